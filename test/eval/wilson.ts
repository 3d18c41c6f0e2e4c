/** The 95 % Wilson interval of a share; undefined where nothing was counted. */
const wilson = (hits: number, of: number): { readonly low: number; readonly high: number } | undefined => {
  if (of === 0) return undefined
  const z = 1.959964
  const share = hits / of
  const centre = share + (z * z) / (2 * of)
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const scale = 1 + (z * z) / of
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) }
}

/** A share with its interval, as a table prints it: `0.91 [0.85–0.95] 91/100`. */
export const share = (hits: number, of: number): string => {
  const interval = wilson(hits, of)
  if (!interval) return '–'
  return `${(hits / of).toFixed(2)} [${interval.low.toFixed(2)}–${interval.high.toFixed(2)}] ${hits}/${of}`
}
