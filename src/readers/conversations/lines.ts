/** A line of a text, its offsets in it. */
export interface Line {
  readonly start: number
  /** Where its words end: before CR LF or LF. */
  readonly end: number
  /** Where the next line begins. */
  readonly next: number
  readonly text: string
}

/** Every line; a byte order mark at the front belongs to none. */
export function* linesOf(source: string): Generator<Line> {
  for (let start = source.startsWith('\uFEFF') ? 1 : 0; start < source.length; ) {
    const feed = source.indexOf('\n', start)
    const next = feed === -1 ? source.length : feed + 1
    const last = feed === -1 ? next : feed
    const end = last > start && source[last - 1] === '\r' ? last - 1 : last
    yield { start, end, next, text: source.slice(start, end) }
    start = next
  }
}
