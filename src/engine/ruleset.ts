import { type Automaton, makeAutomaton } from '../language/automaton.ts'
import { type FlatAutomaton, makeFlatAutomaton } from '../language/flat.ts'
import { NotationError, type Phrase, parsePhrase } from '../language/notation.ts'
import {
  beginsWithWord,
  emptyProgram,
  extendProgram,
  type Program,
  vocabularyOf,
} from '../language/program.ts'
import type { Vocabulary } from '../language/vocabulary.ts'
import { guards } from '../rule/guards.ts'
import { houseGroup, preferredPhrases } from '../rule/house-words.ts'
import type { Condition, Entry, Rule } from '../rule/rule.ts'
import { type SharedWords, wordSets } from '../rule/words.ts'
import { late } from '../text/late-pattern.ts'
import { nearest } from '../text/nearest.ts'
import { type PhraseColumns, phraseColumns } from './phrases.ts'

interface OfEntry {
  readonly rule: Rule
  /** The place of the rule in the set. */
  readonly number: number
  readonly entry: Entry
}

/** What a phrase of the automaton is for. */
export type Owner =
  | ({ readonly is: 'match' } & OfEntry)
  | ({ readonly is: 'not' } & OfEntry)
  /** Words that the house says instead. */
  | ({ readonly is: 'preferred' } & OfEntry)
  | { readonly is: 'signal'; readonly name: string }

/** Rules made ready: all their phrases in one automaton. */
export interface Ruleset {
  readonly rules: readonly Rule[]
  readonly vocabulary: Vocabulary
  readonly automaton: Automaton
  /** The same on numbers; left out where the fast path is off. */
  readonly flat?: FlatAutomaton
  /** What each phrase of the automaton is for; undefined for those of a rule that is switched off. */
  readonly owners: readonly (Owner | undefined)[]
  /** The same in columns. */
  readonly phrases: PhraseColumns
  /** Rule ids and groups, the strongest first: who wins where two claim the same words. */
  readonly precedence: readonly string[]
  /** Whether a house prefers words: then those are no findings. */
  readonly prefers: boolean
}

/** An owner by its names, as plain data. */
export interface OwnerName {
  readonly is: 'match' | 'not' | 'preferred' | 'signal'
  /** A signal, or `rule/entry`. */
  readonly name: string
}

/** The phrases of a rule book, made ready at build; those of all its signals are among them. */
export interface Compiled {
  readonly program: Program
  readonly owners: readonly OwnerName[]
}

/** All that a run needs to know about wording. */
export interface RuleBook {
  readonly rules: readonly Rule[]
  readonly words: SharedWords
  readonly precedence: readonly string[]
  readonly compiled?: Compiled
  /** What suppressions may name beside these rules: rules that are off, and entries as `rule/entry`. */
  readonly known?: () => ReadonlySet<string>
  /** Whether somebody asked for single rules. */
  readonly partial?: boolean
  /** False where everything is to be read closely. */
  readonly fastPath?: boolean
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

const noCompiled: Compiled = { program: emptyProgram, owners: [] }

/**
 * Makes the phrases ready that `compiled` does not hold yet. Throws a NotationError for a phrase and a SyntaxError for
 * a condition; both name the rule and the entry.
 */
export const compileBook = ({ rules, words, compiled = noCompiled }: RuleBook): Compiled => {
  const known = late(() => new Set(compiled.owners.map(({ name }) => name)))
  const phrases: Phrase[] = []
  const owners: OwnerName[] = []
  const open = rules.flatMap(rule =>
    rule.entries.flatMap(entry =>
      // An entry without phrases is found by other means.
      entry.match.length === 0 || known().has(`${rule.id}/${entry.id}`) ? [] : [{ rule, entry }],
    ),
  )
  // Shared words that ship are read only where phrases are added.
  const signals = compiled === noCompiled ? words.signals : []
  if (open.length + signals.length === 0) return compiled
  const sets = wordSets(words)
  const add = (source: string, owner: OwnerName): void => {
    try {
      const phrase = parsePhrase(source, sets)
      if (!beginsWithWord(phrase)) throw new NotationError('a phrase must begin with a word of its own', 0)
      phrases.push(phrase)
      owners.push(owner)
    } catch (error) {
      if (!(error instanceof NotationError)) throw error
      const where = owner.is === 'signal' ? `signal ${owner.name}` : owner.name
      throw new NotationError(`${where}: ${error.message} in “${source}”`, error.at)
    }
  }
  for (const [name, match] of signals) for (const source of match) add(source, { is: 'signal', name })
  const conditions = [...Object.keys(guards), ...words.signals.map(([name]) => name)]
  for (const { rule, entry } of open) {
    const name = `${rule.id}/${entry.id}`
    insistOnConditions(entry, conditions, name)
    for (const source of entry.match) add(source, { is: 'match', name })
    for (const source of entry.not) add(source, { is: 'not', name })
    if (rule.group === houseGroup) {
      for (const source of preferredPhrases(entry)) add(source, { is: 'preferred', name })
    }
  }
  return { program: extendProgram(compiled.program, phrases), owners: [...compiled.owners, ...owners] }
}

/** Makes rules ready for a run. Throws as `compileBook` does. */
export const makeRuleset = (book: RuleBook): Ruleset => {
  const { program, owners } = compileBook(book)
  const entries = new Map<string, OfEntry>()
  for (const [number, rule] of book.rules.entries()) {
    for (const entry of rule.entries) entries.set(`${rule.id}/${entry.id}`, { rule, number, entry })
  }
  const ownerOf = ({ is, name }: OwnerName): Owner | undefined => {
    if (is === 'signal') return { is, name }
    const found = entries.get(name)
    return found && { is, ...found }
  }
  const vocabulary = vocabularyOf(program)
  const flat = book.fastPath === false ? undefined : makeFlatAutomaton(program, vocabulary)
  // Phrases of an entry stand together, and share their owner.
  let owned: Owner | undefined
  const ownersOf = owners.map((owner, at) => {
    if (owner !== owners[at - 1]) owned = ownerOf(owner)
    return owned
  })
  return {
    rules: book.rules,
    vocabulary,
    automaton: flat ?? makeAutomaton(program, vocabulary),
    ...(flat ? { flat } : {}),
    owners: ownersOf,
    phrases: phraseColumns(ownersOf),
    precedence: book.precedence,
    prefers: owners.some(({ is }) => is === 'preferred'),
  }
}
