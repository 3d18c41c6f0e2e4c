import type { Role } from '../../text/conversation.ts'
import type { Located } from '../../text/located.ts'
import { clockSeconds, sinceFirst } from '../conversations/log-time.ts'
import { roleOf } from '../conversations/role.ts'
import { clockAt, secondsOf } from '../conversations/seconds.ts'
import { textPassages } from '../prose/text.ts'
import { atAny, type Text, type Tree, wordOf } from '../trees/tree.ts'
import { valuePassages } from '../trees/value.ts'
import { momentOf, type Turn } from './talk.ts'

const kinds: readonly (readonly [RegExp, Role])[] = [
  [/visitor|end[-_ ]?user|customer/i, 'customer'],
  [/agent/i, 'agent'],
  [/trigger|bot/i, 'bot'],
  [/system/i, 'system'],
]

const roleIn = (event: Tree, name: string): Role | undefined => {
  const told = wordOf(atAny(event, ['actor_type', 'sender_type', 'author_type', 'role', 'nick']))
  const role = kinds.find(([kind]) => told !== undefined && kind.test(told))?.[1]
  if ((role === 'agent' || role === 'system') && roleOf(name) === 'bot') return 'bot'
  return role ?? roleOf(name)
}

/**
 * What was said in one event of a chat: `msg` in the Chat API, `message` in a ticket’s audits. Others have no
 * words.
 */
export const chatTurn = (event: Tree, path: readonly string[]): Turn | undefined => {
  const words = atAny(event, ['msg', 'message', 'text', 'body'])
  if (words?.kind !== 'text') return undefined
  const speaker = wordOf(atAny(event, ['actor_name', 'name', 'display_name', 'author', 'nick'])) ?? ''
  const id = wordOf(atAny(event, ['msg_id', 'message_id', 'id']))
  return {
    id,
    path: id === undefined ? path : [...path, id],
    speaker,
    role: roleIn(event, speaker),
    audience: 'customer',
    channel: 'chat',
    ...momentOf(atAny(event, ['timestamp', 'created_at'])),
    offset: words.start,
    passages: valuePassages(words, false),
  }
}

/** `(10:12:13 AM) Ana: Hello`, and `(10:12:13) *** Ana joined the chat ***`, which nobody says. */
const head =
  /^[ \t]*\((\d{1,2}:\d{2}(?::\d{2})?(?:[ \u202F]?[AP]M)?)\)[ \t]+(?:(\*{3})|([^:\n]{1,60}):(?:[ \t]|$))/gim

interface Head {
  readonly time: string
  /** Undefined for what nobody says. */
  readonly name: string | undefined
  readonly start: number
  readonly words: number
}

/** The turns in a text that holds a whole chat; none in any other. */
const headsIn = (text: string): readonly Head[] => {
  if (!/^[ \t]*\(\d{1,2}:\d/m.test(text.slice(0, 1000))) return []
  const heads: Head[] = []
  for (const found of text.matchAll(head)) {
    const [all, time = '', event, name] = found
    heads.push({
      time,
      name: event ? undefined : name?.trim(),
      start: found.index,
      words: found.index + all.length,
    })
  }
  return heads.filter(({ name }) => name !== undefined).length >= 2 ? heads : []
}

const turnIn = (whole: Located, { words }: Head, end: number) =>
  textPassages(whole.slice(words, Math.max(words, end)))

/** The chat that a comment holds as one text; `known` tells roles by names, `ended` is when it was written down. */
export const transcriptTurns = (
  comment: Text,
  path: readonly string[],
  known: (name: string) => Role | undefined,
  { time: ended, clock }: Pick<Turn, 'time' | 'clock'>,
): readonly Turn[] => {
  const heads = headsIn(comment.text)
  if (heads.length === 0) return []
  const whole = comment.located()
  const times = sinceFirst(heads.map(({ time }) => clockSeconds(time)))
  const last = times.at(-1) ?? 0
  const written = clock === undefined ? undefined : secondsOf(clock)
  return heads.flatMap(({ name, words, ...more }, index) => {
    if (name === undefined) return []
    const time = times[index]
    return [
      {
        path,
        speaker: name,
        role: known(name),
        audience: 'customer' as const,
        channel: 'chat' as const,
        time: ended === undefined || time === undefined ? time : ended - last + time,
        clock: written === undefined || time === undefined ? undefined : clockAt(written - last + time),
        offset: comment.start,
        passages: turnIn(whole, { name, words, ...more }, heads[index + 1]?.start ?? comment.text.length),
      },
    ]
  })
}
