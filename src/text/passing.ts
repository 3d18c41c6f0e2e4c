import { lineStarts, type Position, positionAt } from './lines.ts'
import { Located } from './located.ts'

/** A line of a file: its number from 1, where it begins in UTF-16 units, and its text without its line feed. */
export interface QuotedLine {
  readonly line: number
  readonly offset: number
  readonly text: string
}

/** What is left of a text that nobody held as a whole. Plain data. */
export interface QuotedLines {
  /** UTF-16 units in the whole text. */
  readonly length: number
  /** Of UTF-8. */
  readonly bytes: number
  /** Whether it begins with a byte order mark. */
  readonly marked: boolean
  /** SHA-256 of its bytes, in hexadecimal; left out where it was not read to its end. */
  readonly digest?: string
  /** Those that somebody wanted to quote, in their order. */
  readonly lines: readonly QuotedLine[]
}

/** A text that is read part by part; each part ends where a line does, and is held as long as somebody works on it. */
export interface PassingText {
  readonly first: Located
  /** All parts, the first one too. They can be asked for once. */
  readonly parts: Iterable<Located>
  /** The parts before the last one that was given are done with. */
  readonly forget: () => void
  /** Where an offset is that stands in a part which is held. */
  readonly at: (offset: number) => Position
  /** Keeps the line of a place in a part which is held. */
  readonly quote: (place: Position) => void
  readonly quoted: () => QuotedLines
}

/** What is known of the bytes behind a text: of those that were read by now. */
export interface ReadSoFar {
  readonly bytes: number
  /** Undefined before the end. */
  readonly digest: string | undefined
}

interface Part {
  readonly located: Located
  readonly offset: number
  /** The number of its first line. */
  readonly line: number
  readonly starts: readonly number[]
}

/** The same text in memory of its own, a byte a letter where that is enough: a slice would hold all that it was cut from. */
const copied = (text: string): string => JSON.parse(JSON.stringify(text))

/** The last of the parts that begin no later than an offset. */
const partAt = (parts: readonly Part[], offset: number): Part => {
  let low = 0
  let high = parts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((parts[middle] as Part).offset <= offset) low = middle
    else high = middle - 1
  }
  const found = parts[low]
  const inside = offset - (found?.offset ?? 0)
  if (!found || inside < 0 || inside > found.located.text.length)
    throw new RangeError(`nobody holds the text at ${offset}`)
  return found
}

/** Makes a text of parts that come one by one, each of them whole lines. */
export const passingText = (texts: Iterable<string>, readSoFar: () => ReadSoFar): PassingText => {
  const all = texts[Symbol.iterator]()
  let held: Part[] = []
  let length = 0
  let nextLine = 1
  const lines: QuotedLine[] = []

  const take = (): Located | undefined => {
    const next = all.next()
    if (next.done) return undefined
    const located = Located.file(next.value, length)
    const starts = lineStarts(next.value)
    held.push({ located, offset: length, line: nextLine, starts })
    length += next.value.length
    nextLine += starts.length - 1
    return located
  }
  const first = take() ?? Located.file('')

  return {
    first,
    parts: {
      *[Symbol.iterator]() {
        for (let part: Located | undefined = first; part; part = take()) yield part
      },
    },
    forget: () => {
      if (held.length > 1) held = held.slice(-1)
    },
    at: offset => {
      const part = partAt(held, offset)
      const { line, column } = positionAt(part.starts, offset - part.offset)
      return { offset, line: part.line + line - 1, column }
    },
    quote: ({ offset, line, column }) => {
      // Findings come in their order, but for a few.
      if (lines.at(-1)?.line === line) return
      const part = partAt(held, offset)
      const { text } = part.located
      const start = offset - (column - 1)
      const feed = text.indexOf('\n', offset - part.offset)
      const found = text.slice(start - part.offset, feed === -1 ? text.length : feed)
      lines.push({ line, offset: start, text: copied(found) })
    },
    quoted: () => {
      const { bytes, digest } = readSoFar()
      return {
        length,
        bytes,
        marked: first.text.startsWith('\uFEFF'),
        ...(digest === undefined ? {} : { digest }),
        lines: lines.toSorted((a, b) => a.line - b.line),
      }
    },
  }
}
