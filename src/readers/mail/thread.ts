import type { Conversation, Message, Passage, Role } from '../../text/conversation.ts'
import type { Problem } from '../../text/problem.ts'
import type { ReadOptions } from '../reader.ts'
import type { Person } from './addresses.ts'
import type { Mail } from './mail.ts'
import { companyOf, rolesIn, type Speaker } from './roles.ts'
import { asQuote } from './said.ts'

const withInner = (mails: readonly Mail[]): readonly Mail[] =>
  mails.flatMap(mail => [...withInner(mail.inner), mail])

const speakerOf = ({ from, role }: Mail): Speaker => ({ ...from, ...(role === undefined ? {} : { role }) })

const nameOf = ({ name, address }: Person): string => name ?? address ?? ''

const unknownWriter = ({ from, offset }: Mail): Problem => {
  const name = nameOf(from)
  if (name === '') {
    return {
      problem: 'A mail does not say who wrote it.',
      hint: 'Expected a From field with an address.',
      offset,
    }
  }
  return {
    problem: `Nothing tells whether “${name}” is an agent or a customer.`,
    hint: `List the name under “roles” in tactful.yaml: roles: {agent: [${name}]}.`,
    offset,
  }
}

type Draft = { -readonly [Key in keyof Message]: Message[Key] }

/** The words of the company that somebody quotes were checked when they were sent. */
const context = (role: Role, passages: readonly Passage[]): readonly Passage[] =>
  role === 'customer' ? passages : passages.map(asQuote)

/** A quoted name is that of somebody whose address the heads give. */
const identified = (author: Person, people: readonly Person[]): Person =>
  author.address === undefined ? (people.find(({ name }) => name === author.name) ?? author) : author

const otherSide = (role: Role): Role => (role === 'customer' ? 'agent' : 'customer')

const isColleague = (author: Person, { from }: Mail): boolean =>
  (companyOf(author) !== undefined && companyOf(author) === companyOf(from)) ||
  (author.address === undefined ? author.name === from.name : author.address === from.address)

const earlierMessages = (
  mail: Mail,
  roleOf: (speaker: Speaker) => Role | undefined,
  own: Role,
): readonly Message[] =>
  [...mail.said.earlier].reverse().flatMap(({ author: written, passages }): Message[] => {
    const author = identified(written, [mail.from, ...mail.others])
    const role = isColleague(author, mail) ? own : (roleOf(author) ?? otherSide(own))
    const message: Draft = {
      path: [],
      role,
      audience: 'customer',
      channel: 'email',
      passages: context(role, passages),
    }
    const name = nameOf(author)
    if (name !== '') message.author = name
    return passages.length > 0 ? [message] : []
  })

const messageOf = (
  mail: Mail,
  role: Role,
  began: number | undefined,
  quotes: boolean,
  named: boolean,
): Message => {
  const { id, said, subject, subjectPassages, date, lang, twin, from } = mail
  const earlier = quotes ? said.earlier.flatMap(({ passages }) => passages).map(asQuote) : []
  const draft: Draft = {
    path: named ? [subject || (id ?? '')].filter(name => name !== '') : [],
    role,
    audience: 'customer',
    channel: 'email',
    passages: [...subjectPassages, ...said.own, ...earlier, ...said.quoted],
  }
  const name = nameOf(from)
  if (id !== undefined) draft.id = id
  if (name !== '') draft.author = name
  if (date !== undefined && began !== undefined) draft.at = date - began
  if (lang !== undefined) draft.lang = lang
  if (twin.length > 0) draft.twin = [...subjectPassages, ...twin]
  return draft
}

export interface ThreadOptions {
  readonly roleOf: ReadOptions['roleOf']
  /** Whether the file is one mail: a writer of whom nothing is known is then the company. */
  readonly single: boolean
}

/**
 * The conversation that mails make, in their order. Earlier messages that a mail quotes come before it, as context, unless
 * the mails that it answers are there themselves. Where nothing tells who is the company, a Problem comes instead.
 */
export const threadOf = (
  mails: readonly Mail[],
  { roleOf: listed, single }: ThreadOptions,
): Conversation | Problem => {
  const all = withInner(mails)
  const writers = [
    ...all.map(speakerOf),
    ...all.flatMap(mail =>
      mail.said.earlier.map(({ author }) => identified(author, [mail.from, ...mail.others])),
    ),
  ]
  const others = all.flatMap(mail => mail.others)
  const roleOf = rolesIn(writers, others, listed)
  const ids = new Set(all.flatMap(({ id }) => id ?? []))
  const oldest = all.reduce<Mail | undefined>(
    (first, mail) => (mail.date === undefined || (first?.date ?? Infinity) <= mail.date ? first : mail),
    undefined,
  )
  const messages: (readonly Message[])[] = []
  for (const mail of all) {
    const role = roleOf(speakerOf(mail)) ?? (single ? 'agent' : undefined)
    if (role === undefined) return unknownWriter(mail)
    const there = mail.references.some(id => ids.has(id))
    if (!there) messages.push(earlierMessages(mail, roleOf, role))
    messages.push([messageOf(mail, role, oldest?.date, there, !single || all.length > 1)])
  }
  const root = all.find(({ references }) => references.length > 0)?.references[0] ?? all[0]?.id
  const began = oldest?.clock === undefined ? {} : { began: oldest.clock }
  return { ...(root === undefined ? {} : { id: root }), ...began, messages: messages.flat() }
}
