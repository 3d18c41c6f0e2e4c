import type { FlatAutomaton, Hits } from '../language/flat.ts'
import type { TokensIn } from '../language/ways.ts'
import type { Language } from '../language/which.ts'
import { mayStandAt } from '../rule/beside.ts'
import type { Message } from '../text/conversation.ts'
import { isNot } from './phrases.ts'
import { fitsAudience, fitsChannel } from './questions.ts'
import type { Ruleset } from './ruleset.ts'

/** With more hits than this a passage is read closely: looking which of them silence each other takes the square. */
const mostHits = 96

/** Makes the first question about a hit, by its place: whether it could come to anything. */
export const makeCandidates = ({ owners, phrases: { kinds, names } }: Ruleset, automaton: FlatAutomaton) => {
  /** Whether a longer phrase of the same entry silences the hit at `at`. */
  const isSilenced = ({ numbers, length }: Hits, at: number): boolean => {
    const entry = names[numbers[at] as number]
    const [from, to] = [numbers[at + 1] as number, numbers[at + 2] as number]
    for (let other = 0; other < length; other += 3) {
      const phrase = numbers[other] as number
      if (kinds[phrase] !== isNot || names[phrase] !== entry) continue
      if ((numbers[other + 1] as number) < to && from < (numbers[other + 2] as number)) return true
    }
    return false
  }
  return (
    hits: Hits,
    at: number,
    language: Language,
    message: Message,
    tokens: TokensIn,
    text: string,
  ): boolean => {
    const phrase = hits.numbers[at] as number
    const owner = owners[phrase]
    if (owner?.is !== 'match') return false
    const { entry } = owner
    if (entry.lang !== language || !fitsAudience(entry, message) || !fitsChannel(entry, message)) return false
    const match = { phrase, from: hits.numbers[at + 1] as number, to: hits.numbers[at + 2] as number }
    const [start, end] = [tokens.starts[match.from] as number, tokens.ends[match.to - 1] as number]
    if (entry.at.length > 0 && !mayStandAt(text, start, end, language, entry.at)) return false
    if (!automaton.isSpelled(match, tokens, text)) return false
    return entry.not.length === 0 || hits.length > mostHits * 3 || !isSilenced(hits, at)
  }
}
