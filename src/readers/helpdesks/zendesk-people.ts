import type { Channel, Role } from '../../text/conversation.ts'
import { roleOf } from '../conversations/role.ts'
import { at, atAny, itemsOf, type Tree, wordOf } from '../trees/tree.ts'
import { isFalse } from './talk.ts'

interface Person {
  readonly name: string | undefined
  readonly role: Role | undefined
}

export interface People {
  readonly byId: ReadonlyMap<string, Person>
  readonly byName: ReadonlyMap<string, Person>
}

const roles: Readonly<Record<string, Role>> = { 'end-user': 'customer', agent: 'agent', admin: 'agent' }

const personOf = (user: Tree | undefined): Person => {
  const name = wordOf(at(user, 'name'))
  const role = roles[wordOf(at(user, 'role')) ?? '']
  return { name, role: role === 'agent' && name && roleOf(name) === 'bot' ? 'bot' : role }
}

/** The users that an answer of the API, or each of its pages, brings along. */
export const peopleOf = (file: Tree): People => {
  const byId = new Map<string, Person>()
  const byName = new Map<string, Person>()
  for (const page of file.kind === 'list' ? file.items : [file])
    for (const user of itemsOf(at(page, 'users'))) {
      const id = wordOf(at(user, 'id'))
      const person = personOf(user)
      if (id !== undefined) byId.set(id, person)
      if (person.name !== undefined) byName.set(person.name, person)
    }
  return { byId, byName }
}

/** The person of this id, from the users of the file or from the ticket itself. */
const find = (id: string | undefined, { byId }: People, ticket: Tree, comment: Tree): Person | undefined => {
  if (id === undefined) return undefined
  const own = [at(comment, 'author'), ...['requester', 'submitter', 'assignee'].map(key => at(ticket, key))]
  const [here, there] = [own.find(user => wordOf(at(user, 'id')) === id), byId.get(id)]
  if (!here) return there
  const { name, role } = personOf(here)
  return { name: name ?? there?.name, role: role ?? there?.role }
}

const idOf = (tree: Tree, key: string): string | undefined =>
  wordOf(at(tree, `${key}_id`)) ?? wordOf(at(at(tree, key), 'id'))

const ids = (tree: Tree, keys: readonly string[]): readonly string[] =>
  keys.flatMap(key => itemsOf(at(tree, key)).flatMap(item => wordOf(item) ?? []))

/** The user that Zendesk writes as itself. */
const zendesk = '-1'

const byTicket = (ticket: Tree, comment: Tree, author: string | undefined): Role | undefined => {
  const requester = idOf(ticket, 'requester')
  const copied = ids(ticket, ['email_cc_ids', 'collaborator_ids'])
  if (author !== undefined && author === idOf(ticket, 'assignee')) return 'agent'
  if (author !== undefined && (author === requester || copied.includes(author))) return 'customer'
  // Only staff writes notes.
  if (isFalse(at(comment, 'public'))) return 'agent'
  return requester === undefined || author === undefined ? undefined : 'agent'
}

/** Who wrote a comment, and their role where the file tells it. */
export const authorOf = (
  ticket: Tree,
  comment: Tree,
  users: People,
): { readonly speaker: string; readonly role: Role | undefined } => {
  const id = idOf(comment, 'author')
  const person = find(id, users, ticket, comment)
  const speaker = person?.name ?? id ?? ''
  const via = wordOf(at(at(comment, 'via'), 'channel')) ?? ''
  if (via === 'rule' || /bot|ai_agent/.test(via)) return { speaker, role: 'bot' }
  if (id === zendesk) return { speaker, role: 'system' }
  return { speaker, role: person?.role ?? byTicket(ticket, comment, id) }
}

const channels: readonly (readonly [RegExp, Channel])[] = [
  [/^email$/, 'email'],
  [/chat|messaging|whatsapp|line|wechat|sms|sunshine/, 'chat'],
  [/twitter|facebook|instagram|^x_/, 'social'],
  [/voice|phone|call/, 'call'],
]

/** How a comment came in, `via.channel`; undefined for a form on the web and for the agent’s own screen. */
export const channelOf = (comment: Tree, ticket: Tree): Channel | undefined => {
  const via = wordOf(at(atAny(comment, ['via']) ?? at(ticket, 'via'), 'channel')) ?? ''
  return channels.find(([name]) => name.test(via))?.[1]
}

/** The role of the person of this name. */
export const roleByName = ({ byName }: People, name: string): Role | undefined =>
  byName.get(name)?.role ?? roleOf(name)
