/** As much of JSON Schema as our own schemas use. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly minimum?: number
  readonly pattern?: string
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly $defs?: Readonly<Record<string, Schema>>
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: value => typeof value === 'string',
  number: value => typeof value === 'number',
  integer: Number.isInteger,
  boolean: value => typeof value === 'boolean',
}

/**
 * The first thing in a value that its schema does not allow, as `files[2].path must be a string`; undefined where there is
 * none. Keys that the schema does not know pass: a later version may have more of them.
 */
export const firstFault = (value: unknown, root: Schema): string | undefined => {
  const look = (held: unknown, given: Schema, at: string): string | undefined => {
    const name = given.$ref?.replace('#/$defs/', '')
    const schema = name === undefined ? given : root.$defs?.[name]
    if (!schema) throw new Error(`no schema ${given.$ref}`)
    const { type, minimum, pattern, required = [], properties = {}, items } = schema
    if (type !== undefined && !types[type]?.(held))
      return `${at} must be ${/^[aio]/.test(type) ? 'an' : 'a'} ${type}`
    if ('const' in schema && held !== schema.const) return `${at} must be ${JSON.stringify(schema.const)}`
    if (schema.enum && !schema.enum.includes(held)) return `${at} must be one of ${schema.enum.join(', ')}`
    if (minimum !== undefined && typeof held === 'number' && held < minimum)
      return `${at} must be ${minimum} or more`
    if (pattern !== undefined && typeof held === 'string' && !new RegExp(pattern).test(held))
      return `${at} is not of the form ${pattern}`
    if (isObject(held)) {
      const missing = required.find(key => !Object.hasOwn(held, key))
      if (missing !== undefined) return `${at} lacks “${missing}”`
      for (const [key, own] of Object.entries(properties)) {
        const fault = Object.hasOwn(held, key) ? look(held[key], own, `${at}.${key}`) : undefined
        if (fault !== undefined) return fault
      }
    }
    if (items && Array.isArray(held)) {
      for (const [index, item] of held.entries()) {
        const fault = look(item, items, `${at}[${index}]`)
        if (fault !== undefined) return fault
      }
    }
    return undefined
  }
  return look(value, root, 'it')
}
