import type { Piece } from '../../text/located.ts'

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1B',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xA0',
  L: '\u2028',
  P: '\u2029',
}

const digits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

const escapeAt = (
  source: string,
  at: number,
): { readonly text: string; readonly length: number } | undefined => {
  const letter = source[at + 1] ?? ''
  const count = digits[letter]
  if (count === undefined) {
    const text = escapes[letter]
    return text === undefined ? undefined : { text, length: 2 }
  }
  const code = Number.parseInt(source.slice(at + 2, at + 2 + count), 16)
  return code <= 0x10ffff ? { text: String.fromCodePoint(code), length: 2 + count } : undefined
}

/** An escape, or two that make one character: an edit must not part them. */
const escapePiece = (source: string, start: number): Piece | undefined => {
  const high = escapeAt(source, start)
  if (!high) return undefined
  const end = start + high.length
  const low = /^[\uD800-\uDBFF]$/.test(high.text) && source[end] === '\\' ? escapeAt(source, end) : undefined
  if (!low || !/^[\uDC00-\uDFFF]$/.test(low.text)) return { start, end, text: high.text }
  return { start, end: end + low.length, text: high.text + low.text }
}

/** Blanks and line breaks that fold: one break is a space, n of them are n - 1. */
const fold = /[ \t]*\r?\n(?:[ \t]|\r?\n)*/y

const foldPiece = (source: string, start: number): Piece | undefined => {
  fold.lastIndex = start
  const found = fold.exec(source)?.[0]
  if (found === undefined) return undefined
  const breaks = found.split('\n').length - 1
  return { start, end: start + found.length, text: breaks === 1 ? ' ' : '\n'.repeat(breaks - 1) }
}

/** A line break that is escaped away, with the blanks that lead the next line. */
const joined = /\\\r?\n[ \t]*/y

const joinPiece = (source: string, start: number): Piece | undefined => {
  joined.lastIndex = start
  const found = joined.exec(source)?.[0]
  return found === undefined ? undefined : { start, end: start + found.length, text: '' }
}

/** Blanks that no line break follows need no second look. */
const afterBlanks = (source: string, from: number, end: number): number => {
  let at = from
  if (source[from - 1] === ' ' || source[from - 1] === '\t')
    while (at < end && (source[at] === ' ' || source[at] === '\t')) at++
  return at
}

/** The pieces between the quote marks of a double-quoted scalar; undefined where an escape is not known. */
export const quotedPieces = (source: string, start: number, end: number): Piece[] | undefined => {
  const pieces: Piece[] = []
  let kept = start
  let at = start
  while (at < end) {
    const character = source[at]
    let piece: Piece | undefined
    if (character === '\\') {
      piece = joinPiece(source, at) ?? escapePiece(source, at)
      if (!piece) return undefined
    } else if (character === ' ' || character === '\t' || character === '\n' || character === '\r') {
      piece = foldPiece(source, at)
    }
    if (piece) {
      if (at > kept) pieces.push({ start: kept, end: at })
      if (piece.text !== '') pieces.push(piece)
      kept = piece.end
      at = piece.end
    } else {
      at = afterBlanks(source, at + 1, end)
    }
  }
  if (at > kept) pieces.push({ start: kept, end: at })
  return pieces.length > 0 ? pieces : [{ start, end: start }]
}
