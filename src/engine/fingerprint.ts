import { fold } from '../language/fold.ts'
import { sha256 } from '../text/sha256.ts'
import type { Finding } from './judge.ts'

const neighbours = 3
const word = /[\p{L}\p{N}]+/gu

const lastWords = (text: string): readonly string[] => (text.match(word) ?? []).slice(-neighbours)
const firstWords = (text: string): readonly string[] => (text.match(word) ?? []).slice(0, neighbours)
/** Far enough to hold three words of any length that people write. */
const reach = 120

const digest = (lines: readonly string[], digits: number): string => sha256(lines.join('\n'), digits)

/** How many digits of a fingerprint stay the same when the words beside the finding change. */
export const kinDigits = 12

const print = (own: readonly string[], around: readonly string[]): string =>
  digest(own, kinDigits) + digest([...own, ...around], 8)

/** The fingerprint of a comment that was found fault with. */
export const commentFingerprint = (rule: string, entry: string, comment: string): string =>
  print([rule, entry, '', comment.trim()], [])

/**
 * What stays the same of a finding when lines move or a file is sorted anew: rule, entry, folded words and the message's
 * own key (its id, else its name) in its first twelve digits; three neighbours on each side as well in the eight others.
 * The text can't be had back from it.
 */
export const fingerprintKey = ({ rule, entry, passage, range }: Finding, messageKey: string): string => {
  const text = fold(passage.text.slice(Math.max(0, range.start - reach), range.end + reach))
  const start = Math.min(range.start, reach)
  const end = start + (range.end - range.start)
  const own = [rule.id, entry?.id ?? '', messageKey, (text.slice(start, end).match(word) ?? []).join(' ')]
  const around = [lastWords(text.slice(0, start)), firstWords(text.slice(end))].map(words => words.join(' '))
  return print(own, around)
}
