import { severities } from '../text/severity.ts'
import { readMarks } from './example.ts'
import { chosen, conditions, idOf, isMapLike, need, prose, proseMap, texts, words } from './lexicon-fields.ts'
import {
  audiences,
  changeKeys,
  channels,
  citationKeys,
  entryKeys,
  exampleKeys,
  languages,
  lexiconKeys,
  rewriteKeys,
  slotPattern,
  wordingKeys,
} from './lexicon-keys.ts'
import {
  type Act,
  acts,
  type Citation,
  type Entry,
  type Example,
  type Place,
  places,
  type Rewrite,
  type Rule,
  type SeverityChange,
  type Wording,
} from './rule.ts'
import { type Fault, type Field, readYaml, type YamlReader } from './yaml-reader.ts'

/** A lexicon as its file says it: a rule without what the folder and the code beside it add. */
export type Lexicon = Omit<Rule, 'group' | 'options' | 'check' | 'fix'>

const nothing: readonly never[] = []

const change = (yaml: YamlReader, node: Field, what: string): SeverityChange | undefined => {
  const fields = yaml.map(node, what, changeKeys)
  const to = fields && yaml.oneOf(fields.get('to'), `${what}.to`, severities)
  return to && { to, if: conditions(yaml, fields.get('if'), `${what}.if`) }
}

const example = (yaml: YamlReader, node: Field, what: string, marked: boolean): Example | undefined => {
  const fields = isMapLike(node)
    ? proseMap(yaml, node, `a “${what}” example`, exampleKeys)
    : new Map([['text', node]])
  const text = fields && need(yaml, node, fields, 'text', `a “${what}” example`)
  if (text === undefined) return undefined
  try {
    if (readMarks(text).ranges.length > 0 !== marked) {
      yaml.fault(
        node,
        marked ? `a “${what}” example marks no words` : `a “${what}” example marks words`,
        'bad examples, and only they, mark «the words»',
      )
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

const examples = (yaml: YamlReader, node: Field, what: string, marked: boolean): readonly Example[] =>
  prose(yaml, node, what).flatMap(item => example(yaml, item, what, marked) ?? nothing)

const rewrite = (yaml: YamlReader, node: Field): Rewrite | undefined => {
  if (!isMapLike(node)) {
    const text = yaml.text(node, 'rewrite')
    return text === undefined ? undefined : { text, after: [], safe: false }
  }
  const fields = proseMap(yaml, node, 'a rewrite', rewriteKeys)
  const text = fields && need(yaml, node, fields, 'text', 'a rewrite')
  if (text === undefined) return undefined
  const safe = fields?.has('safe') ? yaml.bool(fields.get('safe'), 'rewrite.safe') === true : false
  if (safe && slotPattern.test(text))
    yaml.fault(node, 'a rewrite with a {slot} is not safe', 'take out “safe: true”')
  return { text, after: words<Act>(yaml, fields?.get('after'), 'rewrite.after', acts), safe }
}

const entry = (yaml: YamlReader, node: Field): Entry | undefined => {
  const fields = yaml.map(node, 'an entry', entryKeys)
  if (!fields) return undefined
  const id = idOf(yaml, node, fields, 'an entry')
  const lang = chosen(yaml, node, fields, 'lang', languages, `entry ${id ?? ''}`.trim())
  if (id === undefined || lang === undefined) return undefined
  const match = texts(yaml, fields.get('match'), 'match')
  const bad = examples(yaml, fields.get('bad'), 'bad', true)
  const spare = examples(yaml, fields.get('spare'), 'spare', false)
  const lacks = (key: string): boolean => yaml.list(fields.get(key)).length === 0
  if (lacks('match')) yaml.fault(node, `entry ${id} matches nothing`, 'give it “match:” with a phrase')
  if (lacks('bad'))
    yaml.fault(node, `entry ${id} has no “bad” example`, 'show one sentence with «the words» marked')
  if (lacks('spare'))
    yaml.fault(node, `entry ${id} has no “spare” example`, 'show a look-alike that stays silent')
  const optional = <K extends keyof Entry>(
    key: string,
    name: K,
    read: (field: Field) => Entry[K] | undefined,
  ) => {
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

const wording = (yaml: YamlReader, node: Field): Wording => {
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
