import { type Pick, type Script, type Spoken, sayAll, type Writer } from '../script.ts'

const plain = (character: string): string => character

const doubled = (character: string): string => (character === '"' ? '""' : character)

/** A cell, in quote marks where it needs them and now and then where it does not. */
const sayCell = (
  script: Script,
  text: string,
  pick: Pick,
  delimiter: string,
  inner: (character: string) => string = plain,
): void => {
  const bare = !/["\r\n]/.test(text) && !text.includes(delimiter) && inner === plain && pick(2) === 0
  if (!bare) script.raw('"')
  script.begin()
  sayAll(script, text, character => (bare ? character : Array.from(inner(character), doubled).join('')))
  if (!bare) script.raw('"')
}

/** A table with one message a row. */
export const tableOf =
  (
    head: string,
    delimiter: string,
    lineBreak: string,
    before: (message: Spoken, index: number) => string,
    after = '',
    inner: (pick: Pick) => (character: string) => string = () => plain,
  ): Writer['write'] =>
  (messages, script, pick) => {
    script.raw(`${head}${lineBreak}`)
    const spell = inner(pick)
    for (const [index, message] of messages.entries()) {
      script.raw(before(message, index))
      sayCell(script, message.text, pick, delimiter, spell)
      script.raw(`${after}${index === messages.length - 1 && pick(2) === 0 ? '' : lineBreak}`)
    }
  }

const hex = (character: string): string => {
  const code = (character.codePointAt(0) ?? 0).toString(16)
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`
}

/** A character of a TOML string in double quotes, at random as an escape. */
const tomlSpelling =
  (pick: Pick) =>
  (character: string): string =>
    pick(4) === 0 ? hex(character) : /["\\]/.test(character) ? `\\${character}` : character

export const tableWriters: readonly Writer[] = [
  {
    format: 'macros',
    name: 'CSV with a BOM and CR LF',
    path: 'a.csv',
    as: true,
    holds: 'macros',
    write: tableOf('\uFEFFtitle,body,tags', ',', '\r\n', (_, index) => `No. ${index},`, ',"a, b"'),
  },
  {
    format: 'macros',
    name: 'CSV that Excel parted by semicolons',
    path: 'a.csv',
    as: true,
    holds: 'macros',
    write: tableOf('sep=;\r\n"title";"body"', ';', '\r\n', (_, index) => `"No. ""${index}""";`),
  },
  {
    format: 'macros',
    name: 'tabs',
    path: 'a.tsv',
    as: true,
    holds: 'macros',
    write: tableOf('name\treply', '\t', '\n', (_, index) => `n${index}\t`),
  },
  {
    format: 'macros',
    name: 'TOML with escapes',
    path: 'a.toml',
    as: true,
    holds: 'macros',
    write: (messages, script, pick) => {
      for (const [index, { text }] of messages.entries()) {
        script.raw(`[[macros]]\ntitle = 'No. ${index}'\nbody = "`)
        script.begin()
        sayAll(script, text, tomlSpelling(pick))
        script.raw('"\n\n')
      }
    },
  },
  {
    format: 'macros',
    name: 'TOML over several lines, with CR LF',
    path: 'a.toml',
    as: true,
    holds: 'macros',
    write: (messages, script, pick) => {
      const spell = tomlSpelling(pick)
      for (const [index, { text }] of messages.entries()) {
        script.raw(`[[macros]]\r\ntitle = "No. ${index}"\r\nbody = """\r\n`)
        script.begin()
        for (const character of text) {
          script.say(character, character === ' ' ? ' ' : spell(character))
          if (character === ' ' && pick(4) === 0) script.raw('\\\r\n    ')
        }
        script.raw('\r\n"""\r\n')
      }
    },
  },
  {
    format: 'macros',
    name: 'TOML in single quotes',
    path: 'a.toml',
    as: true,
    holds: 'macros',
    never: /'/,
    write: (messages, script) => {
      for (const [index, { text }] of messages.entries()) {
        script.raw(`[macros.m${index}]\nbody = '`)
        script.begin()
        sayAll(script, text, plain)
        script.raw("'\n")
      }
    },
  },
  {
    format: 'transcript',
    name: 'CSV with columns in any order',
    path: 'a.csv',
    holds: 'conversation',
    write: tableOf(
      'Conversation ID;Speaker;Created At;Message',
      ';',
      '\r\n',
      ({ role }, index) => `c1;${role};2026-03-02T10:00:${String(index).padStart(2, '0')}Z;`,
    ),
  },
  {
    format: 'transcript',
    name: 'TOML',
    path: 'a.toml',
    holds: 'conversation',
    write: (messages, script, pick) => {
      for (const { role, text } of messages) {
        script.raw(`[[turns]]\nrole = "${role}"\ntext = "`)
        script.begin()
        sayAll(script, text, tomlSpelling(pick))
        script.raw('"\n')
      }
    },
  },
]
