import type { Conversation, Message, Role } from '../../text/conversation.ts'
import type { Located, Spell } from '../../text/located.ts'
import type { Problem } from '../../text/problem.ts'
import { textPassages } from '../prose/text.ts'
import type { Reader } from '../reader.ts'
import { castOf, unknownSpeakers } from './cast.ts'
import type { Order } from './day-order.ts'
import { eventIn } from './log-event.ts'
import { logTimes, orderIn, type Told } from './log-time.ts'
import { asideOf, logRole, nameOf, turnHead } from './log-turn.ts'
import { type LogMark, logMarks, roleBy } from './log-turns.ts'
import { personIn } from './role.ts'

/** A turn, or an event, which has no speaker. */
interface Turn {
  readonly speaker: string | undefined
  readonly time: string | undefined
  readonly start: number
  readonly words: number
  readonly end: number
}

/** What is said until a ruler, with what tells of its time. */
interface Talk {
  readonly turns: readonly Turn[]
  /** Of each turn, and between them the lines that name a day. */
  readonly told: readonly Told[]
  /** What stands above its first turn. */
  readonly before: string
}

/** As much of what stands above a chat as is looked at for a day. */
const longestHead = 1000

/** The turns of each conversation; a turn lasts until the next mark. */
const talksOf = (marks: readonly LogMark[], text: string): readonly Talk[] => {
  const talks: { turns: Turn[]; told: Told[]; start: number; first?: number }[] = [
    { turns: [], told: [], start: 0 },
  ]
  for (const [index, mark] of marks.entries()) {
    const talk = talks.at(-1)
    const line = mark.kind === 'turn' ? '' : text.slice(mark.start, mark.end)
    if (mark.kind === 'ruler') {
      // What stands above the first turn of all is told of the first conversation.
      const spoken = talks.some(({ first }) => first !== undefined)
      talks.push({ turns: [], told: [], start: spoken ? mark.end : 0 })
    } else if (mark.kind === 'turn' && talk) {
      const end = Math.max(marks[index + 1]?.start ?? text.length, mark.words)
      talk.first ??= mark.start
      talk.turns.push({ ...mark, end })
      talk.told.push({ time: mark.time, spoken: true })
    } else if (mark.kind === 'event') {
      talk?.turns.push({ speaker: undefined, time: undefined, words: mark.start, ...mark })
      talk?.told.push({ time: undefined, day: line, spoken: true })
    } else if (mark.kind === 'day') talk?.told.push({ time: undefined, day: line })
  }
  return talks.flatMap(({ turns, told, start, first }) =>
    first === undefined ? [] : [{ turns, told, before: text.slice(start, first).slice(0, longestHead) }],
  )
}

const spell: Spell = words =>
  words.split('\n').some(line => eventIn(line) || turnHead(line, 0))
    ? { refused: 'by a “:” or a time, the words would look like a new turn' }
    : words

/** The name of a speaker, `Megan (Support)`, `Agent Megan` or `Support (Megan)`; none where only a role is told. */
const authorIn = (speaker: string): string | undefined => {
  const aside = asideOf(speaker)
  return personIn(nameOf(speaker)) ?? (aside === undefined ? undefined : personIn(aside))
}

const message = (located: Located, turn: Turn, role: Role, at: number | undefined): Message => {
  const { speaker, words, end } = turn
  const named = speaker === undefined ? undefined : authorIn(speaker)
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

const conversation = (
  located: Located,
  { turns, told, before }: Talk,
  roles: ReadonlyMap<string, Role>,
  order: Order | undefined,
): Conversation => {
  const { seconds, began } = logTimes(told, before, order)
  // Lines that only name a day are no turns.
  const times = seconds.filter((_, index) => told[index]?.spoken)
  return {
    ...(began === undefined ? {} : { began }),
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
  const told: typeof listed = name => listed?.(name) ?? (name === guest ? 'customer' : undefined)
  // Names that nobody has told can be looked at by their words alone.
  const known = listed || guest !== undefined ? roleBy(told) : logRole
  const marks = logMarks(text, known)
  if (!marks) {
    if (as !== 'log') return undefined
    const hint = 'Expected a line for each turn: “Agent: …”, “[10:03] Megan (Support): …”, “Customer: …”.'
    return { problem: 'This file holds no chat log.', hint, offset: 0 }
  }
  const strangers = new Map<string, number>()
  const talks = talksOf(marks, text).map(talk => {
    const { turns } = talk
    const voices = turns.flatMap(({ speaker, words, end }) =>
      speaker === undefined ? [] : [{ speaker, words: text.slice(words, end) }],
    )
    const roles = castOf(voices, known)
    for (const { speaker, start } of turns) {
      if (speaker !== undefined && !roles.has(speaker) && !strangers.has(speaker))
        strangers.set(speaker, start)
    }
    return { talk, roles }
  })
  if (as !== 'log' && strangers.size > 3) return undefined
  const [one] = strangers
  const order = orderIn(talks.flatMap(({ talk }) => talk.told.map(({ time, day }) => day ?? time)))
  const conversations: (Conversation | Problem)[] = talks
    .filter(({ talk }) => talk.turns.every(({ speaker }) => speaker === undefined || !strangers.has(speaker)))
    .map(({ talk, roles }) => conversation(located, talk, roles, order))
  if (one) {
    const names = [...strangers.keys()].map(nameOf)
    const orElse = `, or write the role behind it: “${nameOf(one[0])} (Support): …”`
    conversations.push(unknownSpeakers(names, one[1], orElse))
  }
  return { format: 'log', conversations }
}
