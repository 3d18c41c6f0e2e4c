import { isHan, isLetter } from '../language/characters.ts'
import { foldUnit } from '../language/fold.ts'
import type { Scan } from '../language/scan.ts'
import { firstWords, type Token } from '../language/tokens.ts'
import { emptyHash, hashOn, kindId, type Vocabulary } from '../language/vocabulary.ts'
import type { Language } from '../language/which.ts'
import { runLength } from '../rule/gate.ts'

/** Runs of one conversation that are remembered; with more every text counts as one that repeats. */
const most = 1 << 13
const capacity = most * 2

/** Known runs in a row that make a Chinese one: half as many characters again as an English one has words. */
const chineseRuns = Math.ceil(runLength * 1.5) - runLength + 1

const base = 0x01000193

const number = kindId('number')
const money = kindId('money')

/** The number that a scan has for each of some tokens. */
export const hashTokens = (tokens: readonly Token[], text: string, hashes: Int32Array): void => {
  for (let at = 0; at < tokens.length; at++) {
    const { start, end, type, glued, id } = tokens[at] as Token
    if (glued) {
      hashes[at] = ~(hashes[at - 1] as number)
      continue
    }
    const first = text.charCodeAt(start)
    if (type === 'word' && !isLetter(first) && !isHan(first)) {
      hashes[at] = id
      continue
    }
    // Of a contraction both words have their number from the whole.
    const next = tokens[at + 1]
    const last = next?.glued ? next.end : end
    let hash = emptyHash
    if (type === 'word' || id === number || id === money) {
      for (let unit = start; unit < last; unit++) hash = hashOn(hash, foldUnit(text.charCodeAt(unit)))
    }
    hashes[at] = hash
  }
}

/** Tells which texts of a conversation may have a run of words in common with one of an earlier turn. */
export interface Runs {
  /** Begins a conversation. */
  readonly begin: () => void
  /** Begins a turn: what was said since the last one counts as said before. */
  readonly turn: () => void
  readonly repeats: (scan: Scan, language: Language) => boolean
}

export const makeRuns = (vocabulary: Vocabulary): Runs => {
  const isMark = new Uint8Array(vocabulary.size)
  // A word of English has capitals.
  for (const word of firstWords) if (word.toUpperCase() === word) isMark[vocabulary.id(word)] = 1
  const keys = new Int32Array(capacity)
  /** The number of the conversation that wrote each key. */
  const writers = new Int32Array(capacity)
  let writer = 0
  /** The turn in which each key was first written. */
  const turns = new Int32Array(capacity)
  let turn = 0
  let size = 0
  let lost = false
  let words = new Int32Array(256)
  let highest = 1
  for (let at = 0; at < runLength; at++) highest = Math.imul(highest, base)

  const isKnown = (key: number): boolean => {
    let slot = (key ^ (key >>> 16)) & (capacity - 1)
    while (writers[slot] === writer) {
      if (keys[slot] === key) return (turns[slot] as number) < turn
      slot = (slot + 1) & (capacity - 1)
    }
    return false
  }
  const know = (key: number): void => {
    let slot = (key ^ (key >>> 16)) & (capacity - 1)
    while (writers[slot] === writer) {
      if (keys[slot] === key) return
      slot = (slot + 1) & (capacity - 1)
    }
    keys[slot] = key
    writers[slot] = writer
    turns[slot] = turn
    size++
  }

  return {
    begin: () => {
      writer++
      turn = 0
      size = 0
      lost = false
    },
    turn: () => {
      turn++
    },
    repeats: ({ ids, hashes, count }, language) => {
      if (lost) return true
      if (words.length < count) words = new Int32Array(count * 2)
      let length = 0
      for (let at = 0; at < count; at++) {
        if (isMark[ids[at] as number] === 0) words[length++] = hashes[at] as number
      }
      if (length < runLength) return false
      if (size + length > most) {
        lost = true
        return true
      }
      // Each number is put over the hash of its word by the hash of the run that ends there.
      let key = 0
      let found = false
      const enough = language === 'zh' ? chineseRuns : 1
      let inARow = 0
      let left = 0
      for (let at = 0; at < length; at++) {
        const word = words[at] as number
        key = Math.imul(key, base) + word
        if (at >= runLength) key -= Math.imul(highest, left)
        key |= 0
        left = at >= runLength - 1 ? (words[at - runLength + 1] as number) : 0
        if (at < runLength - 1) continue
        inARow = size > 0 && isKnown(key) ? inARow + 1 : 0
        found ||= inARow >= enough
        words[at - runLength + 1] = key
      }
      for (let at = 0; at <= length - runLength; at++) know(words[at] as number)
      return found
    },
  }
}
