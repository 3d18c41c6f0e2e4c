import type { Token } from '../language/tokens.ts'
import type { Offer } from '../rule/check.ts'
import type { Entry } from '../rule/rule.ts'
import type { Spot } from '../rule/view.ts'
import type { Range } from '../text/range.ts'

const filled = (text: string, captures: ReadonlyMap<string, Token>, source: string): string =>
  text.replace(/\{([a-z]+)\}/g, (slot, name: string) => {
    const token = captures.get(name)
    return token ? source.slice(token.start, token.end) : slot
  })

const firstLetter = /\p{L}/u
const isUpper = (letter: string): boolean => letter !== letter.toLowerCase()

/** A rewrite begins with a capital where the words it replaces do; “I” keeps its own. */
const inCaseOf = (replaced: string, words: string): string => {
  const model = firstLetter.exec(replaced)?.[0]
  const first = words[0]
  if (model === undefined || first === undefined || !firstLetter.test(first)) return words
  if (isUpper(model)) return first.toUpperCase() + words.slice(1)
  return /^(?:I\b|[A-Z]{2})/.test(words) ? words : first.toLowerCase() + words.slice(1)
}

/** The rewrites of an entry for one spot, those that fit the turn before first. */
export const offersOf = (entry: Entry, spot: Spot, captures: ReadonlyMap<string, Token>): readonly Offer[] => {
  const before = entry.rewrite.some(({ after }) => after.length > 0) ? spot.message.before() : undefined
  const fits = (after: Entry['rewrite'][number]['after']): number =>
    after.length === 0 ? 1 : after.some(act => before?.has(act)) ? 0 : 2
  const replaced = spot.passage.text.slice(spot.range.start, spot.range.end)
  return [...entry.rewrite]
    .sort((a, b) => fits(a.after) - fits(b.after))
    .map(({ text, safe, after }) => ({
      text: inCaseOf(replaced, filled(text, captures, spot.passage.text)),
      safe: safe && fits(after) < 2,
    }))
}

/**
 * The stretch to replace and the words to put there. A deletion takes the comma and the space after the words with
 * it and hands their capital on.
 */
export const replacement = (text: string, range: Range, words: string): { readonly range: Range; readonly words: string } => {
  if (words !== '') return { range, words }
  const rest = text.slice(range.end)
  const gap = /^[,，]?[^\S\n]*/.exec(rest)?.[0] ?? ''
  const next = rest.slice(gap.length, gap.length + 1)
  const capital = isUpper(text.slice(range.start, range.start + 1))
  if (gap !== '' && next !== '' && !/[.!?;:)\n]/.test(next)) {
    const end = range.end + gap.length
    return capital && firstLetter.test(next)
      ? { range: { start: range.start, end: end + next.length }, words: next.toUpperCase() }
      : { range: { start: range.start, end }, words: '' }
  }
  const lead = /[^\S\n]*$/.exec(text.slice(0, range.start))?.[0] ?? ''
  return { range: { start: range.start - lead.length, end: range.end }, words: '' }
}
