import type { Match } from '../language/automaton.ts'
import type { Token } from '../language/tokens.ts'
import { sentenceAt } from '../rule/regions.ts'
import type { PassageView } from '../rule/view.ts'
import type { Range } from '../text/range.ts'

/** The stretch from one token up to another. */
export const rangeOf = (tokens: readonly Token[], from: number, to: number): Range => ({
  start: (tokens[from] as Token).start,
  end: (tokens[to - 1] as Token).end,
})

/** A reported range takes in whole words: half a contraction can't be rewritten. */
export const wholeWords = (tokens: readonly Token[], from: number, to: number): Range => {
  let [first, last] = [from, to]
  if (tokens[first]?.glued) first--
  if (tokens[last]?.glued) last++
  return rangeOf(tokens, first, last)
}

/** A line may end inside a match, but not a sentence. */
export const withinSentence = (passage: PassageView, { from, to }: Match): boolean => {
  const { tokens } = passage
  let broken = false
  for (let i = from + 1; i < to; i++) if (tokens[i]?.newLine) broken = true
  return (
    !broken || sentenceAt(passage, (tokens[from] as Token).start).range.end >= (tokens[to - 1] as Token).end
  )
}
