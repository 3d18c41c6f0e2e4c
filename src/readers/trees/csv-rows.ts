import type { Problem } from '../../text/problem.ts'
import type { Range } from '../../text/range.ts'

/** A cell; its range is that of the words, without the quote marks. */
export interface Cell extends Range {
  readonly quoted: boolean
}

export interface Row {
  readonly start: number
  readonly cells: readonly Cell[]
}

/** The rows of a table, up to the first cell whose quote marks make no sense. */
export interface Rows {
  readonly rows: readonly Row[]
  readonly broken?: Problem
}

const [tab, feed, carriage, space, quote] = [9, 10, 13, 32, 34]

const hint = 'Put a cell that holds quote marks in double quotes, and write each of them twice: "".'

const unclosed = (offset: number): Problem => ({
  problem: 'The quote mark that opens this cell is never closed.',
  hint,
  offset,
})

const stray = (offset: number): Problem => ({
  problem: 'More words follow the quote mark that closes this cell.',
  hint,
  offset,
})

/** Where the quote mark stands that closes the cell whose words begin at `from`, or -1. */
const closingOf = (text: string, from: number): number => {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== quote) return at
  }
  return -1
}

/**
 * Splits a table into cells (RFC 4180, https://www.rfc-editor.org/rfc/rfc4180) from the offset `from` on, `most` rows
 * at the most. Blanks around quote marks pass, and so does a quote mark inside a cell that has none around it. Lines
 * without anything are left out.
 */
export const rowsOf = (text: string, from: number, delimiter: string, most = Infinity): Rows => {
  const mark = delimiter.charCodeAt(0)
  const rows: Row[] = []
  const isBlank = (unit: number): boolean => unit === space || (unit === tab && mark !== tab)
  const afterBlanks = (offset: number): number => {
    let at = offset
    while (isBlank(text.charCodeAt(at))) at++
    return at
  }
  let at = from
  while (at < text.length && rows.length < most) {
    const start = at
    const cells: Cell[] = []
    for (let open = true; open; ) {
      const lead = afterBlanks(at)
      if (text.charCodeAt(lead) === quote) {
        const end = closingOf(text, lead + 1)
        if (end === -1) return { rows, broken: unclosed(lead) }
        cells.push({ start: lead + 1, end, quoted: true })
        at = afterBlanks(end + 1)
        if (text.charCodeAt(at) === carriage) at++
        const next = text.charCodeAt(at)
        if (at < text.length && next !== mark && next !== feed) return { rows, broken: stray(end) }
      } else {
        const first = at
        at = lead
        for (
          let unit = text.charCodeAt(at);
          at < text.length && unit !== mark && unit !== feed;
          unit = text.charCodeAt(at)
        )
          at++
        const ends = at === text.length || text.charCodeAt(at) === feed
        const end = ends && at > first && text.charCodeAt(at - 1) === carriage ? at - 1 : at
        cells.push({ start: first, end, quoted: false })
      }
      open = at < text.length && text.charCodeAt(at) === mark
      at++
    }
    const [only] = cells
    if (cells.length > 1 || only?.quoted || (only && text.slice(only.start, only.end).trim() !== ''))
      rows.push({ start, cells })
  }
  return { rows }
}
