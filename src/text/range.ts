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
