import type { SharedWords } from './words.ts'
import { type Fault, readYaml } from './yaml-reader.ts'

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

/** Reads the file of shared words. */
export const readWords = (
  source: string,
): { readonly words: SharedWords; readonly faults: readonly Fault[] } => {
  const yaml = readYaml(source)
  const fields = yaml.map(yaml.root, 'the shared words', ['sets', 'signals'])
  const words = { sets: section(yaml, fields?.get('sets')), signals: section(yaml, fields?.get('signals')) }
  return { words, faults: yaml.faults }
}
