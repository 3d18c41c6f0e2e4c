import type { Placeholder } from '../text/conversation.ts'
import { APOSTROPHE, isDigit, isHan, isLetter, isPriced, markAt } from './characters.ts'
import {
  and,
  bracket,
  classAt,
  classBits,
  dash,
  digit,
  full,
  han,
  letter,
  mark,
  quote,
  silent,
  smallLetters,
  space,
  unusual,
  upper,
} from './classes.ts'
import { bareContractions } from './contractions.ts'
import { foldUnit } from './fold.ts'
import { makeHalves } from './halves.ts'
import { readingMark, slotKind } from './tokens.ts'
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
  /** 1 for each word that may have a capital beyond its first letter; left out where nobody looked. */
  readonly capitals: Uint8Array | undefined
  readonly count: number
  /** How many of the tokens are no marks. */
  readonly words: number
  /** ASCII with typographic marks, some letters, and no word that is frequent in another language. */
  readonly plainEnglish: boolean
}

/** Gives undefined for a text of which only `tokenize` can tell the tokens: links, addresses, tags, readings. */
export type ScanText = (text: string, placeholders: readonly Placeholder[]) => Scan | undefined

const DOT = 0x2e
const COLON = 0x3a
const SLASH = 0x2f
const HYPHEN = 0x2d
const COMMA = 0x2c
const SPACE = 0x20
const LETTER_W = 0x77

/** A longer text is for `tokenize`: what a scan holds stays small. */
const longest = 0x10000

/** The words that are frequent in other languages, by what `find` gives for them. */
const foreignIn = (vocabulary: Vocabulary): Uint8Array => {
  const foreign = new Uint8Array(vocabulary.size + foreignWords.length)
  for (const word of foreignWords) {
    let hash = emptyHash
    for (let at = 0; at < word.length; at++) hash = hashOn(hash, foldUnit(word.charCodeAt(at)))
    foreign[vocabulary.find(hash, word, 0, word.length)] = 1
  }
  foreign[0] = 0
  return foreign
}

/**
 * Makes a scan over a vocabulary: the ids of tokens without the tokens, in columns that are used again and again. Its
 * functions are small, as V8 compiles such soon, and tell each other what they found in variables, not in objects.
 */
