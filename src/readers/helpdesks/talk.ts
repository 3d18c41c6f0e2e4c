import type { Audience, Channel, Conversation, Message, Passage, Role } from '../../text/conversation.ts'
import type { Problem } from '../../text/problem.ts'
import { castOf, unknownSpeakers } from '../conversations/cast.ts'
import { secondsOf, writtenClock } from '../conversations/seconds.ts'
import { type Tree, wordOf } from '../trees/tree.ts'

/** What somebody says in a conversation of a helpdesk. */
export interface Turn {
  readonly id?: string | undefined
  readonly path: readonly string[]
  /** Their name, or the id where the file has no name, or nothing. */
  readonly speaker: string
  /** Undefined where the record does not tell. */
  readonly role: Role | undefined
  readonly audience: Audience
  readonly channel?: Channel | undefined
  /** Seconds since 1970. */
  readonly time: number | undefined
  /** The same by the file’s clock. */
  readonly clock?: string | undefined
  /** Where it begins in the file. */
  readonly offset: number
  readonly passages: readonly Passage[]
  readonly twin?: readonly Passage[] | undefined
}

/** When a turn was said, from what the file writes. */
export const momentOf = (value: Tree | undefined): Pick<Turn, 'time' | 'clock'> => {
  const time = wordOf(value)
  return time === undefined ? { time: undefined } : { time: secondsOf(time), clock: writtenClock(time) }
}

export const isTrue = (value: Tree | undefined): boolean =>
  value?.kind === 'other' ? value.source === 'true' : value?.kind === 'text' && value.text === 'true'

export const isFalse = (value: Tree | undefined): boolean =>
  value?.kind === 'other' ? value.source === 'false' : value?.kind === 'text' && value.text === 'false'

/** Zendesk itself writes under the id -1. */
const isNobody = (speaker: string): boolean => speaker === '' || speaker === '-1'

const messageOf = (turn: Turn, role: Role, began: number | undefined): Message => {
  const { id, path, speaker, audience, channel, time, passages, twin } = turn
  return {
    ...(id === undefined ? {} : { id }),
    path,
    role,
    audience,
    ...(channel === undefined ? {} : { channel }),
    ...(isNobody(speaker) ? {} : { author: speaker }),
    ...(time === undefined || began === undefined ? {} : { at: time - began }),
    passages,
    ...(twin === undefined ? {} : { twin }),
  }
}

const nameless = ({ offset }: Turn): Problem => ({
  problem: 'Nothing tells who says this.',
  hint: 'Export messages together with their authors.',
  offset,
})

/**
 * The conversation that turns make, without those that have no words; a problem where nothing tells the role of a
 * speaker. What the user says of a name counts more than what the file says.
 */
export const talkOf = (
  id: string | undefined,
  turns: readonly Turn[],
  roleOf: (speaker: string) => Role | undefined = () => undefined,
): readonly (Conversation | Problem)[] => {
  const said = turns.filter(({ passages }) => passages.length > 0)
  if (said.length === 0) return []
  const roles = new Map<string, Role>()
  for (const { speaker, role } of said) {
    const known = roleOf(speaker) ?? role
    if (known) roles.set(speaker, known)
  }
  const voices = said.map(({ speaker, passages }) => ({ speaker, words: passages[0]?.located.text ?? '' }))
  const cast = castOf(voices, speaker => roles.get(speaker))
  const strangers = said.filter(({ speaker, role }) => !role && !cast.has(speaker))
  const [first] = strangers
  if (first?.speaker === '') return [nameless(first)]
  if (first) return [unknownSpeakers([...new Set(strangers.map(({ speaker }) => speaker))], first.offset)]
  const begun = said.find(({ time }) => time !== undefined)
  const messages = said.map(turn => {
    const role = roleOf(turn.speaker) ?? turn.role ?? cast.get(turn.speaker) ?? 'system'
    return messageOf(turn, role, begun?.time)
  })
  const began = begun?.clock === undefined ? {} : { began: begun.clock }
  return [{ ...(id === undefined ? {} : { id }), ...began, messages }]
}
