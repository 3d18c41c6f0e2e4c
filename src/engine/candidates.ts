import type { FlatAutomaton, Hits } from '../language/flat.ts'
import type { TokensIn } from '../language/ways.ts'
import type { Language } from '../language/which.ts'
import { mayStandAt } from '../rule/beside.ts'
import { guards } from '../rule/guards.ts'
import type { Entry } from '../rule/rule.ts'
import type { Message } from '../text/conversation.ts'
import { notKind, signalKind } from './phrases.ts'
import { fitsAudience, fitsChannel } from './questions.ts'
import type { Ruleset } from './ruleset.ts'

/** With more hits than this a passage is read closely: looking which of them silence each other takes the square. */
const mostHits = 96

/** Makes the first question about a hit, by its place: whether it could come to anything. */
export const makeCandidates = (
  { owners, phrases: { kinds, names, signals } }: Ruleset,
  automaton: FlatAutomaton,
) => {
  const refuters = new Map<Entry, readonly number[]>()
  /** The numbers of the signals that must not stand anywhere in the message. */
  const refutersOf = (entry: Entry): readonly number[] => {
    const known = refuters.get(entry)
    if (known) return known
    const made = entry.unless.flatMap(({ name, scope }) => {
      const number = signals.get(name)
      return scope === 'message' && !guards[name] && number !== undefined ? [number] : []
    })
    refuters.set(entry, made)
    return made
  }
  /** Whether such a signal stands in the same passage, away from the hit at `at` and from halves of contractions beside it. */
  const isRefuted = ({ numbers, length }: Hits, at: number, entry: Entry): boolean => {
    const wanted = refutersOf(entry)
    if (wanted.length === 0) return false
    const [from, to] = [(numbers[at + 1] as number) - 1, (numbers[at + 2] as number) + 1]
    for (let other = 0; other < length; other += 3) {
      const phrase = numbers[other] as number
      if (kinds[phrase] !== signalKind || !wanted.includes(names[phrase] as number)) continue
      if ((numbers[other + 2] as number) <= from || to <= (numbers[other + 1] as number)) return true
    }
    return false
  }
  /** Whether a longer phrase of the same entry silences the hit at `at`. */
  const isSilenced = ({ numbers, length }: Hits, at: number): boolean => {
    const entry = names[numbers[at] as number]
    const [from, to] = [numbers[at + 1] as number, numbers[at + 2] as number]
    for (let other = 0; other < length; other += 3) {
      const phrase = numbers[other] as number
      if (kinds[phrase] !== notKind || names[phrase] !== entry) continue
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
    if (hits.length > mostHits * 3) return true
    return !(entry.not.length > 0 && isSilenced(hits, at)) && !isRefuted(hits, at, entry)
  }
}
