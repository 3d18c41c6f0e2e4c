import { severities } from '../text/severity.ts'
import { houseEntry } from './house-entry.ts'
import { cutEntries } from './house-lines.ts'
import type { Terms } from './house-phrase.ts'
import { houseGroup, houseId, numbered } from './house-words.ts'
import { citation, fixOf, wording } from './lexicon.ts'
import { type Fields, idOf, texts } from './lexicon-fields.ts'
import { lexiconKeys } from './lexicon-keys.ts'
import type { Rule, Wording } from './rule.ts'
import { type Fault, readYaml, type YamlReader } from './yaml-reader.ts'

const said: Wording = {
  title: 'Say it in the words of the house',
  why: 'The lexicon of your house lists these words.',
  message: '“{found}” is a word that your house avoids.',
}

const saidInChinese: Wording = {
  title: '使用本公司的说法',
  why: '这些词列在贵公司的用语表里。',
  message: '“{found}”是贵公司不用的说法。',
}

const inTraditional: Wording = {
  title: '使用本公司的說法',
  why: '這些詞列在貴公司的用語表裡。',
  message: '「{found}」是貴公司不用的說法。',
}

type Head = Omit<Rule, 'entries' | 'languages' | 'fix'>

const headOf = (yaml: YamlReader, fields: Fields, { taken }: Terms): Head => {
  const given = (key: string): string | undefined =>
    fields.has(key) ? yaml.text(fields.get(key), key) : undefined
  const own = fields.has('message')
  const severity = fields.has('severity')
    ? yaml.oneOf(fields.get('severity'), 'severity', severities)
    : undefined
  const id = (fields.has('id') ? idOf(yaml, yaml.root, fields, 'the lexicon') : undefined) ?? houseId
  if (taken.includes(id)) {
    yaml.fault(
      fields.get('id'),
      `“${id}” is a rule of Tactful`,
      `choose another id, or leave it out for ${houseId}`,
    )
  }
  return {
    id,
    group: houseGroup,
    title: given('title') ?? said.title,
    severity: severity ?? 'warning',
    why: given('why') ?? said.why,
    cite: yaml.list(fields.get('cite')).flatMap(node => citation(yaml, node) ?? []),
    message: given('message') ?? said.message,
    ...(fields.has('zh') ? { zh: wording(yaml, fields.get('zh')) } : {}),
    ...(fields.has('zh') || own ? {} : { zh: saidInChinese, traditional: inTraditional }),
    notes: texts(yaml, fields.get('notes'), 'notes'),
    options: {},
  }
}

/** A field that is read twice tells its fault twice. */
const inOrder = (faults: readonly Fault[]): readonly Fault[] =>
  [...new Map(faults.map(fault => [`${fault.line}:${fault.column} ${fault.message}`, fault])).values()].sort(
    (a, b) => a.line - b.line || a.column - b.column,
  )

/**
 * Reads the words of a house: a lexicon in which nearly everything may be left out. Each entry is read by itself, so
 * that every fault is told in one run; with faults there is no rule.
 */
export const readHouse = (
  source: string,
  terms: Terms,
): { readonly rule?: Rule; readonly faults: readonly Fault[] } => {
  const cut = cutEntries(source)
  const yaml = readYaml(cut.head)
  const fields = yaml.faults.length === 0 ? yaml.map(yaml.root, 'a lexicon', lexiconKeys) : undefined
  const head = fields && headOf(yaml, fields, terms)
  const together = cut.entries.length > 0 ? [] : yaml.list(fields?.get('entries'))
  const whole = together.flatMap(node => houseEntry(yaml, node, terms) ?? [])
  const faults: Fault[] = [...yaml.faults]
  const single = cut.entries.flatMap(({ text, linesAbove }) => {
    const one = readYaml(text, { linesAbove })
    const entries =
      one.faults.length > 0 ? [] : one.list(one.root).flatMap(node => houseEntry(one, node, terms) ?? [])
    faults.push(...one.faults)
    return entries
  })
  const entries = numbered([...whole, ...single], new Map())
  if (faults.length === 0 && entries.length === 0) {
    faults.push({
      line: 1,
      column: 1,
      message: 'the lexicon has no entries',
      hint: 'add “entries:” with “- avoid: …”',
    })
  }
  if (!head || faults.length > 0) return { faults: inOrder(faults) }
  const languages = [...new Set(entries.map(({ lang }) => lang))]
  return { rule: { ...head, entries, languages, fix: fixOf(entries) }, faults: [] }
}
