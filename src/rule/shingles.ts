import { foldUnit } from '../language/fold.ts'
import { grown } from '../language/grown.ts'
import type { Passage } from '../text/conversation.ts'
import { late } from '../text/late-pattern.ts'
import { isSlot } from './slots.ts'

/** Words that make one shingle; characters in Chinese. */
const perShingle = 4
/** Shingles that are kept of a text; longer ones are judged by those with the smallest hashes. */
const mostShingles = 600

const hanCharacter = late(() => /\p{Script=Han}/u)
const wordCharacter = late(() => /[\p{L}\p{N}]/u)
const plainCharacter = /[a-z\d]/

// What a UTF-16 unit is to a word; 0 is not yet known, and any other number the folded unit of a letter or a number.
const apart = 1
const han = 2
const half = 3

/** What each unit is that has come by. */
const units = new Uint16Array(0x10000)

const look = (unit: number): number => {
  const folded = foldUnit(unit)
  const character = String.fromCharCode(folded)
  if (folded < 0x80) units[unit] = plainCharacter.test(character) ? folded : apart
  else if (folded >= 0xd800 && folded <= 0xdfff) units[unit] = half
  else if (hanCharacter().test(character)) units[unit] = han
  else units[unit] = wordCharacter().test(character) ? folded : apart
  return units[unit] as number
}

const noWord = 0x811c9dc5 | 0
const hashOn = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)
const hashOf = (text: string): number => {
  let hash = noWord
  for (let at = 0; at < text.length; at++) hash = hashOn(hash, text.charCodeAt(at))
  return hash
}
const placeholderHash = hashOf('{}')

const scramble = (value: number): number => {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

// The words of one message: hashes, in a column that is used again and again.
let words = new Int32Array(1024)
let count = 0
let hanCount = 0

const put = (hash: number): void => {
  if (count === words.length) words = grown(words, count * 2)
  words[count++] = hash
}

/** What the surrogate at `at` begins: `apart`, `han`, or the letter itself. */
const pairAt = (text: string, at: number): number => {
  const code = text.codePointAt(at) as number
  const character = String.fromCodePoint(code)
  if (character.length === 1) return apart
  return hanCharacter().test(character) ? han : wordCharacter().test(character) ? code : apart
}

/** Puts the words from `from` up to `to`: case, marks and spaces do not count. */
const putText = (text: string, from: number, to: number): void => {
  let hash = noWord
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    const seen = (units[unit] as number) || look(unit)
    const is = seen === half ? pairAt(text, at) : seen
    if (is > half) hash = hashOn(hash, is)
    else {
      if (hash !== noWord) put(hash)
      hash = noWord
      if (is === han) {
        put(hashOn(noWord, seen === half ? (text.codePointAt(at) as number) : foldUnit(unit)))
        hanCount++
      }
    }
    if (seen === half && is !== apart) at++
  }
  if (hash !== noWord) put(hash)
}

/** Every placeholder counts as the same word, and a link as itself. */
const putPassage = ({ located: { text }, placeholders }: Passage): void => {
  let last = 0
  for (const slot of placeholders) {
    putText(text, last, slot.start)
    if (isSlot(text, slot)) put(placeholderHash)
    else if (slot.type === 'link') put(hashOf(text.slice(slot.start, slot.end)))
    else if (slot.type !== 'block') putText(text, slot.start, slot.end)
    last = slot.end
  }
  putText(text, last, text.length)
}

const shingles = (): readonly number[] => {
  const hashes = new Int32Array(Math.max(0, count - perShingle + 1))
  for (let first = 0; first < hashes.length; first++) {
    let run = 0
    for (let at = first; at < first + perShingle; at++)
      run = Math.imul(run ^ (words[at] as number), 0x9e3779b1)
    hashes[first] = scramble(run)
  }
  hashes.sort()
  const distinct: number[] = []
  for (let at = 0; at < hashes.length && distinct.length < mostShingles; at++) {
    if (at === 0 || hashes[at] !== hashes[at - 1]) distinct.push(hashes[at] as number)
  }
  return distinct
}

/**
 * The shingles of passages: a hash of each run of four words, each once, in ascending order. Undefined where they hold
 * not enough words, of which `han` are Chinese characters.
 */
export const shinglesOf = (
  passages: readonly Passage[],
  isEnough: (words: number, han: number) => boolean,
): readonly number[] | undefined => {
  count = 0
  hanCount = 0
  for (const passage of passages) putPassage(passage)
  return isEnough(count, hanCount) ? shingles() : undefined
}
