import type { Passage, PassageKind, Placeholder } from '../../text/conversation.ts'
import { lateRegExp } from '../../text/late-pattern.ts'
import type { Located, Piece, Spell } from '../../text/located.ts'
import { overlaps } from '../../text/range.ts'
import { findLinks } from './links.ts'
import { mask } from './placeholders.ts'

/** A passage as a reader finds it; all offsets are those of the text that is being read. */
export interface Draft {
  readonly kind: PassageKind
  readonly pieces: readonly Piece[]
  readonly spell: Spell
}

const isSpace = (unit: string | undefined): boolean => unit !== undefined && ' \t\r\n\f'.includes(unit)

/** The piece without the white space at one end, or undefined when nothing else is in it. */
const cutStart = (text: string, piece: Piece): Piece | undefined => {
  if (piece.text !== undefined) return isSpace(piece.text) ? undefined : piece
  let start = piece.start
  while (start < piece.end && isSpace(text[start])) start++
  if (start === piece.start && start < piece.end) return piece
  return start < piece.end ? { start, end: piece.end } : undefined
}

const cutEnd = (text: string, piece: Piece): Piece | undefined => {
  if (piece.text !== undefined) return isSpace(piece.text) ? undefined : piece
  let end = piece.end
  while (end > piece.start && isSpace(text[end - 1])) end--
  if (end === piece.end && end > piece.start) return piece
  return end > piece.start ? { start: piece.start, end } : undefined
}

/** Kept pieces that follow each other joined, and white space at both ends hidden. */
const tidy = (text: string, pieces: readonly Piece[]): Piece[] => {
  const only = pieces.length === 1 ? pieces[0] : undefined
  if (only) {
    const cut = cutStart(text, only)
    const piece = cut && cutEnd(text, cut)
    return piece ? [piece] : []
  }
  const tidied: Piece[] = []
  for (const piece of pieces) {
    const before = tidied.at(-1)
    const cut = before ? piece : cutStart(text, piece)
    if (!cut || cut.text === '' || cut.start === cut.end) continue
    const joins = before?.text === undefined && cut.text === undefined && before?.end === cut.start
    if (before && joins) tidied[tidied.length - 1] = { start: before.start, end: cut.end }
    else tidied.push(cut)
  }
  for (let last = tidied.pop(); last; last = tidied.pop()) {
    const cut = cutEnd(text, last)
    if (cut) return [...tidied, cut]
  }
  return []
}

const firstAfter = (tokens: readonly Placeholder[], offset: number): number => {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle] as Placeholder).end <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The tokens where they stand in the text that the pieces make. */
const moved = (pieces: readonly Piece[], tokens: readonly Placeholder[]): Placeholder[] => {
  const found = new Map<number, Placeholder>()
  let from = 0
  let next = firstAfter(tokens, pieces[0]?.start ?? 0)
  for (const piece of pieces) {
    const to = from + (piece.text?.length ?? piece.end - piece.start)
    while ((tokens[next]?.end ?? Infinity) <= piece.start) next++
    for (let i = next; (tokens[i]?.start ?? Infinity) < piece.end; i++) {
      const token = tokens[i] as Placeholder
      const kept = piece.text === undefined
      const start = found.get(i)?.start ?? (kept ? from + Math.max(0, token.start - piece.start) : from)
      const end = kept ? Math.min(to, from + token.end - piece.start) : to
      found.set(i, { ...token, start, end })
    }
    from = to
  }
  return [...found.values()]
}

/** Two orderly lists as one; what overlaps becomes one token of the first one's kind. */
export const joinTokens = (a: readonly Placeholder[], b: readonly Placeholder[]): Placeholder[] => {
  const joined: Placeholder[] = []
  for (const token of [...a, ...b].sort((x, y) => x.start - y.start || y.end - x.end)) {
    const before = joined.at(-1)
    if (!before || !overlaps(before, token)) joined.push(token)
    else if (token.end > before.end) joined[joined.length - 1] = { ...before, end: token.end }
  }
  return joined
}

/** Anything but white space and the invisible signs that pad a preheader. */
const visible = lateRegExp(() => /[^\s\p{Cf}]/u)

const isVisible = (text: string): boolean => /[!-~]/.test(text) || visible.test(text)

const hasProse = (text: string, tokens: readonly Placeholder[]): boolean => {
  if (tokens.length === 0) return isVisible(text)
  if (tokens.some(token => token.type !== 'block')) return true
  let last = 0
  for (const { start, end } of tokens) {
    if (isVisible(text.slice(last, start))) return true
    last = end
  }
  return isVisible(text.slice(last))
}

/**
 * The passage that a draft makes, with the file's tokens (placeholders, code) that fall into it; undefined where
 * nothing would be read: white space, tags that print nothing.
 */
export const passageOf = (
  located: Located,
  { kind, pieces, spell }: Draft,
  tokens: readonly Placeholder[],
): Passage | undefined => {
  const tidied = tidy(located.text, pieces)
  const prose = located.select(tidied, spell)
  const own = tokens.length === 0 ? tokens : moved(tidied, tokens)
  if (!hasProse(prose.text, own)) return undefined
  const links = findLinks(mask(prose.text, own))
  return { kind, located: prose, placeholders: own.length === 0 ? links : joinTokens(own, links) }
}
