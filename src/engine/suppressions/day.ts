/** A day of the calendar, `2027-01-31`: February has no 30th. */
export const isDay = (written: string): boolean => {
  const time = /^\d{4}-\d\d-\d\d$/.test(written) ? Date.parse(`${written}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === written
}
