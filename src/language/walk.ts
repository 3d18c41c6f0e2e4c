import { marks as allMarks, isUpper } from './characters.ts'
import { makeFits } from './fits.ts'
import { type Hits, makeHits } from './hits.ts'
import { auxiliaryWords, type Program } from './program.ts'
import type { Beginnings, PlaceTables } from './ready.ts'
import { trimmed } from './state-tables.ts'
import { makeStates } from './states.ts'
import { dead, makeSteps, unknown } from './steps.ts'
import { sumAt } from './sums.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A state and a token make one number, which must fit 32 bits. */
const highest = 2 ** 31

/** No token's id: stands for any word that the places of a state don't name. */
const anyWord = -1

/** Which ids are marks of punctuation. */
const marksIn = (vocabulary: Vocabulary): Uint8Array => {
  const marks = new Uint8Array(vocabulary.size)
  for (const mark of allMarks) marks[vocabulary.id(mark)] = 1
  return marks
}

/** Whether a word is written with a capital beyond its first letter, as “SLA” is. */
const hasCapitalInside = (word: string): boolean => {
  for (let at = 1; at < word.length; at++) if (isUpper(word.charCodeAt(at))) return true
  return false
}

/** Makes the walk of all phrases over the ids of tokens: no object a token, one step each, whatever the number of phrases. */
export const makeWalk = (
  program: Program,
  vocabulary: Vocabulary,
  places: PlaceTables,
  given?: Beginnings,
) => {
  const { exact } = program
  const { phraseOf, rowStarts, rows } = places
  const { size } = vocabulary
  const mostStates = Math.min(1 << 16, Math.floor(highest / size) - 1)
  const isMark = marksIn(vocabulary)
  const negation = vocabulary.id('not')
  const auxiliaries = new Uint8Array(size)
  for (const word of auxiliaryWords) auxiliaries[vocabulary.id(word)] = 1

  const fits = makeFits(program, isMark)
  const { tables, stateOf, clear } = makeStates(program, places, given?.states)
  const steps = makeSteps()
  /** Where each id leads from the start; behind them, where it leads if it is written without a capital inside. */
  const starts = given?.starts.slice() ?? new Int32Array(size * 2).fill(unknown)
  let reached = new Int32Array(256)
  const makeRoom = (length: number): void => {
    if (reached.length < length) reached = new Int32Array(length * 2)
  }

  /** Whether all places at which a phrase begins with the token ask for a capital inside. */
  const wantsCapital = (id: number, phrase: number): boolean => {
    for (let row = rowStarts[id] as number; row < (rowStarts[id + 1] as number); row++) {
      const place = rows[row] as number
      if (phraseOf[place] === phrase && !hasCapitalInside(exact[place] ?? '')) return false
    }
    return true
  }
  const startBy = (start: number): number => {
    const id = start % size
    const end = rowStarts[id + 1] as number
    let length = 0
    makeRoom(end - (rowStarts[id] as number))
    for (let row = rowStarts[id] as number; row < end; row++) {
      const place = rows[row] as number
      const passed =
        start >= size && exact[place] !== undefined && wantsCapital(id, phraseOf[place] as number)
      if (!passed) reached[length++] = place
    }
    const state = stateOf(reached, length)
    starts[start] = state
    return state
  }
  /** Puts the places of a state that fit into `reached`: those that take any word, or those that take the token. */
  const reach = (state: number, id: number): number => {
    const { rowAt } = tables
    const start = rowAt[state * 2] as number
    const end = rowAt[state * 2 + 1] as number
    let length = 0
    makeRoom(end - start)
    for (let at = start; at < end; at++) {
      const place = tables.rows[at] as number
      if (id === anyWord ? program.fits[place] === -1 : fits(place, id)) reached[length++] = place
    }
    return length
  }
  const otherOf = (state: number): number => {
    const length = reach(state, anyWord)
    const found = stateOf(reached, length)
    tables.others[state] = found
    return found
  }
  const stepTo = (state: number, id: number): number => {
    const length = reach(state, id)
    const found = stateOf(reached, length)
    steps.set(state * size + id, found)
    return found
  }
  const forget = (): void => {
    clear()
    starts.fill(unknown)
    steps.clear()
  }

  const { hits, hit } = makeHits()
  /** Where a token leads from a state: most are none that it tells from others, then a bit says so and nothing is looked up. */
  const after = (state: number, id: number): number => {
    if (((tables.sums[sumAt(state, id)] as number) & (1 << (id & 31))) === 0) {
      const other = tables.others[state] as number
      if (other === dead || isMark[id] === 1) return dead
      return other === unknown ? otherOf(state) : other
    }
    const then = steps.get(state * size + id)
    return then === unknown ? stepTo(state, id) : then
  }
  /** Follows the tokens from one on as far as any phrase goes. */
  const follow = (ids: Int32Array, count: number, from: number, first: number): void => {
    const own = hits.length
    let to = from + 1
    for (let state = first; state !== dead; state = after(state, ids[to++] as number)) {
      const { rowAt } = tables
      const end = rowAt[state * 2 + 2] as number
      let at = rowAt[state * 2 + 1] as number
      if (at < end && !(to < count && ids[to] === negation && auxiliaries[ids[to - 1] as number] === 1)) {
        for (; at < end; at++) hit(tables.rows[at] as number, from, to, own)
      }
      if (to >= count) return
    }
  }
  const hitsIn = (ids: Int32Array, count: number, capitals?: Uint8Array): Hits => {
    if (steps.isFull() || tables.count > mostStates) forget()
    hits.length = 0
    for (let from = 0; from < count; from++) {
      const id = ids[from] as number
      const start = capitals && capitals[from] === 0 ? id + size : id
      const known = starts[start] as number
      const state = known === unknown ? startBy(start) : known
      if (state !== dead) follow(ids, count, from, state)
    }
    return hits
  }
  /** All states that one word leads to from the start, or after it any others that they don't name. */
  const beginnings = (): Beginnings => {
    for (let start = 0; start < size * 2; start++) if (starts[start] === unknown) startBy(start)
    for (let state = 0; state < tables.count; state++) if (tables.others[state] === unknown) otherOf(state)
    return { states: trimmed(tables), starts }
  }
  /** Bytes of all tables that a walk looks into. */
  const memory = (): number => {
    const { count: _, ...columns } = tables
    return [...Object.values(columns), ...Object.values(places), starts].reduce(
      (sum, each) => sum + (ArrayBuffer.isView(each) ? each.byteLength : 0),
      steps.memory(),
    )
  }
  return { hitsIn, fits, beginnings, memory }
}
