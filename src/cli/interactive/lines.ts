import { wrap } from '../../reporters/columns.ts'
import type { Paint } from '../../reporters/paint.ts'
import { visibleLine } from '../../reporters/visible.ts'

export interface Choice<Value> {
  /** The key that takes it at once. */
  readonly key: string
  readonly label: string
  readonly note?: string
  readonly value: Value
}

/** The line being written, with a block for the cursor, which the library hides. */
export const withCursor = (written: string, cursor: number): string => {
  const [here] = written.slice(cursor)
  const before = visibleLine(written.slice(0, cursor))
  if (here === undefined) return `${before}█`
  return `${before}\u001b[7m${visibleLine(here)}\u001b[27m${visibleLine(written.slice(cursor + here.length))}`
}

/** A choice as it is listed, under its key. */
export const choiceLines = <Value>(
  choice: Choice<Value>,
  chosen: boolean,
  paint: Paint,
  width: number,
): readonly string[] => {
  const { key, label, note } = choice
  const lines = wrap(`${visibleLine(label)}${note ? ` (${visibleLine(note)})` : ''}`, width - 9)
  return lines.map((line, index) => {
    const lead = index > 0 ? ' ' : key
    const pointer = chosen && index === 0 ? paint.cyan('❯') : ' '
    return `  ${pointer} ${paint.dim(lead)}  ${chosen ? paint.bold(line) : line}`
  })
}
