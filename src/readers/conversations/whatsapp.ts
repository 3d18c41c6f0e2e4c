import type { Conversation, Message, Role } from '../../text/conversation.ts'
import type { Located } from '../../text/located.ts'
import type { Problem } from '../../text/problem.ts'
import type { Reader, ReadOptions } from '../reader.ts'
import { castOf, unknownSpeakers } from './cast.ts'
import { linesOf } from './lines.ts'
import { roleOf } from './role.ts'
import { type WhatsappHead, whatsappHead } from './whatsapp-line.ts'
import { looksLikeWhatsapp } from './whatsapp-starts.ts'
import { isNotice, whatsappPassages } from './whatsapp-text.ts'
import { whatsappTimes } from './whatsapp-time.ts'

interface Entry extends WhatsappHead {
  readonly line: number
  readonly start: number
  readonly end: number
}

const entriesOf = (text: string): readonly Entry[] => {
  const heads: Omit<Entry, 'end'>[] = []
  for (const { start, text: line } of linesOf(text)) {
    const head = whatsappHead(line)
    if (head) heads.push({ ...head, line: start, start: start + head.words })
  }
  return heads.map((head, index) => {
    const end = heads[index + 1]?.line ?? text.length
    const spoken =
      head.speaker !== undefined && !isNotice(text.slice(head.start, Math.min(end, head.start + 200)))
    return { ...head, speaker: spoken ? head.speaker : undefined, end: Math.max(head.start, end) }
  })
}

/** The name that WhatsApp vouches for as a business. */
const officialIn = (text: string, entries: readonly Entry[]): string | undefined => {
  for (const { speaker, start, end } of entries) {
    if (speaker !== undefined) continue
    const name = /official business account of ["“”]?([^"“”\n]{1,60}?)["“”]?\.?(?:\s|$)/u.exec(
      text.slice(start, end),
    )?.[1]
    if (name !== undefined) return name
  }
  return undefined
}

const message = (file: Located, entry: Entry, role: Role, at: number): Message => ({
  path: [],
  role,
  audience: 'customer',
  channel: 'chat',
  ...(entry.speaker === undefined || roleOf(entry.speaker) ? {} : { author: entry.speaker }),
  at,
  passages: whatsappPassages(file, entry.start, entry.end),
})

const conversation = (
  file: Located,
  entries: readonly Entry[],
  { roleOf: listed }: ReadOptions,
): Conversation | Problem => {
  const official = officialIn(file.text, entries)
  const voices = entries.flatMap(({ speaker, start, end }) =>
    speaker === undefined ? [] : [{ speaker, words: file.text.slice(start, end) }],
  )
  const roles = castOf(
    voices,
    name => listed?.(name) ?? (name === official ? ('agent' as const) : undefined) ?? roleOf(name),
  )
  const strangers = new Set(voices.map(({ speaker }) => speaker).filter(name => !roles.has(name)))
  const stranger = entries.find(({ speaker }) => speaker !== undefined && strangers.has(speaker))
  if (stranger) return unknownSpeakers([...strangers], stranger.line)
  const { seconds, began } = whatsappTimes(entries)
  return {
    ...(began === undefined ? {} : { began }),
    messages: entries.map((entry, index) =>
      message(file, entry, roles.get(entry.speaker ?? '') ?? 'system', seconds[index] ?? 0),
    ),
  }
}

/** A chat as WhatsApp exports it, https://faq.whatsapp.com/1180414079177245. */
export const readWhatsapp: Reader = ({ located }, options) => {
  const sure = options.as === 'whatsapp'
  if (!sure && !looksLikeWhatsapp(located.text)) return undefined
  const entries = entriesOf(located.text)
  if (!entries.some(({ speaker }) => speaker !== undefined)) {
    if (!sure) return undefined
    const hint = 'Expected lines such as “2/9/21, 7:26 pm - Ana: …” or “[12/01/2026, 09:14:22] Ana: …”.'
    return { problem: 'This file holds no WhatsApp chat.', hint, offset: 0 }
  }
  return { format: 'whatsapp', conversations: [conversation(located, entries, options)] }
}
