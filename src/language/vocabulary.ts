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
}

const offset = 0x811c9dc5
const prime = 0x01000193

export const makeVocabulary = (words: Iterable<string>): Vocabulary => {
  const list = [...new Set([...words].map(fold))]
  const capacity = 1 << (32 - Math.clz32(list.length * 3 + 8))
  const slots = new Int32Array(capacity).fill(-1)
  const hash = (text: string, start: number, end: number): number => {
    let value = offset
    for (let i = start; i < end; i++) value = Math.imul(value ^ foldUnit(text.charCodeAt(i)), prime)
    return (value ^ (value >>> 15)) & (capacity - 1)
  }
  const equal = (word: string, text: string, start: number, end: number): boolean => {
    if (word.length !== end - start) return false
    for (let i = 0; i < word.length; i++) {
      if (word.charCodeAt(i) !== foldUnit(text.charCodeAt(start + i))) return false
    }
    return true
  }
  list.forEach((word, index) => {
    let slot = hash(word, 0, word.length)
    while (slots[slot] !== -1) slot = (slot + 1) & (capacity - 1)
    slots[slot] = index
  })
  const idAt = (text: string, start: number, end: number): number => {
    let slot = hash(text, start, end)
    for (let index = slots[slot] as number; index !== -1; index = slots[slot] as number) {
      if (equal(list[index] as string, text, start, end)) return index + firstWordId
      slot = (slot + 1) & (capacity - 1)
    }
    return 0
  }
  return {
    size: list.length + firstWordId,
    id: folded => idAt(folded, 0, folded.length),
    idAt,
  }
}
