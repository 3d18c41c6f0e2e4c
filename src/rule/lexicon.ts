import { severities } from '../text/severity.ts'
import { readMarks } from './example.ts'
import {
  type Act,
  acts,
  type Citation,
  type Condition,
  type Entry,
  type Example,
  type Place,
  places,
  type Rewrite,
  type Rule,
  scopes,
  type SeverityChange,
} from './rule.ts'
import { type Fault, type Field, isFlow, readYaml, type YamlReader } from './yaml-reader.ts'

/** A lexicon as its file says it: a rule without what the folder and the code beside it add. */
export type Lexicon = Omit<Rule, 'group' | 'options' | 'check' | 'fix'>

const lexiconKeys = ['id', 'title', 'severity', 'why', 'cite', 'message', 'notes', 'entries']
const entryKeys = [
  'id',
  'lang',
  'match',
  'not',
  'at',
  'after',
  'not-after',
  'if',
  'unless',
  'channel',
  'audience',
  'severity',
  'softer',
  'harder',
  'message',
  'rewrite',
  'bad',
  'good',
  'spare',
]
const channels = ['chat', 'email', 'social', 'call', 'macro'] as const
const audiences = ['customer', 'internal', 'public'] as const
const nothing: readonly never[] = []

const prose = (yaml: YamlReader, node: Field, what: string): readonly Field[] => {
  if (isFlow(node)) {
    yaml.fault(node, `${what} can't be written between brackets`, 'write each on a line of its own after “- ”')
    return []
  }
  return yaml.list(node)
}

const texts = (yaml: YamlReader, node: Field, what: string): readonly string[] =>
  prose(yaml, node, what).flatMap(item => yaml.text(item, what) ?? nothing)

const words = <T extends string>(yaml: YamlReader, node: Field, what: string, values: readonly T[]): readonly T[] =>
  yaml.list(node).flatMap(item => yaml.oneOf(item, what, values) ?? nothing)

const conditions = (yaml: YamlReader, node: Field, what: string): readonly Condition[] =>
  yaml.list(node).flatMap(item => {
    const written = yaml.text(item, what)
    if (written === undefined) return nothing
    const [, name, scope] = /^([a-z-]+)(?: in ([a-z-]+))?$/.exec(written) ?? []
    const known = scope === undefined ? 'clause' : scopes.find(each => each === scope)
    if (name === undefined || known === undefined) {
      yaml.fault(item, `“${written}” is no condition`, `write “NAME in SCOPE”; scopes are ${scopes.join(', ')}`)
      return nothing
    }
    return { name, scope: known }
  })

const change = (yaml: YamlReader, node: Field, what: string): SeverityChange | undefined => {
  const fields = yaml.map(node, what, ['to', 'if'])
  const to = fields && yaml.oneOf(fields.get('to'), `${what}.to`, severities)
  return to && { to, if: conditions(yaml, fields.get('if'), `${what}.if`) }
}

const example = (yaml: YamlReader, node: Field, what: string, marked: boolean): Example | undefined => {
  const fields = isMapLike(node) ? yaml.map(node, what, ['text', 'after', 'also', 'whole']) : new Map([['text', node]])
  const text = fields && yaml.text(fields.get('text'), what)
  if (text === undefined) return undefined
  try {
    if (readMarks(text).ranges.length > 0 !== marked) {
      yaml.fault(node, marked ? `${what} marks no words` : `${what} marks words`, 'bad examples, and only they, mark «the words»')
    }
  } catch (error) {
    yaml.fault(node, (error as Error).message, 'write «the words»')
  }
  const after = fields?.has('after') ? yaml.text(fields.get('after'), `${what}.after`) : undefined
  return {
    text,
    ...(after === undefined ? {} : { after }),
    also: yaml.list(fields?.get('also')).flatMap(item => yaml.text(item, `${what}.also`) ?? nothing),
    whole: fields?.has('whole') ? yaml.bool(fields.get('whole'), `${what}.whole`) === true : false,
  }
}

const isMapLike = (node: Field): boolean => typeof node === 'object' && node !== null && 'items' in node

const examples = (yaml: YamlReader, node: Field, what: string, marked: boolean): readonly Example[] =>
  prose(yaml, node, what).flatMap(item => example(yaml, item, what, marked) ?? nothing)

const rewrite = (yaml: YamlReader, node: Field): Rewrite | undefined => {
  if (!isMapLike(node)) {
    const text = yaml.text(node, 'rewrite')
    return text === undefined ? undefined : { text, after: [], safe: false }
  }
  const fields = yaml.map(node, 'rewrite', ['text', 'after', 'safe'])
  const text = fields && yaml.text(fields.get('text'), 'rewrite.text')
  if (text === undefined) return undefined
  const safe = fields?.has('safe') ? yaml.bool(fields.get('safe'), 'rewrite.safe') === true : false
  if (safe && /\{[a-z]+\}/.test(text)) yaml.fault(node, 'a rewrite with a {slot} is not safe', 'leave out “safe”')
  return { text, after: words<Act>(yaml, fields?.get('after'), 'rewrite.after', acts), safe }
}

