import type { ReportedProblem } from '../../engine/report.ts'
import { visibleLine } from '../../reporters/visible.ts'
import type { Severity } from '../../text/severity.ts'
import { examinationsOf } from '../checkers.ts'
import { commandIn } from '../command.ts'
import { complaint, trouble } from '../complaint.ts'
import { configure } from '../configured.ts'
import { digest, digestOf } from '../digest.ts'
import { storyOf } from '../earlier.ts'
import { type Examination, type Examined, examine, type Text } from '../examine.ts'
import { type Examining, examined } from '../examined.ts'
import { examinerOf } from '../examiners.ts'
import { exit } from '../exit.ts'
import { Failure } from '../failure.ts'
import { judgeAnew, overFolders, type Settle, unjudged } from '../held.ts'
import { found, type Input, open, type Unread } from '../inputs.ts'
import type { Waiting } from '../interactive/attend.ts'
import { interruptedCode, pauses } from '../interruption.ts'
import { suppressionsPath } from '../kept.ts'
import { ledger } from '../ledger.ts'
import { progressOf } from '../progress.ts'
import { type Redaction, redactionOf } from '../redaction.ts'
import { advice, baseOf, wantedReports } from '../report-places.ts'
import { openReports, wantsRules } from '../reports.ts'
import { type Scope, scopeOf } from '../scope.ts'
import { type CheckFlags, mendingOf, rulesNamed } from '../settings.ts'
import { sharded, shardOf } from '../shard.ts'
import { silencingOf } from '../silencing.ts'
import { noStats, statsOf } from '../stats.ts'
import { exitCode } from '../tally.ts'
import type { Terminal } from '../terminal.ts'
import type { World } from '../world.ts'

/** How one text is examined: as it stands, or with its fixes made. */
type Examine = (text: Text, examination: Examination) => Promise<Examined>

