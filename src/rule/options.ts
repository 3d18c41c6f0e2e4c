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

export const defaults = <O extends Options>(options: O): Values<O> =>
  Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default])) as Values<O>
