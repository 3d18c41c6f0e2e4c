import { NotationError, type Phrase, parsePhrase, type WordSets } from '../language/notation.ts'
import { type Fault, readYaml } from './yaml-reader.ts'

/** Words that lexicons share: sets that phrases hold as `$name`, and signals that conditions ask for by name. */
export interface SharedWords {
  /** Name and alternatives of each set, in the order in which they may use each other. */
  readonly sets: readonly (readonly [string, readonly string[]])[]
  readonly signals: readonly (readonly [string, readonly string[]])[]
}

const section = (yaml: ReturnType<typeof readYaml>, node: Parameters<typeof yaml.list>[0]) => {
  const pairs: [string, readonly string[]][] = []
  for (const item of yaml.list(node)) {
    const fields = yaml.map(item, 'a word set', ['name', 'about', 'match'])
    const name = fields && yaml.text(fields.get('name'), 'name')
    if (fields?.has('about')) yaml.text(fields.get('about'), 'about')
    const match = yaml.list(fields?.get('match')).flatMap(each => yaml.text(each, 'match') ?? [])
    if (name !== undefined) pairs.push([name, match])
  }
  return pairs
}

export const readWords = (
  source: string,
): { readonly words: SharedWords; readonly faults: readonly Fault[] } => {
  const yaml = readYaml(source)
  const fields = yaml.map(yaml.root, 'the shared words', ['sets', 'signals'])
  const words = { sets: section(yaml, fields?.get('sets')), signals: section(yaml, fields?.get('signals')) }
  return { words, faults: yaml.faults }
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
