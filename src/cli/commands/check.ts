import type { FileReport, ReportedProblem } from '../../engine/report.ts'
import { visibleLine } from '../../reporters/visible.ts'
import { atLeast, type Severity } from '../../text/severity.ts'
import { checkersOf } from '../checkers.ts'
import { trouble, troubles } from '../complaint.ts'
import { configure } from '../configured.ts'
import { type Examination, type Examined, examine, type Text } from '../examine.ts'
import { exit } from '../exit.ts'
import { completed, isHeld, unjudged } from '../held.ts'
import { type Input, inputs } from '../inputs.ts'
import type { Waiting } from '../interactive/attend.ts'
import { suppressionsPath } from '../kept.ts'
import { advice, baseOf, wantedReports } from '../report-places.ts'
import { openReports } from '../reports.ts'
import { type Scope, scopeOf } from '../scope.ts'
import { type CheckFlags, mendingOf, rulesNamed } from '../settings.ts'
import { silencingOf } from '../silencing.ts'
import { exitCode, tally } from '../tally.ts'
import type { Terminal } from '../terminal.ts'
import type { Checked, World } from '../world.ts'

type Checkable = Exclude<Input, { is: 'note' }>

type ExaminationOf = (at: string | undefined) => Promise<Examination>

type Examine = (text: Text, examination: Examination) => Promise<Examined>

const outcome = async (
  input: Checkable,
  examinationOf: ExaminationOf,
  examineOne: Examine,
): Promise<Examined> => {
  if (input.is === 'text') return examineOne(input, await examinationOf(input.at))
  return { problems: input.is === 'problem' ? [input.problem] : [] }
}

const shown = (report: FileReport, show: Severity): FileReport => ({
  ...report,
  findings: report.findings.filter(({ severity }) => atLeast(severity, show)),
})

/** Files of other formats are no fault where single ones were to be skipped, or where only changes count. */
const mayReadNothing = ({ changed, ignoreUnknown }: Scope): boolean => ignoreUnknown || changed !== undefined

const nothingRead = ({ patterns }: Scope, skipped: number): ReportedProblem => ({
  path: patterns.join(' '),
  message: `nothing to check there: ${skipped} of ${skipped} files are of no format that tactful knows`,
  hint: 'tactful formats lists them; --as FORMAT reads a file that is named as one of them.',
})

/** Checks files and reports on them as it goes; the exit code says what came of it. */
export const check = async (
  paths: readonly string[],
  flags: CheckFlags,
  world: World,
  terminal: Terminal,
): Promise<number> => {
  const { out, err, paint, errPaint, width } = terminal
  const { tools, env, version } = world
  const { quiet = false, stdinFilename, as, interactive = false } = flags
  const wanted = wantedReports(flags.format, world, interactive || flags.diff === true)
  const configured = await configure(flags, world, terminal)
  if (!configured) return exit.unsure
  if (flags.printConfig !== undefined) {
    const { printConfig } = await import('./print-config.ts')
    return printConfig(flags.printConfig, flags.format.at(-1) ?? 'pretty', configured, world, terminal)
  }
  const mending = mendingOf(flags)
  const scope = await scopeOf(paths, flags, world)
  const { show, failOn, usual, lexicons } = configured
  const formats = await tools.formats()
  const house = lexicons.map(({ rule }) => rule)
  const listed = await tools.rules(usual.rules)
  const only = rulesNamed(flags.rule, [...listed, ...house])
  const checkerFor = checkersOf(only, world)
  const silencing = await silencingOf(configured, scope, { listed, only, compare: true }, world)
  if ('problems' in silencing) {
    for (const problem of silencing.problems) await err.write(trouble(problem, errPaint))
    return exit.unsure
  }
  const { settle, finish } = silencing
  const readSource: Examination['readSource'] = (source, options) => tools.readSource(source, options)
  const examinationOf: ExaminationOf = async at => {
    const { rules, reading } = at === undefined ? usual : configured.planFor(at)
    const checker = await checkerFor(rules)
    const checkReading: Examination['checkReading'] = async (read, file) =>
      settle(await checker(read, file), 'own')
    return { readSource, checkReading, env, today: world.today(), formats, as, reading }
  }
  const examineOne: Examine = async (text, examination) => {
    if (!mending) return examine(text, examination)
    const { mendOne } = await import('../mend.ts')
    return mendOne(text, examination, { ...mending, show }, world, terminal)
  }
  // A diff is all that its reader wants; a mended standard input has standard output for itself.
  // Who went through the findings one by one has seen them: of the report only its end is shown.
  let muted = interactive
  const report = async (text: string): Promise<void> => {
    if (muted) return
    if (!mending) await out.write(text)
    else if (!mending.diff) await (scope.patterns.includes('-') ? err : out).write(text)
  }
  const settings = { version, paint, width, show, quiet, rules: listed, base: baseOf(world) }
  const named = [...paths, ...scope.names]
  const reports = await openReports(wanted, named, settings, { out: report, err: err.write }, world)
  const counted = tally()
  const count = async (examined: Examined): Promise<void> => {
    counted.add(examined)
    if (examined.problems.length > 0) await err.write(troubles(examined.problems, errPaint))
    if (examined.report) await reports.file(shown(examined.report, show))
  }

  // A rule over whole folders speaks when the last file is read: while one is on, the reports of its files wait.
  const held: Checked[] = []
  const take = async (examined: Examined): Promise<void> => {
    if (isHeld(examined)) held.push(examined)
    else await count(examined)
  }

  const waiting: Waiting[] = []
  let own = 0
  await reports.open()
  for await (const input of inputs({ ...scope, as, stdinFilename, formats, perFile: configured }, world)) {
    if (input.is === 'text' && reports.isTarget(input.at)) continue
    if (input.is === 'skipped' && input.own) {
      own++
      continue
    }
    if (interactive && input.is === 'text')
      waiting.push({ given: input, examination: await examinationOf(input.at) })
    else if (input.is !== 'note') await take(await outcome(input, examinationOf, examineOne))
    else if (!quiet) await err.write(`${errPaint.dim(visibleLine(input.note))}\n`)
  }
  if (interactive) {
    const { attend } = await import('../interactive/attend.ts')
    const { left, interrupted } = await attend(
      waiting,
      suppressionsPath(configured.kept),
      settings,
      world,
      terminal,
    )
    for (const examined of left) await take(examined)
    if (interrupted) return exit.interrupted
  }
  for (const examined of completed(held, settle)) await count(examined)
  const { reports: late, stale } = await finish(counted.summary().problems.length > 0)
  for (const examined of late) await count(examined)
  counted.gone(stale)
  const alone =
    held.length === 0 && counted.summary().files > 0 && !quiet
      ? unjudged(only, listed, scope.changed !== undefined)
      : undefined
  if (alone !== undefined) await err.write(`${errPaint.dim(alone)}\n`)
  const { files, problems, skipped } = counted.summary()
  if (files + problems.length === 0 && skipped + own > 0 && !mayReadNothing(scope))
    await count({ problems: [nothingRead(scope, skipped + own)] })
  const code = exitCode(counted.summary(), failOn)
  muted = false
  await reports.close(counted.summary(), code)
  const tip = advice(flags.format, world)
  if (tip !== undefined && code !== exit.clean && !quiet) await err.write(`${errPaint.dim(tip)}\n`)
  return code
}
