import type { Conversation } from '../../text/conversation.ts'
import type { Located, Piece, Spell } from '../../text/located.ts'
import type { Problem } from '../../text/problem.ts'
import type { Range } from '../../text/range.ts'
import type { Reader, ReadOptions } from '../reader.ts'
import type { Units } from './body-text.ts'
import { unitsOf } from './eml.ts'
import { type Mail, mailIn } from './mail.ts'
import { threadOf } from './thread.ts'
import { threadsOf } from './threads.ts'

const postmark = /^From .*\d\d?:\d\d.*\d{4}|^From - \S/

/** The mails of a mailbox: each begins with a line `From `, at the beginning or behind an empty line. */
const mailsIn = (text: string): readonly Range[] => {
  const ranges: Range[] = []
  let start = -1
  const first = text.startsWith('\uFEFF') ? 1 : 0
  for (let at = text.indexOf('From ', first); at !== -1; at = text.indexOf('From ', at + 5)) {
    const blank = at === first || /\n\r?\n$/.test(text.slice(Math.max(0, at - 3), at))
    if (!blank || !postmark.test(text.slice(at, at + 200).split('\n', 1)[0] ?? '')) continue
    if (start !== -1) ranges.push({ start, end: at })
    start = at
  }
  if (start !== -1) ranges.push({ start, end: text.length })
  return ranges
}

/** Lines that begin with `From ` have a `>` before them (mboxrd); one of several is taken off. */
const unquoted = (located: Located): Located => {
  const { text } = located
  const pieces: Piece[] = []
  let last = 0
  for (const { index } of text.matchAll(/^>+From /gm)) {
    pieces.push({ start: last, end: index }, { start: index, end: index + 1, text: '' })
    last = index + 1
  }
  pieces.push({ start: last, end: text.length })
  const spell: Spell = (words, place) => {
    const opens = place === undefined || place.start === 0 || text[place.start - 1] === '\n'
    return words.replace(/^>*From /gm, (found: string, at: number) => (at > 0 || opens ? `>${found}` : found))
  }
  return located.select(pieces, spell)
}

function* conversations(
  located: Located,
  units: Units,
  ranges: readonly Range[],
  roleOf: ReadOptions['roleOf'],
): Generator<Conversation | Problem> {
  const mails: Mail[] = []
  for (const { start, end } of ranges) {
    const mail = mailIn(unquoted(located.slice(start, end)), units)
    mails.push(mail)
    yield* mail.problems
    yield* mail.inner.flatMap(each => each.problems)
  }
  for (const thread of threadsOf(mails)) yield threadOf(thread, { roleOf, single: false })
}

/** A mailbox of the mbox family (https://www.loc.gov/preservation/digital/formats/fdd/fdd000383.shtml), its mails grouped into threads. */
export const readMbox: Reader = (source, { as, roleOf }) => {
  if (as !== undefined && as !== 'mbox') return undefined
  const { located } = source
  const ranges = mailsIn(located.text)
  const before = located.text.slice(0, ranges[0]?.start ?? 0).replace('\uFEFF', '')
  if (ranges.length === 0 || before.trim() !== '') {
    return {
      problem: 'This file does not begin as a mailbox does.',
      hint: 'Expected each mail behind a line such as “From ana@example.com Tue Mar  5 10:03:12 2024”.',
      offset: 0,
    }
  }
  return { format: 'mbox', conversations: conversations(located, unitsOf(source), ranges, roleOf) }
}
