import { Located, type Piece } from '../../text/located.ts'
import { base64 } from './base64.ts'
import { charactersOf } from './characters.ts'

const word = /=\?([!#-'+\-.0-9A-Z^_`a-z{|}~]{1,60})(?:\*[A-Za-z0-9-]{1,20})?\?([bq])\?([^?\r\n]{0,1000})\?=/gi

interface Word {
  readonly start: number
  readonly end: number
  /** What comes before the letters. */
  readonly words: number
  readonly charset: string
  readonly base64: boolean
  readonly letters: string
}

const wordsIn = (text: string): readonly Word[] =>
  Array.from(text.matchAll(word), ({ 0: whole, 1: charset = '', 2: how = '', 3: letters = '', index }) => ({
    start: index,
    end: index + whole.length,
    words: index + whole.length - 2 - letters.length,
    charset: charset.toLowerCase(),
    base64: how.toLowerCase() === 'b',
    letters,
  }))

const quoted = /=([0-9A-Fa-f]{2})|_/g

const quotedPieces = (letters: string): Piece[] => {
  const pieces: Piece[] = []
  let last = 0
  for (const { 0: found, 1: hex, index } of letters.matchAll(quoted)) {
    if (index > last) pieces.push({ start: last, end: index })
    last = index + found.length
    pieces.push({
      start: index,
      end: last,
      text: hex === undefined ? ' ' : String.fromCharCode(parseInt(hex, 16)),
    })
  }
  if (last < letters.length) pieces.push({ start: last, end: letters.length })
  return pieces
}

const moved = (pieces: readonly Piece[], by: number): Piece[] =>
  pieces.map(piece => ({ ...piece, start: piece.start + by, end: piece.end + by }))

/** Pieces for the characters of a text, with the places that they have in what it was read from. */
const pieceFor = (read: Located): Piece[] => {
  const pieces: { start: number; end: number; text: string }[] = []
  let at = 0
  for (const character of read.text) {
    const { start, end } = read.source({ start: at, end: at + character.length })
    at += character.length
    const before = pieces.at(-1)
    if (before && start < before.end) {
      before.text += character
      before.end = Math.max(before.end, end)
    } else pieces.push({ start, end, text: character })
  }
  return pieces
}

/** Neighbours of one charset are one run of bytes: mailers cut characters in two. */
const readRun = (text: Located, run: readonly Word[]): Piece[] | undefined => {
  const bytes = text.select(
    run.flatMap(({ words, letters, base64: how }) =>
      moved(how ? base64(letters) : quotedPieces(letters), words),
    ),
  )
  if (/[^\0-\xff]/.test(bytes.text)) return undefined
  const read = charactersOf(bytes.text, run[0]?.charset ?? '')
  return read && pieceFor(bytes.select(read.pieces))
}

const runsOf = (text: string, words: readonly Word[]): Word[][] => {
  const runs: Word[][] = []
  let last: Word | undefined
  for (const each of words) {
    const near = last && last.charset === each.charset && text.slice(last.end, each.start).trim() === ''
    if (near) runs.at(-1)?.push(each)
    else runs.push([each])
    last = each
  }
  return runs
}

/** Header text outside encoded words: folds are one space, and bytes are UTF-8 or Windows-1252. */
const plainPieces = (text: string, start: number, end: number, bytes: boolean): Piece[] => {
  const pieces: Piece[][] = []
  let last = start
  const add = (from: number, to: number): void => {
    if (to <= from) return
    const slice = text.slice(from, to)
    const raw = bytes && /[^\0-\x7f]/.test(slice) && !/[^\0-\xff]/.test(slice)
    const utf8 = raw ? charactersOf(slice, 'utf-8') : undefined
    const read = utf8 && utf8.bad === undefined ? utf8 : raw ? charactersOf(slice, 'windows-1252') : undefined
    pieces.push(read ? moved(read.pieces, from) : [{ start: from, end: to }])
  }
  for (const { 0: fold, index } of text.slice(start, end).matchAll(/[ \t]*(\r?\n)[ \t]*|[ \t]+/g)) {
    if (!fold.includes('\n')) continue
    add(last, start + index)
    last = start + index + fold.length
    pieces.push([{ start: start + index, end: last, text: ' ' }])
  }
  add(last, end)
  return pieces.flat()
}

/**
 * Pieces that read a header's text (RFC 2047), each character of an encoded word at its own letters or, in base64, at
 * the group that holds it. White space between encoded words is none. `coded` tells whether there was one.
 */
export const headerPieces = (
  text: string,
  bytes: boolean,
): { readonly pieces: readonly Piece[]; readonly coded: boolean } => {
  const whole = Located.file(text)
  const pieces: Piece[][] = []
  let last = 0
  let coded = false
  for (const run of runsOf(text, wordsIn(text))) {
    const [first, end] = [run[0], run.at(-1)?.end ?? 0]
    const read = readRun(whole, run)
    if (!first || !read) continue
    const between = text.slice(last, first.start)
    if (!(coded && between.trim() === '')) pieces.push(plainPieces(text, last, first.start, bytes))
    pieces.push(read)
    coded = true
    last = end
  }
  pieces.push(plainPieces(text, last, text.length, bytes))
  return { pieces: pieces.flat(), coded }
}

/** A header's text in plain characters. */
export const headerText = (text: string, bytes: boolean): string =>
  text === '' ? '' : Located.file(text).select(headerPieces(text, bytes).pieces).text.trim()
