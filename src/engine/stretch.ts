import { APOSTROPHE, isLetter } from '../language/characters.ts'
import { foldUnit } from '../language/fold.ts'
import { kindId } from '../language/vocabulary.ts'
import type { TokensIn } from '../language/ways.ts'
import { sentenceAt } from '../rule/regions.ts'
import type { Range } from '../text/range.ts'
import type { PassageRead } from './reading.ts'

const addresses = [kindId('link'), kindId('handle')]
const isAddress = (id: number | undefined): boolean => id === addresses[0] || id === addresses[1]

/** The stretch from one token up to another. */
export const rangeOf = ({ starts, ends }: TokensIn, from: number, to: number): Range => ({
  start: starts[from] as number,
  end: ends[to - 1] as number,
})

const isInWord = (unit: number): boolean => isLetter(unit) || foldUnit(unit) === APOSTROPHE

/**
 * Whether a token is the second word of a contraction: nothing else in a text begins with a letter where a word ends.
 * Only where a value might are tokens made.
 */
const isGlued = (passage: PassageRead, at: number): boolean => {
  const { ids, starts, ends } = passage.found.tokens
  const start = starts[at]
  if (start === undefined || start !== ends[at - 1]) return false
  if (!isInWord(passage.text.charCodeAt(start)) || !isInWord(passage.text.charCodeAt(start - 1))) return false
  const hasValues = passage.passage.placeholders.length > 0 || isAddress(ids[at - 1]) || isAddress(ids[at])
  return !hasValues || passage.tokens[at]?.glued === true
}

/** A reported range takes in whole words: half a contraction can't be rewritten. */
export const wholeWords = (passage: PassageRead, from: number, to: number): Range =>
  rangeOf(passage.found.tokens, isGlued(passage, from) ? from - 1 : from, isGlued(passage, to) ? to + 1 : to)

/** Whether a line ends before a token. Only where it might are tokens made. */
const beginsLine = (passage: PassageRead, at: number): boolean => {
  const { starts, ends } = passage.found.tokens
  const start = starts[at] as number
  for (let between = ends[at - 1] as number; between < start; between++) {
    if (passage.text.charCodeAt(between) === 0x0a) return passage.tokens[at]?.newLine === true
  }
  return false
}

/** A line may end inside a match, but not a sentence. */
export const withinSentence = (passage: PassageRead, from: number, to: number): boolean => {
  const { starts, ends } = passage.found.tokens
  for (let at = from + 1; at < to; at++) {
    if (!beginsLine(passage, at)) continue
    return sentenceAt(passage, starts[from] as number).range.end >= (ends[to - 1] as number)
  }
  return true
}
