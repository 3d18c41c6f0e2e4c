import type { Conversation, Message, Role } from '../../text/conversation.ts'
import type { Problem } from '../../text/problem.ts'
import type { Text } from '../trees/tree.ts'
import { subjectPassages, valuePassages } from '../trees/value.ts'
import { castOf, unknownSpeakers } from './cast.ts'
import { personIn, roleOf } from './role.ts'
import { secondsOf, writtenClock } from './seconds.ts'

/** What one speaker says, as a tree has it. */
export interface Turn {
  readonly speaker: string
  readonly words: Text
  /** What stands above the words. */
  readonly subject?: Text | undefined
  readonly id?: string | undefined
  /** The name of whom `speaker` names only the role. */
  readonly author?: string | undefined
  readonly lang?: string | undefined
  /** Whether only colleagues read it. */
  readonly internal?: boolean | undefined
  /** Seconds, since whatever moment. */
  readonly time?: number | undefined
  /** The same as the file’s clock shows it, where it is a moment. */
  readonly clock?: string | undefined
}

export interface Talk {
  readonly id: string | undefined
  readonly turns: readonly Turn[]
}

/** When a turn was said, from what the file writes. */
export const moment = (time: string | undefined): Pick<Turn, 'time' | 'clock'> =>
  time === undefined ? {} : { time: secondsOf(time), clock: writtenClock(time) }

export type RoleOf = (speaker: string) => Role | undefined

const systemWord = /^(?:system|action|event|note)s?$/i

const transcriptRole: RoleOf = name => (systemWord.test(name.trim()) ? 'system' : roleOf(name))

/** The role that a speaker’s name tells, the user’s own lists before our words. */
export const rolesBy =
  (listed: RoleOf | undefined): RoleOf =>
  name =>
    listed?.(name) ?? transcriptRole(name)

/** Who says something where a role, a name or both are told: the name, unless only the role tells the side. */
export const speakerOf = (
  role: string | undefined,
  name: string | undefined,
  known: RoleOf,
): Pick<Turn, 'speaker' | 'author'> | undefined => {
  const speaker = role ?? name
  if (role === undefined || name === undefined) return speaker === undefined ? undefined : { speaker }
  return known(role) ? { speaker: role, author: name } : { speaker: name, author: name }
}

const message = (
  turn: Turn,
  role: Role,
  conversation: string | undefined,
  start: number | undefined,
): Message => {
  const { id, speaker, lang, time, words, subject, internal } = turn
  const author = turn.author ?? (transcriptRole(speaker) === 'system' ? undefined : personIn(speaker))
  return {
    ...(id === undefined ? {} : { id }),
    path: [conversation, id].filter(name => name !== undefined),
    role,
    audience: internal ? 'internal' : 'customer',
    ...(author === undefined ? {} : { author }),
    ...(lang === undefined ? {} : { lang }),
    ...(time === undefined || start === undefined ? {} : { at: time - start }),
    passages: [...(subject ? subjectPassages(subject) : []), ...valuePassages(words, false)],
  }
}

/** In talks that only a USER and a SYSTEM hold, and the user begins, the system is who serves the user. */
const servedBy = (turns: readonly Turn[], roles: ReadonlyMap<string, Role>): ReadonlyMap<string, Role> => {
  const held = new Set(roles.values())
  const [first] = turns
  if (held.has('agent') || held.has('bot') || !first || roles.get(first.speaker) !== 'customer') return roles
  return new Map(
    Array.from(roles, ([name, role]) => [name, /^system$/i.test(name.trim()) ? 'bot' : role] as const),
  )
}

/** The conversation, or the first turn of each whose role nothing tells. */
const conversation = ({ id, turns }: Talk, known: RoleOf): Conversation | ReadonlyMap<string, Turn> => {
  const voices = turns.map(({ speaker, words }) => ({ speaker, words: words.text }))
  const roles = servedBy(turns, castOf(voices, known))
  const strangers = new Map<string, Turn>()
  for (const turn of turns) {
    if (!roles.has(turn.speaker) && !strangers.has(turn.speaker)) strangers.set(turn.speaker, turn)
  }
  if (strangers.size > 0) return strangers
  const first = turns.find(({ time }) => time !== undefined)
  return {
    ...(id === undefined ? {} : { id }),
    ...(first?.clock === undefined ? {} : { began: first.clock }),
    messages: turns.map(turn => message(turn, roles.get(turn.speaker) ?? 'system', id, first?.time)),
  }
}

/** Each talk with its roles; one problem for all speakers of whom nothing tells theirs. */
export function* conversationsOf(talks: readonly Talk[], known: RoleOf): Generator<Conversation | Problem> {
  const strangers = new Map<string, Turn>()
  for (const talk of talks) {
    const read = conversation(talk, known)
    if ('messages' in read) yield read
    else for (const [name, turn] of read) if (!strangers.has(name)) strangers.set(name, turn)
  }
  const [one] = strangers.values()
  if (one) yield unknownSpeakers([...strangers.keys()], one.words.start)
}
