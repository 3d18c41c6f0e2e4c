import { nothing } from '../text/nothing.ts'
import { severities } from '../text/severity.ts'
import { readEntry } from './lexicon-entry.ts'
import { chosen, idOf, need, texts } from './lexicon-fields.ts'
import { citationKeys, entryKeys, languages, lexiconKeys, wordingKeys } from './lexicon-keys.ts'
import type { Citation, Entry, Rule, Wording } from './rule.ts'
import { type Fault, type Field, readYaml, type YamlReader } from './yaml-reader.ts'

/** A lexicon as its file says it: a rule without what the folder and the code beside it add. */
export type Lexicon = Omit<Rule, 'group' | 'options' | 'check' | 'fix'>

/** What of it can be mended, at best. */
export const fixOf = (entries: readonly Entry[]): Rule['fix'] => {
  const rewrites = entries.flatMap(entry => entry.rewrite)
  return rewrites.some(({ safe }) => safe) ? 'safe' : rewrites.length > 0 ? 'suggestion' : 'none'
}

const entry = (yaml: YamlReader, node: Field): Entry | undefined => {
  const fields = yaml.map(node, 'an entry', entryKeys)
  if (!fields) return undefined
  const id = idOf(yaml, node, fields, 'an entry')
  const lang = chosen(yaml, node, fields, 'lang', languages, `entry ${id ?? ''}`.trim())
  if (id === undefined || lang === undefined) return undefined
  const read = readEntry(yaml, fields, { id, lang, called: { match: 'match', rewrite: 'rewrite' } })
  const lacks = (key: string): boolean => yaml.list(fields.get(key)).length === 0
  if (lacks('match')) yaml.fault(node, `entry ${id} matches nothing`, 'give it “match:” with a phrase')
  if (lacks('bad'))
    yaml.fault(node, `entry ${id} has no “bad” example`, 'show one sentence with «the words» marked')
  if (lacks('spare'))
    yaml.fault(node, `entry ${id} has no “spare” example`, 'show a look-alike that stays silent')
  return read
}

export const citation = (yaml: YamlReader, node: Field): Citation | undefined => {
  const fields = yaml.map(node, 'cite', citationKeys)
  if (!fields) return undefined
  const source = need(yaml, node, fields, 'source', 'cite')
  const where = need(yaml, node, fields, 'where', 'cite')
  if (source === undefined || where === undefined) return undefined
  return {
    source,
    where,
    statements: yaml.list(fields.get('statements')).flatMap(item => yaml.text(item, 'statements') ?? nothing),
  }
}

export const wording = (yaml: YamlReader, node: Field): Wording => {
  const fields = yaml.map(node, 'zh', wordingKeys)
  const text = (key: string): string => (fields && need(yaml, node, fields, key, 'zh')) ?? ''
  return { title: text('title'), why: text('why'), message: text('message') }
}

/** Reads a lexicon file. Every fault is told with its line; a lexicon with faults must not be used. */
export const readLexicon = (
  source: string,
): { readonly lexicon?: Lexicon; readonly faults: readonly Fault[] } => {
  const yaml = readYaml(source)
  if (yaml.faults.length > 0) return { faults: yaml.faults }
  const fields = yaml.map(yaml.root, 'a lexicon', lexiconKeys)
  if (!fields) return { faults: yaml.faults }
  const text = (key: string): string => need(yaml, yaml.root, fields, key, 'the lexicon') ?? ''
  const nodes = yaml.list(fields.get('entries'))
  const read = nodes.map(node => entry(yaml, node))
  const entries = read.flatMap(each => each ?? nothing)
  const lexicon: Lexicon = {
    id: idOf(yaml, yaml.root, fields, 'the lexicon') ?? '',
    title: text('title'),
    severity: chosen(yaml, yaml.root, fields, 'severity', severities, 'the lexicon') ?? 'warning',
    why: text('why'),
    cite: yaml.list(fields.get('cite')).flatMap(node => citation(yaml, node) ?? nothing),
    languages: [...new Set(entries.map(each => each.lang))],
    message: text('message'),
    ...(fields.has('zh') ? { zh: wording(yaml, fields.get('zh')) } : {}),
    notes: texts(yaml, fields.get('notes'), 'notes'),
    entries,
  }
  if (nodes.length === 0) yaml.fault(yaml.root, 'the lexicon has no entries', 'add “entries:” with one entry')
  if (yaml.list(fields.get('cite')).length === 0)
    yaml.fault(yaml.root, 'the lexicon cites nothing', 'add “cite:” with a source')
  for (const [index, each] of read.entries()) {
    const twice = each && read.findIndex(other => other?.id === each.id) < index
    if (twice) yaml.fault(nodes[index], `two entries are called “${each.id}”`, 'give each its own id')
  }
  return yaml.faults.length > 0 ? { faults: yaml.faults } : { lexicon, faults: [] }
}
