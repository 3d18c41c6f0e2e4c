import type { Located, Piece, Spell } from '../../text/located.ts'

const isWhite = (character: string | undefined): boolean =>
  character === ' ' || character === '\n' || character === '\t' || character === '\r'

const letters: Readonly<Record<string, string>> = { n: '\n', t: '\t' }

const signs: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\u000d',
}

/** Words as Android reads them back: signs escaped, and the second of two blanks, which would be lost. */
const spellAndroid: Spell = words =>
  words
    .replace(/[\\'"\n\t\r]/g, sign => signs[sign] ?? sign)
    .replace(/(?<= ) /g, '\\u0020')
    .replace(/^[@?]/, '\\$&')

const unit = (text: string, at: number): string | undefined => {
  const digits = /^\\u([\da-fA-F]{4})/.exec(text.slice(at, at + 6))?.[1]
  return digits === undefined ? undefined : String.fromCharCode(Number.parseInt(digits, 16))
}

const escapeAt = (text: string, start: number): Piece => {
  const high = unit(text, start)
  if (high === undefined) {
    const letter = text[start + 1] ?? ''
    return { start, end: Math.min(start + 2, text.length), text: letters[letter] ?? letter }
  }
  const low = /[\uD800-\uDBFF]/.test(high) ? unit(text, start + 6) : undefined
  // A surrogate pair of two escapes is one piece, so that no edit parts it.
  if (low !== undefined && /[\uDC00-\uDFFF]/.test(low)) return { start, end: start + 12, text: high + low }
  return { start, end: start + 6, text: high }
}

/**
 * The text of a string resource: escapes undone, white space collapsed outside of quote marks
 * (https://developer.android.com/guide/topics/resources/string-resource#escaping_quotes).
 */
export const androidText = (located: Located): Located => {
  const { text } = located
  const pieces: Piece[] = []
  let space: Piece | undefined
  let quoted = false
  let at = 0

  const add = (piece: Piece): void => {
    if (space && pieces.length > 0) {
      const single = text.slice(space.start, space.end) === ' '
      pieces.push(single ? { start: space.start, end: space.end } : space)
    }
    space = undefined
    pieces.push(piece)
  }

  while (at < text.length) {
    const start = at
    if (text[at] === '"') {
      // What is quoted stands as it is, blanks at its ends too.
      quoted = !quoted
      at++
    } else if (text[at] === '\\') {
      const piece = escapeAt(text, at)
      at = piece.end
      if (piece.text !== '') add(piece)
    } else if (!quoted && isWhite(text[at])) {
      while (isWhite(text[at])) at++
      space = { start: space?.start ?? start, end: at, text: ' ' }
    } else {
      while (at < text.length && text[at] !== '"' && text[at] !== '\\' && (quoted || !isWhite(text[at]))) at++
      add({ start, end: at })
    }
  }
  return located.select(pieces.length > 0 ? pieces : [{ start: 0, end: 0 }], spellAndroid)
}
