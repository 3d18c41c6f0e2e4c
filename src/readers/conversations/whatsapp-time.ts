interface Stamp {
  readonly date: string
  readonly clock: string
}

type Order = readonly [year: number, month: number, day: number]

const orders: readonly Order[] = [
  [2, 1, 0],
  [2, 0, 1],
]
const yearFirst: Order = [0, 1, 2]

const partsOf = (date: string): readonly number[] => (date.match(/\d+/g) ?? []).map(Number)

const clockOf = (clock: string): number => {
  const [hour = 0, minute = 0, second = 0] = (clock.match(/\d+/g) ?? []).map(Number)
  const later = /p\.?\s?m|下午|晚上|傍晚|中午/i.test(clock)
  const twelve = later || /a\.?\s?m|上午|凌晨|清晨|早上/i.test(clock)
  return (twelve ? (hour % 12) + (later ? 12 : 0) : hour) * 3600 + minute * 60 + second
}

const secondsIn = (parts: readonly number[], [year, month, day]: Order): number => {
  const full = parts[year] ?? 0
  return Date.UTC(full < 100 ? 2000 + full : full, (parts[month] ?? 1) - 1, parts[day] ?? 1) / 1000
}

/** How often the months are none, or time runs back. */
const faults = (dates: readonly (readonly number[])[], order: Order): number => {
  let last = -Infinity
  let count = 0
  for (const parts of dates) {
    const seconds = secondsIn(parts, order)
    if (seconds < last) count++
    if ((parts[order[1]] ?? 0) > 12) count += 1000
    last = seconds
  }
  return count
}

/** Seconds since the first of these times. Nothing in a file tells whether days or months come first: the order in which no time runs back is taken. */
export const whatsappSeconds = (stamps: readonly Stamp[]): readonly number[] => {
  const dates = stamps.map(({ date }) => partsOf(date))
  const [dayFirst = yearFirst, monthFirst = yearFirst] = orders
  const order = dates.some(([first = 0]) => first > 31)
    ? yearFirst
    : faults(dates, dayFirst) <= faults(dates, monthFirst)
      ? dayFirst
      : monthFirst
  const seconds = stamps.map(({ clock }, index) => secondsIn(dates[index] ?? [], order) + clockOf(clock))
  return seconds.map(time => time - (seconds[0] ?? 0))
}
