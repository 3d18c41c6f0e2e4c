import type { Pick } from './script.ts'

/** Whole numbers below a limit, the same ones on every run with the same seed. */
export const picker = (seed: number): Pick => {
  let state = seed
  return limit => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return (state >>> 8) % limit
  }
}
