import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Located, Piece, Spell } from '../../text/located.ts'
import type { Problem } from '../../text/problem.ts'
import type { Entry, Tree } from './tree.ts'

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '"': '"',
  '\\': '\\',
  '/': '/',
}

const unit = (inner: string, at: number): string =>
  String.fromCharCode(Number.parseInt(inner.slice(at + 2, at + 6), 16))

/** The pieces of what stands between two quote marks, `shift` characters into the file. */
const pieces = (inner: string, shift: number): Piece[] => {
  const found: Piece[] = []
  let kept = 0
  const keep = (to: number) => {
    if (to > kept || inner === '') found.push({ start: shift + kept, end: shift + to })
  }
  for (let at = inner.indexOf('\\'); at !== -1; at = inner.indexOf('\\', kept)) {
    keep(at)
    const letter = inner[at + 1] ?? ''
    let text = letter === 'u' ? unit(inner, at) : (escapes[letter] ?? letter)
    kept = at + (letter === 'u' ? 6 : 2)
    const low = inner.startsWith('\\u', kept) ? unit(inner, kept) : ''
    // A surrogate pair of two escapes is one piece, so that no edit parts it.
    if (/[\uD800-\uDBFF]/.test(text) && /[\uDC00-\uDFFF]/.test(low)) {
      text += low
      kept += 6
    }
    found.push({ start: shift + at, end: shift + kept, text })
  }
  keep(inner.length)
  return found
}

const asciiOnly = (words: string): string =>
  words.replace(/[^\0-~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

const spelledInAscii = (literal: string): boolean =>
  /\\u(?!00[0-7])[\da-f]{4}/i.test(literal) && !/[^\0-~]/.test(literal)

/** Words as JSON escapes them; letters beyond ASCII are escaped only where `literal` escapes all of them. */
export const spellJson = (literal: string): Spell => {
  let inAscii: boolean | undefined
  return words => {
    const spelled = JSON.stringify(words).slice(1, -1)
    // Looked at once: a long literal may have a thousand rewrites.
    inAscii ??= spelledInAscii(literal)
    return inAscii ? asciiOnly(spelled) : spelled
  }
}

/** A string literal of JSON with its escapes undone; `start` and `end` are those of its quote marks. */
export const jsonText = (located: Located, start: number, end: number): Located => {
  const inner = located.text.slice(start + 1, end - 1)
  return located.select(pieces(inner, start + 1), spellJson(inner))
}

const expected: Readonly<Record<string, readonly [problem: string, hint: string]>> = {
  InvalidSymbol: ['a word that JSON does not know', 'Put text in double quotes: "text".'],
  InvalidNumberFormat: [
    'a number that JSON does not know',
    'Write it as 12 or 0.5, or put it in double quotes.',
  ],
  PropertyNameExpected: ['a key is missing here', 'A key stands in double quotes: {"title": "…"}.'],
  ValueExpected: [
    'a value is missing here',
    'Write a text in double quotes, or take the comma or colon away.',
  ],
  ColonExpected: ['a colon is missing here', 'Write a colon between key and value: "title": "…".'],
  CommaExpected: [
    'a comma is missing here',
    'Write a comma between two values, and \\" for a quote mark in a text.',
  ],
  CloseBraceExpected: [
    'a closing } is missing here',
    'Close every { with a }; the file may have been cut off.',
  ],
  CloseBracketExpected: [
    'a closing ] is missing here',
    'Close every [ with a ]; the file may have been cut off.',
  ],
  EndOfFileExpected: [
    'more text after the end of the JSON value',
    'Keep one value, or one JSON object a line as .ndjson.',
  ],
  InvalidCommentToken: ['a comment stands here', 'JSON has no comments; take it away.'],
  UnexpectedEndOfComment: ['a comment without its end', 'End the comment with */, or take it away.'],
  UnexpectedEndOfString: [
    'a text without its closing quote mark',
    'Close it with ", and write a line break inside it as \\n.',
  ],
  UnexpectedEndOfNumber: ['a number that breaks off', 'Write it as 12 or 0.5, or put it in double quotes.'],
  InvalidUnicode: ['an escape that breaks off', 'Write \\u and four hexadecimal digits: \\u2019.'],
  InvalidEscapeCharacter: [
    'an escape that JSON does not know',
    'JSON knows \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u2019; write \\\\ for a backslash.',
  ],
  InvalidCharacter: [
    'a character that JSON does not allow here',
    'Write a tab inside a text as \\t; take other control characters away.',
  ],
}

const malformed = ({ error, offset }: ParseError, shift: number): Problem => {
  const [problem, hint] = expected[printParseErrorCode(error)] ?? [
    'something JSON does not allow',
    'Check it here.',
  ]
  return { problem: `This is not valid JSON: ${problem}.`, hint, offset: offset + shift }
}

/** Reads a whole text as one JSON value. Comments and trailing commas pass; anything else malformed is a Problem. */
export const parseJson = (located: Located): Tree | Problem => {
  const shift = located.text.startsWith('\uFEFF') ? 1 : 0
  const errors: ParseError[] = []
  const convert = (node: Node): Tree => {
    const start = node.offset + shift
    const end = start + node.length
    if (node.type === 'string') {
      return { kind: 'text', text: String(node.value), start, located: () => jsonText(located, start, end) }
    }
    if (node.type === 'array') return { kind: 'list', start, items: (node.children ?? []).map(convert) }
    if (node.type === 'object') return { kind: 'map', start, entries: (node.children ?? []).flatMap(entry) }
    return { kind: 'other', start, source: located.text.slice(start, end) }
  }
  const entry = ({ children: [key, value] = [] }: Node): Entry[] =>
    key && value
      ? [
          {
            key: String(key.value),
            value: convert(value),
            name: () => jsonText(located, key.offset + shift, key.offset + shift + key.length),
          },
        ]
      : []
  try {
    const root = parseTree(located.text.slice(shift), errors, { allowTrailingComma: true })
    const [first] = errors
    if (first) return malformed(first, shift)
    if (root) return convert(root)
    return {
      problem: 'This file is empty.',
      hint: 'Write a JSON value, or take the file away.',
      offset: shift,
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return {
      problem: 'This JSON is nested too deeply to read.',
      hint: 'Macros and messages need few levels.',
      offset: shift,
    }
  }
}
