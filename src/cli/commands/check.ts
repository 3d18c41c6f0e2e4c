import type { ReportedProblem } from '../../engine/report.ts'
import { visibleLine } from '../../reporters/visible.ts'
import type { Severity } from '../../text/severity.ts'
import { examinationsOf } from '../checkers.ts'
import { trouble } from '../complaint.ts'
import { configure } from '../configured.ts'
import { type Examination, type Examined, examine, type Text } from '../examine.ts'
import { exit } from '../exit.ts'
import { unjudged } from '../held.ts'
import { inputs } from '../inputs.ts'
import type { Waiting } from '../interactive/attend.ts'
import { suppressionsPath } from '../kept.ts'
import { ledger } from '../ledger.ts'
import { advice, baseOf, wantedReports } from '../report-places.ts'
import { openReports } from '../reports.ts'
import { type Scope, scopeOf } from '../scope.ts'
import { type CheckFlags, mendingOf, rulesNamed } from '../settings.ts'
import { silencingOf } from '../silencing.ts'
import { exitCode } from '../tally.ts'
import type { Terminal } from '../terminal.ts'
import type { World } from '../world.ts'

/** How one text is examined: as it stands, or with its fixes made. */
type Examine = (text: Text, examination: Examination) => Promise<Examined>

const examineWith =
  (mending: ReturnType<typeof mendingOf>, show: Severity, world: World, terminal: Terminal): Examine =>
  async (text, examination) => {
    if (!mending) return examine(text, examination)
    const { mendOne } = await import('../mend.ts')
    return mendOne(text, examination, { ...mending, show }, world, terminal)
  }

/**
 * Where the printed report goes. A diff is all that its reader wants, a mended standard input has standard output for
 * itself, and who went through the findings one by one has seen them: of that report only the end is printed.
 */
const printer = (
  mending: ReturnType<typeof mendingOf>,
  { patterns }: Scope,
  { out, err }: Terminal,
): Terminal['out']['write'] => {
  if (!mending) return out.write
  if (mending.diff) return async () => {}
  return (patterns.includes('-') ? err : out).write
}

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
  const { err, paint, errPaint, width } = terminal
  const { tools, version } = world
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
  const silencing = await silencingOf(configured, scope, { listed, only, compare: true }, world)
  if ('problems' in silencing) {
    for (const problem of silencing.problems) await err.write(trouble(problem, errPaint))
    return exit.unsure
  }
  const { settle } = silencing
  const examineOne = examineWith(mending, show, world, terminal)
  const print = printer(mending, scope, terminal)
  let muted = interactive
  const report = async (text: string): Promise<void> => {
    if (!muted) await print(text)
  }
  const settings = { version, paint, width, show, quiet, rules: listed, base: baseOf(world) }
  const named = [...paths, ...scope.names]
  const reports = await openReports(wanted, named, settings, { out: report, err: err.write }, world)
  const { wantSaid: keepSaid } = reports
  const examinationOf = examinationsOf(configured, { only, as, settle, keepSaid }, formats, world)
  const taken = ledger(reports, show, silencing, terminal)
  const waiting: Waiting[] = []
  let own = 0
  await reports.open()
  for await (const input of inputs({ ...scope, as, stdinFilename, formats, perFile: configured }, world)) {
    if (input.is === 'text' && reports.isTarget(input.at)) continue
    if (input.is === 'skipped' && input.own) {
      own++
      continue
    }
    if (input.is === 'note') {
      if (!quiet) await err.write(`${errPaint.dim(visibleLine(input.note))}\n`)
    } else if (input.is !== 'text') {
      await taken.take({ problems: input.is === 'problem' ? [input.problem] : [] })
    } else {
      const examination = await examinationOf(input.at)
      if (interactive) waiting.push({ given: input, examination })
      else await taken.take(await examineOne(input, examination))
    }
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
    for (const examined of left) await taken.take(examined)
    if (interrupted) return exit.interrupted
  }
  await taken.close()
  const alone =
    !taken.together() && taken.summary().files > 0 && !quiet
      ? unjudged(only, listed, scope.changed !== undefined)
      : undefined
  if (alone !== undefined) await err.write(`${errPaint.dim(alone)}\n`)
  const { files, problems, skipped } = taken.summary()
  if (files + problems.length === 0 && skipped + own > 0 && !mayReadNothing(scope))
    await taken.enter({ problems: [nothingRead(scope, skipped + own)] })
  const code = exitCode(taken.summary(), failOn)
  muted = false
  await reports.close(taken.summary(), code)
  const tip = advice(flags.format, world)
  if (tip !== undefined && code !== exit.clean && !quiet) await err.write(`${errPaint.dim(tip)}\n`)
  return code
}
