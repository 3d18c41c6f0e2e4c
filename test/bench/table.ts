import { statSync } from 'node:fs'
import type { Timed } from './measure.ts'
import type { Row } from './rows.ts'

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = Number.NaN, high = Number.NaN] = [sorted[middle - 1], sorted[middle]]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}

const quantile = (numbers: readonly number[], part: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.round((numbers.length - 1) * part)] ?? Number.NaN

/** Lines of cells, each column as wide as its widest cell; the first stands to the left. */
export const table = (lines: readonly (readonly string[])[]): string => {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map(line => (line[column] ?? '').length)),
  )
  return lines
    .map(line =>
      line
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const seconds = (time: number): string =>
  time < 1000 ? `${time.toFixed(0)} ms` : `${(time / 1000).toFixed(2)} s`
const times = (ratio: number): string => `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)} ×`

/** The median of what each run took beside the run of another tool in the same turn. */
const ratio = (one: readonly number[], other: readonly number[]): number =>
  median(one.map((time, turn) => time / (other[turn] ?? Number.NaN)))

/** A row as a table. */
export const rowTable = (row: Row, timed: readonly Timed[]): string => {
  const [floor] = timed
  const first = timed.find(({ tool }) => tool.name.startsWith('tactful'))
  const { size } = statSync(row.path)
  const isFile = statSync(row.path).isFile()
  const head = [
    '',
    'median',
    'quartiles',
    `× ${floor?.tool.name}`,
    '× tactful',
    ...(isFile && size > 1e5 ? ['MB/s'] : []),
    'peak MB',
    'hits',
  ]
  const lines = timed.map(({ tool, times: own, peak, hits, failed }) => {
    const middle = median(own)
    return [
      tool.name,
      failed ?? seconds(middle),
      failed ? '' : `${seconds(quantile(own, 0.25))} – ${seconds(quantile(own, 0.75))}`,
      failed ? '' : times(ratio(own, floor?.times ?? [])),
      failed ? '' : times(ratio(own, first?.times ?? [])),
      ...(isFile && size > 1e5 ? [failed ? '' : (size / 1e3 / middle).toFixed(1)] : []),
      peak === undefined ? '' : (peak / 1e6).toFixed(0),
      hits === undefined ? '' : String(hits),
    ]
  })
  const what = isFile ? `, ${(size / 1e6).toFixed(size > 1e6 ? 0 : 4)} MB` : ''
  return `${row.name}: ${row.about}${what}; up to ${row.runs} runs of each in turn\n\n${table([head, ...lines])}\n`
}
