import { dateShape, half, month } from './log-clock.ts'

const months = month.split('|')
const numbered = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/
const any = new RegExp(dateShape, 'iu')
const hands = /(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap])?/i

/** Seconds since 1970 of the midnight of a day; 0 where nothing tells its order. A day without a year is one of 1972. */
const midnight = (day: string): number => {
  const [, year, month, date] = numbered.exec(day) ?? []
  if (year !== undefined) return Date.UTC(Number(year), Number(month) - 1, Number(date)) / 1000
  const named = months.findIndex(name => new RegExp(`\\b${name}`, 'i').test(day))
  if (named === -1) return 0
  const [, when = '1'] = /(?<!\d)(\d{1,2})(?!\d)/.exec(day) ?? []
  return Date.UTC(Number(/\d{4}/.exec(day)?.[0] ?? 1972), named, Number(when)) / 1000
}

/** Seconds of a time such as "10:03", "10:03:12 PM" or "2024-05-01 10:03"; from midnight where it names no day. */
export const logSeconds = (time: string): number | undefined => {
  const day = any.exec(time)?.[0] ?? ''
  const [, hours, minutes, seconds = '0', letter] = hands.exec(time.replace(day, '')) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  const late = letter ? letter.toLowerCase() === 'p' : /下午|晚上|中午/.test(time)
  const twelve = letter !== undefined || new RegExp(half).test(time)
  const hour = twelve ? (Number(hours) % 12) + (late ? 12 : 0) : Number(hours)
  return midnight(day) + hour * 3600 + Number(minutes) * 60 + Number(seconds)
}

/** Seconds since the first time; a clock that runs back has passed midnight. */
export const sinceFirst = (times: readonly (number | undefined)[]): readonly (number | undefined)[] => {
  const first = times.find(time => time !== undefined)
  let last = 0
  let days = 0
  return times.map(time => {
    if (time === undefined || first === undefined) return undefined
    if (time + days < first + last && time < 86400) days += 86400
    last = time + days - first
    return last
  })
}
