import type { Piece } from '../../text/located.ts'

const isWhite = (character: string | undefined): boolean =>
  character === ' ' || character === '\t' || character === '\n' || character === '\r'

const whiteEnd = (text: string, from: number, end: number): number => {
  let at = from
  while (at < end && isWhite(text[at])) at++
  return at
}

/** White space that YAML read as other white space: what is alike at its beginning stays, the rest is read. */
const whitePieces = (source: string, start: number, end: number, text: string): readonly Piece[] => {
  let alike = 0
  while (alike < text.length && start + alike < end && source[start + alike] === text[alike]) alike++
  if (start + alike === end && alike === text.length) return [{ start, end }]
  if (alike === text.length && alike > 0) alike--
  const rest: Piece = { start: start + alike, end, text: text.slice(alike) }
  const pieces = alike > 0 ? [{ start, end: start + alike }, rest] : [rest]
  return pieces.filter(piece => piece.text !== '')
}

/**
 * Lays the value of a scalar without escapes over its source: between two words YAML changes only white space
 * (folds, indentation, the end of a block). `doubled` is the quote mark that stands for itself when written
 * twice. Undefined where the two do not fit.
 */
export const align = (
  source: string,
  start: number,
  end: number,
  value: string,
  doubled: string | undefined,
): Piece[] | undefined => {
  const pieces: Piece[] = []
  let kept = start
  let from = start
  let to = 0
  const keep = () => {
    if (from > kept) pieces.push({ start: kept, end: from })
  }
  while (from < end || to < value.length) {
    if (isWhite(source[from]) || isWhite(value[to])) {
      const sourceEnd = whiteEnd(source, from, end)
      const valueEnd = whiteEnd(value, to, value.length)
      const white = value.slice(to, valueEnd)
      if (white !== source.slice(from, sourceEnd)) {
        keep()
        pieces.push(...whitePieces(source, from, sourceEnd, white))
        kept = sourceEnd
      }
      from = sourceEnd
      to = valueEnd
    } else if (from >= end || source[from] !== value[to]) {
      return undefined
    } else if (doubled !== undefined && source[from] === doubled) {
      if (source[from + 1] !== doubled) return undefined
      keep()
      pieces.push({ start: from, end: from + 2, text: doubled })
      from += 2
      kept = from
      to++
    } else {
      from++
      to++
    }
  }
  keep()
  return pieces.length > 0 ? pieces : [{ start, end: start }]
}
