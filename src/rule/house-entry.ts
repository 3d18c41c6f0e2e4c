import type { Severity } from '../text/severity.ts'
import { checkConditions, checkPhrases, type Terms } from './house-phrase.ts'
import { readEntry } from './lexicon-entry.ts'
import { type Fields, idOf, isMapLike } from './lexicon-fields.ts'
import { entryKeys, languages, shortKeys, tiers } from './lexicon-keys.ts'
import type { Condition, Entry } from './rule.ts'
import type { Field, YamlReader } from './yaml-reader.ts'

const severityOfTier: Readonly<Record<(typeof tiers)[number], Severity>> = {
  'not-acceptable': 'error',
  discouraged: 'warning',
  note: 'info',
}

/** Short forms and what they stand for; a tier has words of its own for its values. */
const longForms = [
  ['avoid', 'match'],
  ['prefer', 'rewrite'],
  ['tier', 'severity'],
] as const

/** The fields under their long names. */
const inFull = (yaml: YamlReader, fields: Fields): Fields => {
  const full = new Map(fields)
  for (const [short, long] of longForms) {
    if (!fields.has(short)) continue
    full.delete(short)
    if (fields.has(long)) {
      yaml.fault(fields.get(short), `“${short}” and “${long}” say the same`, 'keep one of the two')
    } else if (short !== 'tier') full.set(long, fields.get(short))
  }
  return full
}

/** The words of a phrase, joined: `you-owe`, `没问题`. They name an entry that has no id of its own. */
const nameOf = (phrase: string): string =>
  (phrase.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 6).join('-').slice(0, 60) || 'entry'

const hasHan = (phrases: readonly string[]): boolean => phrases.some(each => /\p{Script=Han}/u.test(each))

/** What stands between quotation marks is mostly somebody else's; an entry with conditions of its own decides itself. */
const notQuoted: Condition = { name: 'quoted', scope: 'sentence' }

/** Faults of the phrases and conditions of an entry. */
export const checkNames = (yaml: YamlReader, fields: Fields, terms: Terms): void => {
  for (const key of ['match', 'not']) checkPhrases(yaml, fields.get(key), key, terms)
  for (const key of ['if', 'unless']) checkConditions(yaml, fields.get(key), key, terms)
  for (const change of ['softer', 'harder']) {
    const node = fields.get(change)
    if (!isMapLike(node)) continue
    for (const [key, , value] of yaml.pairs(node, change)) {
      if (key === 'if') checkConditions(yaml, value, 'if', terms)
    }
  }
}

/** Reads an entry of a house: its short forms, and words without a name. */
export const houseEntry = (yaml: YamlReader, node: Field, terms: Terms): Entry | undefined => {
  const before = yaml.faults.length
  const written = isMapLike(node)
    ? yaml.map(node, 'an entry', [...entryKeys, ...shortKeys])
    : new Map([['avoid', node]])
  if (!written) return undefined
  const fields = inFull(yaml, written)
  if (yaml.list(fields.get('match')).length === 0) {
    yaml.fault(node, 'an entry avoids nothing', 'give it “avoid:” with the words')
    return undefined
  }
  const id = fields.has('id') ? idOf(yaml, node, fields, 'an entry') : undefined
  const lang = fields.has('lang') ? yaml.oneOf(fields.get('lang'), 'lang', languages) : undefined
  const tier = written.has('tier') ? yaml.oneOf(written.get('tier'), 'tier', tiers) : undefined
  const called = {
    match: written.has('avoid') ? 'avoid' : 'match',
    rewrite: written.has('prefer') ? 'prefer' : 'rewrite',
  }
  const entry = readEntry(yaml, fields, { id: id ?? '', lang: lang ?? 'en', called })
  checkNames(yaml, fields, terms)
  if (yaml.faults.length > before) return undefined
  return {
    ...entry,
    id: id ?? nameOf(entry.match[0] ?? ''),
    lang: lang ?? (hasHan(entry.match) ? 'zh' : 'en'),
    ...(tier === undefined ? {} : { severity: severityOfTier[tier] }),
    unless: fields.has('unless') ? entry.unless : [notQuoted],
  }
}
