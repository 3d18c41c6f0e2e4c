import type { Automaton, Match } from './automaton.ts'
import { makeFits, makeSpellings } from './fits.ts'
import { auxiliaryWords, lastPlace, markedPlace, type Program } from './program.ts'
import { placeTables } from './ready.ts'
import { dead, makeSteps, unknown } from './steps.ts'
import { firstWords, type Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Phrases found: three numbers each, the phrase, its first token and the one after its last. */
export interface Hits {
  readonly numbers: Int32Array
  /** How many of the numbers count. */
  readonly length: number
}

/** Tokens in columns. */
export interface TokensIn {
  readonly ids: Int32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
}

export interface FlatAutomaton extends Automaton {
  /** The same as `walk` over the ids of tokens. What it gives holds until the next walk. */
  readonly hitsIn: (ids: Int32Array, count: number) => Hits
  /** Whether a phrase that asks for an exact spelling has it there. */
  readonly isSpelled: (match: Match, tokens: TokensIn, text: string) => boolean
}

/** A state and a token make one number, which must fit 32 bits. */
const highest = 2 ** 31

/** The same automaton as `makeAutomaton` makes, on numbers alone: a walk makes no object a token. */
export const makeFlatAutomaton = (program: Program, vocabulary: Vocabulary): FlatAutomaton => {
  const { fits, next, follows, flags, starts: phraseStarts, exact, names } = program
  const { size } = vocabulary
  const mostStates = Math.min(1 << 16, Math.floor(highest / size) - 1)
  const { phraseOf, rowStarts, rows } = program.ready ?? placeTables(program, vocabulary.size)
  const markIds = new Uint8Array(vocabulary.size)
  for (const word of firstWords) if (/^\P{L}+$/u.test(word)) markIds[vocabulary.id(word)] = 1
  const negation = vocabulary.id('not')
  const auxiliaries = new Uint8Array(vocabulary.size)
  for (const word of auxiliaryWords) auxiliaries[vocabulary.id(word)] = 1

  const fitsPlace = makeFits(program, size, markIds)
  const numbers = new Map<string, number>()
  /** Of each state the places that may come next, and the phrases that end here. */
  const places: Int32Array[] = []
  const ends: (Int32Array | undefined)[] = []
  const stateOf = (reached: readonly number[]): number => {
    if (reached.length === 0) return dead
    const key = reached.join()
    const known = numbers.get(key)
    if (known !== undefined) return known
    const after = new Set<number>()
    const ended = new Set<number>()
    for (const place of reached) {
      if (((flags[place] as number) & lastPlace) !== 0) ended.add(phraseOf[place] as number)
      for (const step of follows.at(next[place] as number) as readonly number[]) after.add(place + step)
    }
    const state = places.length
    numbers.set(key, state)
    places.push(Int32Array.from(after))
    ends.push(ended.size > 0 ? Int32Array.from(ended) : undefined)
    return state
  }
  const starts = new Int32Array(vocabulary.size).fill(unknown)
  const startBy = (id: number): number => {
    const state = stateOf([...rows.subarray(rowStarts[id], rowStarts[id + 1])])
    starts[id] = state
    return state
  }
  const steps = makeSteps()
  const stepTo = (state: number, id: number): number => {
    const reached: number[] = []
    for (const place of places[state] as Int32Array) if (fitsPlace(place, id)) reached.push(place)
    const found = stateOf(reached)
    steps.set(state * size + id, found)
    return found
  }
  const forget = (): void => {
    numbers.clear()
    places.length = 0
    ends.length = 0
    starts.fill(unknown)
    steps.clear()
  }

  const hits = { numbers: new Int32Array(768), length: 0 }
  const hit = (phrase: number, from: number, to: number, own: number): void => {
    const { numbers: found } = hits
    for (let at = own; at < hits.length; at += 3) {
      if (found[at] === phrase) {
        found[at + 2] = to
        return
      }
    }
    if (hits.length + 3 > found.length) {
      hits.numbers = new Int32Array(found.length * 2)
      hits.numbers.set(found)
    }
    hits.numbers[hits.length] = phrase
    hits.numbers[hits.length + 1] = from
    hits.numbers[hits.length + 2] = to
    hits.length += 3
  }
  const hitsIn = (ids: Int32Array, count: number): Hits => {
    if (steps.full() || places.length > mostStates) forget()
    hits.length = 0
    for (let from = 0; from < count; from++) {
      const id = ids[from] as number
      let state = starts[id] as number
      if (state === dead) continue
      if (state === unknown) state = startBy(id)
      const own = hits.length
      for (let to = from + 1; state !== dead; to++) {
        const ended = ends[state]
        if (ended) {
          const denied = to < count && ids[to] === negation && auxiliaries[ids[to - 1] as number] === 1
          if (!denied) for (const phrase of ended) hit(phrase, from, to, own)
        }
        if (to >= count) break
        const token = ids[to] as number
        const then = steps.get(state * size + token)
        state = then === unknown ? stepTo(state, token) : then
      }
    }
    return hits
  }

  let buffer = new Int32Array(256)
  const walk = (tokens: readonly Token[]): readonly Match[] => {
    if (buffer.length < tokens.length) buffer = new Int32Array(tokens.length * 2)
    for (let at = 0; at < tokens.length; at++) buffer[at] = (tokens[at] as Token).id
    const found = hitsIn(buffer, tokens.length)
    const matches: Match[] = []
    for (let at = 0; at < found.length; at += 3) {
      matches.push({
        phrase: found.numbers[at] as number,
        from: found.numbers[at + 1] as number,
        to: found.numbers[at + 2] as number,
      })
    }
    return matches
  }

  /** Phrases that report all of what they find, name none of it and ask for no case: 1; others 2; not looked at yet 0. */
  const simple = new Uint8Array(phraseStarts.length)
  const isSimple = (phrase: number): boolean => {
    if (simple[phrase] === 0) {
      let plain = true
      const end = phraseStarts[phrase + 1] ?? fits.length
      for (let place = phraseStarts[phrase] as number; place < end && plain; place++) {
        plain =
          ((flags[place] as number) & markedPlace) !== 0 &&
          exact[place] === undefined &&
          names[place] === undefined
      }
      simple[phrase] = plain ? 1 : 2
    }
    return simple[phrase] === 1
  }
  /** Places that fit each token of a match, row by row, and where each row begins. */
  let cells = new Int32Array(256)
  let rowAt = new Int32Array(64)
  /** When a place was last put into a row. */
  const turns = new Int32Array(fits.length)
  let turn = 0
  const isSpelling = (
    place: number,
    at: number,
    { starts: from, ends: to }: TokensIn,
    text: string,
  ): boolean => {
    const wanted = exact[place]
    if (wanted === undefined) return true
    const start = from[at] as number
    if (wanted.charCodeAt(0) !== text.charCodeAt(start)) return false
    return (to[at] as number) - start === wanted.length && text.startsWith(wanted, start)
  }
  /** The first place of a row at which its phrase may end. */
  const lastOf = (row: number): number => {
    for (let cell = rowAt[row] as number; cell < (rowAt[row + 1] as number); cell++) {
      const place = cells[cell] as number
      if (((flags[place] as number) & lastPlace) !== 0) return place
    }
    return dead
  }
  /** The first place of a row that another may follow. */
  const beforeIn = (row: number, after: number): number => {
    for (let cell = rowAt[row] as number; cell < (rowAt[row + 1] as number); cell++) {
      const place = cells[cell] as number
      if ((follows.at(next[place] as number) as readonly number[]).includes(after - place)) return place
    }
    return dead
  }
  /** Fills the rows of a match; whether some way through its phrase fits all of its tokens. */
  const fillRows = ({ phrase, from, to }: Match, tokens: TokensIn, text: string): boolean => {
    let filled = 0
    const put = (place: number, at: number): void => {
      if (turns[place] === turn) return
      turns[place] = turn
      if (!fitsPlace(place, tokens.ids[at] as number) || !isSpelling(place, at, tokens, text)) return
      if (filled === cells.length) {
        const old = cells
        cells = new Int32Array(filled * 2)
        cells.set(old)
      }
      cells[filled++] = place
    }
    if (rowAt.length < to - from + 2) rowAt = new Int32Array((to - from) * 2 + 2)
    for (let at = from; at < to; at++) {
      turn++
      const begin = filled
      rowAt[at - from] = begin
      if (at === from) {
        const id = tokens.ids[at] as number
        for (let row = rowStarts[id] as number; row < (rowStarts[id + 1] as number); row++) {
          if (phraseOf[rows[row] as number] === phrase) put(rows[row] as number, at)
        }
      } else {
        for (let cell = rowAt[at - from - 1] as number; cell < begin; cell++) {
          const place = cells[cell] as number
          for (const step of follows.at(next[place] as number) as readonly number[]) put(place + step, at)
        }
      }
      if (filled === begin) return false
    }
    rowAt[to - from] = filled
    return lastOf(to - from - 1) !== dead
  }
  const spellingsOf = makeSpellings(
    program,
    size,
    (phrase, id) =>
      [...rows.subarray(rowStarts[id], rowStarts[id + 1])].filter(at => phraseOf[at] === phrase),
    place => ((flags[place] as number) & lastPlace) !== 0,
  )
  /** False only for a match of one token in another spelling than its phrase asks for: cheaper than to fill rows. */
  const mayBeSpelled = (
    phrase: number,
    at: number,
    { ids, starts: from, ends: to }: TokensIn,
    text: string,
  ) => {
    const spellings = spellingsOf(phrase, ids[at] as number)
    if (!spellings) return true
    const [start, end] = [from[at] as number, to[at] as number]
    return spellings.some(wanted => wanted.length === end - start && text.startsWith(wanted, start))
  }
  const none = new Map<string, Token>()
  const columns = { ids: new Int32Array(0), starts: new Int32Array(0), ends: new Int32Array(0) }
  /** The columns of the tokens of a match, from the first of them on. */
  const columnsOf = (tokens: readonly Token[], { from, to }: Match): TokensIn => {
    if (columns.ids.length < to - from) {
      const room = (to - from) * 2
      columns.ids = new Int32Array(room)
      columns.starts = new Int32Array(room)
      columns.ends = new Int32Array(room)
    }
    for (let at = from; at < to; at++) {
      const { id, start, end } = tokens[at] as Token
      columns.ids[at - from] = id
      columns.starts[at - from] = start
      columns.ends[at - from] = end
    }
    return columns
  }
  const marked: Automaton['marked'] = (match, tokens, text) => {
    const { phrase, from, to } = match
    if (isSimple(phrase)) return { from, to, captures: none }
    const own = columnsOf(tokens, match)
    if (to - from === 1 && !mayBeSpelled(phrase, 0, own, text)) return undefined
    if (!fillRows({ phrase, from: 0, to: to - from }, own, text)) return undefined
    let place = lastOf(to - from - 1)
    let first = to
    let last = from
    let captures: Map<string, Token> | undefined
    for (let at = to - 1; at >= from; at--) {
      if (((flags[place] as number) & markedPlace) !== 0) {
        first = at
        last = Math.max(last, at + 1)
      }
      const as = names[place]
      if (as !== undefined) {
        captures ??= new Map()
        captures.set(as, tokens[at] as Token)
      }
      if (at > from) place = beforeIn(at - from - 1, place)
    }
    // The marked words may be optional: then all that was found is reported.
    if (first >= last) return { from, to, captures: captures ?? none }
    return { from: first, to: last, captures: captures ?? none }
  }

  /** Phrases that ask for a spelling somewhere. */
  const spelled = new Uint8Array(phraseStarts.length)
  for (const place of Object.keys(exact)) spelled[phraseOf[Number(place)] as number] = 1
  const isSpelled: FlatAutomaton['isSpelled'] = (match, tokens, text) =>
    spelled[match.phrase] === 0 ||
    (match.to - match.from === 1
      ? mayBeSpelled(match.phrase, match.from, tokens, text)
      : fillRows(match, tokens, text))
  return { walk, marked, hitsIn, isSpelled }
}
