import { isPlain } from '../language/fold.ts'
import type { Offer } from '../rule/check.ts'
import type { Entry } from '../rule/rule.ts'
import type { Spot } from '../rule/view.ts'
import { inTraditional } from '../rule/wording.ts'
import { lateRegExp } from '../text/late-pattern.ts'
import type { Range } from '../text/range.ts'

const filled = (text: string, captures: ReadonlyMap<string, Range>, source: string): string =>
  text.replace(/\{([a-z]+)\}/g, (slot, name: string) => {
    const token = captures.get(name)
    return token ? source.slice(token.start, token.end) : slot
  })

const letter = lateRegExp(() => /\p{L}/u)
const hasLetter = (text: string): boolean => /[a-z]/i.test(text) || letter.test(text)
const isUpper = (letter: string): boolean => letter !== letter.toLowerCase()

const beginsSentence = (text: string, start: number): boolean => {
  const before = text.slice(Math.max(0, start - 20), start)
  return /(?:^\s*|[.!?…。！？:][^\p{L}\p{N}]*|\n\s*)$/u.test(before)
}

/** Whether the words have a capital for where they stand: “I” and “SLA” have theirs anywhere. */
const hasCapital = (text: string, { start, end }: Range): boolean => {
  const words = text.slice(start, end)
  const first = (isPlain(words) ? /[a-z]+/i : /\p{L}+/u).exec(words)?.[0]
  if (first === undefined || !isUpper(first.charAt(0))) return false
  return first !== first.toUpperCase() || beginsSentence(text, start)
}

/** A rewrite begins with a capital where the words it replaces do; “I” keeps its own. */
const inCaseOf = (text: string, replaced: Range, words: string): string => {
  // V8 makes all of this anew when it first meets a read beside a text.
  if (words === '') return words
  const first = words.charAt(0)
  if (!hasLetter(text.slice(replaced.start, replaced.end)) || !hasLetter(first)) return words
  if (hasCapital(text, replaced)) return first.toUpperCase() + words.slice(1)
  return /^(?:I\b|[A-Z]{2})/.test(words) ? words : first.toLowerCase() + words.slice(1)
}

/** The rewrites of an entry for one spot, those that fit the turn before first. */
export const offersOf = (
  entry: Entry,
  spot: Spot,
  captures: ReadonlyMap<string, Range>,
): readonly Offer[] => {
  const before = entry.rewrite.some(({ after }) => after.length > 0) ? spot.message.before() : undefined
  const fits = (after: Entry['rewrite'][number]['after']): number =>
    after.length === 0 ? 1 : after.some(act => before?.has(act)) ? 0 : 2
  const written = spot.passage.text
  const traditional = entry.lang === 'zh' && inTraditional(spot.passage)
  // What V8 compiles a map to gives lists of another kind than before: code that takes them is then made anew.
  const offers: Offer[] = []
  for (const rewrite of entry.rewrite.toSorted((a, b) => fits(a.after) - fits(b.after))) {
    const template = traditional && rewrite.traditional !== undefined ? rewrite.traditional : rewrite.text
    const words = filled(template, captures, written)
    offers.push({
      // A name that the words begin with keeps its capital.
      text: template.startsWith('{') ? words : inCaseOf(written, spot.range, words),
      safe: rewrite.safe && fits(rewrite.after) < 2,
    })
  }
  return offers
}

const gapAfter = /[,，]?[^\S\n]*/y

/**
 * The stretch to replace and the words to put there. A deletion takes the comma and the space after the words with
 * it and hands their capital on; between two commas, or before a mark, it takes those before them.
 */
export const replacement = (
  text: string,
  range: Range,
  words: string,
): { readonly range: Range; readonly words: string } => {
  if (words !== '') return { range, words }
  gapAfter.lastIndex = range.end
  const gap = gapAfter.exec(text)?.[0] ?? ''
  const behind = range.end + gap.length
  const next = behind < text.length ? text.charAt(behind) : ''
  const capital = hasCapital(text, range)
  let start = range.start
  while (start > 0 && /[^\S\n]/.test(text.charAt(start - 1))) start--
  const comma = start > 0 && /[,，]/.test(text.charAt(start - 1))
  if (comma && /^[,，]/.test(gap)) return { range: { start: start - 1, end: range.end + 1 }, words: '' }
  if (gap !== '' && next !== '' && !/[.!?;:)\n]/.test(next)) {
    const end = range.end + gap.length
    return capital && hasLetter(next)
      ? { range: { start: range.start, end: end + next.length }, words: next.toUpperCase() }
      : { range: { start: range.start, end }, words: '' }
  }
  return { range: { start: comma ? start - 1 : start, end: range.end }, words: '' }
}
