import { NotationError, type Phrase, parsePhrase, type WordSets } from '../language/notation.ts'

/** Words that lexicons share: sets that phrases hold as `$name`, and signals that conditions ask for by name. */
export interface SharedWords {
  /** Name and alternatives of each set, in the order in which they may use each other. */
  readonly sets: readonly (readonly [string, readonly string[]])[]
  readonly signals: readonly (readonly [string, readonly string[]])[]
}

/** The sets as phrases. A set may hold those that stand before it. Throws a NotationError that names the set. */
export const wordSets = (words: SharedWords): WordSets => {
  const sets = new Map<string, Phrase>()
  for (const [name, match] of words.sets) {
    try {
      sets.set(name, parsePhrase(match.map(each => `(${each})`).join(' | '), sets))
    } catch (error) {
      if (error instanceof NotationError)
        throw new NotationError(`in the word set $${name}: ${error.message}`, error.at)
      throw error
    }
  }
  return sets
}
