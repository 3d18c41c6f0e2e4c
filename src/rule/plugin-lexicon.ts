import { checkNames } from './house-entry.ts'
import type { Terms } from './house-phrase.ts'
import { type Lexicon, readLexicon } from './lexicon.ts'
import { isMapLike } from './lexicon-fields.ts'
import { entryKeys, lexiconKeys } from './lexicon-keys.ts'
import type { PluginFault, PluginFile } from './plugin.ts'
import { type Field, readYaml } from './yaml-reader.ts'

/** The one thing that a message has a hole for. */
const found = 'found'

const unfilled = (message: string): string | undefined =>
  [...message.matchAll(/\{([^{}]*)\}/g)].map(([, hole = '']) => hole).find(hole => hole !== found)

/** Faults that need the shared words to be seen: phrases, conditions, and holes of messages. */
const deepFaults = (source: string, { entries, message }: Lexicon, terms: Terms) => {
  const yaml = readYaml(source)
  const fields = yaml.map(yaml.root, 'a lexicon', lexiconKeys)
  const hole = (node: Field, text: string): void => {
    const lost = unfilled(text)
    if (lost === undefined) return
    yaml.fault(node, `the message has a hole {${lost}} that nothing fills`, '{found} stands for the words')
  }
  hole(fields?.get('message'), message)
  for (const [index, node] of yaml.list(fields?.get('entries')).entries()) {
    const entry = entries[index]
    const own = isMapLike(node) ? yaml.map(node, 'an entry', entryKeys) : undefined
    if (!entry || !own) continue
    checkNames(yaml, own, terms)
    if (entry.message !== undefined) hole(own.get('message'), entry.message)
  }
  return yaml.faults
}

const stem = (path: string): string => path.replace(/^.*\//, '').replace(/\.ya?ml$/, '')

/** Reads a lexicon of a plugin: as strict as with ours, for its examples are its tests. */
export const readPluginLexicon = (
  { path, text }: PluginFile,
  terms: Terms,
): { readonly lexicon?: Lexicon; readonly faults: readonly PluginFault[] } => {
  const { lexicon, faults } = readLexicon(text)
  const all = lexicon ? deepFaults(text, lexicon, terms) : faults
  const told = all.map(fault => ({ path, ...fault }))
  if (lexicon && told.length === 0 && lexicon.id !== stem(path)) {
    const message = `its id is “${lexicon.id}”, and its file is called “${stem(path)}”`
    return { faults: [{ path, line: 1, column: 1, message, hint: `call the file ${lexicon.id}.yaml` }] }
  }
  return lexicon && told.length === 0 ? { lexicon, faults: [] } : { faults: told }
}
