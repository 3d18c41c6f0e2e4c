import type { Placeholder } from '../text/conversation.ts'
import { late, lateRegExp } from '../text/late-pattern.ts'
import type { Range } from '../text/range.ts'
import { isPlain } from './fold.ts'

/** Where a parser of English would end sentences; asked only about marks that a look around them doesn't settle. */
export type Propose = (text: string) => readonly number[]

const neverEnds = new Set(
  `mr mrs ms dr prof st e.g i.e vs approx ext tel fig ca cf dept min max incl excl est resp attn
   jan feb mar apr jun jul aug sep sept oct nov dec`.split(/\s+/),
)
/** Short forms that may end a sentence as well. */
const mayEnd = new Set(
  'inc ltd co corp etc a.m p.m no nos st ave rd blvd u.s u.k e.u ph.d b.a m.a pkg qty'.split(' '),
)

const run = /[.!?…。！？]+(?:["'”’)\]»*_]+(?=\s|$)|[”»」』]+|(?<=[。！？])[’）]+)?|\n/g
const lower = lateRegExp(() => /^\p{Ll}/u)
const upperOrDigit = late(() => /^[\p{Lu}\p{N}\p{Script=Han}]/u)
const wordBefore = lateRegExp(() => /(?:\p{L}\.)*[\p{L}\p{M}'’]+$/u)
/** The same for ASCII: the properties of Unicode take long to make. */
const plainWordBefore = /(?:[A-Za-z]\.)*[A-Za-z']+$/
/** `J`, `P.S` */
const initials = lateRegExp(() => /^(?:\p{L}\.)*\p{L}$/u)
/** A line that only greets or signs off; without a comma it must end in a name or the like. */
const greeting = lateRegExp(
  () =>
    /^\s*(?:(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Gg]ood (?:morning|afternoon|evening))(?:(?:[ \t][^.!?,]{1,40})?[,!]|[ \t](?:[^.!?,]{0,30}[ \t])?(?:\p{Lu}\S*|there|all|team|everyone|x+))|(?:[Tt]hanks|[Tt]hank you|[Rr]egards|[Bb]est|[Cc]heers)\b[^.!?,]{0,40}[,!]?)$/u,
)

/** The longest line that still looks unfinished: a shorter one was ended by its writer, not by a margin. */
const shortLine = 50

type Verdict = 'break' | 'none' | 'unsure'

const atLineEnd = (text: string, at: number): Verdict => {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trimEnd()
  const after = text.slice(at + 1, at + 41).trimStart()
  if (before === '' || after === '' || /[:;]$/.test(before)) return 'break'
  if (greeting.test(before)) return 'break'
  if (lower.test(after)) return 'none'
  return before.length < shortLine ? 'break' : 'none'
}

const atMark = (text: string, marks: string, start: number, end: number): Verdict => {
  if (/[。！？]/.test(marks)) return 'break'
  const next = text[end]
  const after = text.slice(end, end + 40).trimStart()
  if (after === '' || next === '\n') return 'break'
  const near = text.slice(Math.max(0, start - 24), start)
  const before = (isPlain(near) ? plainWordBefore : wordBefore).exec(near)?.[0] ?? ''
  if (/[!?]/.test(marks))
    return next === ' ' || upperOrDigit().test(after) || !/[\p{L}\p{N}]/u.test(next ?? '') ? 'break' : 'none'
  if (/^(?:\.{2,}|…)/.test(marks)) return lower.test(after) || next !== ' ' ? 'none' : 'break'
  if (next !== ' ' && marks === '.') {
    if (/[\p{N}]/u.test(text[start - 1] ?? '') && /\p{N}/u.test(next ?? '')) return 'none'
    const glued = /^\p{Lu}\p{L}/u.test(after) && /^\p{Ll}{2,}$|^\p{Lu}?\p{Ll}{2,}$/u.test(before)
    return glued || /^["“'‘(]/.test(after) ? 'break' : /[\p{L}\p{N}]/u.test(next ?? '') ? 'none' : 'break'
  }
  const word = before.toLowerCase()
  if (word === 'no' || word === 'nos') return /^[\p{N}#]/u.test(after) ? 'none' : 'break'
  if (word === 'a.m' || word === 'p.m') return /^\p{Lu}/u.test(after) ? 'break' : 'none'
  if (neverEnds.has(word)) return 'none'
  const mayBeInitials = before.length <= 2 || before.includes('.')
  if (mayEnd.has(word) || (mayBeInitials && initials.test(before))) {
    return lower.test(after) && word !== 'i' ? 'none' : 'unsure'
  }
  return 'break'
}

/**
 * A placeholder looks like a number to what stands before it (“No. {{id}}”) and like a word to what follows; none of
 * its own marks and line ends ends a sentence.
 */
const plain = (text: string, placeholders: readonly Placeholder[]): string => {
  if (placeholders.length === 0) return text
  const parts: string[] = []
  let at = 0
  for (const { start, end } of placeholders) {
    parts.push(text.slice(at, start), '0'.padEnd(end - start, 'x'))
    at = end
  }
  return parts.join('') + text.slice(at)
}

/** As much is put to the parser at a time: its cost grows with the square of a paragraph. In UTF-16 units. */
const most = 16_384
/** What a parser may look at on either side of a mark. */
const margin = 512

/** Whether the parser would end a sentence at a place of a text; the places are asked about in their order. */
const asker = (text: string, propose: Propose): ((end: number) => boolean) => {
  let from = 0
  let to = 0
  let proposed: ReadonlySet<number> = new Set()
  return end => {
    if (to < text.length && end > to - margin) {
      from = text.length <= most ? 0 : Math.max(0, end - margin)
      to = Math.min(from + most, text.length)
      proposed = new Set(propose(text.slice(from, to)))
    }
    return proposed.has(end - from)
  }
}

/**
 * The sentences of a passage, without the space around them. A mark that its neighbours don't settle is put to
 * `propose`; line ends count where a writer, not a margin, put them.
 */
export const sentences = (
  text: string,
  placeholders: readonly Placeholder[],
  propose: Propose,
): readonly Range[] => {
  const masked = plain(text, placeholders)
  const found: Range[] = []
  const ends = asker(masked, propose)
  let from = 0
  const cut = (to: number): void => {
    const end = from + text.slice(from, to).trimEnd().length
    const start = end - text.slice(from, end).trimStart().length
    if (end > start) found.push({ start, end })
    from = to
  }
  for (const match of masked.matchAll(run)) {
    const [marks] = match
    const start = match.index
    const end = start + marks.length
    let verdict = marks === '\n' ? atLineEnd(masked, start) : atMark(masked, marks, start, end)
    if (verdict === 'unsure') verdict = ends(end) ? 'break' : 'none'
    if (verdict === 'break') cut(end)
  }
  cut(text.length)
  return found
}

/** Whether `sentences` would have to ask about some mark of the text. */
export const hasUnsureMark = (text: string, placeholders: readonly Placeholder[]): boolean => {
  let unsure = false
  sentences(text, placeholders, () => {
    unsure = true
    return []
  })
  return unsure
}
