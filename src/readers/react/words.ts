import type { Piece } from '../../text/located.ts'
import type { Range } from '../../text/range.ts'
import type { StringLiteral, TemplateLiteral } from './parse.ts'

/** A stretch of words in the code, and how words are written there. */
export interface Region extends Range {
  readonly as: 'text' | 'attribute' | 'string'
  /** The mark around a string or an attribute. */
  readonly quote: string
}

export interface Words {
  readonly pieces: readonly Piece[]
  readonly regions: readonly Region[]
}

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' }

/** What is read instead of a stretch, and all between as it stands. */
const pieces = (
  { start, end }: Range,
  text: string,
  special: RegExp,
  read: (found: string) => string,
): Piece[] => {
  const found: Piece[] = []
  let last = start
  for (const { 0: mark, index } of text.slice(start, end).matchAll(special)) {
    const at = start + index
    if (at > last) found.push({ start: last, end: at })
    last = at + mark.length
    found.push({ start: at, end: last, text: read(mark) })
  }
  if (end > last) found.push({ start: last, end })
  return found
}

/** A sign that begins no reference, which in HTML might. */
const bareSign = /&(?!(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z]\w*);)|"/g

/**
 * The text between two tags as JSX reads it: lines are trimmed where they meet a line end, empty ones are gone, and the
 * others are joined by one space.
 */
export const jsxText = (text: string, { start, end }: Range): Words => {
  const found: Piece[] = []
  const lines = [...text.slice(start, end).matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)].filter(
    ({ 0: line, index }) => line !== '' || index < end - start,
  )
  lines.forEach(({ 0: line, index }, i) => {
    const bare = line.replace(/[\r\n]+$/, '')
    const lead = i === 0 ? 0 : bare.length - bare.replace(/^[ \t]+/, '').length
    const to =
      i === lines.length - 1 && bare.length === line.length ? bare.length : bare.replace(/[ \t]+$/, '').length
    if (to <= lead) return
    const range = { start: start + index + lead, end: start + index + to }
    const before = found.at(-1)
    if (before) found.push({ start: before.end, end: range.start, text: ' ' })
    found.push(...pieces(range, text, bareSign, sign => references[sign] ?? sign))
  })
  const [first, last] = [found[0], found.at(-1)]
  if (!first || !last) return { pieces: [], regions: [] }
  return { pieces: found, regions: [{ start: first.start, end: last.end, as: 'text', quote: '' }] }
}

/** The value of `alt="…"`, its quotes left out; JSX knows no escapes there. */
export const attributeText = (text: string, { start, end }: Range): Words => {
  const range = { start: start + 1, end: end - 1 }
  return {
    pieces: pieces(
      range,
      text,
      /&(?!(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z]\w*);)|["<]/g,
      sign => references[sign] ?? sign,
    ),
    regions: [{ ...range, as: 'attribute', quote: text[start] ?? '"' }],
  }
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
}

const unescaped = (found: string): string => {
  if (found === '\r\n') return '\n'
  if (!found.startsWith('\\')) return found
  const [, long, short] = /^\\(?:u\{([\da-fA-F]+)\}|[ux]([\da-fA-F]+))/.exec(found) ?? []
  const code = long ?? short
  if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10_ff_ff))
  const sign = found.slice(1)
  return /^[\r\n\u2028\u2029]/.test(sign) ? '' : (escapes[sign] ?? sign)
}

const special = /\\(?:u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|\r\n|[\s\S])|[&<"]|\r\n/g

const toReferences = (words: string): string => words.replace(/[&<"]/g, sign => references[sign] ?? sign)

const stringPieces = (text: string, range: Range): Piece[] =>
  pieces(range, text, special, found => toReferences(unescaped(found)))

/** What a string in quotes says. */
export const stringText = (text: string, { start, end }: StringLiteral): Words => {
  const range = { start: (start ?? 0) + 1, end: (end ?? 0) - 1 }
  return {
    pieces: stringPieces(text, range),
    regions: [{ ...range, as: 'string', quote: text[range.start - 1] ?? "'" }],
  }
}

/** An expression as a placeholder: simple names as the file has them, all else in marks of its own. */
export const expressionPiece = (text: string, range: Range, code: Range): Piece => {
  const inside = text.slice(code.start, code.end)
  if (
    /^[$\p{L}_][\p{L}\p{N}_.]*$/u.test(inside) &&
    /^\$?\{ ?[^\s{}]+ ?\}$/.test(text.slice(range.start, range.end))
  )
    return range
  const name = inside.slice(0, 200).replace(/\s+/g, ' ').replaceAll('{', '(').replaceAll('}', ')')
  return { ...range, text: `{{${toReferences(name)}}}` }
}

/** What a template string says, `${name}` as placeholders. */
export const templateText = (text: string, { quasis, expressions }: TemplateLiteral): Words => {
  const found: Piece[] = []
  const regions: Region[] = []
  quasis.forEach(({ start, end }, i) => {
    const range = { start: start ?? 0, end: end ?? 0 }
    found.push(...stringPieces(text, range))
    if (range.end > range.start) regions.push({ ...range, as: 'string', quote: '`' })
    const [next, code] = [quasis[i + 1], expressions[i]]
    if (next && code)
      found.push(
        expressionPiece(
          text,
          { start: range.end, end: next.start ?? range.end },
          { start: code.start ?? 0, end: code.end ?? 0 },
        ),
      )
  })
  return { pieces: found, regions }
}
