import type { Role } from '../../text/conversation.ts'
import { at, atAny, itemsOf, type Tree, wordOf } from '../trees/tree.ts'
import { sentCopiesOf } from './copies.ts'
import { isFalse, momentOf, type Turn } from './talk.ts'
import { chatTurn, transcriptTurns } from './zendesk-chat.ts'
import { authorOf, channelOf, type People, roleByName } from './zendesk-people.ts'

/** Where a comment stands, and who is there. */
export interface Scene {
  readonly ticket: Tree
  readonly path: readonly string[]
  readonly people: People
  readonly roleOf: (speaker: string) => Role | undefined
}

export const bodyKeys = ['html_body', 'body', 'plain_body']

/** What one comment says, or the whole chat that it holds. */
export const commentTurns = (comment: Tree, { ticket, path, people, roleOf }: Scene): readonly Turn[] => {
  const [html, plain] = [at(comment, 'html_body'), atAny(comment, ['body', 'plain_body'])]
  const id = wordOf(at(comment, 'id'))
  const place = id === undefined ? path : [...path, id]
  const moment = momentOf(at(comment, 'created_at'))
  const whole = plain?.kind === 'text' ? plain : undefined
  const chat = whole
    ? transcriptTurns(whole, place, name => roleOf(name) ?? roleByName(people, name), moment)
    : []
  if (chat.length > 0) return chat
  const { passages, twin } = sentCopiesOf(html, plain)
  const author = authorOf(ticket, comment, people)
  return [
    {
      id,
      path: place,
      speaker: author.speaker,
      role: wordOf(at(comment, 'type')) === 'VoiceComment' ? 'system' : author.role,
      audience: isFalse(at(comment, 'public')) ? 'internal' : 'customer',
      channel: channelOf(comment, ticket),
      ...moment,
      offset: comment.start,
      passages,
      twin,
    },
  ]
}

/** Keys of the events of a chat. */
export const chatKeys = ['chat_transcript', 'history', 'chat_history']

export const historyOf = (tree: Tree | undefined): readonly Tree[] => itemsOf(atAny(tree, chatKeys))

/** What one audit adds to a ticket: comments, and chats. What else it holds has no words for a customer. */
export const auditTurns = (audit: Tree, scene: Scene): readonly Turn[] =>
  itemsOf(at(audit, 'events')).flatMap(event => {
    const type = wordOf(at(event, 'type')) ?? ''
    if (type === 'Comment' || type === 'VoiceComment') return commentTurns(inAudit(event, audit), scene)
    if (!type.startsWith('Chat')) return []
    return historyOf(at(event, 'value')).flatMap(item => chatTurn(item, scene.path) ?? [])
  })

/** An event with what its audit says for all of them. */
const inAudit = (event: Tree, audit: Tree): Tree => {
  if (event.kind !== 'map' || audit.kind !== 'map') return event
  const shared = audit.entries.filter(({ key }) => ['author_id', 'created_at', 'via'].includes(key))
  return { ...event, entries: [...shared, ...event.entries] }
}
