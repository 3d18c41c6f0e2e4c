/** Numbers from 0 up to 1 that only look random: the same for the same seed. */
const numbers = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Keeps some of many, each with the same chance, without holding them all. */
export interface Sample<T> {
  readonly add: (one: T) => void
  /** Those kept, in the order in which they came. */
  readonly kept: () => readonly T[]
}

export const sampleOf = <T>(size: number, seed: number): Sample<T> => {
  const random = numbers(seed)
  const kept: { readonly at: number; readonly one: T }[] = []
  let seen = 0
  return {
    add: one => {
      const at = seen++
      const place = kept.length < size ? kept.length : Math.floor(random() * seen)
      if (place < size) kept[place] = { at, one }
    },
    kept: () => kept.toSorted((a, b) => a.at - b.at).map(each => each.one),
  }
}
