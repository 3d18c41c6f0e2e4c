import type { Located, Piece, Spell } from '../../text/located.ts'

/** What stands between two quote marks. */
export interface Quoted {
  readonly start: number
  readonly end: number
}

const letters: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '"': '"',
  "'": "'",
  '\\': '\\',
  '?': '?',
}

const spelled: ReadonlyMap<string, string> = new Map([
  ...Object.entries(letters)
    .filter(([letter]) => letter !== "'" && letter !== '?')
    .map(([letter, character]) => [character, `\\${letter}`] as const),
])

/** Words as C escapes them. */
const spellC: Spell = words => {
  const writable = (words.match(/[\p{Cc}\p{Cs}]/gu) ?? []).every(character => spelled.has(character))
  return writable
    ? words.replace(/["\\\p{Cc}]/gu, character => spelled.get(character) ?? character)
    : { refused: 'a control character is not written into this text' }
}

const byteEscape = /\\(?:([0-7]{1,3})|x([\da-fA-F]{1,2}))/y

interface Byte extends Quoted {
  readonly value: number
}

const byteAt = (text: string, start: number, limit: number): Byte | undefined => {
  byteEscape.lastIndex = start
  const found = byteEscape.exec(text)
  if (!found || byteEscape.lastIndex > limit) return undefined
  const [, octal, hex = ''] = found
  const value = octal === undefined ? Number.parseInt(hex, 16) : Number.parseInt(octal, 8) & 0xff
  return { start, end: byteEscape.lastIndex, value }
}

/** How many bytes a character of UTF-8 has that begins with this one. */
const lengthOf = (byte: number): number => (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1)

/** Escapes of bytes: together the bytes of one character in UTF-8, or one in Latin-1. */
const bytesPiece = (text: string, first: Byte, limit: number): Piece => {
  const bytes = [first]
  while (bytes.length < lengthOf(first.value)) {
    const next = byteAt(text, bytes.at(-1)?.end ?? limit, limit)
    if (!next || next.value >> 6 !== 2) break
    bytes.push(next)
  }
  const complete = first.value >= 0xc0 && bytes.length === lengthOf(first.value)
  const { start } = first
  if (!complete) return { start, end: first.end, text: String.fromCharCode(first.value) }
  const read = new TextDecoder().decode(Uint8Array.from(bytes, ({ value }) => value))
  return { start, end: bytes.at(-1)?.end ?? first.end, text: read }
}

/** The piece of an escape; undefined for one that C does not know. */
export const escapePiece = (text: string, start: number, limit: number): Piece | undefined => {
  const letter = letters[text[start + 1] ?? '']
  if (letter !== undefined && start + 1 < limit) return { start, end: start + 2, text: letter }
  const byte = byteAt(text, start, limit)
  return byte && bytesPiece(text, byte, limit)
}

/** What is hidden between two quoted parts goes with the blank or line break before it, so that words can run over it. */
const joined = (pieces: Piece[], text: string, to: number): void => {
  const last = pieces.at(-1)
  if (!last || last.end === to) return
  const end = last.text ?? text.slice(last.start, last.end)
  const white = /[ \n]$/.exec(end)?.[0]
  if (white === undefined) return
  if (last.text === undefined) {
    pieces.pop()
    if (last.end - 1 > last.start) pieces.push({ start: last.start, end: last.end - 1 })
    pieces.push({ start: last.end - 1, end: to, text: white })
  } else pieces[pieces.length - 1] = { ...last, end: to }
}

/** Quoted parts as the one text that they make; each escape is known. */
export const quotedText = (located: Located, parts: readonly Quoted[]): Located => {
  const { text } = located
  const pieces: Piece[] = []
  for (const { start, end } of parts) {
    if (end > start) joined(pieces, text, start)
    let kept = start
    const own = text.slice(start, end)
    for (let at = own.indexOf('\\') + start; at >= start; at = own.indexOf('\\', kept - start) + start) {
      const piece = escapePiece(text, at, end) ?? { start: at, end: at + 1, text: '\\' }
      if (at > kept) pieces.push({ start: kept, end: at })
      pieces.push(piece)
      kept = piece.end
    }
    if (end > kept) pieces.push({ start: kept, end })
  }
  const [first] = parts
  return located.select(
    pieces.length > 0 ? pieces : [{ start: first?.start ?? 0, end: first?.start ?? 0 }],
    spellC,
  )
}
