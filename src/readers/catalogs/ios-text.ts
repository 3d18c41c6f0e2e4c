import type { Located, Piece, Spell } from '../../text/located.ts'

const letters: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
}

const escapes = /\\(?:[uU]([\da-fA-F]{4})|([0-7]{3})|([\s\S]))/g

const control = /(?![\t\n\r])\p{Cc}|\p{Cs}/u

const spellIos: Spell = words =>
  control.test(words)
    ? { refused: 'a control character is not written into this text' }
    : words.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')

const isHigh = (text: string): boolean => /^[\uD800-\uDBFF]$/.test(text)
const isLow = (text: string): boolean => /^[\uDC00-\uDFFF]$/.test(text)

/** What stands between two quote marks of a .strings file, its escapes undone. */
export const iosText = (file: Located, start: number, end: number): Located => {
  const pieces: Piece[] = []
  let kept = start
  for (const { 0: all, 1: hex, 2: octal, 3: letter = '', index } of file.text
    .slice(start, end)
    .matchAll(escapes)) {
    const at = start + index
    const code = hex === undefined ? Number.parseInt(octal ?? '', 8) : Number.parseInt(hex, 16)
    const text = Number.isNaN(code) ? (letters[letter] ?? letter) : String.fromCharCode(code)
    if (at > kept) pieces.push({ start: kept, end: at })
    kept = at + all.length
    const last = pieces.at(-1)
    // A surrogate pair of two escapes is one piece, so that no edit parts it.
    if (last?.end === at && isHigh(last.text ?? '') && isLow(text))
      pieces[pieces.length - 1] = { start: last.start, end: kept, text: `${last.text}${text}` }
    else pieces.push({ start: at, end: kept, text })
  }
  if (end > kept || pieces.length === 0) pieces.push({ start: kept, end })
  return file.select(pieces, spellIos)
}
