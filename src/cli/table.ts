import { padTo, widthOf } from '../reporters/columns.ts'
import type { Paint } from '../reporters/paint.ts'
import { visibleLine } from '../reporters/visible.ts'

/** Rows below their headings, each column as wide as its widest cell. */
export const table = (
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  paint: Paint,
): string => {
  const lines = [headings, ...rows.map(row => row.map(visibleLine))]
  const widths = headings.map((_, at) => Math.max(...lines.map(line => widthOf(line[at] ?? ''))))
  const texts = lines.map(line =>
    line
      .map((cell, at) => padTo(cell, widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return texts.map((text, at) => `${at === 0 ? paint.bold(text) : text}\n`).join('')
}