export const makeScan = (vocabulary: Vocabulary): ScanText => {
  const { size } = vocabulary
  const foreign = foreignIn(vocabulary)
  const halvesOf = makeHalves(vocabulary)
  const capitalised = kindId('capitalised')
  const number = kindId('number')
  const money = kindId('money')
  const ellipsis = vocabulary.id('…')
  const parenthesis = vocabulary.id('—')
  const andId = vocabulary.id('and')
  const lastBare = firstWordId + bareContractions.length
  /** One more than the ids of single characters that are tokens: Chinese ones and marks; 0 for one that has not come by. */
  const singles = new Int32Array(0x10000)
  let ids = new Int32Array(1024)
  let hashes = new Int32Array(1024)
  let starts = new Int32Array(1024)
  let ends = new Int32Array(1024)
  let capitals = new Uint8Array(1024)
  const scan = { ids, starts, ends, hashes, capitals, count: 0, words: 0, plainEnglish: false }
  let count = 0
  let words = 0
  /** The bits of all classes that came by. */
  let seen = 0
  let hasLetters = false
  let isForeign = false
  /** Of the word that was gone over last. */
  let hash = 0
  let upperInside = 0
  let hasApostrophe = false

  const makeRoom = (length: number): void => {
    if (ids.length > length) return
    const room = Math.min(length * 2, longest + 1)
    ids = new Int32Array(room)
    hashes = new Int32Array(room)
    starts = new Int32Array(room)
    ends = new Int32Array(room)
    capitals = new Uint8Array(room)
    Object.assign(scan, { ids, hashes, starts, ends, capitals })
  }
  const put = (id: number, start: number, end: number, own: number, capital = 0): void => {
    const at = count++
    ids[at] = id
    starts[at] = start
    ends[at] = end
    hashes[at] = own
    capitals[at] = capital
  }
  const singleId = (text: string, at: number): number => {
    const unit = text.charCodeAt(at)
    const known = singles[unit] as number
    if (known !== 0) return known - 1
    const named = isHan(unit) ? undefined : markAt(text, at)
    const id = named === undefined ? vocabulary.idAt(text, at, at + 1) : vocabulary.id(named)
    singles[unit] = id + 1
    return id
  }

  /** Goes over the letters from `start` on; gives the end of the word. */
  const overLetters = (text: string, start: number, limit: number): number => {
    let own = emptyHash
    let inside = 0
    let apostrophe = false
    let at = start
    for (; at < limit; at++) {
      const unit = text.charCodeAt(at)
      const small = unit < 0x80 ? (smallLetters[unit] as number) : 0
      if (small !== 0) {
        own = hashOn(own, small)
        if (small !== unit && at > start) inside = 1
        continue
      }
      const kind = classAt(unit)
      const which = kind & classBits
      if (which === letter || which === upper) {
        own = hashOn(own, foldUnit(unit))
        if (which === upper && at > start) inside = 1
      } else if (which === quote && at + 1 < limit && isLetter(text.charCodeAt(at + 1))) {
        apostrophe = true
        own = hashOn(own, APOSTROPHE)
      } else break
      seen |= kind
    }
    hash = own
    upperInside = inside
    hasApostrophe = apostrophe
    return at
  }
  const beginsLink = (text: string, start: number, end: number): boolean => {
    // V8 makes code anew when it first meets a read behind an end.
    if (end + 1 >= text.length) return false
    const next = text.charCodeAt(end)
    if (next === COLON) return text.charCodeAt(end + 1) === SLASH && text.charCodeAt(end + 2) === SLASH
    return next === DOT && end - start === 3 && foldUnit(text.charCodeAt(start)) === LETTER_W
  }
  /** Puts the word that was gone over. */
  const putWord = (text: string, start: number, end: number, startsUpper: boolean): void => {
    hasLetters = true
    words++
    let id = vocabulary.find(hash, text, start, end)
    if (foreign[id] === 1) isForeign = true
    if (id >= size) id = 0
    if (hasApostrophe || (id >= firstWordId && id < lastBare)) {
      const halves = halvesOf(text.slice(start, end))
      if (halves) {
        const cut = start + halves[2]
        put(halves[0], start, cut, hash, upperInside)
        put(halves[1], cut, end, ~hash, upperInside)
        words++
        return
      }
    }
    const isName = id === 0 && (startsUpper || upperInside === 1)
    put(isName ? capitalised : id, start, end, hash, upperInside)
  }
  /** Puts the number that begins at `start`; gives its end. */
  const putNumber = (text: string, start: number, limit: number): number => {
    let own = emptyHash
    let at = start
    for (; at < limit; at++) {
      const unit = text.charCodeAt(at)
      const joins = unit === DOT || unit === COMMA || unit === COLON
      if (!isDigit(unit) && !(joins && at + 1 < limit && isDigit(text.charCodeAt(at + 1)))) break
      if (unit > 0x7f) seen |= unusual
      own = hashOn(own, foldUnit(unit))
    }
    put(isPriced(text, start) ? money : number, start, at, own)
    words++
    return at
  }
  const putDots = (text: string, start: number, limit: number): number => {
    let at = start + 1
    if (at + 1 >= text.length || text.charCodeAt(at) !== DOT || text.charCodeAt(at + 1) !== DOT) {
      put(singleId(text, start), start, at, 0)
      return at
    }
    while (at < limit && text.charCodeAt(at) === DOT) at++
    put(ellipsis, start, at, 0)
    return at
  }
  const putDash = (text: string, at: number): void => {
    const before = text.charCodeAt(at - 1)
    const after = text.charCodeAt(at + 1)
    const loose = before === SPACE && (after === SPACE || after === HYPHEN)
    if (loose || (after === HYPHEN && before !== HYPHEN)) put(parenthesis, at, at + 1, 0)
  }
  /** Puts what stands at `at` and is neither letter nor space; gives its end, or `unclear`. */
  const putOther = (text: string, at: number, limit: number, is: number): number => {
    if (is === mark) put(singleId(text, at), at, at + 1, 0)
    else if (is === full) return putDots(text, at, limit)
    else if (is === digit) return putNumber(text, at, limit)
    else if (is === han) {
      put(singleId(text, at), at, at + 1, hashOn(emptyHash, foldUnit(text.charCodeAt(at))))
      words++
    } else if (is === dash) putDash(text, at)
    else if (is === and) {
      put(andId, at, at + 1, andId)
      words++
    } else if (is === bracket) {
      if (at > 0 && isHan(text.charCodeAt(at - 1)) && readingMark(text, at) > 0) return unclear
      put(singleId(text, at), at, at + 1, 0)
    } else return is === silent || is === quote ? at + 1 : unclear
    return at + 1
  }
  const putSlot = ({ type, end }: Placeholder, at: number): void => {
    seen |= unusual
    if (type === 'block') return
    put(kindId(slotKind[type]), at, end, emptyHash)
    words++
  }

  /** Goes over the text from `from` to `limit`; gives where it came to, or `unclear`. */
  const overText = (text: string, from: number, limit: number): number => {
    let at = from
    while (at < limit) {
      const unit = text.charCodeAt(at)
      const found = classAt(unit)
      seen |= found
      const is = found & classBits
      if (is === space) at++
      else if (is === letter || is === upper) {
        const start = at
        at = overLetters(text, start, limit)
        if (beginsLink(text, start, at)) return unclear
        putWord(text, start, at, is === upper)
      } else {
        at = putOther(text, at, limit, is)
        if (at === unclear) return unclear
      }
    }
    return at
  }

  return (text, placeholders) => {
    const { length } = text
    if (length > longest) return undefined
    makeRoom(length)
    count = 0
    words = 0
    seen = 0
    hasLetters = false
    isForeign = false
    let at = 0
    for (const placeholder of placeholders) {
      at = overText(text, at, placeholder.start)
      if (at === unclear) return undefined
      putSlot(placeholder, at)
      at = placeholder.end
    }
    if (overText(text, at, length) === unclear) return undefined
    scan.count = count
    scan.words = words
    scan.plainEnglish = hasLetters && !isForeign && (seen & unusual) === 0
    return scan
  }
}

/** No place: only `tokenize` can tell. */
const unclear = -1
