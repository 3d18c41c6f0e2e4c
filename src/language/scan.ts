import type { Placeholder } from '../text/conversation.ts'
import { APOSTROPHE, isDigit, isHan, isLetter, isPriced, isUpper, markAt } from './characters.ts'
import { bareContractions, contractionOf } from './contractions.ts'
import { fold, foldUnit } from './fold.ts'
import { slotKind } from './tokens.ts'
import { emptyHash, firstWordId, hashOn, kindId, type Vocabulary } from './vocabulary.ts'
import { foreignWords } from './which.ts'

/** What a scan found; it holds until the next one. */
export interface Scan {
  /** The ids that `tokenize` would give the tokens. */
  readonly ids: Int32Array
  /** Where the tokens begin and end. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** A number for the letters of each token, the same for the same letters in either case. */
  readonly hashes: Int32Array
  readonly count: number
  /** How many of the tokens are no marks. */
  readonly words: number
  /** ASCII with typographic marks, some letters, and no word that is frequent in another language. */
  readonly plainEnglish: boolean
}

/** Gives undefined for a text of which only `tokenize` can tell the tokens: links, addresses, tags, readings. */
export type ScanText = (text: string, placeholders: readonly Placeholder[]) => Scan | undefined

// Classes of characters.
const silent = 1
const space = 2
const letter = 3
const upper = 4
const digit = 5
const han = 6
const mark = 7
const full = 8
const dash = 9
const and = 10
const bracket = 11
const quote = 12
const hard = 13
/** Set beside the class of what is neither ASCII nor a typographic mark. */
const unusual = 0x40
const classBits = 0x3f

const DOT = 0x2e
const COLON = 0x3a
const SLASH = 0x2f
const HYPHEN = 0x2d
const COMMA = 0x2c
const SPACE = 0x20
const LETTER_W = 0x77

const typographic = '’“”–—…'

const classOf = (unit: number): number => {
  const character = String.fromCharCode(unit)
  if (unit === 0x20 || unit === 0x09 || unit === 0x0a) return space
  if (isLetter(unit)) return isUpper(unit) ? upper : letter
  if (isDigit(unit)) return digit
  if (isHan(unit)) return han
  if (foldUnit(unit) === APOSTROPHE) return quote
  if (character === '@' || character === '#') return hard
  if (character === '(' || character === '（') return bracket
  if (character === '-') return dash
  const found = markAt(character, 0)
  if (found === undefined) return silent
  return found === 'and' ? and : found === '.' ? full : mark
}

/** The class of each UTF-16 unit that has come by; 0 for one that has not. */
const classes = new Uint8Array(0x10000)

const classify = (unit: number): number => {
  const found = classOf(unit)
  const usual = unit < 0x80 || typographic.includes(String.fromCharCode(unit))
  classes[unit] = usual ? found : found | unusual
  return classes[unit] as number
}

/** The ids of a contraction's two words, and where the second begins. */
type Halves = readonly [first: number, second: number, cut: number]

/** How many contractions are remembered; then they are forgotten, so that no text fills the memory. */
const remembered = 5000

/** A longer text is for `tokenize`: what a scan holds stays small. */
const longest = 0x10000

