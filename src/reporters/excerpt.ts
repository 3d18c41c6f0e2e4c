import type { Position } from '../text/lines.ts'
import { type Cell, cells, isPlain, widthOfCells } from './columns.ts'

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
  /** The line where they begin, without its line feed. */
  readonly line: string
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

/** What of the line stands before, in and after the marks, and whether there is more of each. */
interface Sides {
  readonly before: string
  readonly moreBefore: boolean
  readonly mark: string
  readonly moreMark: boolean
  readonly rest: string
  readonly moreAfter: boolean
}

const sides = (words: Words, room: number): Sides => {
  const { line, start, end } = words
  const opens = start.column - 1
  const closes = line.endsWith('\r') ? line.length - 1 : line.length
  const from = Math.max(0, opens - reach(room))
  const markEnd = Math.max(opens, Math.min(opens + end.offset - start.offset, closes))
  const markCut = Math.min(markEnd, opens + reach(room))
  const to = Math.min(closes, markEnd + reach(room))
  return {
    before: line.slice(from, opens),
    moreBefore: from > 0,
    mark: line.slice(opens, markCut),
    moreMark: markCut < markEnd,
    rest: line.slice(markEnd, to),
    moreAfter: to < closes,
  }
}

type Shown = Omit<Excerpt, 'lines'>

const headOf = (text: string, room: number, more: boolean): string => {
  if (!more && text.length <= room) return text
  return room < 1 ? '' : `${text.slice(0, room - 1)}…`
}

const tailOf = (text: string, room: number, more: boolean): string => {
  if (!more && text.length <= room) return text
  return room < 1 ? '' : `…${text.slice(Math.max(0, text.length - (room - 1)))}`
}

/** Room for what stands before the marks: its half, and what the other side leaves. */
const roomBefore = (free: number, after: number): number => Math.max(free - after, free >> 1)

/** Of plain text, in which a character is a column: nothing is taken apart. */
const shownPlain = (side: Sides, room: number): Shown => {
  const marked = headOf(side.mark, room, side.moreMark)
  const free = Math.max(0, room - marked.length)
  const whole = side.moreBefore ? side.before.slice(1) : side.before
  const restWidth = side.moreAfter ? room : side.rest.length
  const before = tailOf(whole, roomBefore(free, restWidth), side.moreBefore)
  const after = headOf(side.rest, free - before.length, side.moreAfter)
  return { before, marked, after, indent: before.length, marks: Math.max(1, marked.length) }
}

const shownInCells = (side: Sides, room: number): Shown => {
  const all = cells(side.before, 0)
  // The first one may be the half of a character.
  const whole = side.moreBefore ? all.slice(1) : all
  const column = widthOfCells(whole)
  const mark = cells(side.mark, column)
  const rest = cells(side.rest, column + widthOfCells(mark))
  const marked = head(mark, room, side.moreMark)
  const free = Math.max(0, room - widthOfCells(marked))
  const restWidth = side.moreAfter ? room : widthOfCells(rest)
  const before = tail(whole, roomBefore(free, restWidth), side.moreBefore)
  const after = head(rest, free - widthOfCells(before), side.moreAfter)
  return {
    before: textOf(before),
    marked: textOf(marked),
    after: textOf(after),
    indent: widthOfCells(before),
    marks: Math.max(1, widthOfCells(marked)),
  }
}

/** The line where the words begin, cut to `room` columns around them. */
export const excerpt = (words: Words, room: number): Excerpt => {
  const side = sides(words, room)
  const plain = isPlain(side.before) && isPlain(side.mark) && isPlain(side.rest)
  const shown = plain ? shownPlain(side, room) : shownInCells(side, room)
  return { ...shown, lines: words.end.line - words.start.line + 1 }
}
