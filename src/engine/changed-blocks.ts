import type { Range } from '../text/range.ts'

/** What a block without lines to go by may cost, in pairs of lines. */
const mostCells = 65_536

/** How often blocks are cut into smaller ones. Texts made for it would otherwise cost the square of their length. */
const mostCuts = 16

/** Items `start` to `end` of the new text stand where those of the old text stood. */
export interface Block {
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
export const changedBlocks = (before: readonly string[], after: readonly string[]): readonly Block[] => {
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
