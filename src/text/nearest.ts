/** How many letters must be added, dropped, changed or swapped with their neighbour to make one word the other. */
const distance = (a: string, b: string): number => {
  let above: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const change = (row[j - 1] as number) + (same ? 0 : 1)
      const least = Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      next.push(swapped ? Math.min(least, (above[j - 2] as number) + 1) : least)
    }
    above = row
    row = next
  }
  return row[b.length] as number
}

/** The known word that was probably meant, if any is near enough: about one mistake in three letters. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  const typed = word.toLowerCase()
  const best = known
    .map(one => ({
      one,
      far: one.startsWith(typed) && typed.length > 2 ? 1 : distance(typed, one.toLowerCase()),
    }))
    .toSorted((a, b) => a.far - b.far)[0]
  return best && best.far <= Math.max(1, Math.floor(Math.max(typed.length, best.one.length) / 3))
    ? best.one
    : undefined
}
