import { sumWidth } from './sums.ts'

/** States of a walk in columns, each by its number. */
export interface StateTables {
  readonly count: number
  /** Of each state the places that may come next and then the phrases that end here, one state after the other. */
  readonly rows: Int32Array
  /** Where the places of each state begin and where its phrases do: two numbers a state, and the end of the last one. */
  readonly rowAt: Int32Array
  /** Which tokens a state may tell from others; see `sumsOf`. */
  readonly sums: Int32Array
  /** Where any other word leads; `unknown` as long as none came by. */
  readonly others: Int32Array
  readonly hashes: Int32Array
  /** An open hash of the states’ numbers. */
  readonly slots: Int32Array
}

export const noStates = (): StateTables => ({
  count: 0,
  rows: new Int32Array(1 << 12),
  rowAt: new Int32Array((1 << 9) + 1),
  sums: new Int32Array(1 << 10),
  others: new Int32Array(1 << 8),
  hashes: new Int32Array(1 << 8),
  slots: new Int32Array(1 << 9).fill(-1),
})

/** The same without room for more. */
export const trimmed = ({ count, rows, rowAt, sums, others, hashes, slots }: StateTables): StateTables => ({
  count,
  rows: rows.slice(0, rowAt[count * 2]),
  rowAt: rowAt.slice(0, count * 2 + 1),
  sums: sums.slice(0, count * sumWidth),
  others: others.slice(0, count),
  hashes: hashes.slice(0, count),
  slots,
})
