import type { Fields } from '../../readers/reader.ts'
import { isMapLike } from '../../rule/lexicon-fields.ts'
import type { Fault } from '../../rule/yaml-faults.ts'
import { type Field, readYaml, type YamlReader } from '../../rule/yaml-reader.ts'
import { badPattern } from './patterns.ts'
import { ruleSettings } from './read-rules.ts'
import schema from './settings.schema.json' with { type: 'json' }
import type { Override, Part, SettingsFile, SpeakerSetting, Told } from './settings.ts'
import { foldedName } from './speakers.ts'

type Node = ReadonlyMap<string, Field>

const defs = schema.$defs
const keysOf = (properties: object): readonly string[] => Object.keys(properties)
const roleNames = keysOf(defs.roles.properties) as readonly SpeakerSetting['value'][]
const single = keysOf(defs.fields.properties).filter(key => key !== 'prose') as readonly Exclude<
  keyof Fields,
  'prose'
>[]

const empty: Part = { extends: [], rules: [], lexicons: [], roles: [], placeholders: [] }

const word = (yaml: YamlReader, node: Field, what: string): Told<string> | undefined => {
  const value = yaml.text(node, what)
  if (value === '') yaml.fault(node, `${what} is empty`, 'write its text, or take the line out')
  return value ? { value, ...yaml.placeOf(node) } : undefined
}

const words = (yaml: YamlReader, node: Field, what: string): readonly Told<string>[] =>
  yaml.list(node).flatMap(item => word(yaml, item, what) ?? [])

const patterns = (yaml: YamlReader, node: Field, what: string): readonly Told<string>[] =>
  yaml.list(node).flatMap(item => {
    const told = word(yaml, item, what)
    const bad = told && badPattern(told.value)
    if (bad) yaml.fault(item, bad.message, bad.hint)
    return told && !bad ? [told] : []
  })

const fieldsIn = (yaml: YamlReader, node: Field): Told<Fields> | undefined => {
  const fields = yaml.map(node, 'fields', keysOf(defs.fields.properties))
  if (!fields) return undefined
  const prose = words(yaml, fields.get('prose'), 'prose').map(({ value }) => value)
  if (!fields.has('prose')) {
    yaml.fault(node, 'fields have no “prose”', 'name the path of the texts: prose: macros[].body')
  }
  const named = single
    .filter(key => fields.has(key))
    .map(key => [key, word(yaml, fields.get(key), key)?.value ?? ''] as const)
  return { value: { prose, ...Object.fromEntries(named) }, ...yaml.placeOf(node) }
}

const speakers = (yaml: YamlReader, node: Field): readonly SpeakerSetting[] => {
  const seen = new Map<string, string>()
  return [...(yaml.map(node, 'roles', roleNames) ?? [])].flatMap(([role, names]) =>
    yaml.list(names).flatMap(item => {
      const told = word(yaml, item, 'a name')
      if (!told) return []
      const name = foldedName(told.value)
      const before = seen.get(name)
      if (before !== undefined && before !== role) {
        yaml.fault(item, `“${told.value}” is ${before} and ${role}`, 'list every name under one role')
      }
      seen.set(name, role)
      return [{ ...told, speaker: told.value, value: role as SpeakerSetting['value'] }]
    }),
  )
}

const partOf = (yaml: YamlReader, fields: Node): Part => {
  const told = fields.has('fields') ? fieldsIn(yaml, fields.get('fields')) : undefined
  return {
    extends: words(yaml, fields.get('extends'), 'extends'),
    rules: fields.has('rules') ? ruleSettings(yaml, fields.get('rules')) : [],
    lexicons: words(yaml, fields.get('lexicons'), 'lexicons'),
    ...(told ? { fields: told } : {}),
    roles: fields.has('roles') ? speakers(yaml, fields.get('roles')) : [],
    placeholders: words(yaml, fields.get('placeholders'), 'placeholders'),
  }
}

const override = (yaml: YamlReader, node: Field): readonly Override[] => {
  const fields = yaml.map(node, 'an override', keysOf(defs.override.properties))
  if (!fields) return []
  const files = patterns(yaml, fields.get('files'), 'files')
  if (!fields.has('files')) {
    yaml.fault(node, 'an override has no “files”', 'say for which files it is: files: macros/**')
  } else if (files.length > 0 && files.every(({ value }) => value.startsWith('!'))) {
    yaml.fault(
      fields.get('files'),
      '“files” has only exceptions',
      'add a pattern of which they are one: “**”',
    )
  }
  const format = fields.has('format') ? word(yaml, fields.get('format'), 'format') : undefined
  return [{ ...partOf(yaml, fields), files, ...(format ? { format } : {}) }]
}

const overridesIn = (yaml: YamlReader, node: Field): readonly Override[] => {
  if (isMapLike(node) && yaml.list(node)[0] === node) {
    yaml.fault(node, 'overrides must be a list', 'begin each of them with “- files:”')
    return []
  }
  return yaml.list(node).flatMap(item => override(yaml, item))
}

const oneOf = <T extends string>(
  yaml: YamlReader,
  fields: Node,
  key: string,
  values: readonly string[],
): Told<T> | undefined => {
  if (!fields.has(key)) return undefined
  const value = yaml.oneOf(fields.get(key), key, values) as T | undefined
  return value === undefined ? undefined : { value, ...yaml.placeOf(fields.get(key)) }
}

/** Reads a settings file, YAML or JSON; all its faults are told. A file of comments alone changes nothing. */
export const readSettings = (
  source: string,
): { readonly file: SettingsFile; readonly faults: readonly Fault[] } => {
  const yaml = readYaml(source, { comments: true })
  const nothing: SettingsFile = { ...empty, overrides: [], plugins: [], ignore: [], suppressions: [] }
  if (yaml.root === null || yaml.faults.length > 0) return { file: nothing, faults: yaml.faults }
  const fields = yaml.map(yaml.root, 'a settings file', keysOf(schema.properties))
  if (!fields) return { file: nothing, faults: yaml.faults }
  const failOn = oneOf<NonNullable<SettingsFile['failOn']>['value']>(
    yaml,
    fields,
    'failOn',
    schema.properties.failOn.enum,
  )
  const show = oneOf<NonNullable<SettingsFile['show']>['value']>(
    yaml,
    fields,
    'show',
    schema.properties.show.enum,
  )
  const baseline = fields.has('baseline') ? word(yaml, fields.get('baseline'), 'baseline') : undefined
  const file = {
    ...partOf(yaml, fields),
    overrides: fields.has('overrides') ? overridesIn(yaml, fields.get('overrides')) : [],
    plugins: words(yaml, fields.get('plugins'), 'plugins'),
    ignore: patterns(yaml, fields.get('ignore'), 'ignore'),
    suppressions: words(yaml, fields.get('suppressions'), 'suppressions'),
    ...(baseline ? { baseline } : {}),
    ...(failOn ? { failOn } : {}),
    ...(show ? { show } : {}),
  }
  return { file, faults: yaml.faults }
}
