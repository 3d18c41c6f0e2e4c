/** One setting of a rule: declared once, it gives the type, the default, the check and the page. */
export interface Option<T> {
  readonly default: T
  readonly about: string
  /** The value, or what was expected instead. */
  readonly read: (value: unknown) => { readonly value: T } | { readonly expected: string }
}

export type Options = Readonly<Record<string, Option<unknown>>>

export type Values<O extends Options> = { readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never }

/** A whole number of at least `least`. */
export const integer = (spec: { default: number; least: number; about: string }): Option<number> => ({
  default: spec.default,
  about: spec.about,
  read: value =>
    typeof value === 'number' && Number.isInteger(value) && value >= spec.least
      ? { value }
      : { expected: `a whole number, at least ${spec.least}` },
})

/** Yes or no. */
export const flag = (spec: { default: boolean; about: string }): Option<boolean> => ({
  default: spec.default,
  about: spec.about,
  read: value => (typeof value === 'boolean' ? { value } : { expected: 'true or false' }),
})

/** Names, or patterns of names with `*` in them. A single one counts as a list of one. */
export const names = (spec: { about: string }): Option<readonly string[]> => ({
  default: [],
  about: spec.about,
  read: value => {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value]
    const texts = list.filter(each => typeof each === 'string' && each !== '')
    return texts.length === list.length
      ? { value: texts as readonly string[] }
      : { expected: 'a list of names' }
  },
})

export const defaults = <O extends Options>(options: O): Values<O> =>
  Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default])) as Values<O>
