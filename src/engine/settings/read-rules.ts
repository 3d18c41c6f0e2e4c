import { isMapLike } from '../../rule/lexicon-fields.ts'
import type { Level } from '../../rule/settings.ts'
import type { Field, YamlReader } from '../../rule/yaml-reader.ts'
import schema from './settings.schema.json' with { type: 'json' }
import type { RuleSetting, Told } from './settings.ts'

const levels = schema.$defs.level.enum as readonly Level[]

/** A value of an option; a number or a truth where it is written as one. */
const optionValue = (yaml: YamlReader, node: Field, what: string): unknown => {
  if (isMapLike(node)) {
    return yaml.list(node).flatMap(item => yaml.text(item, what) ?? [])
  }
  const written = yaml.text(node, what)
  if (written === 'true' || written === 'false') return written === 'true'
  return written !== undefined && /^-?\d+(?:\.\d+)?$/.test(written) ? Number(written) : written
}

const levelAt = (yaml: YamlReader, node: Field, what: string): Told<Level> | undefined => {
  const value = yaml.oneOf(node, what, levels)
  return value === undefined ? undefined : { value, ...yaml.placeOf(node) }
}

const ruleSetting = (yaml: YamlReader, key: string, at: Field, node: Field): RuleSetting => {
  const place = yaml.placeOf(at)
  if (!isMapLike(node)) {
    const is = levelAt(yaml, node, key)
    return { key, ...place, ...(is ? { is } : {}), options: [] }
  }
  const pairs = yaml.pairs(node, key)
  const severity = pairs.find(([name]) => name === 'severity')
  const is = severity && levelAt(yaml, severity[2], 'severity')
  const options = pairs
    .filter(([name]) => name !== 'severity')
    .map(([name, where, value]) => ({
      name,
      value: optionValue(yaml, value, name),
      ...yaml.placeOf(where),
    }))
  return { key, ...place, ...(is ? { is } : {}), options }
}

/** `no-problem: off` and `answer-first: {severity: error, most: 2}`, each with its place. */
export const ruleSettings = (yaml: YamlReader, node: Field): readonly RuleSetting[] =>
  yaml.pairs(node, 'rules').map(([key, at, value]) => ruleSetting(yaml, key, at, value))
