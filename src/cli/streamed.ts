import type { ReportedProblem } from '../engine/report.ts'
import type { JudgeTalk, Ordinals, ToldMessage } from '../engine/stream.ts'
import { isMissed, type Missed, type Stretch, type Turn } from '../readers/conversations/ndjson-stream.ts'
import { streamedConversation, streamedMessage, streamedProblem } from '../reporters/stream.ts'
import type { Message } from '../text/conversation.ts'
import type { Position } from '../text/lines.ts'
import { atLeast, type Severity } from '../text/severity.ts'
import type { Redaction } from './redaction.ts'
import { masked, type StreamedTurn } from './stream-masks.ts'
import type { Checked } from './world.ts'

/** What a stream has come to. */
export interface StreamCounts {
  messages: number
  /** Those of the company that say something. */
  checked: number
  findings: number
  error: number
  warning: number
  info: number
  suppressed: number
  otherLanguages: number
}

export const noCounts = (): StreamCounts => ({
  messages: 0,
  checked: 0,
  findings: 0,
  error: 0,
  warning: 0,
  info: 0,
  suppressed: 0,
  otherLanguages: 0,
})

type Told = NonNullable<StreamedTurn['report']>

const add = (
  counts: StreamCounts,
  { findings, suppressed = [], otherLanguages }: Told,
  speaks: boolean,
): void => {
  if (speaks) counts.checked++
  counts.otherLanguages += otherLanguages
  counts.findings += findings.length
  for (const { severity } of findings) counts[severity]++
  counts.suppressed += suppressed.length
}

const isCompany = ({ role }: Message): boolean => role === 'agent' || role === 'bot'

/** Where the offsets of a line are: a line holds no other. */
const placesOf =
  ({ line }: Turn) =>
  (offset: number): Position => ({ offset, line: line.number, column: offset - line.offset + 1 })

export interface StreamTelling {
  /** What problems call the stream. */
  readonly path: string
  readonly show: Severity
  readonly judge: JudgeTalk
  readonly settle: (checked: Checked) => Checked
  /** Hears of each problem, and gives it as it is to be told. */
  readonly complain: (problem: ReportedProblem) => ReportedProblem
  /** A new one for each conversation, so that what it remembers has an end; undefined where nothing is masked. */
  readonly redaction: (() => Redaction) | undefined
}

interface Talk {
  conversation: string
  firstLine: number
  lastLine: number
  readonly counts: StreamCounts
}

/** Tells stretches of a stream as lines of output; `counts` are those of the whole stream. */
export const teller = (telling: StreamTelling, counts: StreamCounts) => {
  const { path, show, judge, settle, complain } = telling
  let talk: Talk | undefined
  let ordinals: Ordinals = new Map()
  let redaction: Redaction | undefined

  const missed = ({ line, problem, column }: Missed): string => {
    const place = { line: line.number, ...(column === undefined ? {} : { column }) }
    const { message, hint } = complain({ path, ...place, message: problem.problem, hint: problem.hint })
    return streamedProblem({ ...place, offset: line.offset + (column ?? 1) - 1, message, hint })
  }

  const faulty = ({ line }: Turn, { faults }: ToldMessage): string =>
    faults
      .map(fault => {
        const { message, hint } = complain({ path, line: line.number, ...fault })
        return streamedProblem({ line: line.number, offset: line.offset, message, hint })
      })
      .join('')

  const count = ({ line }: Turn): void => {
    counts.messages++
    if (!talk) return
    talk.firstLine ||= line.number
    talk.lastLine = line.number
    talk.counts.messages++
  }

  /** What is left of the findings; most messages have none, and are told as they are. */
  const settled = (own: ToldMessage): Told => {
    const { findings, otherLanguages, speaks } = own
    if (findings.length === 0) return own
    const about = { path, format: 'ndjson', messages: speaks ? 1 : 0, otherLanguages, source: '' }
    return settle({ report: { ...about, findings }, problems: [] }).report
  }

  const toldOf = (own: ToldMessage): Told => {
    const report = settled(own)
    add(counts, report, own.speaks)
    if (talk) add(talk.counts, report, own.speaks)
    return report
  }

  const lineOf = ({ entry, conversation, id, report }: StreamedTurn): string => {
    const found = report?.findings ?? []
    const findings = found.length === 0 ? found : found.filter(({ severity }) => atLeast(severity, show))
    return streamedMessage({
      line: entry.line.number,
      conversation,
      turn: entry.turn,
      id,
      role: entry.message.role,
      findings,
      suppressed: report?.suppressed ?? [],
      hidden: found.length - findings.length,
      otherLanguages: report?.otherLanguages ?? 0,
    })
  }

  const wantedOf = (entries: Stretch['entries']): Map<Message, (offset: number) => Position> => {
    const wanted = new Map<Message, (offset: number) => Position>()
    for (const entry of entries) {
      if (!isMissed(entry) && isCompany(entry.message)) wanted.set(entry.message, placesOf(entry))
    }
    return wanted
  }

  return async ({ entries, spoken, opens, closes }: Stretch): Promise<string> => {
    const { id } = spoken
    if (opens || id === undefined) {
      ordinals = new Map()
      redaction = telling.redaction?.()
      talk =
        id === undefined ? undefined : { conversation: id, firstLine: 0, lastLine: 0, counts: noCounts() }
    }
    const wanted = wantedOf(entries)
    const { told, heard } =
      wanted.size === 0 ? silence : await judge(spoken, wanted, ordinals, redaction !== undefined)
    const all: StreamedTurn[] = []
    for (const entry of entries) {
      if (isMissed(entry)) continue
      count(entry)
      const own = told.get(entry.message)
      all.push({ entry, conversation: id, id: entry.message.id, report: own && toldOf(own) })
    }
    // The name tells one stretch from the next: who is who is worked out for each.
    const name = `${path}:${all[0]?.entry.line.number ?? 0}`
    const turns = redaction ? masked(all, heard ?? {}, name, redaction) : all
    if (talk) talk.conversation = turns[0]?.conversation ?? talk.conversation
    let lines = ''
    let next = 0
    for (const entry of entries) {
      if (isMissed(entry)) {
        lines += missed(entry)
        continue
      }
      lines += lineOf(turns[next++] as StreamedTurn)
      const own = told.get(entry.message)
      if (own && own.faults.length > 0) lines += faulty(entry, own)
    }
    if (closes && talk) {
      const { conversation, firstLine, lastLine } = talk
      lines += streamedConversation({ conversation, firstLine, lastLine, ...talk.counts })
    }
    return lines
  }
}

const silence: Awaited<ReturnType<JudgeTalk>> = { told: new Map() }
