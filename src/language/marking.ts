import type { Range } from '../text/range.ts'
import type { Automaton, Marked, Match } from './automaton.ts'
import { makeSpellings } from './fits.ts'
import { lastPlace, markedPlace, type Program } from './program.ts'
import type { PlaceTables } from './ready.ts'
import type { Token } from './tokens.ts'
import { makeWays, type TokensIn } from './ways.ts'

const none = new Map<string, Range>()

/** Makes the second look at a match: whether it is spelled as its phrase asks, and which of its tokens are reported. */
export const makeMarking = (
  program: Program,
  size: number,
  tables: PlaceTables,
  fits: (place: number, id: number) => boolean,
) => {
  const { flags, starts: phraseStarts, exact, names } = program
  const { phraseOf, rowStarts, rows } = tables
  const ways = makeWays(program, fits)

  /** Phrases that report all of what they find, name none of it and ask for no case: 1; others 2; not looked at yet 0. */
  const simple = new Uint8Array(phraseStarts.length)
  const isSimple = (phrase: number): boolean => {
    if (simple[phrase] === 0) {
      let plain = true
      const end = phraseStarts[phrase + 1] ?? flags.length
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
  const spellingsOf = makeSpellings(
    program,
    size,
    (phrase, id) =>
      [...rows.subarray(rowStarts[id], rowStarts[id + 1])].filter(at => phraseOf[at] === phrase),
    place => ((flags[place] as number) & lastPlace) !== 0,
  )
  /** False only for a match of one token in another spelling than its phrase asks for: cheaper than to look for ways. */
  const mayBeSpelled = (phrase: number, at: number, { ids, starts, ends }: TokensIn, text: string) => {
    const spellings = spellingsOf(phrase, ids[at] as number)
    if (!spellings) return true
    const [start, end] = [starts[at] as number, ends[at] as number]
    return spellings.some(wanted => wanted.length === end - start && text.startsWith(wanted, start))
  }

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
  const markedIn = (match: Match, tokens: TokensIn, text: string): Marked | undefined => {
    const { phrase, from, to } = match
    if (isSimple(phrase)) return { from, to, captures: none }
    if (to - from === 1 && !mayBeSpelled(phrase, from, tokens, text)) return undefined
    if (!ways.fill(match, tokens, text)) return undefined
    let place = ways.lastIn(to - from - 1)
    let first = to
    let last = from
    let captures: Map<string, Range> | undefined
    for (let at = to - 1; at >= from; at--) {
      if (((flags[place] as number) & markedPlace) !== 0) {
        first = at
        last = Math.max(last, at + 1)
      }
      const as = names[place]
      if (as !== undefined) {
        captures ??= new Map()
        captures.set(as, { start: tokens.starts[at] as number, end: tokens.ends[at] as number })
      }
      if (at > from) place = ways.beforeIn(at - from - 1, place)
    }
    // The marked words may be optional: then all that was found is reported.
    if (first >= last) return { from, to, captures: captures ?? none }
    return { from: first, to: last, captures: captures ?? none }
  }
  const marked: Automaton['marked'] = (match, tokens, text) => {
    const { phrase, from, to } = match
    const found = markedIn({ phrase, from: 0, to: to - from }, columnsOf(tokens, match), text)
    return found && { from: found.from + from, to: found.to + from, captures: found.captures }
  }

  /** Phrases that ask for a spelling somewhere. */
  const spelled = new Uint8Array(phraseStarts.length)
  for (const place of Object.keys(exact)) spelled[phraseOf[Number(place)] as number] = 1
  const isSpelled = (match: Match, tokens: TokensIn, text: string): boolean =>
    spelled[match.phrase] === 0 ||
    (match.to - match.from === 1
      ? mayBeSpelled(match.phrase, match.from, tokens, text)
      : ways.fill(match, tokens, text))
  return { marked, markedIn, isSpelled }
}
