import type { Located, Piece, Spell } from '../../text/located.ts'
import type { Problem } from '../../text/problem.ts'
import { startsAsTable } from '../sniff.ts'
import type { Parse } from './containers.ts'
import { layoutOf } from './csv-delimiter.ts'
import { type Cell, type Row, rowsOf } from './csv-rows.ts'
import type { Mapping, Text } from './tree.ts'

const doubled = (words: string): string => words.replaceAll('"', '""')

/** The words between two quote marks, each quote mark in them written twice. */
const quotedPieces = (words: string, start: number): readonly Piece[] => {
  const pieces: Piece[] = []
  let kept = 0
  for (let at = words.indexOf('""'); at !== -1; at = words.indexOf('""', kept)) {
    if (at > kept) pieces.push({ start: start + kept, end: start + at })
    kept = at + 2
    pieces.push({ start: start + at, end: start + kept, text: '"' })
  }
  const rest = { start: start + kept, end: start + words.length }
  return kept < words.length || pieces.length === 0 ? [...pieces, rest] : pieces
}

/** Words in a cell without quote marks around it; a cell that holds any is not to be touched at one place only. */
const spellBare =
  (value: string, delimiter: string): Spell =>
  words =>
    value.includes('"') || /["\r\n]/.test(words) || words.includes(delimiter)
      ? { refused: 'these words need quote marks around the whole cell' }
      : words

const cellText = (located: Located, cell: Cell, delimiter: string): Located => {
  const { start, end, quoted } = cell
  const words = located.text.slice(start, end)
  if (quoted) return located.select(quotedPieces(words, start), doubled)
  return located.select([{ start, end }], spellBare(words, delimiter), {
    start,
    end,
    spell: whole => `"${doubled(whole)}"`,
  })
}

const cellAsText = (located: Located, cell: Cell, delimiter: string): Text => {
  const { start, end, quoted } = cell
  const words = located.text.slice(start, end)
  return {
    kind: 'text',
    text: quoted && words.includes('""') ? words.replaceAll('""', '"') : words,
    start: quoted ? start - 1 : start,
    located: () => cellText(located, cell, delimiter),
  }
}

const signs: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab' }

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

const ragged = (row: Row, columns: number, delimiter: string): Problem => {
  const sign = signs[delimiter] ?? `“${delimiter}”`
  const cells = counted(row.cells.length, 'cell')
  return {
    problem: `This row has ${cells}, where the first one names ${counted(columns, 'column')}.`,
    hint:
      row.cells.length > columns
        ? `Put a text that holds a ${sign} in double quotes.`
        : `Write every cell of the row, the empty ones too, with a ${sign} between two of them.`,
    offset: row.start,
  }
}

/** A table as a list of rows, each a map from the column's name to the cell. Rows of another width are problems. */
export const parseCsv: Parse = located => {
  const { text } = located
  const { delimiter, start } = layoutOf(text)
  const { rows, broken } = rowsOf(text, start, delimiter)
  const [head, ...body] = rows
  const cut = broken ? [broken] : []
  if (!head) return broken ?? []
  const columns = head.cells.map(cell => cellAsText(located, cell, delimiter).text.trim())
  const problems: Problem[] = []
  const items: Mapping[] = []
  for (const row of body) {
    const spare = row.cells.slice(columns.length)
    if (row.cells.length < columns.length || spare.some(cell => cell.end > cell.start)) {
      problems.push(ragged(row, columns.length, delimiter))
      continue
    }
    const entries = columns.map((key, index) => ({
      key,
      value: cellAsText(located, row.cells[index] as Cell, delimiter),
    }))
    items.push({ kind: 'map', start: row.start, entries })
  }
  const all = [...problems, ...cut]
  const [first] = all
  // Nothing but the names of the columns is left to tell what the table holds.
  if (first && items.length === 0 && startsAsTable(text)) return first
  return { trees: [{ kind: 'list', start: head.start, items }], problems: all }
}
