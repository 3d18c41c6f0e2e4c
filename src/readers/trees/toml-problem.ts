import type { Problem } from '../../text/problem.ts'

const quotes = 'Put a text in double quotes: "text".'
const keys = 'Write a key, an equals sign and a value on one line: title = "…".'

/** What the parser says, and how we say it. */
const told: readonly (readonly [RegExp, problem: string, hint: string])[] = [
  [
    /string constant/,
    'a text without its closing quote marks',
    'Close it, and put a text of several lines in """.',
  ],
  [/three or more quotes/i, 'quote marks that run together', 'Write \\" for a quote mark inside a text.'],
  [/table-key/, 'a table’s name without its closing bracket', 'Close it: [macros] or [[macros]].'],
  [/Unterminated array/, 'a list without its end', 'Close every [ with a ]; the file may have been cut off.'],
  [
    /Unterminated inline/,
    'a table without its end',
    'Close every { with a }; the file may have been cut off.',
  ],
  [
    /escape sequence|code point/,
    'an escape that TOML does not know',
    'Write \\\\ for a backslash, or put the text in single quotes.',
  ],
  [/key multiple times/, 'a key that stands here already', 'Keep one, or begin the next item with [[…]].'],
  [/bare keys|dot/, 'a key without a name', 'Write a key such as title or "Refund denied".'],
  [/equal/, 'an equals sign is missing here', keys],
  [/same line/, 'a key and its value on two lines', keys],
  [/Unspecified/, 'a value is missing here', quotes],
  [/comma/i, 'a comma is missing here, or there is one too many', 'Write a comma between two values.'],
  [/newline/i, 'more than one value on a line', 'Begin a new line, and put a text in double quotes.'],
  [
    /Control/,
    'a control character stands here',
    'Write it as an escape: \\t for a tab, \\n for a line break.',
  ],
  [/date|time|zeros|underscore/i, 'a number or a time that TOML does not know', quotes],
]

/** An error of the TOML parser, in our words. */
export const tomlProblem = (message: string, offset: number): Problem => {
  const [, problem, hint] = told.find(([words]) => words.test(message)) ?? [
    undefined,
    'something stands here that TOML does not expect',
    quotes,
  ]
  return { problem: `This is not valid TOML: ${problem}.`, hint, offset }
}
