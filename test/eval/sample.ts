import { createHash } from 'node:crypto'

/** Draws `size` of the items, the same ones for the same seed, whatever their order. */
export const sample = <T>(
  items: readonly T[],
  size: number,
  seed: string,
  key: (item: T) => string,
): readonly T[] => {
  const rank = (item: T): string =>
    createHash('sha256')
      .update(`${seed}\n${key(item)}`)
      .digest('hex')
  return items
    .map(item => ({ item, rank: rank(item) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, size)
    .map(({ item }) => item)
}
