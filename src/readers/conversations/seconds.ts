const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[-+]\d\d:?\d\d)?)?$/i

/** Seconds since 1970 of an ISO 8601 time (UTC where it names no zone); a number of seconds stays as it is. */
export const secondsOf = (time: string | number): number | undefined => {
  if (typeof time === 'number') return time
  if (/^\d+(?:\.\d+)?$/.test(time)) return Number(time)
  const [, day, clock, zone] = iso.exec(time) ?? []
  if (day === undefined) return undefined
  const milliseconds = Date.parse(`${day}T${clock ?? '00:00'}${zone ?? 'Z'}`)
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000
}
