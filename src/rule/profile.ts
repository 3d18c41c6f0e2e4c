import { severities } from '../text/severity.ts'
import { isMapLike } from './lexicon-fields.ts'
import type { Choice, Level, Profile } from './settings.ts'
import type { Fault } from './yaml-faults.ts'
import { type Field, readYaml, type YamlReader } from './yaml-reader.ts'

const levels: readonly Level[] = [...severities, 'on', 'off']

const value = (yaml: YamlReader, node: Field, what: string): unknown => {
  const items = yaml.list(node)
  if (node != null && items[0] !== node) return items.flatMap(item => yaml.text(item, what) ?? [])
  const written = yaml.text(node, what)
  if (written === undefined) return undefined
  if (written === 'true' || written === 'false') return written === 'true'
  return /^-?\d+(?:\.\d+)?$/.test(written) ? Number(written) : written
}

/** `error`, or `{ is: error, most: 2 }` with options of the rule. */
const choice = (yaml: YamlReader, node: Field, name: string): Choice => {
  if (!isMapLike(node)) {
    const is = yaml.oneOf(node, name, levels)
    return is === undefined ? {} : { is }
  }
  const pairs = yaml.pairs(node, name)
  const is = pairs
    .filter(([key]) => key === 'is')
    .flatMap(([, , each]) => yaml.oneOf(each, 'is', levels) ?? [])
  const options = pairs
    .filter(([key]) => key !== 'is')
    .map(([key, , each]) => [key, value(yaml, each, key)] as const)
  return {
    ...(is[0] === undefined ? {} : { is: is[0] }),
    ...(options.length === 0 ? {} : { options: Object.fromEntries(options) }),
  }
}

/** Reads a profile: `about`, what it `extends`, and `rules` with a level for each rule (`no-problem`) or entry. */
export const readProfile = (
  name: string,
  source: string,
): { readonly profile: Profile; readonly faults: readonly Fault[] } => {
  const yaml = readYaml(source)
  const fields = yaml.map(yaml.root, 'a profile', ['about', 'extends', 'rules', 'words'])
  if (fields && !fields.has('about')) {
    yaml.fault(yaml.root, 'a profile has no “about”', 'say in a sentence whose advice it is')
  }
  const optional = (key: string): string | undefined =>
    fields?.has(key) ? yaml.text(fields.get(key), key) : undefined
  const words = optional('words')
  const profile: Profile = {
    name,
    about: optional('about')?.trim() ?? '',
    extends: yaml.list(fields?.get('extends')).flatMap(item => yaml.text(item, 'extends') ?? []),
    choices: yaml
      .pairs(fields?.get('rules'), 'rules')
      .map(([rule, , each]) => [rule, choice(yaml, each, rule)] as const),
    ...(words === undefined ? {} : { words }),
    house: [],
  }
  return { profile, faults: yaml.faults }
}
