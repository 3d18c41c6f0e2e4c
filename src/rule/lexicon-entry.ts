import { nothing } from '../text/nothing.ts'
import { severities } from '../text/severity.ts'
import { readMarks } from './example.ts'
import { conditions, type Fields, isMapLike, need, prose, proseMap, texts, words } from './lexicon-fields.ts'
import { audiences, changeKeys, channels, exampleKeys, rewriteKeys, slotPattern } from './lexicon-keys.ts'
import {
  type Act,
  acts,
  type Entry,
  type Example,
  type Place,
  places,
  type Rewrite,
  type SeverityChange,
} from './rule.ts'
import type { Field, YamlReader } from './yaml-reader.ts'

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

/** What a reader of entries has found out before: its id and its language. */
export interface Named {
  readonly id: string
  readonly lang: Entry['lang']
  /** What its file calls the words and their rewrites. */
  readonly called: { readonly match: string; readonly rewrite: string }
}

/** Reads all of an entry but its name. */
export const readEntry = (yaml: YamlReader, fields: Fields, { id, lang, called }: Named): Entry => {
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
    match: texts(yaml, fields.get('match'), called.match),
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
    rewrite: prose(yaml, fields.get('rewrite'), called.rewrite).flatMap(
      item => rewrite(yaml, item) ?? nothing,
    ),
    bad: examples(yaml, fields.get('bad'), 'bad', true),
    good: examples(yaml, fields.get('good'), 'good', false),
    spare: examples(yaml, fields.get('spare'), 'spare', false),
  }
}
