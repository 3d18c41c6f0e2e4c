import { dayOrder, midnightOf } from './day-order.ts'
import { clockAt } from './seconds.ts'

interface Stamp {
  readonly date: string
  readonly clock: string
}

const clockOf = (clock: string): number => {
  const [hour = 0, minute = 0, second = 0] = (clock.match(/\d+/g) ?? []).map(Number)
  const later = /p\.?\s?m|下午|晚上|傍晚|中午/i.test(clock)
  const twelve = later || /a\.?\s?m|上午|凌晨|清晨|早上/i.test(clock)
  return (twelve ? (hour % 12) + (later ? 12 : 0) : hour) * 3600 + minute * 60 + second
}

/** Dates with dashes are those of Dutch and Danish telephones, which write the day first. */
const isDashed = ({ date }: Stamp): boolean => date.includes('-')

/**
 * Seconds since the first of these times, and when that was. Nothing in a file tells whether days or months come first:
 * the order in which no time runs back is taken, and where both will do, `began` stays unknown.
 */
export const whatsappTimes = (
  stamps: readonly Stamp[],
): { readonly seconds: readonly number[]; readonly began: string | undefined } => {
  const { order, sure } = dayOrder(stamps.map(({ date }) => date))
  const seconds = stamps.map(({ date, clock }) => midnightOf(date, order) + clockOf(clock))
  const [first = 0] = seconds
  const known = stamps.length > 0 && (sure || stamps.every(isDashed))
  return { seconds: seconds.map(time => time - first), began: known ? clockAt(first) : undefined }
}
