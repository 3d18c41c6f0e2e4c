import { join } from 'node:path'
import { reasonOf } from '../../node/filesystem.ts'
import { findSettings } from '../../node/settings-files.ts'
import { severities } from '../../text/severity.ts'
import { checkersOf } from '../checkers.ts'
import { configure } from '../configured.ts'
import { examine } from '../examine.ts'
import { exit } from '../exit.ts'
import { Failure } from '../failure.ts'
import { inputs } from '../inputs.ts'
import { nextSteps, proposal, type Sight, type Spoken, sightPage } from '../proposal.ts'
import { patternsOf } from '../settings.ts'
import { shownPath } from '../shown.ts'
import type { Terminal } from '../terminal.ts'
import { isMissed, promises } from '../unknown-format.ts'
import type { World } from '../world.ts'

export interface InitFlags {
  readonly yes?: boolean
}

const name = 'tactful.yaml'

/** Checks everything with the usual rules, and keeps counts alone. */
const look = async (
  paths: readonly string[],
  world: World,
  terminal: Terminal,
): Promise<Sight | undefined> => {
  const { tools, env } = world
  const configured = await configure({ config: false, given: new Set() }, world, terminal)
  if (!configured) return undefined
  const { rules, reading } = configured.usual
  const formats = await tools.formats()
  const checkReading = await checkersOf([], world)(rules)
  const readSource = tools.readSource.bind(tools)
  const examination = { readSource, checkReading, env, formats, as: undefined, reading }
  const byFormat = new Map<string, number>()
  const byRule = new Map<string, number>()
  let files = 0
  let messages = 0
  let broken = 0
  const unknown: string[] = []
  const patterns = patternsOf(paths, undefined)
  for await (const input of inputs({ patterns, as: undefined, stdinFilename: undefined, formats }, world)) {
    if (input.is === 'problem') broken++
    if (input.is !== 'text') continue
    const { report, problems } = await examine(input, examination)
    if (problems.length > 0) broken++
    if (!report && problems.length === 0 && promises(input.path, formats, undefined) && isMissed(input.path))
      unknown.push(input.path)
    if (!report) continue
    files++
    messages += report.messages
    byFormat.set(report.format, (byFormat.get(report.format) ?? 0) + 1)
    for (const { rule } of report.findings) byRule.set(rule, (byRule.get(rule) ?? 0) + 1)
  }
  const spoken = (await tools.rules(rules)).flatMap(({ id, title, severity, level }): readonly Spoken[] => {
    const times = byRule.get(id)
    return times === undefined ? [] : [{ id, title, severity: level === 'off' ? severity : level, times }]
  })
  return {
    files,
    messages,
    broken,
    unknown,
    formats: [...byFormat].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
    rules: spoken.toSorted(
      (a, b) =>
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        b.times - a.times ||
        (a.id < b.id ? -1 : 1),
    ),
  }
}

const firstLine = async (stdin: World['stdin']): Promise<string> => {
  let line = ''
  for await (const chunk of stdin) {
    line += typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk)
    if (line.includes('\n')) break
  }
  return line.split('\n')[0]?.trim().toLowerCase() ?? ''
}

/** Looks at a folder, proposes settings and writes them if they are wanted; it overwrites nothing. */
export const init = async (
  paths: readonly string[],
  { yes = false }: InitFlags,
  world: World,
  terminal: Terminal,
): Promise<number> => {
  const { fs, cwd, env, stdin, stdout } = world
  const { out, err } = terminal
  const [there] = await findSettings(fs, cwd, env.HOME ?? env.USERPROFILE)
  if (there !== undefined) {
    throw new Failure(
      `${shownPath(there, cwd)} is there already`,
      'tactful --print-config FILE shows what holds for a file; nothing was written.',
    )
  }
  const sight = await look(paths, world, terminal)
  if (!sight) return exit.unsure
  const text = proposal(sight)
  await out.write(sightPage(sight))
  if (!yes) {
    await out.write(`${text}\n`)
    if (!stdout.isTTY) {
      await err.write(`Nothing was written: tactful init --yes writes it as ${name}.\n`)
      return exit.clean
    }
    await out.write(`Write it as ${name}? [Y/n] `)
    const answer = await firstLine(stdin)
    if (!['', 'y', 'yes'].includes(answer)) {
      await out.write('Nothing was written.\n')
      return exit.clean
    }
  }
  await fs.writeFile(join(cwd, name), text).catch((error: unknown) => {
    throw new Failure(
      `${name} cannot be written: ${reasonOf(error)}`,
      'Nothing was written. Mend the permissions of the folder, and run it again.',
    )
  })
  await out.write(`${name} is written.\n${nextSteps}`)
  return exit.clean
}
