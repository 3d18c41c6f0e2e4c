import type { Automaton, Marked, Match } from './automaton.ts'
import type { Hits } from './hits.ts'
import { makeMarking } from './marking.ts'
import type { Program } from './program.ts'
import { placeTables } from './ready.ts'
import type { Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'
import { makeWalk } from './walk.ts'
import type { TokensIn } from './ways.ts'

export type { Hits } from './hits.ts'
export type { TokensIn } from './ways.ts'

export interface FlatAutomaton extends Automaton {
  /**
   * The same as `walk` over the ids of tokens. What it gives holds until the next walk. Where `capitals` tells which words
   * have a capital beyond their first letter, matches that only such a word could begin are left out elsewhere.
   */
  readonly hitsIn: (ids: Int32Array, count: number, capitals?: Uint8Array) => Hits
  /** The same as `marked` over tokens in columns. */
  readonly markedIn: (match: Match, tokens: TokensIn, text: string) => Marked | undefined
  /** Whether a phrase that asks for an exact spelling has it there. */
  readonly isSpelled: (match: Match, tokens: TokensIn, text: string) => boolean
  /** Bytes of its tables, which grow with the texts that come by. */
  readonly memory: () => number
}

/** The same automaton as `makeAutomaton` makes, on numbers alone: a walk makes no object a token. */
export const makeFlatAutomaton = (program: Program, vocabulary: Vocabulary): FlatAutomaton => {
  const tables = program.ready ?? placeTables(program, vocabulary.size)
  const { hitsIn, fits, memory } = makeWalk(program, vocabulary, tables, program.ready?.beginnings)
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
  return { walk, hitsIn, memory, ...makeMarking(program, vocabulary.size, tables, fits) }
}
