import type { Audience, Channel, Role } from '../../text/conversation.ts'
import { secondsOf } from './seconds.ts'

/** One line of canonical NDJSON. Every key is there, so that V8 makes all lines alike and each at once. */
export interface MessageLine {
  readonly role: Role
  readonly text: string
  readonly conversation: string | undefined
  readonly id: string | undefined
  readonly author: string | undefined
  readonly lang: string | undefined
  readonly channel: Channel | undefined
  readonly audience: Audience
  /** Seconds since whatever moment the file counts from. */
  readonly time: number | undefined
  /** The same as the line writes it. */
  readonly written: string | number | undefined
}

/** What is wrong with the value of a key; `missing` when the key is not there. */
export interface Flaw {
  readonly key: string
  readonly missing: boolean
  readonly problem: string
}

export const isFlaw = (value: MessageLine | Flaw): value is Flaw => 'problem' in value

const roles: readonly string[] = ['agent', 'customer', 'bot', 'system'] satisfies Role[]
const channels: readonly string[] = ['chat', 'email', 'social', 'call', 'macro'] satisfies Channel[]

const isRole = (value: unknown): value is Role => typeof value === 'string' && roles.includes(value)
const isChannel = (value: unknown): value is Channel => typeof value === 'string' && channels.includes(value)

const flaw = (key: string, value: unknown, expected: string): Flaw => {
  const missing = value === undefined
  return { key, missing, problem: missing ? `“${key}” is missing.` : `“${key}” must be ${expected}.` }
}

const words = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

const name = (value: unknown): string | undefined =>
  typeof value === 'number' ? String(value) : words(value)

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

const either = (words: readonly string[]): string => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

type RoleOf = (speaker: string) => Role | undefined

/** The role that a line gives, or the one that the user lists for its role or author. */
const roleIn = (line: Readonly<Record<string, unknown>>, listed: RoleOf | undefined): unknown => {
  if (isRole(line.role)) return line.role
  const names = [line.role, line.author].filter(name => typeof name === 'string')
  return names.map(name => listed?.(name)).find(role => role !== undefined) ?? line.role
}

/** The message in an object that JSON.parse gave, or the first thing that is wrong with it. */
export const messageLine = (line: Readonly<Record<string, unknown>>, listed?: RoleOf): MessageLine | Flaw => {
  const { text, channel, time, lang, author } = line
  const role = roleIn(line, listed)
  if (!isRole(role)) return flaw('role', role, either(roles))
  if (typeof text !== 'string') return flaw('text', text, 'a text')
  const conversation = name(line.conversation)
  if (conversation === undefined && isGiven(line.conversation)) {
    return flaw('conversation', line.conversation, 'a text or a number')
  }
  const id = name(line.id)
  if (id === undefined && isGiven(line.id)) return flaw('id', line.id, 'a text or a number')
  if (isGiven(author) && typeof author !== 'string') return flaw('author', author, 'a text')
  if (isGiven(lang) && typeof lang !== 'string') return flaw('lang', lang, 'a language tag such as "en"')
  if (isGiven(channel) && channel !== 'internal' && !isChannel(channel)) {
    return flaw('channel', channel, either([...channels, 'internal']))
  }
  const seconds = typeof time === 'string' || typeof time === 'number' ? secondsOf(time) : undefined
  if (isGiven(time) && seconds === undefined) {
    return flaw('time', time, 'an ISO 8601 time such as "2024-05-01T10:03:12Z" or a number of seconds')
  }
  return {
    role,
    text,
    conversation,
    id,
    author: words(author),
    lang: words(lang),
    channel: isChannel(channel) ? channel : undefined,
    audience: channel === 'internal' ? 'internal' : 'customer',
    time: seconds,
    written: seconds === undefined ? undefined : (time as string | number),
  }
}
