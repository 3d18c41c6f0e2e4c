import type { Conversation, Message, Role } from '../../text/conversation.ts'
import type { Located, Spell } from '../../text/located.ts'
import type { Problem } from '../../text/problem.ts'
import { textPassages } from '../prose/text.ts'
import type { Reader } from '../reader.ts'
import { castOf, unknownSpeakers } from './cast.ts'
import { eventIn } from './log-event.ts'
import { logSeconds, sinceFirst } from './log-time.ts'
import { nameOf, turnHead } from './log-turn.ts'
import { type LogMark, logMarks, roleBy } from './log-turns.ts'
import { roleOf } from './role.ts'

/** A turn, or an event, which has no speaker. */
interface Turn {
  readonly speaker: string | undefined
  readonly time: string | undefined
  readonly start: number
  readonly words: number
  readonly end: number
}

type Talk = readonly Turn[]

/** The turns of each conversation; a turn lasts until the next mark. */
const talksOf = (marks: readonly LogMark[], length: number): readonly Talk[] => {
  const talks: Turn[][] = [[]]
  for (const [index, mark] of marks.entries()) {
    const end = Math.max(marks[index + 1]?.start ?? length, mark.kind === 'turn' ? mark.words : 0)
    if (mark.kind === 'ruler') talks.push([])
    else if (mark.kind === 'turn') talks.at(-1)?.push({ ...mark, end })
    else if (mark.kind === 'event')
      talks.at(-1)?.push({ speaker: undefined, time: undefined, words: mark.start, ...mark })
  }
  return talks.filter(talk => talk.some(({ speaker }) => speaker !== undefined))
}

const spell: Spell = words =>
  words.split('\n').some(line => eventIn(line) || turnHead(line, 0))
    ? { refused: 'the words would look like a new turn' }
    : words

const message = (located: Located, turn: Turn, role: Role, at: number | undefined): Message => {
  const { speaker, words, end } = turn
  const named = speaker === undefined || roleOf(nameOf(speaker)) ? undefined : nameOf(speaker)
  return {
    path: [],
    role,
    audience: 'customer',
    channel: 'chat',
    ...(named === undefined ? {} : { author: named }),
    ...(at === undefined ? {} : { at }),
    passages: textPassages(located.select([{ start: words, end }], spell)),
  }
}

const conversation = (located: Located, turns: Talk, roles: ReadonlyMap<string, Role>): Conversation => {
  const times = sinceFirst(turns.map(({ time }) => (time === undefined ? undefined : logSeconds(time))))
  return {
    messages: turns.map((turn, index) =>
      message(located, turn, roles.get(turn.speaker ?? '') ?? 'system', times[index]),
    ),
  }
}

/** Whom Intercom’s transcripts name in their first line. */
const guestOf = (text: string): string | undefined =>
  /^\uFEFF?Conversation with (?<name>[^\n\r]{1,60})/.exec(text)?.groups?.name?.trim()

/** A chat log of lines such as `[10:03] Megan (Support): …`; a line without a speaker belongs to the turn before. */
export const readLog: Reader = ({ located }, { as, roleOf: listed }) => {
  const { text } = located
  const guest = guestOf(text)
  const known = roleBy(name => listed?.(name) ?? (name === guest ? 'customer' : undefined))
  const marks = logMarks(text, known)
  if (!marks) {
    if (as !== 'log') return undefined
    const hint = 'Expected a line for each turn: “Agent: …”, “[10:03] Megan (Support): …”, “Customer: …”.'
    return { problem: 'This file holds no chat log.', hint, offset: 0 }
  }
  const strangers = new Map<string, number>()
  const talks = talksOf(marks, text.length).map(turns => {
    const voices = turns.flatMap(({ speaker, words, end }) =>
      speaker === undefined ? [] : [{ speaker, words: text.slice(words, end) }],
    )
    const roles = castOf(voices, known)
    for (const { speaker, start } of turns) {
      if (speaker !== undefined && !roles.has(speaker) && !strangers.has(speaker))
        strangers.set(speaker, start)
    }
    return { turns, roles }
  })
  if (as !== 'log' && strangers.size > 3) return undefined
  const [one] = strangers
  const conversations: (Conversation | Problem)[] = talks
    .filter(({ turns }) => turns.every(({ speaker }) => speaker === undefined || !strangers.has(speaker)))
    .map(({ turns, roles }) => conversation(located, turns, roles))
  if (one) {
    const names = [...strangers.keys()].map(nameOf)
    const orElse = `, or write the role behind it: “${nameOf(one[0])} (Support): …”`
    conversations.push(unknownSpeakers(names, one[1], orElse))
  }
  return { format: 'log', conversations }
}
