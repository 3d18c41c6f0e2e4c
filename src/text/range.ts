/** A stretch of a text in UTF-16 units; `end` is exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

export const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end

export const contains = (outer: Range, inner: Range): boolean =>
  outer.start <= inner.start && inner.end <= outer.end

/** The index of the first range that ends after `offset`, in ranges sorted by place; their number if none does. */
export const firstEndingAfter = (ranges: readonly Range[], offset: number): number => {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle] as Range).end > offset) high = middle
    else low = middle + 1
  }
  return low
}

/** The index of the first range that starts at `offset` or behind it, in ranges sorted by their starts; their number if none does. */
export const firstStartingFrom = (ranges: readonly Range[], offset: number): number => {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle] as Range).start >= offset) high = middle
    else low = middle + 1
  }
  return low
}

/** The stretches that ranges cover together, in order, none touching the inside of another. */
const covered = (ranges: readonly Range[]): readonly Range[] => {
  const all: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (!last || range.start >= last.end) all.push(range)
    else if (range.end > last.end) all[all.length - 1] = { start: last.start, end: range.end }
  }
  return all
}

/** A function that says whether a range overlaps one of these, however many they are and in whatever order. */
export const overlapping = (ranges: readonly Range[]): ((range: Range) => boolean) => {
  const all = covered(ranges)
  return range => {
    const first = all[firstEndingAfter(all, range.start)]
    return first !== undefined && overlaps(first, range)
  }
}
