import type { Conversation, Role } from '../../text/conversation.ts'
import type { Problem } from '../../text/problem.ts'
import type { Shape, ShapeOptions } from '../trees/shape.ts'
import { at, atAny, itemsOf, type Mapping, type Tree, wordOf } from '../trees/tree.ts'
import { valuePassages } from '../trees/value.ts'
import { subjectOf } from './copies.ts'
import { flawOf, shapeOf } from './records.ts'
import { momentOf, type Turn, talkOf } from './talk.ts'
import { chatTurn } from './zendesk-chat.ts'
import { auditTurns, bodyKeys, chatKeys, commentTurns, historyOf, type Scene } from './zendesk-comments.ts'
import { authorOf, channelOf, type People, peopleOf } from './zendesk-people.ts'

/** A ticket without comments holds the first of them as its description. */
const describedBy = (ticket: Tree, { path, people }: Scene): readonly Turn[] => {
  const words = at(ticket, 'description')
  if (words?.kind !== 'text') return []
  const author = authorOf(ticket, { kind: 'map', start: words.start, entries: authorEntry(ticket) }, people)
  return [
    {
      path: [...path, 'description'],
      speaker: author.speaker,
      role: author.role ?? 'customer',
      audience: 'customer',
      channel: channelOf(ticket, ticket),
      ...momentOf(at(ticket, 'created_at')),
      offset: words.start,
      passages: valuePassages(words, false),
    },
  ]
}

const authorEntry = (ticket: Tree): Mapping['entries'] => {
  const value = atAny(ticket, ['submitter_id', 'requester_id'])
  return value ? [{ key: 'author_id', value }] : []
}

/** The subject belongs to the first that a customer can read; a chat has none but what Zendesk calls it. */
const withSubject = (ticket: Tree, turns: readonly Turn[]): readonly Turn[] => {
  const index = turns.findIndex(({ audience, passages }) => audience === 'customer' && passages.length > 0)
  const first = turns[index]
  if (!first || first.channel === 'chat') return turns
  const subject = subjectOf(atAny(ticket, ['subject', 'raw_subject']))
  return turns.with(index, { ...first, passages: [...subject, ...first.passages] })
}

/** The lists that a ticket, or the answer that it is in, has of one name. */
const listOf = (record: Mapping, key: string): readonly Tree[] => [
  ...itemsOf(at(at(record, 'ticket'), key)),
  ...itemsOf(at(record, key)),
]

const commentsOf = (record: Mapping): readonly Tree[] => {
  const fresh = at(at(record, 'ticket') ?? record, 'comment')
  return [...listOf(record, 'comments'), ...(fresh?.kind === 'map' ? [fresh] : [])]
}

const offlineTurn = (record: Mapping, path: readonly string[]): readonly Turn[] => {
  const turn = wordOf(at(record, 'type')) === 'offline_msg' ? chatTurn(record, path) : undefined
  const name = wordOf(at(at(record, 'visitor'), 'name')) ?? ''
  return turn ? [{ ...turn, speaker: name, role: 'customer' }] : []
}

function* read(
  record: Mapping,
  place: readonly string[],
  people: People,
  options: ShapeOptions,
): Generator<Conversation | Problem> {
  const roleOf = (name: string): Role | undefined => options.roleOf?.(name)
  const ticket = at(record, 'ticket') ?? record
  const id = wordOf(at(ticket, 'id'))
  const outer = place.slice(0, -1)
  const path = id === undefined ? outer : ticket === record ? place : [...outer, 'ticket', id]
  const scene: Scene = { ticket, path, people: people.byId.size > 0 ? people : peopleOf(record), roleOf }
  const comments = commentsOf(record)
  for (const comment of comments)
    for (const key of bodyKeys) {
      const flaw = flawOf(at(comment, key), key)
      if (flaw) yield flaw
    }
  const audits = new Map<string, Turn[]>()
  for (const audit of listOf(record, 'audits')) {
    const of = wordOf(at(audit, 'ticket_id')) ?? id ?? ''
    const own = of === id || of === '' ? scene : { ...scene, ticket: audit, path: [...outer, of] }
    const turns = audits.get(of) ?? []
    turns.push(...auditTurns(audit, own))
    audits.set(of, turns)
  }
  const said = [
    ...comments.flatMap(comment => commentTurns(comment, scene)),
    ...(comments.length > 0 ? [] : (audits.get(id ?? '') ?? [])),
    ...historyOf(ticket).flatMap(event => chatTurn(event, path) ?? []),
    ...offlineTurn(record, path),
  ]
  const turns = said.length > 0 ? said : describedBy(ticket, scene)
  yield* talkOf(id, withSubject(ticket, turns), roleOf)
  for (const [of, others] of audits) if (of !== (id ?? '')) yield* talkOf(of, others, roleOf)
}

const isComment = (tree: Tree): boolean =>
  atAny(tree, ['author_id', 'author']) !== undefined &&
  atAny(tree, ['html_body', 'plain_body', 'public']) !== undefined

const isAudit = (tree: Tree): boolean =>
  at(tree, 'events')?.kind === 'list' && atAny(tree, ['ticket_id', 'author_id']) !== undefined

const isChatEvent = (tree: Tree): boolean => /^(?:chat\.|Chat)/.test(wordOf(at(tree, 'type')) ?? '')

const isTicket = (tree: Tree): boolean =>
  at(tree, 'requester_id') !== undefined &&
  atAny(tree, ['via', 'submitter_id', 'assignee_id']) !== undefined &&
  atAny(tree, ['description', 'subject', 'raw_subject']) !== undefined

const tickets = shapeOf({
  thing: 'ticket',
  own: ['tickets', 'chats'],
  shared: ['results'],
  fits: record =>
    isTicket(at(record, 'ticket') ?? record) ||
    listOf(record, 'comments').some(isComment) ||
    listOf(record, 'audits').some(isAudit) ||
    historyOf(at(record, 'ticket') ?? record).some(isChatEvent) ||
    wordOf(at(record, 'type')) === 'offline_msg',
  mayBe: record =>
    ['comments', 'audits', ...chatKeys].some(key => listOf(record, key).length > 0) ||
    isTicket(at(record, 'ticket') ?? record) ||
    atAny(at(record, 'ticket') ?? record, ['description', 'comment', 'comments']) !== undefined ||
    wordOf(at(record, 'type')) === 'offline_msg',
  needs: 'an object with “comments”, “audits” or a “description”',
  context: peopleOf,
  read,
})

/** Audits as a list of their own stand for the answer that they were taken from. */
const inAnswer = (tree: Tree): Tree =>
  tree.kind === 'list' && tree.items.length > 0 && tree.items.every(isAudit)
    ? { kind: 'map', start: tree.start, entries: [{ key: 'audits', value: tree }] }
    : tree

/**
 * Zendesk’s tickets with their comments, audits or chats:
 * https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments/
 */
export const zendeskTickets: Shape = (document, options) =>
  tickets({ ...document, tree: inAnswer(document.tree) }, options)
