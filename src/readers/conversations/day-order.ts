/** Which of the three numbers of a date is its year, its month, its day. */
export type Order = readonly [year: number, month: number, day: number]

const dayFirst: Order = [2, 1, 0]
const monthFirst: Order = [2, 0, 1]
const yearFirst: Order = [0, 1, 2]

const numbersOf = (date: string): readonly number[] => (date.match(/\d+/g) ?? []).map(Number)

/** Seconds since 1970 of the midnight of a date; a year of two digits is one of this century. */
export const midnightOf = (date: string, [year, month, day]: Order): number => {
  const parts = numbersOf(date)
  const full = parts[year] ?? 0
  return Date.UTC(full < 100 ? 2000 + full : full, (parts[month] ?? 1) - 1, parts[day] ?? 1) / 1000
}

/** How often the months are none, or time runs back. */
const faults = (dates: readonly string[], order: Order): number => {
  let last = -Infinity
  let count = 0
  for (const date of dates) {
    const seconds = midnightOf(date, order)
    if (seconds < last) count++
    if ((numbersOf(date)[order[1]] ?? 0) > 12) count += 1000
    last = seconds
  }
  return count
}

/** Whether the first two numbers are the same in all of them, so that their order does not matter. */
const areEven = (dates: readonly string[]): boolean =>
  dates.every(date => {
    const [one, other] = numbersOf(date)
    return one === other
  })

/**
 * The order of the dates of a file, written in numbers and in the order of time: that in which no time runs back. Nobody
 * writes the month first between dots. `sure` where something tells the order; else the day is taken to come first.
 */
export const dayOrder = (dates: readonly string[]): { readonly order: Order; readonly sure: boolean } => {
  if (dates.some(date => (numbersOf(date)[0] ?? 0) > 31)) return { order: yearFirst, sure: true }
  const [byDay, byMonth] = [faults(dates, dayFirst), faults(dates, monthFirst)]
  if (byDay !== byMonth) return { order: byDay < byMonth ? dayFirst : monthFirst, sure: true }
  return { order: dayFirst, sure: areEven(dates) || dates.every(date => /^\d+\./.test(date)) }
}
