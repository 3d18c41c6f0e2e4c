import type { Range } from '../text/range.ts'
import { type Block, changedBlocks } from './changed-blocks.ts'

/** A line with more UTF-16 units than this is compared clause by clause: a whole export may stand on one. */
const longLine = 2_000

interface Cut {
  /** What is compared: without what an editor or git may write another way. */
  readonly keys: readonly string[]
  /** Where each begins, and at last the end of the text. */
  readonly starts: readonly number[]
}

const linesOf = (text: string): Cut => {
  const keys: string[] = []
  const starts: number[] = []
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at)
    const end = found === -1 ? text.length : found
    const last = end > at && text.charCodeAt(end - 1) === 0x0d ? end - 1 : end
    keys.push(text.slice(at === 0 && text.startsWith('\uFEFF') ? 1 : at, last))
    starts.push(at)
    at = end + 1
  }
  return { keys, starts: [...starts, text.endsWith('\n') ? text.length : text.length + 1] }
}

const clause =
  /[^"\\<>{}[\],.;:!?…。！？，；：、|\n]+["\\<>{}[\],.;:!?…。！？，；：、|]*\n?|["\\<>{}[\],.;:!?…。！？，；：、|]+\n?|\n/g

const clausesOf = (text: string): Cut => {
  const parts = text.match(clause) ?? []
  const starts = [0]
  for (const part of parts) starts.push((starts.at(-1) as number) + part.length)
  return { keys: parts.map(part => part.trim()), starts }
}

const stretchOf = ({ starts }: Cut, { start, end }: Range): Range => ({
  start: starts[start] as number,
  end: starts[end] as number,
})

/** The clauses of a stretch that are new, as stretches of the whole text. */
const changedClauses = (before: string, after: string, offset: number): readonly Range[] => {
  const old = clausesOf(before)
  const now = clausesOf(after)
  return changedBlocks(old.keys, now.keys).map(block => {
    const { start, end } = stretchOf(now, block.after)
    return { start: offset + start, end: offset + end }
  })
}

const changedInBlock = (before: Cut, after: Cut, texts: readonly [string, string], block: Block) => {
  const [old, now] = texts
  const lines = Array.from({ length: block.after.end - block.after.start }, (_, index) => {
    const line = block.after.start + index
    return { start: after.starts[line] as number, end: (after.starts[line + 1] as number) - 1 }
  })
  const long = lines.filter(({ start, end }) => end - start > longLine)
  if (long.length === 0 || block.before.start === block.before.end) return lines
  const was = stretchOf(before, block.before)
  const is = stretchOf(after, block.after)
  const clauses = changedClauses(old.slice(was.start, was.end), now.slice(is.start, is.end), is.start)
  let first = 0
  return lines.flatMap(line => {
    if (line.end - line.start <= longLine) return [line]
    while (first < clauses.length && (clauses[first] as Range).end <= line.start) first++
    const inside: Range[] = []
    for (let at = first; at < clauses.length && (clauses[at] as Range).start < line.end; at++) {
      const { start, end } = clauses[at] as Range
      inside.push({ start: Math.max(start, line.start), end: Math.min(end, line.end) })
    }
    return inside
  })
}

/**
 * What of a text is new, by comparing it with what stood there before: whole lines without their ends, of long lines
 * the clauses, in order. Line ends and a byte order mark don't count.
 */
export const changedStretches = (before: string, after: string): readonly Range[] => {
  const old = linesOf(before)
  const now = linesOf(after)
  return changedBlocks(old.keys, now.keys).flatMap(block => changedInBlock(old, now, [before, after], block))
}

/** Whether a range shares a character with one of the stretches, or, being empty, stands in or at the edge of one. */
export const touches = (stretches: readonly Range[], { start, end }: Range): boolean => {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    const stretch = stretches[middle] as Range
    if (stretch.end > start || (start === end && stretch.end === start)) high = middle
    else low = middle + 1
  }
  const next = stretches[low]
  return next !== undefined && (start === end ? next.start <= start : next.start < end)
}
