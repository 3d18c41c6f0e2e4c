const day = 86_400_000

/** The week of a day as ISO 8601 counts them: it begins on Monday, and the first one holds the first Thursday of its year. */
export const weekOf = (date: string): string => {
  const moment = Date.parse(`${date}T00:00:00Z`)
  const thursday = new Date(moment + (4 - (new Date(moment).getUTCDay() || 7)) * day)
  const year = thursday.getUTCFullYear()
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / day / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}
