/** Numbers one after the other, in a list or a column. */
export interface Numbers extends Iterable<number> {
  readonly length: number
  readonly [index: number]: number
}

/** The numbers of all rows one after the other, and where each row begins and the last one ends. */
export interface RowColumns {
  readonly numbers: Numbers
  readonly starts: Numbers
}

/** Lists of numbers, each by its number; lists of lists are such. */
export interface Rows extends Iterable<readonly number[]> {
  readonly length: number
  readonly at: (index: number) => readonly number[] | undefined
  /** The same in columns, where they are made of such. */
  readonly columns?: RowColumns
}

/** Rows in columns. */
export const flatRows = (rows: Rows): RowColumns => {
  if (rows.columns) return rows.columns
  const numbers: number[] = []
  const starts = [0]
  for (const row of rows) {
    numbers.push(...row)
    starts.push(numbers.length)
  }
  return { numbers, starts }
}

/** Rows over such columns; a row is made when it is first asked for. */
export const rowsOver = (numbers: Numbers, starts: Numbers): Rows => {
  const length = starts.length - 1
  const made: (readonly number[])[] = []
  const at = (index: number): readonly number[] | undefined => {
    if (index < 0 || index >= length) return undefined
    const found = made[index]
    if (found) return found
    const row: number[] = []
    for (let i = starts[index] as number; i < (starts[index + 1] as number); i++)
      row.push(numbers[i] as number)
    made[index] = row
    return row
  }
  return {
    length,
    at,
    columns: { numbers, starts },
    *[Symbol.iterator]() {
      for (let index = 0; index < length; index++) yield at(index) as readonly number[]
    },
  }
}
