import type { Automaton } from '../language/automaton.ts'
import type { Token } from '../language/tokens.ts'
import type { TokensIn } from '../language/ways.ts'

/** What was found in a passage, in columns. */
export interface Found {
  readonly tokens: TokensIn
  /** Phrases: three numbers each, the phrase, its first token and the one after its last. */
  readonly hits: Int32Array
}

const columnsOf = (tokens: readonly Token[]): TokensIn => ({
  ids: Int32Array.from(tokens, ({ id }) => id),
  starts: Int32Array.from(tokens, ({ start }) => start),
  ends: Int32Array.from(tokens, ({ end }) => end),
})

/** What an automaton finds in tokens. */
export const findIn = (tokens: readonly Token[], automaton: Automaton | undefined): Found => {
  const hits: number[] = []
  for (const { phrase, from, to } of automaton?.walk(tokens) ?? []) hits.push(phrase, from, to)
  return { tokens: columnsOf(tokens), hits: Int32Array.from(hits) }
}
