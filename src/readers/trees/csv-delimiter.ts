import { type Rows, rowsOf } from './csv-rows.ts'

const delimiters = [',', ';', '\t']

/** So many rows tell which sign parts the cells. */
const sample = 50

/** Excel names the sign in a line of its own above the table: `sep=;`. */
const named = /^sep=([^\r\n])\r?(?:\n|$)/i

/** What parts the cells of a table, and where its first row begins. */
export interface Layout {
  readonly delimiter: string
  readonly start: number
}

/** The part of the rows that are as wide as the first one. */
const evenness = ({ rows, broken }: Rows): number => {
  const width = rows[0]?.cells.length ?? 0
  const even = rows.filter(({ cells }) => cells.length === width).length
  return broken ? 0 : even / Math.max(1, rows.length)
}

/**
 * What parts the cells: the sign that Excel names, or the one among those of the first row, outside its quote marks,
 * that makes rows of one width.
 */
export const layoutOf = (text: string): Layout => {
  const start = text.startsWith('\uFEFF') ? 1 : 0
  const [line, sign] = named.exec(text.slice(start, start + 8)) ?? []
  if (line !== undefined && sign !== undefined) return { delimiter: sign, start: start + line.length }
  const wide = delimiters.filter(each => (rowsOf(text, start, each, 1).rows[0]?.cells.length ?? 0) > 1)
  if (wide.length < 2) return { delimiter: wide[0] ?? ',', start }
  const tried = wide.map(delimiter => {
    const rows = rowsOf(text, start, delimiter, sample)
    return { delimiter, evenness: evenness(rows), columns: rows.rows[0]?.cells.length ?? 0 }
  })
  const [best] = tried.toSorted((a, b) => b.evenness - a.evenness || b.columns - a.columns)
  return { delimiter: best?.delimiter ?? ',', start }
}
