import { fold, foldUnit } from './fold.ts'

/**
 * Kinds of token that are no particular word; their ids come first in every vocabulary. `other` and `capitalised`
 * are words that no phrase holds.
 */
export const kinds = [
  'other',
  'capitalised',
  'number',
  'money',
  'link',
  'handle',
  'name-slot',
  'date-slot',
  'money-slot',
  'number-slot',
  'link-slot',
  'unknown-slot',
] as const

export type Kind = (typeof kinds)[number]

export const kindId = (kind: Kind): number => kinds.indexOf(kind)

/** The id of the first word that a vocabulary was given. */
export const firstWordId: number = kinds.length

/** The words that phrases are made of, each with a small number; all other words are `other` (0). */
export interface Vocabulary {
  readonly size: number
  /** The id of an already folded word. */
  readonly id: (folded: string) => number
  /** The id of the word that stands in `text` from `start` to `end`, folded on the way: no string is made. */
  readonly idAt: (text: string, start: number, end: number) => number
  /** The same for whoever has hashed the word on the way over it; a word of `beside` has a number from `size` on. */
  readonly find: (hash: number, text: string, start: number, end: number) => number
}

const offset = 0x811c9dc5
const prime = 0x01000193

/** The hash of no characters at all. */
export const emptyHash: number = offset | 0

/** The hash of a word and one more character, folded. */
export const hashOn = (hash: number, folded: number): number => Math.imul(hash ^ folded, prime)

/** The words of a vocabulary as numbers: made once, at build, for the words that ship. */
export interface WordTable {
  /** How many ids there are: those of words beside the vocabulary come behind them. */
  readonly size: number
  /** An open hash of the words’ numbers. */
  readonly slots: Int32Array
  readonly hashes: Int32Array
  /** The characters of all words, one word after the other, and where each begins. */
  readonly letters: Uint16Array
  readonly starts: Int32Array
}

const hashOf = (text: string, start: number, end: number): number => {
  let hash = emptyHash
  for (let i = start; i < end; i++) hash = hashOn(hash, foldUnit(text.charCodeAt(i)))
  return hash
}

/** `beside` are words that have no id, but that `find` tells from others: it gives them numbers from `size` on. */
export const wordTable = (words: Iterable<string>, beside: readonly string[] = []): WordTable => {
  const known = new Set([...words].map(fold))
  const list = [...new Set([...known, ...beside])]
  const capacity = 1 << (32 - Math.clz32(list.length * 3 + 8))
  const last = capacity - 1
  const slots = new Int32Array(capacity).fill(-1)
  const hashes = new Int32Array(list.length)
  const letters = new Uint16Array(list.reduce((sum, { length }) => sum + length, 0))
  const starts = new Int32Array(list.length + 1)
  let place = 0
  list.forEach((word, index) => {
    for (let i = 0; i < word.length; i++) letters[place++] = word.charCodeAt(i)
    starts[index + 1] = place
    const hash = hashOf(word, 0, word.length)
    hashes[index] = hash
    let slot = (hash ^ (hash >>> 15)) & last
    while (slots[slot] !== -1) slot = (slot + 1) & last
    slots[slot] = index
  })
  return { size: known.size + firstWordId, slots, hashes, letters, starts }
}

/** The vocabulary of a table. */
export const vocabularyWith = ({ size, slots, hashes, letters, starts }: WordTable): Vocabulary => {
  const last = slots.length - 1
  const equal = (index: number, text: string, start: number, end: number): boolean => {
    let at = starts[index] as number
    if ((starts[index + 1] as number) - at !== end - start) return false
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i)
      const letter = letters[at++]
      if (letter !== (unit >= 0x61 && unit <= 0x7a ? unit : foldUnit(unit))) return false
    }
    return true
  }
  const find = (hash: number, text: string, start: number, end: number): number => {
    let slot = (hash ^ (hash >>> 15)) & last
    for (let index = slots[slot] as number; index !== -1; index = slots[slot] as number) {
      if (hashes[index] === hash && equal(index, text, start, end)) return index + firstWordId
      slot = (slot + 1) & last
    }
    return 0
  }
  const idAt = (text: string, start: number, end: number): number => {
    const id = find(hashOf(text, start, end), text, start, end)
    return id < size ? id : 0
  }
  return { size, id: folded => idAt(folded, 0, folded.length), idAt, find }
}

/** The vocabulary of some words; see `wordTable`. */
export const makeVocabulary = (words: Iterable<string>, beside: readonly string[] = []): Vocabulary =>
  vocabularyWith(wordTable(words, beside))