/** Makes a scan over a vocabulary: the ids of tokens without the tokens, in buffers that are used again and again. */
export const makeScan = (vocabulary: Vocabulary): ScanText => {
  const { size } = vocabulary
  /** The words that are frequent in other languages, by what `find` gives for them. */
  const foreign = new Uint8Array(size + foreignWords.length)
  for (const word of foreignWords) {
    let hash = emptyHash
    for (let at = 0; at < word.length; at++) hash = hashOn(hash, foldUnit(word.charCodeAt(at)))
    foreign[vocabulary.find(hash, word, 0, word.length)] = 1
  }
  foreign[0] = 0
  const capitalised = kindId('capitalised')
  const number = kindId('number')
  const money = kindId('money')
  const ellipsis = vocabulary.id('…')
  const parenthesis = vocabulary.id('—')
  const andId = vocabulary.id('and')
  const lastBare = firstWordId + bareContractions.length
  /** The ids of single characters that are tokens: Chinese ones and marks; -1 for one that has not come by. */
  let single: Int32Array | undefined
  let ids = new Int32Array(1024)
  let hashes = new Int32Array(1024)
  let starts = new Int32Array(1024)
  let ends = new Int32Array(1024)
  const scan = { ids, starts, ends, hashes, count: 0, words: 0, plainEnglish: false }
  const halves = new Map<string, Halves | undefined>()

  const known = (id: number, text: string): number => {
    if (id !== 0) return id
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      if (isLetter(unit) && isUpper(unit)) return capitalised
    }
    return 0
  }
  const halvesOf = (word: string): Halves | undefined => {
    if (halves.has(word)) return halves.get(word)
    if (halves.size >= remembered) halves.clear()
    const parts = contractionOf(fold(word))
    const found =
      parts &&
      ([
        known(vocabulary.id(parts.first), word.slice(0, parts.cut)),
        known(vocabulary.id(parts.second), word.slice(parts.cut)),
        parts.cut,
      ] as const)
    halves.set(word, found)
    return found
  }
  const singleId = (text: string, at: number): number => {
    single ??= new Int32Array(0x10000).fill(-1)
    const unit = text.charCodeAt(at)
    const found = single[unit] as number
    if (found !== -1) return found
    const named = isHan(unit) ? undefined : markAt(text, at)
    const id = named === undefined ? vocabulary.idAt(text, at, at + 1) : vocabulary.id(named)
    single[unit] = id
    return id
  }
  const makeRoom = (length: number): void => {
    if (ids.length > length) return
    const room = Math.min(length * 2, longest + 1)
    ids = new Int32Array(room)
    hashes = new Int32Array(room)
    starts = new Int32Array(room)
    ends = new Int32Array(room)
    Object.assign(scan, { ids, hashes, starts, ends })
  }

  return (text, placeholders) => {
    const { length } = text
    if (length > longest) return undefined
    makeRoom(length)
    let count = 0
    let words = 0
    let seen = 0
    let at = 0
    let slot = 0
    let hasLetters = false
    let isForeign = false
    let placeholder = placeholders[0]
    let limit = placeholder ? placeholder.start : length
    while (at < length) {
      if (placeholder && placeholder.start <= at) {
        if (placeholder.type !== 'block') {
          hashes[count] = emptyHash
          starts[count] = at
          ends[count] = placeholder.end
          ids[count++] = kindId(slotKind[placeholder.type])
          words++
        }
        seen |= unusual
        at = placeholder.end
        placeholder = placeholders[++slot]
        limit = placeholder ? placeholder.start : length
        continue
      }
      const unit = text.charCodeAt(at)
      const found = (classes[unit] as number) || classify(unit)
      seen |= found
      const is = found & classBits
      if (is === letter || is === upper) {
        const start = at
        let hash = emptyHash
        let capital = false
        let apostrophe = false
        while (at < limit) {
          const next = text.charCodeAt(at)
          const kind = (classes[next] as number) || classify(next)
          const which = kind & classBits
          if (which === letter) hash = hashOn(hash, next < 0x80 ? next : foldUnit(next))
          else if (which === upper) {
            capital = true
            hash = hashOn(hash, next < 0x80 ? next | 0x20 : foldUnit(next))
          } else if (which === quote && at + 1 < limit && isLetter(text.charCodeAt(at + 1))) {
            apostrophe = true
            hash = hashOn(hash, APOSTROPHE)
          } else break
          seen |= kind
          at++
        }
        const next = text.charCodeAt(at)
        if (next === COLON && text.charCodeAt(at + 1) === SLASH && text.charCodeAt(at + 2) === SLASH)
          return undefined
        if (next === DOT && at - start === 3 && foldUnit(text.charCodeAt(start)) === LETTER_W)
          return undefined
        hasLetters = true
        let id = vocabulary.find(hash, text, start, at)
        if (foreign[id] === 1) isForeign = true
        if (id >= size) id = 0
        const parts =
          apostrophe || (id >= firstWordId && id < lastBare) ? halvesOf(text.slice(start, at)) : undefined
        hashes[count] = hash
        starts[count] = start
        ends[count] = at
        words++
        if (parts) {
          const cut = start + parts[2]
          ends[count] = cut
          ids[count++] = parts[0]
          starts[count] = cut
          ends[count] = at
          hashes[count] = ~hash
          ids[count++] = parts[1]
          words++
        } else ids[count++] = id === 0 && capital ? capitalised : id
      } else if (is === space || is === silent || is === quote) {
        at++
      } else if (is === mark) {
        starts[count] = at
        ends[count] = at + 1
        ids[count++] = singleId(text, at++)
      } else if (is === full) {
        starts[count] = at
        if (text.charCodeAt(at + 1) === DOT && text.charCodeAt(at + 2) === DOT) {
          at++
          while (at < limit && text.charCodeAt(at) === DOT) at++
          ends[count] = at
          ids[count++] = ellipsis
        } else {
          ends[count] = at + 1
          ids[count++] = singleId(text, at++)
        }
      } else if (is === han) {
        hashes[count] = hashOn(emptyHash, foldUnit(unit))
        starts[count] = at
        ends[count] = at + 1
        ids[count++] = singleId(text, at++)
        words++
      } else if (is === digit) {
        const start = at
        let hash = emptyHash
        while (at < limit) {
          const next = text.charCodeAt(at)
          const joins = next === DOT || next === COMMA || next === COLON
          if (!isDigit(next) && !(joins && at + 1 < limit && isDigit(text.charCodeAt(at + 1)))) break
          if (next > 0x7f) seen |= unusual
          hash = hashOn(hash, foldUnit(next))
          at++
        }
        hashes[count] = hash
        starts[count] = start
        ends[count] = at
        ids[count++] = isPriced(text, start) ? money : number
        words++
      } else if (is === dash) {
        const before = text.charCodeAt(at - 1)
        const after = text.charCodeAt(at + 1)
        const loose = before === SPACE && (after === SPACE || after === HYPHEN)
        if (loose || (after === HYPHEN && before !== HYPHEN)) {
          starts[count] = at
          ends[count] = at + 1
          ids[count++] = parenthesis
        }
        at++
      } else if (is === and) {
        hashes[count] = andId
        starts[count] = at
        ends[count] = at + 1
        ids[count++] = andId
        words++
        at++
      } else {
        // A link, an address or a tag, or a reading of the character before it, perhaps.
        if (is === hard || (at > 0 && isHan(text.charCodeAt(at - 1)))) return undefined
        starts[count] = at
        ends[count] = at + 1
        ids[count++] = singleId(text, at++)
      }
    }
    scan.count = count
    scan.words = words
    scan.plainEnglish = hasLetters && !isForeign && (seen & unusual) === 0
    return scan
  }
}
