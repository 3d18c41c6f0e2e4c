import type { Phrase } from './notation.ts'
import type { Token } from './tokens.ts'
import { kindId, type Vocabulary } from './vocabulary.ts'

/** One place of a phrase: which tokens may stand there, and what may follow (Glushkov's construction). */
interface Place {
  /** Undefined stands for any word or value. */
  readonly ids: ReadonlySet<number> | undefined
  readonly exact: string | undefined
  readonly marked: boolean
  readonly as: string | undefined
  readonly phrase: number
  readonly next: number[]
  last: boolean
}

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
  readonly captures: ReadonlyMap<string, Token>
}

export interface Automaton {
  /** All phrases at every place of the tokens, each at its longest; overlaps are kept. */
  readonly walk: (tokens: readonly Token[]) => readonly Match[]
  /** The reported part of a match; undefined where exact case was asked for and isn't there. */
  readonly marked: (match: Match, tokens: readonly Token[], text: string) => Marked | undefined
}

/** The words that phrases name, for the vocabulary that the automaton is made with. */
export function* wordsOf(phrase: Phrase): Iterable<string> {
  if (phrase.is === 'one') yield* phrase.words
  else if (phrase.is === 'sequence') for (const part of phrase.parts) yield* wordsOf(part)
  else if (phrase.is === 'either') for (const way of phrase.ways) yield* wordsOf(way)
  else if (phrase.is !== 'any') yield* wordsOf(phrase.part)
}

interface Fragment {
  readonly first: readonly number[]
  readonly last: readonly number[]
  readonly empty: boolean
}

const makePlaces = (
  phrases: readonly Phrase[],
  vocabulary: Vocabulary,
): { places: Place[]; firsts: number[][] } => {
  const places: Place[] = []
  const firsts: number[][] = []
  const build = (phrase: Phrase, number: number, marked: boolean, as: string | undefined): Fragment => {
    switch (phrase.is) {
      case 'any':
      case 'one': {
        const ids =
          phrase.is === 'any'
            ? undefined
            : new Set([...phrase.words.map(vocabulary.id), ...phrase.kinds.map(kindId)])
        const exact = phrase.is === 'one' ? phrase.exact : undefined
        places.push({ ids, exact, marked, as, phrase: number, next: [], last: false })
        return { first: [places.length - 1], last: [places.length - 1], empty: false }
      }
      case 'sequence': {
        let whole: Fragment = { first: [], last: [], empty: true }
        for (const part of phrase.parts) {
          const then = build(part, number, marked, as)
          for (const place of whole.last) (places[place] as Place).next.push(...then.first)
          whole = {
            first: whole.empty ? [...whole.first, ...then.first] : whole.first,
            last: then.empty ? [...whole.last, ...then.last] : then.last,
            empty: whole.empty && then.empty,
          }
        }
        return whole
      }
      case 'either': {
        const ways = phrase.ways.map(way => build(way, number, marked, as))
        return {
          first: ways.flatMap(way => way.first),
          last: ways.flatMap(way => way.last),
          empty: ways.some(way => way.empty),
        }
      }
      case 'maybe':
        return { ...build(phrase.part, number, marked, as), empty: true }
      case 'marked':
        return build(phrase.part, number, true, as)
      case 'captured':
        return build(phrase.part, number, marked, phrase.as)
    }
  }
  phrases.forEach((phrase, number) => {
    const whole = build(phrase, number, !hasMark(phrase), undefined)
    if (whole.empty || whole.first.some(index => places[index]?.ids === undefined)) {
      throw new RangeError(`phrase ${number} must begin with a word`)
    }
    for (const place of whole.last) (places[place] as Place).last = true
    firsts.push([...whole.first])
  })
  return { places, firsts }
}

const hasMark = (phrase: Phrase): boolean => {
  if (phrase.is === 'marked') return true
  if (phrase.is === 'sequence') return phrase.parts.some(hasMark)
  if (phrase.is === 'either') return phrase.ways.some(hasMark)
  return (phrase.is === 'maybe' || phrase.is === 'captured') && hasMark(phrase.part)
}

const fits = (place: Place, token: Token): boolean =>
  place.ids ? place.ids.has(token.id) : token.type !== 'mark'

/** “You can” is not found in “you can't” nor in “you can not”. */
export const auxiliaryWords: readonly string[] =
  'not is am are was were do does did have has had can could will would shall should may might must'.split(
    ' ',
  )

/** A state of the walk: the places that may come next, and the phrases that end here. */
interface State {
  readonly places: readonly number[]
  readonly ends: readonly number[]
  readonly steps: Map<number, State | null>
}

/**
 * Makes one automaton of all phrases. Its states are made as texts need them (a lazy subset construction), one step
 * a token whatever the number of phrases, so there is nothing to backtrack.
 */
export const makeAutomaton = (phrases: readonly Phrase[], vocabulary: Vocabulary): Automaton => {
  const { places, firsts } = makePlaces(phrases, vocabulary)
  const place = (index: number): Place => places[index] as Place
  const firstsById = new Map<number, number[]>()
  for (const first of firsts.flat()) {
    for (const id of place(first).ids ?? []) {
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
      if (place(index).last) ends.add(place(index).phrase)
      for (const follower of place(index).next) next.add(follower)
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
    const next = stateAfter(state.places.filter(index => fits(place(index), token)))
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

  const marked = (
    { phrase, from, to }: Match,
    tokens: readonly Token[],
    text: string,
  ): Marked | undefined => {
    const fitsText = (index: number, token: Token): boolean => {
      const { exact } = place(index)
      return (
        fits(place(index), token) && (exact === undefined || text.slice(token.start, token.end) === exact)
      )
    }
    const rows: (readonly number[])[] = []
    let row = firsts[phrase] as readonly number[]
    for (let at = from; at < to; at++) {
      row = row.filter(index => fitsText(index, tokens[at] as Token))
      rows.push(row)
      row = [...new Set(row.flatMap(index => place(index).next))]
    }
    let current = rows.at(-1)?.find(index => place(index).last)
    if (current === undefined) return undefined
    let first = to
    let last = from
    const captures = new Map<string, Token>()
    for (let at = to - 1; at >= from; at--) {
      const { marked: reported, as } = place(current as number)
      if (reported) {
        first = at
        last = Math.max(last, at + 1)
      }
      if (as !== undefined) captures.set(as, tokens[at] as Token)
      const after = current as number
      if (at > from)
        current = (rows[at - from - 1] as readonly number[]).find(index => place(index).next.includes(after))
    }
    // The marked words may be optional: then all that was found is reported.
    return first < last ? { from: first, to: last, captures } : { from, to, captures }
  }
  return { walk, marked }
}
