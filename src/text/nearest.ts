import damerau from 'damerau-levenshtein'

/** How many of three letters may be mistyped. */
const mistakes = 1 / 3

/** The known word that was probably meant, if any is near enough. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  const typed = word.toLowerCase()
  const begins = (one: string): boolean => typed.length > 2 && one.startsWith(typed)
  const best = known
    .map(one => ({ one, far: begins(one) ? 1 : damerau(typed, one.toLowerCase()).steps }))
    .toSorted((a, b) => a.far - b.far)[0]
  if (!best) return undefined
  const longest = Math.max(typed.length, best.one.length)
  return best.far <= Math.max(1, Math.floor(longest * mistakes)) ? best.one : undefined
}
