import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Script } from 'node:vm'

/** What `compiled.ts` runs in a process of its own: a package, and what to check. */
const [root = '', ...paths] = process.argv.slice(2)

interface Starter {
  readonly command: () => { main?: (root: string) => Promise<number> }
  /** The parts that ran and were compiled for it. */
  readonly anew: readonly { readonly name: string; readonly script: Script }[]
}

const { command, anew }: Starter = createRequire(import.meta.url)(join(root, 'bin', 'tactful.js'))
const { main } = command()
const check = async (path: string, ...flags: readonly string[]): Promise<void> => {
  process.argv = [...process.argv.slice(0, 2), '--no-config', '--show', 'info', ...flags, path]
  const code = await main?.(root)
  if (code !== 0 && code !== 1) throw new Error(`${path} could not be checked`)
}
// Each as seldom as may be: of functions that ran often V8 keeps that they did, and in each run to come makes them ready to
// be fast, for which a small run pays two milliseconds and has no use.
const [plain = '', ...others] = paths
for (const path of [plain, ...others]) await check(path, '--profile', 'strict', '--format', 'compact')
const cached = ['--cache', '--cache-location', join(dirname(plain), 'cache')]
for (const _ of ['full', 'found']) await check(plain, ...cached)
const engine = `${process.versions.v8}-${process.arch}`
for (const { name, script } of anew)
  writeFileSync(join(root, 'dist', `${name}-${engine}.cache`), script.createCachedData())
process.exit(0)
