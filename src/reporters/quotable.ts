import type { Diagnostic, FileReport } from '../engine/report.ts'
import { lineStarts, type Position, positionAt } from '../text/lines.ts'
import type { QuotedLine, QuotedLines } from '../text/passing.ts'

/** The text of a file for who quotes it: all of it, or the lines of its findings. */
export interface Quotable {
  /** Whether the text can be looked at: where reports are merged the file may be elsewhere. */
  readonly isAtHand: (found: Pick<Diagnostic, 'end'>) => boolean
  /** Whether it begins with a byte order mark. */
  readonly marked: boolean
  readonly at: (offset: number) => Position
  /** What stands from one offset to another. */
  readonly slice: (start: number, end: number) => string
  /** The line that begins at an offset, without its line feed. */
  readonly lineFrom: (start: number) => string
}

const quotableText = (source: string): Quotable => {
  let starts: readonly number[] | undefined
  let last = -1
  let line = ''
  return {
    isAtHand: ({ end }) => end.offset <= source.length,
    marked: source.startsWith('\uFEFF'),
    at: offset => {
      starts ??= lineStarts(source)
      return positionAt(starts, offset)
    },
    slice: (start, end) => source.slice(start, end),
    lineFrom: start => {
      // A line may be ten megabytes long, and hold all findings.
      if (start === last) return line
      const feed = source.indexOf('\n', start)
      last = start
      line = source.slice(start, feed === -1 ? source.length : feed)
      return line
    },
  }
}

const nowhere: QuotedLine = { line: 1, offset: 0, text: '' }

const quotableLines = ({ length, marked, lines }: QuotedLines): Quotable => {
  const starts = lines.map(({ offset }) => offset)
  const lineAt = (offset: number): QuotedLine => lines[positionAt(starts, offset).line - 1] ?? nowhere
  return {
    isAtHand: ({ end }) => end.offset <= length,
    marked,
    at: offset => {
      const { line, offset: start } = lineAt(offset)
      return { offset, line, column: offset - start + 1 }
    },
    slice: (start, end) => {
      const { offset, text } = lineAt(start)
      return text.slice(start - offset, end - offset)
    },
    lineFrom: start => lineAt(start).text,
  }
}

export const quotable = ({ source, quoted }: Pick<FileReport, 'source' | 'quoted'>): Quotable =>
  quoted ? quotableLines(quoted) : quotableText(source)
