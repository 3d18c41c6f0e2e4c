import { dayOrder, midnightOf, type Order } from './day-order.ts'
import { dateShape, half, month } from './log-clock.ts'
import { clockAt } from './seconds.ts'

const months = month.split('|')
const yearFirst = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/
const numbered = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/
const any = new RegExp(dateShape, 'iu')
const hands = /(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap])?/i

/** A day in seconds since 1970; `whole` where its year is told, too. */
interface Day {
  readonly midnight: number
  readonly whole: boolean
}

/** The day that a text names; undefined where it names none, or nothing tells the order of its numbers. */
const dayIn = (text: string, order: Order | undefined): Day | undefined => {
  const date = any.exec(text)?.[0] ?? ''
  const [, year, month, day] = yearFirst.exec(date) ?? []
  if (year !== undefined)
    return { midnight: Date.UTC(Number(year), Number(month) - 1, Number(day)) / 1000, whole: true }
  if (numbered.test(date)) return order && { midnight: midnightOf(date, order), whole: true }
  const han = /(\d{1,2})月(\d{1,2})日/.exec(date)
  const named = han ? Number(han[1]) - 1 : months.findIndex(name => new RegExp(`\\b${name}`, 'i').test(date))
  if (named === -1) return undefined
  const when = han?.[2] ?? /(?<!\d)(\d{1,2})(?!\d)/.exec(date)?.[1] ?? '1'
  const full = /\d{4}/.exec(date)?.[0]
  // A leap year, for 29 February.
  return { midnight: Date.UTC(Number(full ?? 1972), named, Number(when)) / 1000, whole: full !== undefined }
}

/** The order of the dates in a log, where something tells it. */
export const orderIn = (times: readonly (string | undefined)[]): Order | undefined => {
  const dates = times.flatMap(time => any.exec(time ?? '')?.[0] ?? []).filter(date => numbered.test(date))
  const { order, sure } = dayOrder(dates)
  return sure ? order : undefined
}

/** Seconds since midnight of a time such as "10:03", "10:03:12 PM" or "2024-05-01 10:03". */
export const clockSeconds = (time: string): number | undefined => {
  const day = any.exec(time)?.[0] ?? ''
  const [, hours, minutes, seconds = '0', letter] = hands.exec(time.replace(day, '')) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  const late = letter ? letter.toLowerCase() === 'p' : /下午|晚上|中午/.test(time)
  const twelve = letter !== undefined || new RegExp(half).test(time)
  const hour = twelve ? (Number(hours) % 12) + (late ? 12 : 0) : Number(hours)
  return hour * 3600 + Number(minutes) * 60 + Number(seconds)
}

/** Seconds since the first time; a clock that runs back has passed midnight. */
export const sinceFirst = (times: readonly (number | undefined)[]): readonly (number | undefined)[] => {
  const first = times.find(time => time !== undefined)
  let last = 0
  let days = 0
  return times.map(time => {
    if (time === undefined || first === undefined) return undefined
    if (time + days < first + last) days += 86400
    last = time + days - first
    return last
  })
}

/** What tells of time in a log: the time of a turn, or a line that names a day. */
export interface Told {
  readonly time: string | undefined
  /** A line of its own: the day holds for the turns below it. */
  readonly day?: string
  /** Whether it is a message, and no line that only names a day. */
  readonly spoken?: true
}

/**
 * Seconds since the first time of a conversation, and when that was, where a day with its year is told: beside a time,
 * on a line above it, or `before` the first turn. A clock that runs back has passed midnight.
 */
export const logTimes = (
  told: readonly Told[],
  before: string,
  order: Order | undefined,
): { readonly seconds: readonly (number | undefined)[]; readonly began: string | undefined } => {
  let day = dayIn(before, order)
  let fresh = day !== undefined
  let base = 0
  let last: number | undefined
  let first: number | undefined
  /** From the days counted here to those of the calendar, once one is told. */
  let shift: Day | undefined
  const seconds = told.map(({ time, day: line }) => {
    const here = dayIn(line ?? time ?? '', order)
    if (here) [day, fresh] = [here, true]
    const clock = time === undefined ? undefined : clockSeconds(time)
    if (clock === undefined) return undefined
    if (last !== undefined && base + clock < last) base += 86400
    if (day && fresh) {
      shift ??= { midnight: day.midnight - base, whole: day.whole }
      const there = day.midnight - shift.midnight
      // A day of another kind, or one that runs back, tells nothing.
      if (day.whole === shift.whole && (last === undefined || there + clock >= last)) base = there
      fresh = false
    }
    last = base + clock
    first ??= last
    return last - first
  })
  return {
    seconds,
    began: shift?.whole && first !== undefined ? clockAt(first + shift.midnight) : undefined,
  }
}
