import type { Range } from '../text/range.ts'

/** A line with more UTF-16 units than this is compared clause by clause: a whole export may stand on one. */
const longLine = 2_000

/** What a block without lines to go by may cost, in pairs of lines. */
const mostCells = 65_536

/** How often blocks are cut into smaller ones. Texts made for it would otherwise cost the square of their length. */
const mostCuts = 16

/** Items `start` to `end` of the new text stand where those of the old text stood. */
interface Block {
  readonly before: Range
  readonly after: Range
}

/** Where the only one of its kind stands, for every item of a stretch. */
const onlyOnes = (items: readonly string[], { start, end }: Range): ReadonlyMap<string, number> => {
  const places = new Map<string, number>()
  for (let i = start; i < end; i++) {
    const item = items[i] as string
    places.set(item, places.has(item) ? -1 : i)
  }
  return places
}

/** The longest run of pairs that goes up on both sides; the pairs come in the order of their second number. */
const rising = (pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] => {
  const tops: number[] = []
  const below: number[] = []
  for (const [index, [before]] of pairs.entries()) {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tops[middle] as number]?.[0] as number) < before) low = middle + 1
      else high = middle
    }
    below[index] = low === 0 ? -1 : (tops[low - 1] as number)
    tops[low] = index
  }
  const run: (readonly [number, number])[] = []
  for (let at = tops.at(-1) ?? -1; at !== -1; at = below[at] as number) {
    run.push(pairs[at] as readonly [number, number])
  }
  return run.reverse()
}

/** Equal items by which two stretches are laid beside each other: those that both have once. */
const anchors = (before: readonly string[], after: readonly string[], block: Block) => {
  const old = onlyOnes(before, block.before)
  const pairs: (readonly [number, number])[] = []
  for (const [item, at] of onlyOnes(after, block.after)) {
    const was = at === -1 ? -1 : (old.get(item) ?? -1)
    if (was !== -1) pairs.push([was, at])
  }
  return rising(pairs.sort((a, b) => a[1] - b[1]))
}

/** The same for short stretches, with nothing missed: a longest common subsequence. */
const common = (before: readonly string[], after: readonly string[], block: Block) => {
  const rows = block.before.end - block.before.start
  const columns = block.after.end - block.after.start
  const wide = columns + 1
  const longest = new Uint16Array((rows + 1) * wide)
  const equal = (row: number, column: number): boolean =>
    before[block.before.start + row] === after[block.after.start + column]
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const at = row * wide + column
      longest[at] = equal(row, column)
        ? (longest[at + wide + 1] as number) + 1
        : Math.max(longest[at + wide] as number, longest[at + 1] as number)
    }
  }
  const pairs: (readonly [number, number])[] = []
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    const at = row * wide + column
    if (equal(row, column)) pairs.push([block.before.start + row++, block.after.start + column++])
    else if ((longest[at + wide] as number) >= (longest[at + 1] as number)) row++
    else column++
  }
  return pairs
}

/** A block without the equal items that it begins and ends with. */
const trimmed = (before: readonly string[], after: readonly string[], block: Block): Block => {
  let { start: oldStart, end: oldEnd } = block.before
  let { start, end } = block.after
  while (oldStart < oldEnd && start < end && before[oldStart] === after[start]) {
    oldStart++
    start++
  }
  while (oldStart < oldEnd && start < end && before[oldEnd - 1] === after[end - 1]) {
    oldEnd--
    end--
  }
  return { before: { start: oldStart, end: oldEnd }, after: { start, end } }
}

const whole = (items: readonly unknown[]): Range => ({ start: 0, end: items.length })

/**
 * The blocks of items that are new, in order. What is left out stands in the old text too, in the same order; where
 * much is written anew, an item that stood there before may be taken for a new one.
 */
const changedBlocks = (before: readonly string[], after: readonly string[]): readonly Block[] => {
  const found: Block[] = []
  const open: { readonly block: Block; readonly cuts: number }[] = [
    { block: { before: whole(before), after: whole(after) }, cuts: 0 },
  ]
  for (let next = open.pop(); next; next = open.pop()) {
    const block = trimmed(before, after, next.block)
    const rows = block.before.end - block.before.start
    const columns = block.after.end - block.after.start
    if (columns === 0) continue
    const small = rows * columns <= mostCells && rows < 65_536 && columns < 65_536
    const cut = next.cuts < mostCuts
    const pairs = small ? common(before, after, block) : cut ? anchors(before, after, block) : []
    if (rows === 0 || pairs.length === 0) {
      found.push(block)
      continue
    }
    let oldStart = block.before.start
    let start = block.after.start
    for (const [oldEnd, end] of [...pairs, [block.before.end, block.after.end] as const]) {
      open.push({
        block: { before: { start: oldStart, end: oldEnd }, after: { start, end } },
        cuts: next.cuts + 1,
      })
      oldStart = oldEnd + 1
      start = end + 1
    }
  }
  return found.sort((a, b) => a.after.start - b.after.start)
}

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
