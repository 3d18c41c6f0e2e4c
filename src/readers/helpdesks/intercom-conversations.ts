import type { Channel, Role } from '../../text/conversation.ts'
import { at, atAny, itemsOf, type Mapping, type Tree, wordOf } from '../trees/tree.ts'
import { valuePassages } from '../trees/value.ts'
import { headlineOf } from './copies.ts'
import { alone, flawOf, shapeOf } from './records.ts'
import { isTrue, momentOf, type Turn, talkOf } from './talk.ts'

const roles: Readonly<Record<string, Role>> = {
  admin: 'agent',
  team: 'agent',
  bot: 'bot',
  user: 'customer',
  lead: 'customer',
  contact: 'customer',
}

const channels: readonly (readonly [RegExp, Channel])[] = [
  [/^email$/, 'email'],
  [/^(?:conversation|whatsapp|sms|push)$/, 'chat'],
  [/^(?:facebook|instagram|twitter)$/, 'social'],
  [/^phone/, 'call'],
]

const roleOf = (author: Tree | undefined, automated: boolean): Role | undefined => {
  if (isTrue(at(author, 'from_ai_agent')) || isTrue(at(author, 'is_ai_answer'))) return 'bot'
  const role = roles[wordOf(at(author, 'type')) ?? '']
  return role === 'agent' && automated ? 'bot' : role
}

const partsOf = (record: Mapping): readonly Tree[] => {
  const parts = at(record, 'conversation_parts')
  return itemsOf(parts?.kind === 'list' ? parts : at(parts, 'conversation_parts'))
}

/** A part, or the message that everything began with. Assignments and what was redacted have no words. */
const turnOf = (part: Tree, path: readonly string[], channel: Channel | undefined): Turn | undefined => {
  const body = at(part, 'body')
  if (body?.kind !== 'text' || isTrue(at(part, 'redacted'))) return undefined
  const author = at(part, 'author')
  const id = wordOf(at(part, 'id'))
  const internal = /^note/.test(wordOf(at(part, 'part_type')) ?? '')
  return {
    id,
    path: id === undefined ? path : [...path, id],
    speaker: wordOf(at(author, 'name')) ?? wordOf(at(author, 'id')) ?? '',
    role: roleOf(author, wordOf(at(part, 'delivered_as')) === 'operator_initiated'),
    audience: internal ? 'internal' : 'customer',
    channel,
    ...momentOf(at(part, 'created_at')),
    offset: part.start,
    passages: [...headlineOf(at(part, 'subject')), ...valuePassages(body, false)],
  }
}

/**
 * Intercom’s conversations with their parts:
 * https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/conversation
 */
export const intercomConversations = shapeOf({
  thing: 'conversation',
  own: [],
  shared: ['conversations', 'data'],
  single: ['conversation'],
  fits: record =>
    partsOf(record).some(part => at(part, 'part_type') !== undefined) ||
    (wordOf(at(record, 'type')) === 'conversation' && at(at(record, 'source'), 'author') !== undefined),
  mayBe: record => atAny(record, ['source', 'conversation_parts']) !== undefined,
  needs: 'an object with a “source” or “conversation_parts”',
  context: alone,
  *read(record, path, _, options) {
    const source = at(record, 'source')
    const type = wordOf(at(source, 'type')) ?? ''
    const channel = channels.find(([name]) => name.test(type))?.[1]
    const all = [...(source ? [source] : []), ...partsOf(record)]
    for (const part of all) {
      const flaw = flawOf(at(part, 'body'), 'body')
      if (flaw) yield flaw
    }
    const began = momentOf(at(record, 'created_at'))
    const turns = all.flatMap(part => turnOf(part, path, channel) ?? [])
    yield* talkOf(
      wordOf(at(record, 'id')),
      turns.map((turn, index) =>
        index === 0 && source && turn.time === undefined ? { ...turn, ...began } : turn,
      ),
      options.roleOf,
    )
  },
})
