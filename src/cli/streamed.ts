import type { ReportedProblem } from '../engine/report.ts'
import type { JudgeTalk, Ordinals, PlacesOf, ToldMessage, ToldTalk } from '../engine/stream.ts'
import { isMissed, type Missed, type Stretch, type Turn } from '../readers/conversations/ndjson-stream.ts'
import { silentMessage, streamedConversation, streamedMessage, streamedProblem } from '../reporters/stream.ts'
import { isCompany } from '../text/company.ts'
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

const add = (counts: StreamCounts, { findings, suppressed = [], otherLanguages }: Told): void => {
  counts.otherLanguages += otherLanguages
  counts.findings += findings.length
  for (const { severity } of findings) counts[severity]++
  counts.suppressed += suppressed.length
}

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

  const count = ({ line, message }: Turn): void => {
    counts.messages++
    const speaks = isCompany(message.role) && message.passages.length > 0
    if (speaks) counts.checked++
    if (!talk) return
    talk.firstLine ||= line.number
    talk.lastLine = line.number
    talk.counts.messages++
    if (speaks) talk.counts.checked++
  }

  /** What is left of the findings. */
  const settled = ({ message }: Turn, { findings, otherLanguages }: ToldMessage): Told => {
    if (findings.length === 0) return { findings, otherLanguages }
    const messages = message.passages.length > 0 ? 1 : 0
    const about = { path, format: 'ndjson', messages, otherLanguages, source: '' }
    return settle({ report: { ...about, findings }, problems: [] }).report
  }

  const toldOf = (entry: Turn, own: ToldMessage): Told => {
    const report = settled(entry, own)
    add(counts, report)
    if (talk) add(talk.counts, report)
    return report
  }

  const lineOf = ({ entry, conversation, id, report }: StreamedTurn): string => {
    const { line, turn, message } = entry
    const place = { line: line.number, conversation, turn, id, role: message.role }
    if (!report) return silentMessage(place)
    const findings = atLeast('info', show)
      ? report.findings
      : report.findings.filter(({ severity }) => atLeast(severity, show))
    return streamedMessage({
      ...place,
      findings,
      suppressed: report.suppressed ?? [],
      hidden: report.findings.length - findings.length,
      otherLanguages: report.otherLanguages,
    })
  }

  /** Knows the messages of a stretch; a list of them is made when one is asked for. */
  const placesIn = (entries: Stretch['entries']): PlacesOf => {
    let turns: Map<Message, Turn> | undefined
    const listed = (): Map<Message, Turn> => {
      const all = new Map<Message, Turn>()
      for (const entry of entries) if (!isMissed(entry)) all.set(entry.message, entry)
      return all
    }
    return message => {
      turns ??= listed()
      const turn = turns.get(message)
      return turn && placesOf(turn)
    }
  }

  const begin = ({ opens, spoken: { id } }: Stretch): void => {
    if (!opens && id !== undefined) return
    ordinals = new Map()
    redaction = telling.redaction?.()
    talk = id === undefined ? undefined : { conversation: id, firstLine: 0, lastLine: 0, counts: noCounts() }
  }

  const tellAll = ({ entries, spoken, closes }: Stretch, { told, heard }: ToldTalk, write: Write): void => {
    const { id } = spoken
    const all: StreamedTurn[] = []
    for (const entry of entries) {
      if (isMissed(entry)) continue
      count(entry)
      const own = told.get(entry.message)
      all.push({ entry, conversation: id, id: entry.message.id, report: own && toldOf(entry, own) })
    }
    // The name tells one stretch from the next: who is who is worked out for each.
    const name = `${path}:${all[0]?.entry.line.number ?? 0}`
    const turns = redaction ? masked(all, heard ?? {}, name, redaction) : all
    if (talk) talk.conversation = turns[0]?.conversation ?? talk.conversation
    let next = 0
    for (const entry of entries) {
      if (isMissed(entry)) {
        write(missed(entry))
        continue
      }
      write(lineOf(turns[next++] as StreamedTurn))
      const own = told.get(entry.message)
      if (own && own.faults.length > 0) write(faulty(entry, own))
    }
    if (closes && talk) {
      const { conversation, firstLine, lastLine } = talk
      write(streamedConversation({ conversation, firstLine, lastLine, ...talk.counts }))
    }
  }

  /** Writes what a stretch comes to, line by line; a promise only where something must be waited for. */
  return (stretch: Stretch, write: Write): Promise<void> | undefined => {
    begin(stretch)
    const { entries, spoken } = stretch
    const told = entries.some(isAsked)
      ? judge(spoken, placesIn(entries), ordinals, redaction !== undefined)
      : silence
    if (told instanceof Promise) return told.then(found => tellAll(stretch, found, write))
    tellAll(stretch, told, write)
    return undefined
  }
}

type Write = (text: string) => void
const isAsked = (entry: Stretch['entries'][number]): boolean =>
  !isMissed(entry) && isCompany(entry.message.role)
const silence: ToldTalk = { told: new Map() }
