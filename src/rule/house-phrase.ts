import { NotationError, type Phrase, parsePhrase, type WordSets } from '../language/notation.ts'
import { nearest } from '../text/nearest.ts'
import { guards } from './guards.ts'
import { conditionPattern } from './lexicon-keys.ts'
import { type SharedWords, wordSets } from './words.ts'
import type { Field, YamlReader } from './yaml-reader.ts'

/** What the words of a house may name: word sets, guards and signals. */
export interface Terms {
  readonly sets: WordSets
  readonly conditions: readonly string[]
  /** Ids of rules that there are already. */
  readonly taken: readonly string[]
}

/** The terms that the shared words give, beside rules of these ids. */
export const termsOf = (words: SharedWords, taken: readonly string[]): Terms => ({
  taken,
  sets: wordSets(words),
  conditions: [...Object.keys(guards), ...words.signals.map(([name]) => name)].sort(),
})

const canBeEmpty = (phrase: Phrase): boolean => {
  if (phrase.is === 'maybe') return true
  if (phrase.is === 'sequence') return phrase.parts.every(canBeEmpty)
  if (phrase.is === 'either') return phrase.ways.some(canBeEmpty)
  return (phrase.is === 'marked' || phrase.is === 'captured') && canBeEmpty(phrase.part)
}

const canBeginAnyhow = (phrase: Phrase): boolean => {
  switch (phrase.is) {
    case 'any':
      return true
    case 'one':
      return false
    case 'either':
      return phrase.ways.some(canBeginAnyhow)
    case 'sequence': {
      const firm = phrase.parts.findIndex(part => !canBeEmpty(part))
      return phrase.parts.slice(0, firm < 0 ? undefined : firm + 1).some(canBeginAnyhow)
    }
    default:
      return canBeginAnyhow(phrase.part)
  }
}

const literally = (written: string): string =>
  `put words that are meant as they stand between double quotes: '"${written}"'`

/** Faults of the phrases of a field, each at its character. */
export const checkPhrases = (yaml: YamlReader, node: Field, what: string, terms: Terms): void => {
  for (const item of yaml.list(node)) {
    const written = yaml.text(item, what)
    if (written === undefined) continue
    const plain = written.replaceAll('"', '')
    try {
      const phrase = parsePhrase(written, terms.sets)
      if (canBeEmpty(phrase)) yaml.fault(item, `“${written}” can stand for no words at all`, literally(plain))
      else if (canBeginAnyhow(phrase))
        yaml.fault(item, `“${written}” begins with a gap`, 'begin the phrase with a word')
    } catch (error) {
      if (!(error instanceof NotationError)) throw error
      yaml.fault(item, `${error.message} in “${written}”`, literally(plain), error.at)
    }
  }
}

/** Faults of conditions that name no guard and no signal. */
export const checkConditions = (yaml: YamlReader, node: Field, what: string, { conditions }: Terms): void => {
  for (const item of yaml.list(node)) {
    const name = conditionPattern.exec(yaml.text(item, what) ?? '')?.[1]
    if (name === undefined || conditions.includes(name)) continue
    const near = nearest(name, conditions)
    yaml.fault(
      item,
      `“${name}” is no guard and no signal`,
      near ? `did you mean “${near}”?` : `there are ${conditions.join(', ')}`,
    )
  }
}
