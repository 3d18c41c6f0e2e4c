import type { Anew, Located, Piece, Spell } from '../../text/located.ts'

const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  e: '\x1B',
  '"': '"',
  '\\': '\\',
}

const digits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/** A backslash at the end of a line takes away all white space up to the next word. */
const joined = /\\[ \t]*\r?\n\s*/y

const escapeAt = (source: string, start: number): Piece => {
  const letter = source[start + 1] ?? ''
  const count = digits[letter]
  if (count === undefined) return { start, end: start + 2, text: escapes[letter] ?? letter }
  const end = start + 2 + count
  const code = Number.parseInt(source.slice(start + 2, end), 16)
  return { start, end, text: code <= 0x10ffff ? String.fromCodePoint(code) : '' }
}

/** A break, or an escape, at one place; undefined for characters that stand for themselves. */
const special = (source: string, at: number, basic: boolean): Piece | undefined => {
  const character = source[at]
  if (character === '\r') return source[at + 1] === '\n' ? { start: at, end: at + 2, text: '\n' } : undefined
  if (character !== '\\' || !basic) return undefined
  joined.lastIndex = at
  const join = joined.exec(source)?.[0]
  return join === undefined ? escapeAt(source, at) : { start: at, end: at + join.length, text: '' }
}

const piecesOf = (source: string, start: number, end: number, basic: boolean): readonly Piece[] => {
  const pieces: Piece[] = []
  let kept = start
  for (let at = start; at < end; ) {
    const piece = special(source, at, basic)
    if (piece) {
      if (at > kept) pieces.push({ start: kept, end: at })
      pieces.push(piece)
      kept = piece.end
    }
    at = piece?.end ?? at + 1
  }
  if (end > kept || pieces.length === 0) pieces.push({ start: kept, end })
  return pieces
}

const halves = /\p{Cs}/u
const half = { refused: 'TOML can’t hold half of a character' }
const joins = { refused: 'a line of this TOML text ends in a backslash' }

const escaped = (words: string): string => JSON.stringify(words).slice(1, -1).replace(/\x7F/g, '\\u007F')

const spellBasic: Spell = words => (halves.test(words) ? half : escaped(words))

/** A quote mark may stand alone among other words; at an end of them, more could follow. */
const alone = /(?<=[^"])"(?=[^"])/

const spellLines =
  (literal: string): Spell =>
  words => {
    if (halves.test(words)) return half
    if (/\\[ \t]*\r?\n/.test(literal) && !/^\S/.test(words)) return joins
    const lineBreak = literal.includes('\r\n') ? '\r\n' : '\n'
    const lines = words.split(alone).map(part => part.split('\n').map(escaped).join(lineBreak))
    return lines.join('"').replace(/^\r?\n/, '\\n')
  }

const single = { refused: 'a TOML text in single quotes can’t hold these words' }

const spellLiteral: Spell = words =>
  /'|(?!\t)\p{Cc}/u.test(words) ? single : halves.test(words) ? half : words

const spellLiteralLines: Spell = words =>
  /'|^\n|(?![\t\n])\p{Cc}/u.test(words) ? single : halves.test(words) ? half : words

/** How a string is marked, by its first quote marks. */
const marksOf = (literal: string): string => /^("""|'''|"|')/.exec(literal)?.[0] ?? ''

/** A string of TOML (https://toml.io/en/v1.0.0#string), its quote marks at `start` and `end`, with its escapes undone. */
export const tomlText = (located: Located, start: number, end: number): Located => {
  const source = located.text
  const literal = source.slice(start, end)
  const mark = marksOf(literal)
  const lines = mark.length === 3
  // The line break right after the opening marks belongs to them.
  const lead = lines ? (/^\r?\n/.exec(source.slice(start + 3, start + 5))?.[0].length ?? 0) : 0
  const first = start + mark.length + lead
  const pieces = piecesOf(source, first, end - mark.length, mark.startsWith('"'))
  const quoted: Anew = {
    start,
    end,
    spell: words => {
      const spelled = spellBasic(words)
      return typeof spelled === 'string' ? `"${spelled}"` : spelled
    },
  }
  if (mark === '"') return located.select(pieces, spellBasic)
  if (mark === '"""') return located.select(pieces, spellLines(literal))
  return located.select(pieces, lines ? spellLiteralLines : spellLiteral, lines ? undefined : quoted)
}
