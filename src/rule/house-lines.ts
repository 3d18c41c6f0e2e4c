/** A stretch of a file with the number of lines above it. */
export interface Stretch {
  readonly text: string
  readonly linesAbove: number
}

/** A house lexicon cut at its entries, so that a broken one leaves the others readable. */
export interface Cut {
  /** The file with the lines of its entries emptied. */
  readonly head: string
  readonly entries: readonly Stretch[]
}

const itemStart = /^( *)-(?:\s|$)/
const isBlank = (line: string): boolean => /^\s*(?:#.*)?$/.test(line)

/** Where the list of entries begins and ends; undefined where it is written in another way than one to a line. */
const listLines = (lines: readonly string[]): { from: number; to: number; indent: number } | undefined => {
  const key = lines.findIndex(line => /^entries:\s*(?:#.*)?$/.test(line))
  if (key < 0) return undefined
  const from = key + 1
  const first = lines.slice(from).find(line => !isBlank(line)) ?? ''
  const indent = itemStart.exec(first)?.[1]?.length
  if (indent === undefined) return undefined
  const ends = (line: string): boolean => /^[^\s#]/.test(line) && !(indent === 0 && itemStart.test(line))
  const end = lines.findIndex((line, at) => at >= from && ends(line))
  return { from, to: end < 0 ? lines.length : end, indent }
}

/** Cuts at every “- ” of the list of entries. Whatever is inside an entry is indented further: YAML says so. */
export const cutEntries = (source: string): Cut => {
  const lines = source.split('\n')
  const list = listLines(lines)
  if (!list) return { head: source, entries: [] }
  const { from, to, indent } = list
  const starts: number[] = []
  for (let at = from; at < to; at++) {
    if (itemStart.exec(lines[at] as string)?.[1]?.length === indent) starts.push(at)
  }
  const entries = starts.map((start, index) => ({
    text: lines.slice(start, starts[index + 1] ?? to).join('\n'),
    linesAbove: start,
  }))
  const head = lines.map((line, at) => (at >= (starts[0] ?? to) && at < to ? '' : line)).join('\n')
  return { head, entries }
}
