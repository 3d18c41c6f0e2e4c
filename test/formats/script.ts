import type { Range } from '../../src/text/range.ts'

/** What somebody says in a file: one paragraph. */
export interface Spoken {
  readonly role: 'agent' | 'customer'
  readonly text: string
}

/** A random whole number below `limit`. */
export type Pick = (limit: number) => number

/** A file in the making, which remembers where it put each character of what was said. */
export interface Script {
  /** Adds what is no message: marks, keys, line ends. */
  readonly raw: (text: string) => void
  /** Begins the next message; what is said from here on is its text. */
  readonly begin: () => void
  /** Adds one character of the message, as the file spells it. */
  readonly say: (character: string, spelling?: string) => void
  /** Adds characters whose spellings overlap; `places` are counted from the beginning of what is added. */
  readonly put: (text: string, places: readonly Range[]) => void
}

/** How messages are written into files of a format. */
export interface Writer {
  /** The id of the format. */
  readonly format: string
  /** What is special about this way to write it: `escapes`, `CR LF`. */
  readonly name: string
  readonly path: string
  /** Whether the user must say the format. */
  readonly as?: true
  /** One message a file, macros (each a conversation, all by the agent), or one conversation. */
  readonly holds: 'message' | 'macros' | 'conversation'
  /** What it can't hold, or what would not be prose there. */
  readonly never?: RegExp
  /** Whether words can't be rewritten where it puts them. */
  readonly refuses?: true
  readonly write: (messages: readonly Spoken[], script: Script, pick: Pick) => void
}

export interface Written {
  readonly text: string
  /** Where each character (code point) of each message is in the file. */
  readonly places: readonly (readonly Range[])[]
}

/** Runs a writer. */
export const written = (writer: Writer, messages: readonly Spoken[], pick: Pick): Written => {
  let text = ''
  const places: Range[][] = []
  writer.write(
    messages,
    {
      raw: added => {
        text += added
      },
      begin: () => {
        places.push([])
      },
      say: (character, spelling = character) => {
        const start = text.length
        text += spelling
        places.at(-1)?.push({ start, end: text.length })
      },
      put: (added, ranges) => {
        places
          .at(-1)
          ?.push(...ranges.map(({ start, end }) => ({ start: text.length + start, end: text.length + end })))
        text += added
      },
    },
    pick,
  )
  return { text, places }
}

/** Spells a text character by character. */
export const sayAll = (script: Script, text: string, spell: (character: string) => string): void => {
  for (const character of text) script.say(character, spell(character))
}

const hex = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`

/** A character of a JSON string, at random as an escape. */
export const jsonSpelling =
  (pick: Pick, inner: (character: string) => string = character => character) =>
  (character: string): string =>
    Array.from(inner(character), part =>
      pick(4) === 0
        ? Array.from({ length: part.length }, (_, i) => hex(part.charCodeAt(i))).join('')
        : JSON.stringify(part).slice(1, -1),
    ).join('')

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A character of HTML or XML, at random as a reference. */
export const htmlSpelling =
  (pick: Pick) =>
  (character: string): string =>
    named[character] ??
    (pick(5) === 0 && character !== ' '
      ? pick(2) === 0
        ? `&#${character.codePointAt(0)};`
        : `&#x${character.codePointAt(0)?.toString(16)};`
      : character)
