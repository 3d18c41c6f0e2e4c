/** A place in a file: `offset` in UTF-16 units from 0, `line` and `column` (UTF-16 units) from 1. */
export interface Position {
  readonly offset: number
  readonly line: number
  readonly column: number
}

/** Where the lines of a text begin. LF and CR LF end a line; a lone CR and U+2028 do not. */
export const lineStarts = (text: string): readonly number[] => {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

export const positionAt = (starts: readonly number[], offset: number): Position => {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return { offset, line: low + 1, column: offset - (starts[low] as number) + 1 }
}
