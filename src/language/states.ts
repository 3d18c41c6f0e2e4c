import { grown } from './grown.ts'
import { lastPlace, type Program } from './program.ts'
import type { PlaceTables } from './ready.ts'
import { flatRows } from './rows.ts'
import { noStates, type StateTables } from './state-tables.ts'
import { dead, unknown } from './steps.ts'
import { sumShift, sumWidth } from './sums.ts'

/**
 * Makes the states of a walk as somebody comes to them (a lazy subset construction). Two ways that lead on alike lead to
 * one state. `given` are states that were made before; they are copied before one is added.
 */
export const makeStates = (
  { fits, flags, next, follows: followRows }: Program,
  { phraseOf, classSums }: PlaceTables,
  given?: StateTables,
) => {
  const follows = flatRows(followRows)
  const tables = { ...(given ?? noStates()) }
  let isOwn = given === undefined
  /** When a place was last put into a row. */
  let turns: Int32Array | undefined
  let turn = 0

  const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (tables.slots.length - 1)
  const fillSlots = (length: number): void => {
    tables.slots = new Int32Array(length).fill(-1)
    for (let state = 0; state < tables.count; state++) {
      let slot = slotOf(tables.hashes[state] as number)
      while (tables.slots[slot] !== -1) slot = (slot + 1) & (length - 1)
      tables.slots[slot] = state
    }
  }
  /** Room for one more state. */
  const makeRoom = (): void => {
    const { count, others } = tables
    if (isOwn && count < others.length) return
    const room = others.length * 2
    tables.rows = grown(tables.rows, tables.rows.length * 2)
    tables.rowAt = grown(tables.rowAt, room * 2 + 1)
    tables.sums = grown(tables.sums, room * sumWidth)
    tables.others = grown(others, room)
    tables.hashes = grown(tables.hashes, room)
    if (count * 2 < tables.slots.length) tables.slots = tables.slots.slice()
    else fillSlots(tables.slots.length * 2)
    isOwn = true
  }
  const put = (at: number, number: number): void => {
    if (at === tables.rows.length) tables.rows = grown(tables.rows, at * 2)
    tables.rows[at] = number
  }
  /** Puts what may come after the places that were reached behind the last row; gives the end of it. */
  const putPlaces = (reached: Int32Array, length: number, start: number): number => {
    turns ??= new Int32Array(fits.length)
    turn++
    let end = start
    for (let at = 0; at < length; at++) {
      const from = reached[at] as number
      const row = next[from] as number
      const last = follows.starts[row + 1] as number
      for (let step = follows.starts[row] as number; step < last; step++) {
        const place = from + (follows.numbers[step] as number)
        if (turns[place] === turn) continue
        turns[place] = turn
        put(end++, place)
      }
    }
    return end
  }
  const putPhrases = (reached: Int32Array, length: number, start: number): number => {
    let end = start
    for (let at = 0; at < length; at++) {
      const place = reached[at] as number
      if (((flags[place] as number) & lastPlace) === 0) continue
      const phrase = phraseOf[place] as number
      let known = start
      while (known < end && tables.rows[known] !== phrase) known++
      if (known === end) put(end++, phrase)
    }
    return end
  }
  /** Sums up the tokens that the places of a new state ask for; whether some place takes any word. */
  const sumUp = (state: number, start: number, end: number): boolean => {
    let takesAny = false
    for (let at = start; at < end; at++) {
      const number = fits[tables.rows[at] as number] as number
      if (number === -1) {
        takesAny = true
        continue
      }
      for (let part = 0; part < sumWidth; part++) {
        const sum = (state << sumShift) + part
        tables.sums[sum] = (tables.sums[sum] as number) | (classSums[(number << sumShift) + part] as number)
      }
    }
    return takesAny
  }
  const isRow = (state: number, start: number, middle: number, end: number): boolean => {
    const { rows, rowAt } = tables
    const own = rowAt[state * 2] as number
    if ((rowAt[state * 2 + 1] as number) - own !== middle - start) return false
    if ((rowAt[state * 2 + 2] as number) - own !== end - start) return false
    for (let at = start; at < end; at++) if (rows[at] !== rows[own + at - start]) return false
    return true
  }

  /** The state in which so many places have been reached; `dead` where there are none. */
  const stateOf = (reached: Int32Array, length: number): number => {
    if (length === 0) return dead
    makeRoom()
    const state = tables.count
    const start = tables.rowAt[state * 2] as number
    const middle = putPlaces(reached, length, start)
    const end = putPhrases(reached, length, middle)
    let hash = middle - start
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (tables.rows[at] as number), 0x01000193)
    let slot = slotOf(hash)
    for (let known = tables.slots[slot] as number; known !== -1; known = tables.slots[slot] as number) {
      if (tables.hashes[known] === hash && isRow(known, start, middle, end)) return known
      slot = (slot + 1) & (tables.slots.length - 1)
    }
    tables.slots[slot] = state
    tables.hashes[state] = hash
    tables.rowAt[state * 2 + 1] = middle
    tables.rowAt[state * 2 + 2] = end
    tables.others[state] = sumUp(state, start, middle) ? unknown : dead
    tables.count++
    return state
  }
  const clear = (): void => {
    Object.assign(tables, noStates())
    isOwn = true
  }
  return { tables, stateOf, clear }
}
