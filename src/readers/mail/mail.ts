import type { Passage, Role } from '../../text/conversation.ts'
import type { Located } from '../../text/located.ts'
import type { Problem } from '../../text/problem.ts'
import { clockAt } from '../conversations/seconds.ts'
import { passageOf } from '../prose/passage.ts'
import { findPlaceholders } from '../prose/placeholders.ts'
import { type Person, peopleIn } from './addresses.ts'
import type { Units } from './body-text.ts'
import { headerPieces, headerText } from './encoded-words.ts'
import { fieldOf, type Head, headOf, valueIn } from './fields.ts'
import { type Leaf, partsOf } from './parts.ts'
import { asQuote, type Said, saidBy } from './said.ts'

/** One mail as its file tells it. */
export interface Mail {
  readonly id?: string
  /** The mails before it in its thread, the first one first. */
  readonly references: readonly string[]
  readonly from: Person
  readonly others: readonly Person[]
  /** What its head tells of who writes: a robot, a mailing tool of a company. */
  readonly role?: Role
  /** Seconds since 1970. */
  readonly date?: number
  /** The same by the clock of its writer. */
  readonly clock?: string
  readonly lang?: string
  readonly subject: string
  readonly subjectPassages: readonly Passage[]
  readonly said: Said
  /** The copy for mailers that show no HTML. */
  readonly twin: readonly Passage[]
  /** Mails inside. */
  readonly inner: readonly Mail[]
  readonly problems: readonly Problem[]
  /** Where its writer stands in the file. */
  readonly offset: number
}

const identifier = /<([^<>\s]{1,500})>/g

const identifiers = (value: string): readonly string[] =>
  Array.from(value.matchAll(identifier), ([, id = '']) => id)

/** Seconds of a date such as `Tue, 5 Mar 2024 10:03:12 +0100 (CET)`. */
const secondsOf = (date: string): number | undefined => {
  const seconds = Date.parse(date.replace(/\([^()]*\)/g, '').trim()) / 1000
  return Number.isNaN(seconds) ? undefined : seconds
}

/** What the clock of its writer showed: with `+0100` an hour more than in Greenwich. */
const clockOf = (date: string, seconds: number): string | undefined => {
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d\d):?(\d\d)\s*(?:\(|$)/.exec(date.trim()) ?? []
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60
  return clockAt(seconds + (sign === '-' ? -ahead : ahead))
}

const reply = /^(?:re|aw|sv|antw|fwd?|wg|tr|回复|回覆|答复|答覆|转发|轉寄)\s*(?:\[\d+\])?\s*[:：]/i

const isAnswer = (head: Head): boolean => valueIn(head, 'in-reply-to') !== ''

/** The subject; that of an answer is its customer’s, and so a quotation. */
const subjectPassages = (located: Located, head: Head, bytes: boolean): readonly Passage[] => {
  const field = fieldOf(head, 'subject')
  if (!field || field.end <= field.start) return []
  const value = located.slice(field.start, field.end)
  const { pieces, coded } = headerPieces(value.text, bytes)
  const read = value.select(pieces, words => {
    if (coded) return { refused: 'an encoded word is not rewritten' }
    if (/[\r\n]/.test(words)) return { refused: 'a subject is one line' }
    return /[^ -~]/.test(words) || words.includes('=?') ? { refused: 'a header holds only ASCII' } : words
  })
  const draft = {
    kind: 'subject',
    pieces: [{ start: 0, end: read.text.length }],
    spell: (words: string) => words,
  } as const
  const passage = passageOf(read, draft, findPlaceholders(read.text))
  if (!passage) return []
  return [reply.test(passage.located.text) || isAnswer(head) ? asQuote(passage) : passage]
}

/**
 * What the head tells of its writer: an automatic answer (RFC 3834) is a bot’s, a report of a mail server nobody’s; what a
 * mailing tool or a help desk sends to many is the company’s.
 */
const roleIn = (head: Head): Role | undefined => {
  const automatic = valueIn(head, 'auto-submitted').toLowerCase()
  const precedence = valueIn(head, 'precedence').toLowerCase()
  if (valueIn(head, 'return-path') === '<>' && /report/i.test(valueIn(head, 'content-type'))) return 'system'
  if (automatic.startsWith('auto-') || precedence === 'auto_reply' || valueIn(head, 'x-autoreply') !== '')
    return 'bot'
  if (precedence === 'bulk' || fieldOf(head, 'list-unsubscribe') !== undefined) return 'agent'
  return fieldOf(head, 'feedback-id') || fieldOf(head, 'x-campaign-id') ? 'agent' : undefined
}

const people = (head: Head, bytes: boolean, ...names: readonly string[]): readonly Person[] =>
  names.flatMap(name => peopleIn(valueIn(head, name), bytes))

const unreadProblem = (offset: number, types: readonly string[]): Problem => ({
  problem: `The text of a mail is sealed in ${types.join(' and ')}.`,
  hint: 'Open the mail and save its text without encryption, or leave the file out.',
  offset,
})

const ownPassages = (leaves: readonly Leaf[]): readonly Passage[] => saidBy(leaves).own

const deepest = 10

/** Reads the mail that a text is. */
export const mailIn = (located: Located, units: Units, depth = 0): Mail => {
  const { text } = located
  const head = headOf(text, 0, text.length)
  const bytes = units === 'bytes' || (units === 'either' && !/[^\0-\xff]/.test(text))
  const parts = partsOf({ located, head, end: text.length, units, open: true })
  const from = fieldOf(head, 'from')
  const start = Math.min(from?.start ?? 0, Math.max(0, text.length - 1))
  const offset = located.source({ start, end: Math.min(text.length, start + 1) }).start
  const sealed = parts.shown.length === 0 && parts.unread.length > 0
  const id = identifiers(valueIn(head, 'message-id'))[0]
  // A draft that Outlook opens to be sent: whoever saved it did not write to anybody yet.
  const unsent = valueIn(head, 'x-unsent') === '1'
  const role = unsent ? 'agent' : roleIn(head)
  const written = valueIn(head, 'date')
  const date = unsent ? undefined : secondsOf(written)
  const clock = date === undefined ? undefined : clockOf(written, date)
  const lang = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.exec(valueIn(head, 'content-language'))?.[0]
  return {
    ...(id === undefined ? {} : { id }),
    ...(role === undefined ? {} : { role }),
    ...(date === undefined ? {} : { date }),
    ...(clock === undefined ? {} : { clock }),
    ...(lang === undefined ? {} : { lang }),
    references: [...identifiers(valueIn(head, 'references')), ...identifiers(valueIn(head, 'in-reply-to'))],
    from: unsent ? {} : (people(head, bytes, 'from', 'sender')[0] ?? {}),
    others: people(head, bytes, 'to', 'cc', 'reply-to'),
    subject: headerText(fieldOf(head, 'subject')?.value ?? '', bytes),
    subjectPassages: subjectPassages(located, head, bytes),
    said: saidBy(parts.shown),
    twin: ownPassages(parts.other),
    inner: depth < deepest ? parts.inner.map(each => mailIn(each, units, depth + 1)) : [],
    problems: sealed ? [...parts.problems, unreadProblem(offset, parts.unread)] : parts.problems,
    offset,
  }
}
