/** A fault in a YAML file that people write: where, what is wrong, how to mend it. */
export interface Fault {
  readonly line: number
  readonly column: number
  readonly message: string
  readonly hint: string
}

type Told = readonly [message: string, hint: string]

const quotes = 'put the text between double quotes, or on lines of its own below “|-”'
const spaces =
  'begin the keys of one block at the same column, with spaces, and the items of a list with “- ”'

/** YAML's own faults as a person who writes wording would tell them, by the parser's code. */
const told: Readonly<Record<string, Told>> = {
  DUPLICATE_KEY: ['the same key stands here twice', 'keep one of the two'],
  BLOCK_AS_IMPLICIT_KEY: ['a text with “: ” in it is read as a key', quotes],
  MULTILINE_IMPLICIT_KEY: ['a line without “:” stands where a key is expected', spaces],
  BAD_ALIAS: ['a text that begins with “*” is read as a reference', quotes],
  BAD_SCALAR_START: ['a text can’t begin with this character', quotes],
  BLOCK_IN_FLOW: ['a line of a list stands between brackets', 'write each on a line of its own after “- ”'],
  MISSING_CHAR: [
    'a quotation mark, a bracket or the “:” of a key is missing here or above',
    `close what was opened, and ${spaces}`,
  ],
  UNEXPECTED_TOKEN: [
    'words follow where a text has ended',
    'put a text that begins with a quotation mark or “*” between double quotes as a whole, inner ones as “\\"”',
  ],
  BAD_INDENT: ['the indentation does not fit the lines above', spaces],
  TAB_AS_INDENT: ['a tab stands where spaces are needed', 'indent with two spaces'],
  BAD_DQ_ESCAPE: ['a “\\” between double quotes begins an escape', 'write “\\\\”, or use single quotes'],
  MULTIPLE_DOCS: ['a second document begins here', 'keep one document to a file; take out the line “---”'],
  TAG_RESOLVE_FAILED: ['a text that begins with “!” is read as a type', quotes],
}

const unclosed = (sign: string): Told => [
  `a closing ${sign} is missing here or above`,
  `close every ${sign === ']' ? '[' : '{'} with a ${sign}, and indent what stands between them`,
]

/** What the parser complains of, in our words. */
export const yamlFault = ({ code, message }: { readonly code: string; readonly message: string }): Told => {
  const sign = /end with a ([\]}])/.exec(message)?.[1]
  if (sign !== undefined) return unclosed(sign)
  return told[code] ?? [`not valid YAML: ${(message.split('\n')[0] ?? '').replace(/ at line.*/, '')}`, quotes]
}
