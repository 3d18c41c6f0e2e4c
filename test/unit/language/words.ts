import { type Automaton, makeAutomaton } from '../../../src/language/automaton.ts'
import type { Phrase } from '../../../src/language/notation.ts'
import {
  auxiliaryWords,
  emptyProgram,
  extendProgram,
  vocabularyOf as vocabularyOfProgram,
} from '../../../src/language/program.ts'
import { firstWords, type Token, tokenize } from '../../../src/language/tokens.ts'
import { kinds, makeVocabulary, type Vocabulary } from '../../../src/language/vocabulary.ts'
import type { Placeholder, PlaceholderType } from '../../../src/text/conversation.ts'

/** A vocabulary as a ruleset makes it, and what each id stands for. */
export const vocabularyOf = (
  words: readonly string[],
): { vocabulary: Vocabulary; nameOf: (id: number) => string } => {
  const all = [...firstWords, ...auxiliaryWords, ...words]
  const vocabulary = makeVocabulary(all)
  const names = new Map(all.map(word => [vocabulary.id(word), word]))
  return { vocabulary, nameOf: id => names.get(id) ?? `<${kinds[id]}>` }
}

/** Phrases made ready, with the vocabulary that their tokens need. */
export const automatonOf = (
  phrases: readonly Phrase[],
  words: readonly string[] = [],
): { automaton: Automaton; vocabulary: Vocabulary } => {
  const base = { ...emptyProgram, words: [...new Set([...emptyProgram.words, ...words])] }
  const program = extendProgram(base, phrases)
  const vocabulary = vocabularyOfProgram(program)
  return { automaton: makeAutomaton(program, vocabulary), vocabulary }
}

const slot = /\{\{(name|date|money|number|link|unknown)?.*?\}\}|\{%.*?%\}/gs

/** `{{name}}`, `{{date}}` … by type, any other `{{x}}` as unknown, `{% x %}` as a block. */
export const placeholdersIn = (text: string): Placeholder[] =>
  [...text.matchAll(slot)].map(({ 0: whole, 1: type, index: start }) => ({
    start,
    end: start + whole.length,
    type: whole.startsWith('{%') ? 'block' : ((type ?? 'unknown') as PlaceholderType),
    name: whole.slice(2, -2).trim(),
  }))

export const scan = (text: string, vocabulary: Vocabulary): readonly Token[] =>
  tokenize(text, placeholdersIn(text), vocabulary)
