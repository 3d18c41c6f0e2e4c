import type { FileReport, ReportedProblem } from '../../engine/report.ts'
import { visibleLine } from '../../reporters/visible.ts'
import { atLeast, type Severity } from '../../text/severity.ts'
import { checkersOf } from '../checkers.ts'
import { troubles } from '../complaint.ts'
import { configure } from '../configured.ts'
import { type Examination, type Examined, examine, type Text } from '../examine.ts'
import { exit } from '../exit.ts'
import { completed, isHeld, unjudged } from '../held.ts'
import { type Input, inputs } from '../inputs.ts'
import type { Waiting } from '../interactive/attend.ts'
import { type Scope, scopeOf } from '../scope.ts'
import { type CheckFlags, mendingOf, reporterNamed, rulesNamed } from '../settings.ts'
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
  const makeReporter = await reporterNamed(flags.format)
  const configured = await configure(flags, world, terminal)
  if (!configured) return exit.unsure
  if (flags.printConfig !== undefined) {
    const { printConfig } = await import('./print-config.ts')
    return printConfig(flags.printConfig, flags.format, configured, world, terminal)
  }
  const mending = mendingOf(flags)
  const scope = await scopeOf(paths, flags, world)
  const { show, failOn, usual, lexicons } = configured
  const reporter = makeReporter({ version, paint, width, show, quiet })
  const formats = await tools.formats()
  const house = lexicons.map(({ rule }) => rule)
  const listed = await tools.rules(usual.rules)
  const only = rulesNamed(flags.rule, [...listed, ...house])
  const checkerFor = checkersOf(only, world)
  const readSource: Examination['readSource'] = (source, options) => tools.readSource(source, options)
  const examinationOf: ExaminationOf = async at => {
    const { rules, reading } = at === undefined ? usual : configured.planFor(at)
    return { readSource, checkReading: await checkerFor(rules), env, formats, as, reading }
  }
  const examineOne: Examine = async (text, examination) => {
    if (!mending) return examine(text, examination)
    const { mendOne } = await import('../mend.ts')
    return mendOne(text, examination, { ...mending, show }, world, terminal)
  }
  // A diff is all that its reader wants; a mended standard input has standard output for itself.
  const report = async (text: string): Promise<void> => {
    if (!mending) await out.write(text)
    else if (!mending.diff) await (scope.patterns.includes('-') ? err : out).write(text)
  }
  const counted = tally()
  const count = async (examined: Examined): Promise<void> => {
    counted.add(examined)
    if (examined.problems.length > 0) await err.write(troubles(examined.problems, errPaint))
    const page = examined.report ? reporter.file(shown(examined.report, show)) : ''
    if (!interactive) await report(page)
  }

  // A rule over whole folders speaks when the last file is read: while one is on, the reports of its files wait.
  const held: Checked[] = []
  const take = async (examined: Examined): Promise<void> => {
    if (isHeld(examined)) held.push(examined)
    else await count(examined)
  }

  const waiting: Waiting[] = []
  await report(reporter.open())
  for await (const input of inputs({ ...scope, as, stdinFilename, formats, perFile: configured }, world)) {
    if (interactive && input.is === 'text')
      waiting.push({ given: input, examination: await examinationOf(input.at) })
    else if (input.is !== 'note') await take(await outcome(input, examinationOf, examineOne))
    else if (!quiet) await err.write(`${errPaint.dim(visibleLine(input.note))}\n`)
  }
  if (interactive) {
    const { attend } = await import('../interactive/attend.ts')
    const settings = { version, paint, width, show, quiet }
    const { left, interrupted } = await attend(waiting, settings, world, terminal)
    for (const examined of left) await take(examined)
    if (interrupted) return exit.interrupted
  }
  for (const examined of completed(held)) await count(examined)
  const alone =
    held.length === 0 && counted.summary().files > 0 && !quiet
      ? unjudged(only, listed, scope.changed !== undefined)
      : undefined
  if (alone !== undefined) await err.write(`${errPaint.dim(alone)}\n`)
  const { files, problems, skipped } = counted.summary()
  if (files + problems.length === 0 && skipped > 0 && !mayReadNothing(scope))
    await count({ problems: [nothingRead(scope, skipped)] })
  await report(reporter.close(counted.summary()))
  return exitCode(counted.summary(), failOn)
}
