import { fold, isPlain } from '../language/fold.ts'
import { late } from '../text/late-pattern.ts'
import { sha256 } from '../text/sha256.ts'
import type { Finding } from './judge.ts'

const neighbours = 3
const word = late(() => /[\p{L}\p{N}]+/gu)
/** The same for folded ASCII, in a third of the time. */
const plainWord = /[a-z\d]+/g

const wordsIn = (folded: string): readonly string[] =>
  folded.match(isPlain(folded) ? plainWord : word()) ?? []
const lastWords = (text: string): readonly string[] => wordsIn(text).slice(-neighbours)
const firstWords = (text: string): readonly string[] => wordsIn(text).slice(0, neighbours)
/** Far enough to hold three words of any length that people write. */
const reach = 120

/** How many digits of a fingerprint stay the same when the words beside the finding change. */
export const kinDigits = 12

const print = (own: string, whole: string): string => sha256(own, kinDigits) + sha256(whole, 8)

/** The fingerprint of a comment that was found fault with. */
export const commentFingerprint = (rule: string, entry: string, comment: string): string => {
  const own = `${rule}\n${entry}\n\n${comment.trim()}`
  return print(own, own)
}

/** What a fingerprint is made of: not all of a passage, which holds much. */
type Printed = Pick<Finding, 'rule' | 'entry' | 'range'> & {
  readonly passage: Pick<Finding['passage'], 'text'>
}

/**
 * What stays the same of a finding when lines move or a file is sorted anew: rule, entry, folded words and the message's
 * own key (its id, else its name) in its first twelve digits; three neighbours on each side as well in the eight others.
 * The text can't be had back from it.
 */
export const fingerprintKey = ({ rule, entry, passage, range }: Printed, messageKey: string): string => {
  const text = fold(passage.text.slice(Math.max(0, range.start - reach), range.end + reach))
  const start = Math.min(range.start, reach)
  const end = start + (range.end - range.start)
  const own = `${rule.id}\n${entry?.id ?? ''}\n${messageKey}\n${wordsIn(text.slice(start, end)).join(' ')}`
  const before = lastWords(text.slice(0, start)).join(' ')
  const after = firstWords(text.slice(end)).join(' ')
  return print(own, `${own}\n${before}\n${after}`)
}
