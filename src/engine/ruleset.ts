import { type Automaton, auxiliaryWords, makeAutomaton, wordsOf } from '../language/automaton.ts'
import { NotationError, parsePhrase, type Phrase } from '../language/notation.ts'
import { firstWords } from '../language/tokens.ts'
import { makeVocabulary, type Vocabulary } from '../language/vocabulary.ts'
import type { Entry, Rule } from '../rule/rule.ts'
import { type SharedWords, wordSets } from '../rule/words.ts'

/** What a phrase of the automaton is for. */
export type Owner =
  | { readonly is: 'match'; readonly rule: Rule; readonly entry: Entry }
  | { readonly is: 'not'; readonly rule: Rule; readonly entry: Entry }
  | { readonly is: 'signal'; readonly name: string }

/** Rules made ready: all their phrases in one automaton. */
export interface Ruleset {
  readonly rules: readonly Rule[]
  readonly vocabulary: Vocabulary
  readonly automaton: Automaton
  readonly owners: readonly Owner[]
  /** Rule ids and groups, the strongest first: who wins where two claim the same words. */
  readonly precedence: readonly string[]
}

/** All that a run needs to know about wording. */
export interface RuleBook {
  readonly rules: readonly Rule[]
  readonly words: SharedWords
  readonly precedence: readonly string[]
}

/** Throws a NotationError that names the rule, the entry and the phrase. */
export const makeRuleset = ({ rules, words, precedence }: RuleBook): Ruleset => {
  const sets = wordSets(words)
  const phrases: Phrase[] = []
  const owners: Owner[] = []
  const add = (source: string, owner: Owner, where: string): void => {
    try {
      phrases.push(parsePhrase(source, sets))
      owners.push(owner)
    } catch (error) {
      if (!(error instanceof NotationError)) throw error
      throw new NotationError(`${where}: ${error.message} in “${source}”`, error.at)
    }
  }
  for (const [name, match] of words.signals) {
    for (const source of match) add(source, { is: 'signal', name }, `signal ${name}`)
  }
  for (const rule of rules) {
    for (const entry of rule.entries) {
      const where = `${rule.id}/${entry.id}`
      for (const source of entry.match) add(source, { is: 'match', rule, entry }, where)
      for (const source of entry.not) add(source, { is: 'not', rule, entry }, where)
    }
  }
  const vocabulary = makeVocabulary([...firstWords, ...auxiliaryWords, ...phrases.flatMap(phrase => [...wordsOf(phrase)])])
  return { rules, vocabulary, automaton: makeAutomaton(phrases, vocabulary), owners, precedence }
}
