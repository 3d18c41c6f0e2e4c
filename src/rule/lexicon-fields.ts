import { nearest } from '../text/nearest.ts'
import { nothing } from '../text/nothing.ts'
import { conditionPattern, idPattern } from './lexicon-keys.ts'
import { type Condition, scopes } from './rule.ts'
import { type Field, isFlow, type YamlReader } from './yaml-reader.ts'

/** The items of a list of prose, which no comma may split. */
export const prose = (yaml: YamlReader, node: Field, what: string): readonly Field[] => {
  if (isFlow(node)) {
    yaml.fault(
      node,
      `${what} can't be written between brackets`,
      'write each on a line of its own after “- ”',
    )
    return []
  }
  return yaml.list(node)
}

/** A list of prose. */
export const texts = (yaml: YamlReader, node: Field, what: string): readonly string[] =>
  prose(yaml, node, what).flatMap(item => yaml.text(item, what) ?? nothing)

/** A list of values out of those that there are. */
export const words = <T extends string>(
  yaml: YamlReader,
  node: Field,
  what: string,
  values: readonly T[],
): readonly T[] => yaml.list(node).flatMap(item => yaml.oneOf(item, what, values) ?? nothing)

/** `question in sentence` and the like. Whether the guard or signal exists is known only with the shared words. */
export const conditions = (yaml: YamlReader, node: Field, what: string): readonly Condition[] =>
  yaml.list(node).flatMap(item => {
    const written = yaml.text(item, what)
    if (written === undefined) return nothing
    const [, name, scope] = conditionPattern.exec(written) ?? []
    const known = scope === undefined ? 'clause' : scopes.find(each => each === scope)
    if (name === undefined) {
      yaml.fault(
        item,
        `“${written}” is no condition`,
        `write “NAME in SCOPE”; scopes are ${scopes.join(', ')}`,
      )
      return nothing
    }
    if (known === undefined) {
      const near = nearest(scope ?? '', scopes)
      yaml.fault(
        item,
        `“${written}” looks in no scope there is`,
        near ? `did you mean “in ${near}”?` : `scopes are ${scopes.join(', ')}`,
      )
      return nothing
    }
    return { name, scope: known }
  })

/** True for a map, and for a list that stands where a map could. */
export const isMapLike = (node: Field): boolean =>
  typeof node === 'object' && node !== null && 'items' in node

export type Fields = ReadonlyMap<string, Field>

/** A map that holds prose, so that its pairs stand on lines of their own. */
export const proseMap = (
  yaml: YamlReader,
  node: Field,
  what: string,
  keys: readonly string[],
): Fields | undefined => {
  if (!isFlow(node)) return yaml.map(node, what, keys)
  yaml.fault(
    node,
    `${what} can't be written between braces`,
    'write “text:” and the rest on lines of their own',
  )
  return undefined
}

/** The text of a key that must be there. */
export const need = (
  yaml: YamlReader,
  node: Field,
  fields: Fields,
  key: string,
  what: string,
): string | undefined => {
  if (fields.has(key)) return yaml.text(fields.get(key), key === 'text' ? what : key)
  yaml.fault(node, `${what} has no “${key}”`, `add a line “${key}: …”`)
  return undefined
}

/** The value of a key that must be there. */
export const chosen = <T extends string>(
  yaml: YamlReader,
  node: Field,
  fields: Fields,
  key: string,
  values: readonly T[],
  what: string,
): T | undefined => {
  if (fields.has(key)) return yaml.oneOf(fields.get(key), key, values)
  yaml.fault(node, `${what} has no “${key}”`, `add “${key}:” with one of ${values.join(', ')}`)
  return undefined
}

/** The id of a rule or entry. */
export const idOf = (yaml: YamlReader, node: Field, fields: Fields, what: string): string | undefined => {
  const id = need(yaml, node, fields, 'id', what)
  if (id === undefined || idPattern.test(id)) return id
  yaml.fault(fields.get('id'), `“${id}” is no id`, 'ids are small letters, digits and hyphens: late-reply')
  return undefined
}
