import { wilson } from '../../src/reporters/scorecard/intervals.ts'

/** A share with its interval, as a table prints it: `0.91 [0.85–0.95] 91/100`. */
export const share = (hits: number, of: number): string => {
  const interval = wilson(hits, of)
  if (!interval) return '–'
  return `${(hits / of).toFixed(2)} [${interval.low.toFixed(2)}–${interval.high.toFixed(2)}] ${hits}/${of}`
}
