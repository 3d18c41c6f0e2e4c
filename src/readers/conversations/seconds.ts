const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[-+]\d\d:?\d\d)?)?$/i

/** As most programs write it: no part of it needs a look of its own. */
const usual = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

/** Two digits as a number. */
const two = (text: string, at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528

/** What Date.parse makes of a usual time, by hand, which takes less than half as long; odd ones are left to it. */
const milliseconds = (time: string): number => {
  const [year, month, day] = [two(time, 0) * 100 + two(time, 2), two(time, 5), two(time, 8)]
  const [hour, minute, second] = [two(time, 11), two(time, 14), two(time, 17)]
  const isPlain = year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= 28
  if (!isPlain || hour > 23 || minute > 59 || second > 59) return Date.parse(time)
  if (time.length === 20) return Date.UTC(year, month - 1, day, hour, minute, second)
  if (time.length !== 24) return Date.parse(time)
  return Date.UTC(year, month - 1, day, hour, minute, second, two(time, 20) * 10 + time.charCodeAt(22) - 48)
}

/** No file counts seconds up to here: thirteen digits are milliseconds. */
const inSeconds = (number: number): number => (Math.abs(number) < 1e11 ? number : number / 1000)

/** Seconds since 1970 of an ISO 8601 time (UTC where it names no zone); a number of seconds stays as it is. */
export const secondsOf = (time: string | number): number | undefined => {
  if (typeof time === 'number') return inSeconds(time)
  if (usual.test(time)) {
    const known = milliseconds(time)
    return Number.isNaN(known) ? undefined : known / 1000
  }
  if (/^\d+(?:\.\d+)?$/.test(time)) return inSeconds(Number(time))
  const [, day, clock, zone] = iso.exec(time) ?? []
  if (day === undefined) return undefined
  const read = Date.parse(`${day}T${clock ?? '00:00'}${zone ?? 'Z'}`)
  return Number.isNaN(read) ? undefined : read / 1000
}

/** Days and clock of seconds since 1970, without a zone: `2026-03-02T10:04:00`; undefined where no year has four digits. */
export const clockAt = (seconds: number): string | undefined => {
  const moment = new Date(seconds * 1000)
  if (Number.isNaN(moment.getTime())) return undefined
  const told = moment.toISOString()
  return /^\d/.test(told) ? told.slice(0, 19) : undefined
}

/** Less is a distance from the beginning of a recording, not a moment: 1 January 1990. */
const firstMoment = 631_152_000

/** What the clock of the file showed, in the zone in which the file writes its time; a bare number is UTC. */
export const writtenClock = (time: string | number): string | undefined => {
  const seconds = secondsOf(time)
  if (seconds === undefined) return undefined
  const [, day, clock] = typeof time === 'string' ? (iso.exec(time) ?? []) : []
  if (day !== undefined) return clock === undefined ? day : `${day}T${`${clock}:00`.slice(0, 8)}`
  return seconds < firstMoment ? undefined : clockAt(seconds)
}
