import { type Automaton, auxiliaryWords, makeAutomaton, wordsOf } from '../language/automaton.ts'
import { NotationError, type Phrase, parsePhrase } from '../language/notation.ts'
import { firstWords } from '../language/tokens.ts'
import { makeVocabulary, type Vocabulary } from '../language/vocabulary.ts'
import { guards } from '../rule/guards.ts'
import type { Condition, Entry, Rule } from '../rule/rule.ts'
import { type SharedWords, wordSets } from '../rule/words.ts'
import { nearest } from '../text/nearest.ts'

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

const conditionsOf = (
  entry: Entry,
): readonly (readonly [key: string, conditions: readonly Condition[]])[] => [
  ['if', entry.if],
  ['unless', entry.unless],
  ['softer', entry.softer?.if ?? []],
  ['harder', entry.harder?.if ?? []],
]

/** A misspelt condition would never hold, and nobody would hear of it. */
const insistOnConditions = (entry: Entry, known: readonly string[], where: string): void => {
  for (const [key, conditions] of conditionsOf(entry)) {
    for (const { name } of conditions) {
      if (known.includes(name)) continue
      const near = nearest(name, known)
      const hint = near ? `did you mean “${near}”?` : `there are ${[...known].sort().join(', ')}`
      throw new SyntaxError(`${where}: “${key}” asks for “${name}”, which is no guard and no signal; ${hint}`)
    }
  }
}

/** Throws a NotationError for a phrase and a SyntaxError for a condition; both name the rule and the entry. */
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
  const known = [...Object.keys(guards), ...words.signals.map(([name]) => name)]
  for (const rule of rules) {
    for (const entry of rule.entries) {
      const where = `${rule.id}/${entry.id}`
      insistOnConditions(entry, known, where)
      for (const source of entry.match) add(source, { is: 'match', rule, entry }, where)
      for (const source of entry.not) add(source, { is: 'not', rule, entry }, where)
    }
  }
  const vocabulary = makeVocabulary([
    ...firstWords,
    ...auxiliaryWords,
    ...phrases.flatMap(phrase => [...wordsOf(phrase)]),
  ])
  return { rules, vocabulary, automaton: makeAutomaton(phrases, vocabulary), owners, precedence }
}