const examineWith =
  (
    mending: ReturnType<typeof mendingOf>,
    show: Severity,
    redaction: Redaction | undefined,
    world: World,
    terminal: Terminal,
  ): Examine =>
  async (text, examination) => {
    if (!mending) return examine(text, examination)
    const { mendOne } = await import('../mend.ts')
    return mendOne(text, examination, { ...mending, show, redaction }, world, terminal)
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

/** The inputs without the files to which reports of this run go. */
async function* without(
  inputs: AsyncIterable<Input | Unread>,
  isTarget: (at: string | undefined) => boolean,
  { signal }: Pick<World, 'signal'>,
): AsyncIterable<Input | Unread> {
  for await (const input of inputs) {
    const at = input.is === 'file' ? input.file.at : input.is === 'text' ? input.at : undefined
    if (!isTarget(at)) yield input
    if (signal.aborted) return
  }
}

const cutShort = (): Failure =>
  new Failure('interrupted: not every file was checked', 'What is reported is what was found so far.')

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
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
  given: World,
  terminal: Terminal,
): Promise<number> => {
  const stats = flags.stats ? statsOf(given) : noStats(given)
  const { world } = stats
  const { err, paint, errPaint, width } = terminal
  const { tools, version, signal } = world
  const { quiet = false, stdinFilename, as, interactive = false } = flags
  const wanted = wantedReports(flags.format, world, interactive || flags.diff === true)
  const configured = await configure(flags, world, terminal)
  if (!configured) return exit.unsure
  if (flags.printConfig !== undefined) {
    const { printConfig } = await import('./print-config.ts')
    return printConfig(flags.printConfig, flags.format.at(-1) ?? 'pretty', configured, world, terminal)
  }
  const mending = mendingOf(flags)
  const redaction = await redactionOf(flags, world)
  const scope = await scopeOf(paths, flags, world)
  const { show, failOn, usual, lexicons } = configured
  const formats = await tools.formats()
  const house = lexicons.map(({ rule }) => rule)
  // Rules take their time to load, and where all files are as they were nobody asks for them.
  const listed = once(() => tools.rules(usual.rules))
  const only = flags.rule.length === 0 ? [] : rulesNamed(flags.rule, [...(await listed()), ...house])
  const silencing = await silencingOf(configured, scope, { listed, only, compare: true }, world)
  if ('problems' in silencing) {
    for (const problem of silencing.problems) await err.write(trouble(problem, errPaint))
    return exit.unsure
  }
  // What is silenced is counted, so files are settled in their order; one that is mended, as soon as it is examined.
  const atOnce = mending !== undefined || interactive || scope.changed !== undefined
  const unsettled: Settle = checked => checked
  const examineOne = examineWith(mending, show, redaction, world, terminal)
  const print = printer(mending, scope, terminal)
  let muted = interactive
  const report = async (text: string): Promise<void> => {
    if (!muted) await print(text)
  }
  const rules = interactive || wantsRules(wanted) ? { rules: await listed() } : {}
  const { told, isEarlier, notes } = await storyOf(flags.earlier ?? [], wanted, world)
  const date = world.today()
  const shard = flags.shard === undefined ? undefined : shardOf(flags.shard)
  let part: ReturnType<typeof sharded> | undefined
  const toMerge = {
    ...(shard ? { shard: () => part?.told() ?? { ...shard, digest: '', placeOf: () => undefined } } : {}),
    ...(flags.messages ? { messages: true } : {}),
    ...(redaction ? { masked: true } : {}),
    ...(wanted.some(({ name }) => name === 'json') ? { digest: digestOf } : {}),
  }
  const settings = {
    version,
    date,
    paint,
    width,
    show,
    quiet,
    ...rules,
    ...told,
    ...toMerge,
    base: baseOf(world),
    command: commandIn(world),
  }
  const named = [...paths, ...scope.names]
  const streams = { out: report, err: err.write }
  const reports = stats.reports(await openReports(wanted, named, settings, streams, world))
  // Names are told by all that a file says, too.
  const keepSaid = reports.wantSaid || redaction !== undefined || flags.messages === true
  const settle = atOnce ? silencing.settle : unsettled
  const sources = { ...scope, as, stdinFilename, formats, perFile: configured }
  const foundAgain = () => found({ ...sources, patterns: scope.patterns.filter(each => each !== '-') }, given)
  const progress = progressOf(foundAgain, flags, world, terminal)
  const turn = pauses(world)
  const pause = () => {
    progress.tick()
    return turn()
  }
  const examinationOf = examinationsOf(configured, { only, as, settle, keepSaid, pause }, formats, world)
  const taken = ledger(
    reports,
    show,
    silencing,
    terminal,
    async () => overFolders(await listed(), only),
    redaction && (examined => redaction.examined(examined, reports.wantSaid || flags.messages === true)),
    stats.took,
  )
  const waiting: Waiting[] = []
  let own = 0
  await reports.open()
  const inputs = stats.finding(found(sources, world))
  const examineText = async (text: Text): Promise<Examined | undefined> => {
    progress.at(text.path)
    const examination = await examinationOf(text.at)
    if (!interactive) return examineOne(text, examination)
    waiting.push({ given: text, examination })
    return undefined
  }
  const openHere = (unread: Unread) => async (): Promise<Examined | undefined> => {
    const input = await open(unread, formats, scope.changed?.fs ?? world.fs)
    if (input.is === 'text') return examineText(input)
    return { problems: input.is === 'problem' ? [input.problem] : [] }
  }
  const tell = async (word: string): Promise<void> => {
    if (!quiet) await err.write(`${errPaint.dim(visibleLine(word))}\n`)
  }
  for (const note of notes) await tell(note)
  const examiner = atOnce
    ? { file: openHere, ahead: 0, judge: judgeAnew, isOwn: () => false, close: async () => {} }
    : await examinerOf(
        {
          flags: stats.alone(flags),
          configured,
          only,
          keepSaid,
          keepLines: reports.wantSource,
          tell,
          progress,
          pause,
        },
        world,
      )
  const examining: Examining = {
    text: examineText,
    file: examiner.file,
    get ahead() {
      return examiner.ahead
    },
    settle: atOnce ? unsettled : silencing.settle,
  }
  const isAside = (at: string | undefined): boolean =>
    at !== undefined && (reports.isTarget(at) || examiner.isOwn(at) || isEarlier(at))
  const wholly = without(inputs, isAside, world)
  part = shard && sharded(wholly, shard, world.fs, digest)
  for await (const outcome of examined(part?.inputs ?? wholly, examining)) {
    if (outcome.is === 'skipped') own++
    else if (outcome.is === 'examined') {
      await taken.take(outcome.examined)
      if (examiner.ahead === 0) progress.took(outcome.examined)
    } else await tell(outcome.note)
    // What other threads have done by now is told, too.
    if (signal.aborted && examiner.ahead === 0) break
  }
  progress.end()
  const interrupted = signal.aborted
  if (interrupted && interactive) return interruptedCode(signal)
  if (interactive) {
    const { attend } = await import('../interactive/attend.ts')
    const { left, interrupted: broken } = await attend(
      waiting,
      suppressionsPath(configured.kept),
      settings,
      world,
      terminal,
    )
    for (const examined of left) await taken.take(examined)
    if (broken) return signal.aborted ? interruptedCode(signal) : exit.interrupted
  }
  await taken.close(interrupted, examiner.judge, part)
  await examiner.close(!interrupted && !part)
  const alone =
    !interrupted && !taken.together() && taken.summary().files > 0 && !quiet
      ? unjudged(only, only.length === 0 ? [] : await listed(), scope.changed !== undefined)
      : undefined
  const { unjudged: left = [] } = taken.summary()
  if (part && left.length > 0)
    await tell(
      `A shard has not all files, so these rules over whole folders did not speak: ${left.join(', ')}.`,
    )
  if (alone !== undefined) await err.write(`${errPaint.dim(alone)}\n`)
  const { files, problems, skipped } = taken.summary()
  if (!interrupted && files + problems.length === 0 && skipped + own > 0 && !mayReadNothing(scope))
    await taken.enter({ problems: [nothingRead(scope, skipped + own)] })
  const code = interrupted ? interruptedCode(signal) : exitCode(taken.summary(), failOn)
  muted = false
  await reports.close(taken.summary(), code)
  if (interrupted) await err.write(complaint(cutShort(), errPaint))
  const measured = stats.measured()
  if (measured) {
    const { statsPage } = await import('../stats-page.ts')
    await err.write(statsPage(measured, taken.summary(), errPaint))
  }
  const tip = advice(flags.format, world)
  if (tip !== undefined && code !== exit.clean && !quiet) await err.write(`${errPaint.dim(tip)}\n`)
  return code
}
