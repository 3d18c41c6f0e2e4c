import { flatRows, type Rows } from './rows.ts'

/** A sum of a set of ids has one of 128 bits for each: where that is not set, the id is none of the set. */
export const sumShift = 2
/** How many numbers of 32 bits that takes. */
export const sumWidth: number = 1 << sumShift

/** The number that has the bit of an id, in the sum of a set by its number. */
export const sumAt = (set: number, id: number): number => (set << sumShift) | ((id >> 5) & (sumWidth - 1))

/** The sums of sets of ids. */
export const sumsOf = (sets: Rows): Int32Array => {
  const { numbers, starts } = flatRows(sets)
  const sums = new Int32Array(sets.length * sumWidth)
  for (let set = 0; set < sets.length; set++) {
    for (let at = starts[set] as number; at < (starts[set + 1] as number); at++) {
      const id = numbers[at] as number
      const sum = sumAt(set, id)
      sums[sum] = (sums[sum] as number) | (1 << (id & 31))
    }
  }
  return sums
}
