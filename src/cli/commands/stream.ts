import { resolve } from 'node:path'
import type { ReportedProblem } from '../../engine/report.ts'
import { isLost, type LostLine, linesFrom } from '../../node/lines.ts'
import type { Missed, Stretch } from '../../readers/conversations/ndjson-stream.ts'
import { complaint, trouble } from '../complaint.ts'
import { type ConfigFlags, configure } from '../configured.ts'
import { exit } from '../exit.ts'
import { Failure } from '../failure.ts'
import { interruptedCode, unlessInterrupted } from '../interruption.ts'
import { makePage } from '../page.ts'
import { redactionsOf } from '../redaction.ts'
import { rulesNamed } from '../settings.ts'
import { silencingOf } from '../silencing.ts'
import { noCounts, type StreamCounts, teller } from '../streamed.ts'
import { foundCode } from '../tally.ts'
import type { Terminal } from '../terminal.ts'
import type { Checked, World } from '../world.ts'

export interface StreamFlags extends ConfigFlags {
  readonly rule: readonly string[]
  readonly stdinFilename?: string
  readonly quiet?: boolean
  /** Megabytes of the longest line that is read. */
  readonly maxLine: number
  readonly fastPath?: boolean
  readonly redact?: boolean
}

/** As many problems are told one by one on standard error. */
const mostTold = 20

/** Written at once where so much has come together; never later than the end of a piece of the input. */
const pageLength = 65_536

/** A stream in another encoding is wrong from its first byte: one word for it is enough. */
const insistOnUtf8 = (first: Uint8Array | string): void => {
  const [a, b] = typeof first === 'string' ? [] : first
  if (!((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))) return
  throw new Failure('standard input is UTF-16', 'Turn it into UTF-8: iconv -f UTF-16 -t UTF-8.')
}

/** The pieces of standard input, to its end or until the run is told to end. */
async function* pieces({ stdin, signal }: Pick<World, 'stdin' | 'signal'>) {
  const all = stdin[Symbol.asyncIterator]()
  for (let first = true; ; first = false) {
    const next = await unlessInterrupted(all.next(), signal)
    if (!next || next.done) return
    if (first) insistOnUtf8(next.value)
    yield next.value
  }
}

const cutShort = new Failure(
  'interrupted: the input was not read to its end',
  'What was told is right; a conversation that had begun is not told.',
)

const lost = ({ problem, hint, column, ...line }: LostLine): Missed => ({
  line,
  problem: { problem, hint },
  ...(column === undefined ? {} : { column }),
})

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`

const closing = ({ messages, error, warning, info }: StreamCounts, problems: number): string => {
  const found = [many(error, 'error', 'errors'), many(warning, 'warning', 'warnings'), `${info} info`]
  const unread = problems > 0 ? ` ${many(problems, 'problem', 'problems')}: not all was read.` : ''
  return `${many(messages, 'message', 'messages')}: ${found.join(', ')}.${unread}`
}

/** Checks canonical NDJSON as it comes in, and writes a line for each message and each conversation. */
export const stream = async (flags: StreamFlags, world: World, terminal: Terminal): Promise<number> => {
  const { out, err, errPaint } = terminal
  const { tools, cwd, signal } = world
  const { quiet = false, stdinFilename, fastPath } = flags
  await world.keepSmall?.()
  const configured = await configure({ ...flags, as: 'ndjson' }, world, terminal)
  if (!configured) return exit.unsure
  const { show, failOn, usual, lexicons } = configured
  const at = stdinFilename === undefined ? undefined : resolve(cwd, stdinFilename)
  const why = at === undefined ? undefined : configured.leftOut(at)
  if (why !== undefined)
    throw new Failure(`${stdinFilename} is ignored by ${why}`, 'Name the stream otherwise, or not at all.')
  const { rules, reading } = at === undefined ? usual : configured.planFor(at)
  const listed = () => tools.rules(rules)
  const house = lexicons.map(({ rule }) => rule)
  const only = flags.rule.length === 0 ? [] : rulesNamed(flags.rule, [...(await listed()), ...house])
  const silencing = await silencingOf(
    configured,
    { patterns: ['-'], changed: undefined },
    { listed, only, compare: false },
    world,
  )
  if ('problems' in silencing) {
    for (const problem of silencing.problems) await err.write(trouble(problem, errPaint))
    return exit.unsure
  }
  const most = flags.maxLine * 1_000_000
  const path = stdinFilename ?? '<stdin>'
  const { judge, stretches } = await tools.stream(
    { ...rules, only },
    { ...reading, ...(fastPath === undefined ? {} : { fastPath }) },
    most,
  )
  let problems = 0
  let untold: ReportedProblem[] = []
  const masks = await redactionsOf(flags, world)
  const complain = (problem: ReportedProblem): ReportedProblem => {
    const [told = problem] = masks?.().examined({ problems: [problem] }, false).problems ?? []
    if (++problems <= mostTold) untold.push(told)
    return told
  }
  const counts = noCounts()
  const settle = (checked: Checked): Checked => silencing.settle(checked, 'own')
  const tell = teller({ path, show, judge, settle, complain, redaction: masks }, counts)

  const page = makePage()
  const turnPage = async (): Promise<void> => {
    const problems = untold
    untold = []
    await out.write(page.turn())
    for (const problem of problems) await err.write(trouble(problem, errPaint))
  }
  const write = async (some: readonly Stretch[]): Promise<void> => {
    for (const stretch of some) {
      // Nearly all is told at once: to wait for each of very many conversations takes longer than to judge some.
      const waiting = tell(stretch, page.add)
      if (waiting) await waiting
      if (page.length() > pageLength) await turnPage()
    }
  }
  for await (const lines of linesFrom(pieces(world), most)) {
    for (const line of lines) {
      const found = isLost(line) ? stretches.missed(lost(line)) : stretches.take(line)
      if (found.length > 0) await write(found)
    }
    await turnPage()
  }
  if (!signal.aborted) await write(stretches.close())
  await turnPage()
  if (signal.aborted) {
    await err.write(complaint(cutShort, errPaint))
    return interruptedCode(signal)
  }
  if (problems > mostTold) await err.write(`${errPaint.red('✖')} ${problems - mostTold} more like these.\n`)
  if (!quiet) await err.write(`${errPaint.dim(closing(counts, problems))}\n`)
  return problems > 0 ? exit.unsure : foundCode(counts, failOn)
}
