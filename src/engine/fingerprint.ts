import { createHash } from 'node:crypto'
import { fold } from '../language/fold.ts'
import type { Finding } from './judge.ts'

const neighbours = 3
const word = /[\p{L}\p{N}]+/gu

const lastWords = (text: string): readonly string[] => (text.match(word) ?? []).slice(-neighbours)
const firstWords = (text: string): readonly string[] => (text.match(word) ?? []).slice(0, neighbours)
/** Far enough to hold three words of any length that people write. */
const reach = 120

/**
 * What stays the same of a finding when lines move or a file is sorted anew: rule, entry, folded words, three
 * neighbours on each side, and the message's own key (its id, else its name). The text can't be had back from it.
 */
export const fingerprintKey = ({ rule, entry, passage, range }: Finding, messageKey: string): string => {
  const text = fold(passage.text.slice(Math.max(0, range.start - reach), range.end + reach))
  const start = Math.min(range.start, reach)
  const end = start + (range.end - range.start)
  const words = [
    lastWords(text.slice(0, start)),
    text.slice(start, end).match(word) ?? [],
    firstWords(text.slice(end)),
  ]
  const key = [rule.id, entry?.id ?? '', messageKey, ...words.map(each => each.join(' '))].join('\n')
  return createHash('sha256').update(key).digest('hex').slice(0, 16)
}
