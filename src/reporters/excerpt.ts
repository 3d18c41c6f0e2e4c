import type { Position } from '../text/lines.ts'
import { type Cell, cells, widthOfCells } from './columns.ts'

/** A line of the source and, below it, the marks under the words that are meant. */
export interface Excerpt {
  /** What stands before, in and after the marks, cut to fit. */
  readonly before: string
  readonly marked: string
  readonly after: string
  readonly indent: number
  readonly marks: number
  /** How many lines the words run over. */
  readonly lines: number
}

interface Words {
  readonly source: string
  readonly start: Position
  readonly end: Position
}

const ellipsis: Cell = { text: '…', width: 1 }

const textOf = (from: readonly Cell[]): string => from.map(({ text }) => text).join('')

/** As many cells from the front as fit; the last one is `…` when some did not. */
const head = (from: readonly Cell[], room: number, more: boolean): readonly Cell[] => {
  if (!more && widthOfCells(from) <= room) return from
  const kept: Cell[] = []
  let left = room - 1
  for (const cell of from) {
    if (cell.width > left) break
    kept.push(cell)
    left -= cell.width
  }
  return room < 1 ? [] : [...kept, ellipsis]
}

const tail = (from: readonly Cell[], room: number, more: boolean): readonly Cell[] =>
  head(from.toReversed(), room, more).toReversed()

/** No more of a line than this is looked at on either side: a line may be ten megabytes long. */
const reach = (room: number): number => room * 4 + 40

const sides = (words: Words, room: number) => {
  const { source, start, end } = words
  const opens = start.offset - (start.column - 1)
  const next = source.indexOf('\n', start.offset)
  const limit = next === -1 ? source.length : next
  const closes = limit > opens && source[limit - 1] === '\r' ? limit - 1 : limit
  const from = Math.max(opens, start.offset - reach(room))
  const markEnd = Math.max(start.offset, Math.min(end.offset, closes))
  const markCut = Math.min(markEnd, start.offset + reach(room))
  const to = Math.min(closes, markEnd + reach(room))
  const whole = cells(source.slice(from, start.offset), 0)
  return {
    before: from > opens ? whole.slice(1) : whole,
    moreBefore: from > opens,
    mark: source.slice(start.offset, markCut),
    moreMark: markCut < markEnd,
    rest: source.slice(markEnd, to),
    moreAfter: to < closes,
  }
}

/** The line where the words begin, cut to `room` columns around them. */
export const excerpt = (words: Words, room: number): Excerpt => {
  const side = sides(words, room)
  const column = widthOfCells(side.before)
  const mark = cells(side.mark, column)
  const rest = cells(side.rest, column + widthOfCells(mark))
  const marked = head(mark, room, side.moreMark)
  const free = Math.max(0, room - widthOfCells(marked))
  const restWidth = side.moreAfter ? room : widthOfCells(rest)
  const before = tail(side.before, Math.max(free - restWidth, free >> 1), side.moreBefore)
  const after = head(rest, free - widthOfCells(before), side.moreAfter)
  return {
    before: textOf(before),
    marked: textOf(marked),
    after: textOf(after),
    indent: widthOfCells(before),
    marks: Math.max(1, widthOfCells(marked)),
    lines: words.end.line - words.start.line + 1,
  }
}