const entry = (yaml: YamlReader, node: Field): Entry | undefined => {
  const fields = yaml.map(node, 'an entry', entryKeys)
  if (!fields) return undefined
  const id = yaml.text(fields.get('id'), 'id')
  const lang = yaml.oneOf(fields.get('lang'), 'lang', ['en', 'zh'] as const)
  const match = texts(yaml, fields.get('match'), 'match')
  if (id === undefined || lang === undefined) return undefined
  if (!/^[a-z][a-z0-9-]*$/.test(id)) yaml.fault(fields.get('id'), `“${id}” is no id`, 'small letters, digits and hyphens')
  if (match.length === 0) yaml.fault(node, `entry ${id} matches nothing`, 'give it “match:” with a phrase')
  const bad = examples(yaml, fields.get('bad'), 'bad', true)
  const spare = examples(yaml, fields.get('spare'), 'spare', false)
  if (bad.length === 0) yaml.fault(node, `entry ${id} has no “bad” example`, 'show one sentence with «the words» marked')
  if (spare.length === 0) yaml.fault(node, `entry ${id} has no “spare” example`, 'show a look-alike that stays silent')
  const optional = <K extends keyof Entry>(key: string, name: K, read: (field: Field) => Entry[K] | undefined) => {
    const value = fields.has(key) ? read(fields.get(key)) : undefined
    return value === undefined ? {} : { [name]: value }
  }
  return {
    id,
    lang,
    match,
    not: texts(yaml, fields.get('not'), 'not'),
    at: words<Place>(yaml, fields.get('at'), 'at', places),
    after: words<Act | 'unknown'>(yaml, fields.get('after'), 'after', [...acts, 'unknown']),
    notAfter: words<Act>(yaml, fields.get('not-after'), 'not-after', acts),
    if: conditions(yaml, fields.get('if'), 'if'),
    unless: conditions(yaml, fields.get('unless'), 'unless'),
    channel: words(yaml, fields.get('channel'), 'channel', channels),
    audience: words(yaml, fields.get('audience'), 'audience', audiences),
    ...optional('severity', 'severity', field => yaml.oneOf(field, 'severity', severities)),
    ...optional('softer', 'softer', field => change(yaml, field, 'softer')),
    ...optional('harder', 'harder', field => change(yaml, field, 'harder')),
    ...optional('message', 'message', field => yaml.text(field, 'message')),
    rewrite: prose(yaml, fields.get('rewrite'), 'rewrite').flatMap(item => rewrite(yaml, item) ?? nothing),
    bad,
    good: examples(yaml, fields.get('good'), 'good', false),
    spare,
  }
}

const citation = (yaml: YamlReader, node: Field): Citation | undefined => {
  const fields = yaml.map(node, 'cite', ['source', 'where', 'statements'])
  const source = fields && yaml.text(fields.get('source'), 'cite.source')
  const where = fields && yaml.text(fields.get('where'), 'cite.where')
  if (source === undefined || where === undefined) return undefined
  return { source, where, statements: yaml.list(fields?.get('statements')).flatMap(item => yaml.text(item, 'statements') ?? nothing) }
}

/** Reads a lexicon file. Every fault is told with its line; a lexicon with faults must not be used. */
export const readLexicon = (source: string): { readonly lexicon?: Lexicon; readonly faults: readonly Fault[] } => {
  const yaml = readYaml(source)
  if (yaml.faults.length > 0) return { faults: yaml.faults }
  const fields = yaml.map(yaml.root, 'a lexicon', lexiconKeys)
  const need = (key: string): string => (fields && yaml.text(fields.get(key), key)) ?? ''
  const entries = yaml.list(fields?.get('entries')).flatMap(node => entry(yaml, node) ?? nothing)
  const lexicon: Lexicon = {
    id: need('id'),
    title: need('title'),
    severity: yaml.oneOf(fields?.get('severity'), 'severity', severities) ?? 'warning',
    why: need('why'),
    cite: yaml.list(fields?.get('cite')).flatMap(node => citation(yaml, node) ?? nothing),
    languages: [...new Set(entries.map(each => each.lang))],
    message: need('message'),
    notes: texts(yaml, fields?.get('notes'), 'notes'),
    entries,
  }
  const seen = new Set<string>()
  for (const { id } of entries) {
    if (seen.has(id)) yaml.fault(yaml.root, `two entries are called “${id}”`, 'give each its own id')
    seen.add(id)
  }
  return yaml.faults.length > 0 ? { faults: yaml.faults } : { lexicon, faults: [] }
}
