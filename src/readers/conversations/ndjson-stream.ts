import type { Conversation, Message } from '../../text/conversation.ts'
import { Located } from '../../text/located.ts'
import { isProblem, type Problem } from '../../text/problem.ts'
import type { ReadOptions } from '../reader.ts'
import type { MessageLine } from './message-line.ts'
import { afterItsEnd, beganAt, messageOf, readLine, trimmed } from './ndjson-line.ts'

/** A line of a stream: `number` from 1, `offset` in UTF-16 units from the start of the stream. */
export interface StreamLine {
  readonly number: number
  readonly offset: number
  readonly text: string
}

/** A line that says something. */
export interface Turn {
  readonly line: StreamLine
  readonly message: Message
  /** Its number in its conversation, from 1; left out where it belongs to none. */
  readonly turn?: number
}

/** A line that could not be read; `column` (UTF-16 units) from 1. */
export interface Missed {
  readonly line: Omit<StreamLine, 'text'>
  readonly problem: Problem
  readonly column?: number
}

export const isMissed = (entry: Turn | Missed): entry is Missed => 'problem' in entry

/** A stretch of a stream that is judged together. */
export interface Stretch {
  /** What is told now, in the order of its lines. */
  readonly entries: readonly (Turn | Missed)[]
  /** What is judged for it: the same messages and those around them. */
  readonly spoken: Conversation
  /** The conversation goes on in the next stretch; its first one is `opens`. */
  readonly opens: boolean
  readonly closes: boolean
}

/** A conversation is judged whole up to so many lines; in a longer one each line is judged among so many. */
export const mostTurns = 200

/** How many ended conversations are remembered, to tell when one goes on. */
export const mostEnded = 65_536

/** Longer names are not remembered. */
const longestName = 200

interface Open {
  readonly id: string
  entries: (Turn | Missed)[]
  /** How many of the entries have been told. */
  told: number
  turns: number
  /** Units in the lines of the entries. */
  weight: number
  opened: boolean
  first?: MessageLine
}

const messagesIn = (entries: readonly (Turn | Missed)[]): readonly Message[] => {
  const messages: Message[] = []
  for (const entry of entries) if (!isMissed(entry)) messages.push(entry.message)
  return messages
}

const weightOf = (entry: Turn | Missed): number => (isMissed(entry) ? 0 : entry.line.text.length)

const endedOnes = () => {
  const names = new Set<string>()
  return {
    has: (id: string): boolean => names.has(id),
    add: (id: string): void => {
      if (id.length > longestName) return
      names.add(id)
      if (names.size > mostEnded) names.delete(names.values().next().value as string)
    },
  }
}

/** Takes lines, and gives what can be judged by now. */
export interface Stretches {
  readonly take: (line: StreamLine) => readonly Stretch[]
  /** A line that could not be decoded. */
  readonly missed: (entry: Missed) => readonly Stretch[]
  /** What is left when the last line is passed. */
  readonly close: () => readonly Stretch[]
}

/**
 * Gathers the lines of canonical NDJSON, one by one, into stretches to judge. No more than `mostTurns` lines are held, and
 * no more than about twice `most` units of text, however long a conversation is.
 */
export const stretches = (options: ReadOptions, most: number): Stretches => {
  const ended = endedOnes()
  let open: Open | undefined

  const whole = ({ id, entries, first }: Open): Conversation => ({
    id,
    ...beganAt(first),
    messages: messagesIn(entries),
  })

  const close = (): readonly Stretch[] => {
    if (!open) return []
    const { id, entries, told, opened } = open
    const stretch = { entries: entries.slice(told), spoken: whole(open), opens: !opened, closes: true }
    ended.add(id)
    open = undefined
    return [stretch]
  }

  /** Tells three quarters of what is held and forgets one half: what is told has heard what came before and after. */
  const cut = (held: Open): readonly Stretch[] => {
    const { entries, told, opened } = held
    const to = Math.max(told, Math.floor((entries.length * 3) / 4), 1)
    const stretch = { entries: entries.slice(told, to), spoken: whole(held), opens: !opened, closes: false }
    let from = Math.min(to, Math.floor(entries.length / 2))
    for (const entry of entries.slice(0, from)) held.weight -= weightOf(entry)
    while (from < to && held.weight > most) held.weight -= weightOf(entries[from++] as Turn | Missed)
    held.entries = entries.slice(from)
    held.told = to - from
    held.opened = true
    return [stretch]
  }

  const grown = (held: Open, entry: Turn | Missed): readonly Stretch[] => {
    held.entries.push(entry)
    held.weight += weightOf(entry)
    return held.entries.length >= mostTurns || held.weight > 2 * most ? cut(held) : []
  }

  const alone = (entry: Turn | Missed, began: Pick<Conversation, 'began'> = {}): Stretch => ({
    entries: [entry],
    spoken: { ...began, messages: messagesIn([entry]) },
    opens: false,
    closes: false,
  })

  /** A line that could not be read may be one of the open conversation: it is told in its place. */
  const missed = (entry: Missed): readonly Stretch[] => (open ? grown(open, entry) : [alone(entry)])

  const inLine = (line: StreamLine, problem: Problem): Missed => ({
    line: { number: line.number, offset: line.offset },
    problem,
    column: (problem.offset ?? 0) + 1,
  })

  const take = (line: StreamLine): readonly Stretch[] => {
    const { text } = line
    const words = trimmed(text, line.number === 1 && text.startsWith('\uFEFF') ? 1 : 0, text.length)
    if (!words) return []
    const file = Located.file(text, line.offset)
    const said = readLine(file, words, options)
    if (isProblem(said)) return missed(inLine(line, said))
    const { conversation: id, time } = said
    const before = open && open.id !== id ? close() : []
    if (id === undefined) {
      return [...before, alone({ line, message: messageOf(file, words, said, time, options) }, beganAt(said))]
    }
    if (!open && ended.has(id)) return [...before, alone(inLine(line, afterItsEnd(file, words, id)))]
    open ??= { id, entries: [], told: 0, turns: 0, weight: 0, opened: false }
    if (time !== undefined) open.first ??= said
    const turn = ++open.turns
    const message = messageOf(file, words, said, open.first?.time, options)
    const more = grown(open, { line, message, turn })
    return before.length === 0 ? more : [...before, ...more]
  }

  return { take, missed, close }
}
