const day = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/
const clock = /(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap])?/i

/** Seconds of a time such as "10:03", "10:03:12 PM" or "2024-05-01 10:03"; from midnight where it names no day. */
export const logSeconds = (time: string): number | undefined => {
  const [, hours, minutes, seconds = '0', half] = clock.exec(time.replace(day, '')) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours)
  const [, year, month, date] = day.exec(time) ?? []
  const midnight = year === undefined ? 0 : Date.UTC(Number(year), Number(month) - 1, Number(date)) / 1000
  return midnight + hour * 3600 + Number(minutes) * 60 + Number(seconds)
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
