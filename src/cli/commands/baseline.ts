import { dirname, resolve } from 'node:path'
import {
  type Baseline,
  type Counts,
  readBaseline,
  record,
  sizeOf,
  writeBaseline,
} from '../../engine/baseline.ts'
import { isMissing, reasonOf } from '../../node/filesystem.ts'
import { isProblem } from '../../text/problem.ts'
import { checkersOf } from '../checkers.ts'
import { complaint, trouble, troubles } from '../complaint.ts'
import { type ConfigFlags, type Configured, configure } from '../configured.ts'
import { type Examination, examine } from '../examine.ts'
import { exit } from '../exit.ts'
import { Failure } from '../failure.ts'
import { completed, isHeld, judgeAnew } from '../held.ts'
import { inputs } from '../inputs.ts'
import { interruptedCode, pauses } from '../interruption.ts'
import { baselinePath } from '../kept.ts'
import { patternsOf } from '../settings.ts'
import { shownPath } from '../shown.ts'
import { coveredBy, pathIn, type Silencing, silencingOf } from '../silencing.ts'
import type { Terminal } from '../terminal.ts'
import type { Checked, World } from '../world.ts'

export type BaselineFlags = ConfigFlags

interface Recorded {
  readonly counts: Baseline
  /** Whatever could not be read. */
  readonly unread: number
}

/** Checks what a plain run would check, and counts what it finds in each file. */
const findings = async (
  patterns: readonly string[],
  folder: string,
  { settle }: Pick<Silencing, 'settle'>,
  { as }: BaselineFlags,
  configured: Configured,
  world: World,
  { err, errPaint }: Terminal,
): Promise<Recorded> => {
  const { tools, env, cwd } = world
  const formats = await tools.formats()
  const checkerFor = checkersOf([], world)
  const counts = new Map<string, Counts>()
  const held: Checked[] = []
  let unread = 0
  const pause = pauses(world)
  const keep = ({ report }: Checked): void => {
    counts.set(pathIn(folder, resolve(cwd, report.path)), record(report.findings))
  }
  const wanted = { patterns, as, stdinFilename: undefined, formats, perFile: configured }
  for await (const input of inputs(wanted, world)) {
    if (input.is === 'note') await err.write(`${errPaint.dim(input.note)}\n`)
    if (input.is === 'note' || input.is === 'skipped') continue
    const { rules, reading } =
      input.is === 'text' && input.at !== undefined ? configured.planFor(input.at) : configured.usual
    const checker = await checkerFor(rules)
    const checkReading: Examination['checkReading'] = async (read, file) =>
      settle(await checker(read, file), 'own')
    const readSource = tools.readSource.bind(tools)
    const examination = { readSource, checkReading, env, today: world.today(), formats, as, pause, reading }
    const examined = input.is === 'text' ? await examine(input, examination) : { problems: [input.problem] }
    unread += examined.problems.length
    if (examined.problems.length > 0) await err.write(troubles(examined.problems, errPaint))
    if (isHeld(examined)) held.push(examined)
    else if (examined.report) keep(examined)
    if (world.signal.aborted) return { counts, unread }
  }
  for (const checked of completed(held, await judgeAnew(held), settle)) keep(checked)
  return { counts, unread }
}

/** All findings, whatever file they stand in: one that is renamed brings nothing new. */
const allOf = (baseline: Baseline): Counts => {
  const all = new Map<string, number>()
  for (const counts of baseline.values()) {
    for (const [key, count] of counts) all.set(key, (all.get(key) ?? 0) + count)
  }
  return all
}

/** How many findings the one has that the other has not. */
const beyond = (one: Baseline, other: Baseline): number => {
  const there = allOf(other)
  return [...allOf(one)].reduce((sum, [key, count]) => sum + Math.max(0, count - (there.get(key) ?? 0)), 0)
}

