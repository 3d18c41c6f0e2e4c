import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { corporaIn, fullSizes, quickSizes } from './corpora.ts'
import { measure } from './measure.ts'
import { cacheIn, rowsIn } from './rows.ts'
import { rowTable } from './table.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const usage = `npm run bench -- [rows NAME,…|stages|rules] [--quick]

  rows    whole processes beside other tools (the default): tiny, tiny-hits, md, ndjson, export, long, line
  stages  MB/s of each stage of a check, in one process
  rules   what 300, 3,000 and 10,000 phrases cost
  --quick smaller corpora and fewer runs

A tool that takes longer than a minute (md: five), or breaks down, says so in its row.
`

const install = (): void => {
  if (existsSync(here('node_modules/.package-lock.json'))) return
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], { cwd: here('.'), stdio: 'inherit' })
  if (status !== 0) throw new Error('the peers could not be installed')
}

const rows = async (names: readonly string[], quick: boolean): Promise<void> => {
  install()
  const folder = await corporaIn(quick ? quickSizes : fullSizes)
  rmSync(cacheIn(folder), { force: true })
  const all = rowsIn(folder, quick)
  const unknown = names.filter(name => !all.some(row => row.name === name))
  if (unknown.length > 0) throw new Error(`there is no row ${unknown.join(', ')}: ${usage}`)
  for (const row of all.filter(({ name }) => names.length === 0 || names.includes(name))) {
    console.log(rowTable(row, await measure(row)))
  }
}

const main = async (given: readonly string[]): Promise<void> => {
  const quick = given.includes('--quick')
  const [what = 'rows', ...rest] = given.filter(word => word !== '--quick')
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}\n`)
  // Of every tool the start grows by as much, and the ratios shrink.
  if (process.env.NODE_EXTRA_CA_CERTS)
    console.log('NODE_EXTRA_CA_CERTS is set: node reads certificates at each start.\n')
  if (what === 'rows')
    await rows(
      rest.flatMap(word => word.split(',')),
      quick,
    )
  else if (what === 'stages') await (await import('./stages.ts')).stages(quick)
  else if (what === 'rules') await (await import('./rules.ts')).rules(quick)
  else console.log(usage)
}

await main(process.argv.slice(2))
