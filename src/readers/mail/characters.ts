import { bytesIn, type Decoder, decoderFor, holdsAscii, isSingleByte } from '../../text/charset.ts'
import type { Piece } from '../../text/located.ts'

/** A text of which each unit is a byte. */
export type ByteText = string

/** Bytes as characters. */
export interface Characters {
  readonly pieces: readonly Piece[]
  /** The first byte that is nothing in the charset, if there is one: it is read as U+FFFD. */
  readonly bad: number | undefined
}

const toBytes = (text: ByteText): Uint8Array => Uint8Array.from(text, unit => unit.charCodeAt(0))

export const fromBytes = (bytes: Uint8Array): ByteText => {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  return parts.join('')
}

const outside = /[^\0-\x7f]+/g

/** Runs outside ASCII as pieces of one character, and what stands between as it is. */
function* around(text: ByteText, read: (start: number, end: number) => Iterable<Piece>): Generator<Piece> {
  let last = 0
  for (const { 0: run, index } of text.matchAll(outside)) {
    if (index > last) yield { start: last, end: index }
    yield* read(index, index + run.length)
    last = index + run.length
  }
  if (last < text.length) yield { start: last, end: text.length }
}

const utf8Length = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4)

const nothing = '\uFFFD'

/** Bytes that are UTF-8 as one text, or undefined. */
const strictly = (bytes: Uint8Array, decoder: Decoder): string | undefined => {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

const expectedLength = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1)

/** A run with bytes that are no UTF-8: what is a character is read. */
function* damagedUtf8(text: ByteText, from: number, to: number, decoder: Decoder): Generator<Piece> {
  for (let start = from; start < to; ) {
    const length = Math.min(expectedLength(text.charCodeAt(start)), to - start)
    const character = strictly(toBytes(text.slice(start, start + length)), decoder)
    const end = start + (character === undefined ? 1 : length)
    yield { start, end, text: character ?? nothing }
    start = end
  }
}

const utf8 = (text: ByteText, decoder: Decoder): Iterable<Piece> =>
  around(text, function* (from, to) {
    const read = strictly(toBytes(text.slice(from, to)), decoder)
    if (read === undefined) return yield* damagedUtf8(text, from, to, decoder)
    let start = from
    for (const character of read) {
      const end = start + utf8Length(character.codePointAt(0) ?? 0)
      yield { start, end, text: character }
      start = end
    }
  })

const singleByte = (text: ByteText, decoder: Decoder): Iterable<Piece> =>
  around(text, function* (from, to) {
    for (let start = from; start < to; start++) {
      const character = strictly(Uint8Array.of(text.charCodeAt(start)), decoder)
      yield { start, end: start + 1, text: character ?? nothing }
    }
  })

const nextOf = (decoder: Decoder, byte: number): string | undefined => {
  try {
    return decoder.decode(Uint8Array.of(byte), { stream: true })
  } catch {
    return undefined
  }
}

/** Byte by byte: what comes out belongs to the bytes that went in since the last character. */
function* several(text: ByteText, first: Decoder): Generator<Piece> {
  const plain = holdsAscii(first.encoding)
  let decoder = first
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (plain && start === at && text.charCodeAt(at) < 0x80) {
      yield { start, end: ++start }
      continue
    }
    // A sign that switches alphabets is no part of the character behind it.
    if (!plain && text[start] === '\x1b' && at === start + 3) start = at
    const character = nextOf(decoder, text.charCodeAt(at))
    if (character === '') continue
    const end = character === undefined ? start + 1 : at + 1
    yield { start, end, text: character ?? nothing }
    if (character === undefined) decoder = decoderFor(first.encoding) ?? decoder
    start = end
    at = end - 1
  }
  for (; start < text.length && text[start] !== '\x1b'; start++)
    yield { start, end: start + 1, text: nothing }
}

const joined = (pieces: Iterable<Piece>): Piece[] => {
  const list: Piece[] = []
  for (const piece of pieces) {
    const before = list.at(-1)
    const joins =
      before && before.text === undefined && piece.text === undefined && before.end === piece.start
    if (joins) list[list.length - 1] = { start: before.start, end: piece.end }
    else list.push(piece)
  }
  return list
}

/** Bytes read as the characters of a charset; undefined for a charset that nobody knows. */
export const charactersOf = (text: ByteText, charset: string): Characters | undefined => {
  const decoder = decoderFor(charset)
  if (!decoder) return undefined
  const read = decoder.encoding === 'utf-8' ? utf8 : isSingleByte(decoder.encoding) ? singleByte : several
  const pieces = joined(read(text, decoder))
  // A replacement character that was written as one takes more than a byte.
  const bad = pieces.find(({ start, end, text: read }) => read === nothing && end - start === 1)?.start
  return { pieces, bad }
}

/** Characters as bytes of the charset, or undefined. */
export const spelledIn = (words: string, charset: string): ByteText | undefined => {
  const bytes = bytesIn(words, charset)
  return bytes && fromBytes(bytes)
}
