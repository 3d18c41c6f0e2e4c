import type { Role } from '../../text/conversation.ts'
import { at, atAny, itemsOf, type Mapping, type Tree, wordOf } from '../trees/tree.ts'
import { valuePassages } from '../trees/value.ts'
import { copiesOf, macroMessages, sameWords, subjectOf } from './copies.ts'
import { alone, flawOf, shapeOf } from './records.ts'
import { momentOf, type Turn, talkOf } from './talk.ts'

const previews = ['preview', 'chatPreview']

/** Help Scout’s saved replies: https://developer.helpscout.com/mailbox-api/endpoints/inboxes/saved-replies/create/ */
export const helpScoutSavedReplies = shapeOf({
  thing: 'saved reply',
  own: [
    '_embedded.replies',
    '_embedded.savedReplies',
    '_embedded.saved-replies',
    'savedReplies',
    'saved_replies',
  ],
  shared: ['replies', 'data'],
  fits: reply =>
    at(reply, 'name') !== undefined &&
    (at(reply, 'chatText') !== undefined || atAny(reply, previews) !== undefined),
  mayBe: reply => atAny(reply, ['text', 'chatText', ...previews]) !== undefined,
  needs: 'an object with a “text” or a “chatText”',
  texts: ['text', 'chatText'],
  context: alone,
  *read(reply, path) {
    const [text, chat] = [at(reply, 'text'), at(reply, 'chatText')]
    if (!text && !chat) {
      yield {
        problem: 'This saved reply comes without its text.',
        hint: 'A list holds only previews; export each reply by its id.',
        offset: reply.start,
      }
      return
    }
    const id = wordOf(at(reply, 'id'))
    const facts = id === undefined ? {} : { id }
    const long = copiesOf(text, undefined)
    const short = copiesOf(undefined, chat)
    const isTwin =
      long.passages.length > 0 && short.passages.length > 0 && sameWords(long.passages, short.passages)
    const twin = isTwin ? { twin: short.passages } : {}
    const mail = macroMessages({ path: [...path, 'text'], channel: 'macro', ...long, ...twin })
    if (mail.length > 0) yield { ...facts, messages: mail }
    if (isTwin) return
    // Another reply for another channel, never sent after the first.
    const brief = macroMessages({ path: [...path, 'chatText'], channel: 'chat', ...short })
    if (brief.length > 0) yield { ...facts, messages: brief }
  },
})

const staff: ReadonlySet<string> = new Set(['message', 'reply', 'note', 'forwardparent', 'forwardchild'])

const roleOf = (thread: Tree, type: string): Role | undefined => {
  const by = wordOf(atAny(at(thread, 'createdBy'), ['type', 'person_type']))
  if (by === 'customer' || type === 'customer') return 'customer'
  return by === 'user' || staff.has(type) ? 'agent' : undefined
}

const nameOf = (person: Tree | undefined): string => {
  const names = ['first', 'firstName', 'last', 'lastName'].flatMap(key => wordOf(at(person, key)) ?? [])
  return names.join(' ') || (wordOf(at(person, 'email')) ?? wordOf(at(person, 'id')) ?? '')
}

const threadsOf = (record: Mapping): readonly Tree[] =>
  itemsOf(atAny(at(record, '_embedded'), ['threads']) ?? at(record, 'threads'))

const turnOf = (thread: Tree, path: readonly string[], channel: string | undefined): Turn | undefined => {
  const body = atAny(thread, ['body', 'text'])
  const type = wordOf(at(thread, 'type')) ?? ''
  if (body?.kind !== 'text' || type === 'lineitem') return undefined
  const id = wordOf(at(thread, 'id'))
  const person = atAny(thread, ['createdBy', type === 'customer' ? 'customer' : 'user'])
  return {
    id,
    path: id === undefined ? path : [...path, id],
    speaker: nameOf(person),
    role: roleOf(thread, type),
    audience: type === 'note' || type.startsWith('forward') ? 'internal' : 'customer',
    channel: /chat/.test(type) || channel === 'chat' ? 'chat' : channel === 'email' ? 'email' : undefined,
    ...momentOf(at(thread, 'createdAt')),
    offset: thread.start,
    passages: valuePassages(body, false),
  }
}

/** Help Scout lists the newest thread first. */
const byTime = (turns: readonly Turn[]): readonly Turn[] => {
  const [first, last] = [turns[0]?.time, turns.at(-1)?.time]
  return first !== undefined && last !== undefined && first > last ? turns.toReversed() : turns
}

/**
 * Help Scout’s conversations with their threads:
 * https://developer.helpscout.com/mailbox-api/endpoints/conversations/threads/list/
 */
export const helpScoutConversations = shapeOf({
  thing: 'conversation',
  own: ['_embedded.conversations'],
  shared: ['conversations'],
  fits: record =>
    threadsOf(record).some(
      thread =>
        at(thread, 'type') !== undefined && atAny(thread, ['createdBy', 'customer', 'source']) !== undefined,
    ),
  mayBe: record => threadsOf(record).length > 0 || at(record, 'threads') !== undefined,
  needs: 'an object with a list of “threads”',
  context: alone,
  *read(record, path, _, options) {
    const threads = threadsOf(record)
    for (const thread of threads) {
      const flaw = flawOf(atAny(thread, ['body', 'text']), 'body')
      if (flaw) yield flaw
    }
    const channel = wordOf(at(record, 'type'))
    const [first, ...more] = byTime(threads.flatMap(thread => turnOf(thread, path, channel) ?? []))
    if (!first) return
    const subject = subjectOf(at(record, 'subject'))
    const turns = [{ ...first, passages: [...subject, ...first.passages] }, ...more]
    yield* talkOf(wordOf(at(record, 'id')), turns, options.roleOf)
  },
})