/** What was recorded, with what stands today in its place; files that were not asked for keep what they have. */
const merged = (before: Baseline, now: Baseline, isCovered: (path: string) => boolean): Baseline => {
  const kept = [...before].filter(([path]) => !now.has(path) && !isCovered(path))
  return new Map([...kept, ...now].filter(([, counts]) => counts.size > 0))
}

const plural = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

const story = (path: string, before: Baseline | undefined, after: Baseline): string => {
  const rules = new Set(
    [...after.values()].flatMap(counts => [...counts.keys()].map(key => key.split(' ')[0])),
  )
  const total = [...after.values()].reduce((sum, counts) => sum + sizeOf(counts), 0)
  const what = `${plural(total, 'finding')} of ${plural(rules.size, 'rule')}`
  if (!before) return `Recorded ${what} in ${path}. From now on only what is new is reported.\n`
  const added = beyond(after, before)
  const gone = beyond(before, after)
  if (added + gone === 0) return `${path} is as it was: ${what}.\n`
  return `Recorded ${what} in ${path}: ${added} new, ${gone} gone.\n`
}

const asItWas = 'The baseline is as it was. Mend its permissions, or record another one: --baseline FILE.'

const textAt = async (at: string, { fs }: World): Promise<Uint8Array | undefined> =>
  fs.readFile(at).catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw new Failure(`${at} cannot be opened: ${reasonOf(error)}`, asItWas)
  })

/** Records what stands today, so that later runs report only what is new. */
export const baseline = async (
  paths: readonly string[],
  flags: BaselineFlags,
  world: World,
  terminal: Terminal,
): Promise<number> => {
  const { fs, cwd, tools } = world
  const { out, err, errPaint } = terminal
  const configured = await configure(flags, world, terminal)
  if (!configured) return exit.unsure
  const patterns = patternsOf(paths, undefined)
  if (patterns.includes('-')) {
    throw new Failure('standard input has no place in a baseline', 'Name files and folders.')
  }
  const at = baselinePath(configured.kept)
  const shown = shownPath(at, cwd)
  const listed = await tools.rules(configured.usual.rules)
  const silencing = await silencingOf(
    configured,
    { patterns, changed: undefined },
    { listed: async () => listed, only: [], compare: false },
    world,
  )
  if ('problems' in silencing) {
    for (const problem of silencing.problems) await err.write(trouble(problem, errPaint))
    return exit.unsure
  }
  const covers = await coveredBy({ patterns, changed: undefined }, world)
  const folder = dirname(at)
  const bytes = await textAt(at, world)
  const read = bytes && readBaseline(new TextDecoder().decode(bytes))
  if (read && isProblem(read) && !covers(folder)) {
    const hint = `Record the whole of it anew: tactful baseline ${shownPath(folder, cwd)}`
    throw new Failure(`${shown}: ${read.problem}`, hint)
  }
  const before = read && !isProblem(read) ? read : undefined
  const { counts, unread } = await findings(patterns, folder, silencing, flags, configured, world, terminal)
  if (world.signal.aborted) {
    const hint = 'The baseline is as it was. Run tactful baseline again.'
    await err.write(complaint(new Failure('interrupted: nothing was recorded', hint), errPaint))
    return interruptedCode(world.signal)
  }
  if (unread > 0) {
    throw new Failure(
      `nothing was recorded: ${plural(unread, 'thing')} could not be checked, see above`,
      'What is not read now would be reported as new later. Mend it, or leave the file out: ignore in tactful.yaml.',
    )
  }
  const after = merged(before ?? new Map(), counts, path => covers(resolve(folder, path)))
  const text = writeBaseline(after)
  const write = bytes ? fs.replaceFile(at, bytes, new TextEncoder().encode(text)) : fs.writeFile(at, text)
  await write.catch((error: unknown) => {
    throw new Failure(`${shown} cannot be written: ${reasonOf(error)}`, asItWas)
  })
  await out.write(story(shown, before, after))
  return exit.clean
}
