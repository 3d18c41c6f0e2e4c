import type { Range } from '../text/range.ts'
import { auxiliaryWords, lastPlace, markedPlace, type Program } from './program.ts'
import type { Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A phrase found: its number, and its first token and the one after its last. */
export interface Match {
  readonly phrase: number
  readonly from: number
  readonly to: number
}

/** Which tokens of a match are reported, and what its typed tokens were. */
export interface Marked {
  readonly from: number
  readonly to: number
  readonly captures: ReadonlyMap<string, Range>
}

export interface Automaton {
  /** All phrases at every place of the tokens, each at its longest; overlaps are kept. */
  readonly walk: (tokens: readonly Token[]) => readonly Match[]
  /** The reported part of a match; undefined where exact case was asked for and isn't there. */
  readonly marked: (match: Match, tokens: readonly Token[], text: string) => Marked | undefined
}

/** A state of the walk: the places that may come next, and the phrases that end here. */
interface State {
  readonly places: readonly number[]
  readonly ends: readonly number[]
  readonly steps: Map<number, State | null>
}

const nextIn =
  ({ next, follows }: Program) =>
  (place: number): readonly number[] =>
    (follows.at(next[place] as number) as readonly number[]).map(step => place + step)

const isLastIn =
  ({ flags }: Program) =>
  (place: number): boolean =>
    ((flags[place] as number) & lastPlace) !== 0

const fitsIn = ({ fits, classes }: Program) => {
  const sets: (ReadonlySet<number> | undefined)[] = []
  return (place: number, token: Token): boolean => {
    const number = fits[place] as number
    if (number === -1) return token.type !== 'mark'
    sets[number] ??= new Set(classes.at(number))
    return sets[number].has(token.id)
  }
}

/** Makes the second look at a match: which of its tokens are reported. */
const makeMarking = (program: Program): Automaton['marked'] => {
  const { firsts } = program
  const [nextOf, isLast, fits] = [nextIn(program), isLastIn(program), fitsIn(program)]
  return ({ phrase, from, to }, tokens, text) => {
    const fitsText = (index: number, token: Token): boolean => {
      const exact = program.exact[index]
      return fits(index, token) && (exact === undefined || text.slice(token.start, token.end) === exact)
    }
    const rows: (readonly number[])[] = []
    let row = firsts.at(phrase) as readonly number[]
    for (let at = from; at < to; at++) {
      row = row.filter(index => fitsText(index, tokens[at] as Token))
      rows.push(row)
      row = [...new Set(row.flatMap(nextOf))]
    }
    let current = rows.at(-1)?.find(isLast)
    if (current === undefined) return undefined
    let first = to
    let last = from
    const captures = new Map<string, Range>()
    for (let at = to - 1; at >= from; at--) {
      const as = program.names[current as number]
      if (((program.flags[current as number] as number) & markedPlace) !== 0) {
        first = at
        last = Math.max(last, at + 1)
      }
      const { start, end } = tokens[at] as Token
      if (as !== undefined) captures.set(as, { start, end })
      const after = current as number
      if (at > from)
        current = (rows[at - from - 1] as readonly number[]).find(index => nextOf(index).includes(after))
    }
    // The marked words may be optional: then all that was found is reported.
    return first < last ? { from: first, to: last, captures } : { from, to, captures }
  }
}

/**
 * Makes one automaton of all phrases. Its states are made as texts need them (a lazy subset construction), one step
 * a token whatever the number of phrases, so there is nothing to backtrack.
 */
export const makeAutomaton = (program: Program, vocabulary: Vocabulary): Automaton => {
  const { classes, firsts, starts: phraseStarts } = program
  const phraseOf = new Int32Array(program.fits.length)
  for (let phrase = 0; phrase < phraseStarts.length; phrase++) {
    phraseOf.fill(phrase, phraseStarts[phrase], phraseStarts[phrase + 1])
  }
  const [nextOf, isLast, fits] = [nextIn(program), isLastIn(program), fitsIn(program)]
  const firstsById = new Map<number, number[]>()
  for (const first of [...firsts].flat()) {
    for (const id of classes.at(program.fits[first] as number) ?? []) {
      const list = firstsById.get(id)
      if (list) list.push(first)
      else firstsById.set(id, [first])
    }
  }
  const states = new Map<string, State>()
  const stateAfter = (reached: readonly number[]): State | null => {
    if (reached.length === 0) return null
    const key = reached.join()
    const known = states.get(key)
    if (known) return known
    const next = new Set<number>()
    const ends = new Set<number>()
    for (const index of reached) {
      if (isLast(index)) ends.add(phraseOf[index] as number)
      for (const follower of nextOf(index)) next.add(follower)
    }
    const state: State = { places: [...next], ends: [...ends], steps: new Map() }
    states.set(key, state)
    return state
  }
  const starts: (State | null | undefined)[] = []
  const start = (token: Token): State | null => {
    const known = starts[token.id]
    if (known !== undefined) return known
    const state = stateAfter(firstsById.get(token.id) ?? [])
    starts[token.id] = state
    return state
  }
  const step = (state: State, token: Token): State | null => {
    const known = state.steps.get(token.id)
    if (known !== undefined) return known
    const next = stateAfter(state.places.filter(index => fits(index, token)))
    state.steps.set(token.id, next)
    return next
  }

  const negation = vocabulary.id('not')
  const auxiliaries = new Set(auxiliaryWords.map(vocabulary.id))
  const isNegation = (token: Token): boolean => token.id === negation
  const isAuxiliary = (token: Token): boolean => auxiliaries.has(token.id)

  const walk = (tokens: readonly Token[]): readonly Match[] => {
    const matches: Match[] = []
    for (let from = 0; from < tokens.length; from++) {
      const token = tokens[from] as Token
      let longest: Map<number, number> | undefined
      let state = start(token)
      for (let to = from + 1; state; to++) {
        const next = tokens[to]
        if (state.ends.length > 0 && !(next && isNegation(next) && isAuxiliary(tokens[to - 1] as Token))) {
          longest ??= new Map()
          for (const phrase of state.ends) longest.set(phrase, to)
        }
        if (!next) break
        state = step(state, next)
      }
      if (longest) for (const [phrase, to] of longest) matches.push({ phrase, from, to })
    }
    return matches
  }

  return { walk, marked: makeMarking(program) }
}
