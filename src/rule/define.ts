import type { Range } from '../text/range.ts'
import type { Severity } from '../text/severity.ts'
import type { Offer, Said } from './check.ts'
import type { Gate } from './gate.ts'
import type { Option, Values } from './options.ts'
import type { Citation, Rule, Turns } from './rule.ts'
import type { MessageView, PassageView } from './view.ts'

export type Holes<Template extends string> = Template extends `${string}{${infer Hole}}${infer Rest}`
  ? Hole | Holes<Rest>
  : never

/** A message template in both languages, with the same {holes}. */
export interface Template {
  readonly en: string
  readonly zh: string
}

/** What a rule says: in both languages, or in English alone. */
export type Words = string | Template

/** The holes of words. */
export type HolesIn<W extends Words> = W extends string
  ? Holes<W>
  : W extends Template
    ? Holes<W['en']>
    : never

export const inEnglish = (words: Words): string => (typeof words === 'string' ? words : words.en)
export const inChinese = (words: Words): string => (typeof words === 'string' ? words : words.zh)

interface SayOptions {
  readonly severity?: Severity
  readonly offers?: readonly Offer[]
}

/** One function a message: it asks for exactly the values that its template has holes for. */
export type Say<M extends Readonly<Record<string, Words>>> = {
  readonly [K in keyof M]: (
    passage: PassageView,
    range: Range,
    values: Readonly<Record<HolesIn<M[K]>, string | number>>,
    options?: SayOptions,
  ) => Said
}

export interface RuleSpec<
  M extends Readonly<Record<string, Words>>,
  O extends Readonly<Record<string, Option<unknown>>>,
> {
  readonly id: string
  readonly title: Words
  readonly why: Words
  readonly severity: Severity
  readonly cite: readonly Citation[]
  readonly languages: Rule['languages']
  readonly messages: M
  readonly options: O
  readonly notes: readonly string[]
  readonly examples: readonly Turns[]
  /** What it offers; nothing, if left out. */
  readonly fix?: Rule['fix']
  /** A cheap look that says whether the rule could speak of a message. Without it, the check is always asked. */
  readonly when?: Gate<Values<O>>
  readonly check: (
    message: MessageView,
    tools: { readonly say: Say<M>; readonly options: Values<O> },
  ) => Iterable<Said>
}

/** A rule in code, before its folder gives it a group. */
export type DefinedRule = Omit<Rule, 'group'>

/** Throws a RangeError for a hole without a value, which the compiler sees only where there is one. */
export const fill = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{([a-z]+)\}/g, (_, hole: string) => {
    const value = values?.[hole]
    if (value !== undefined) return String(value)
    throw new RangeError(`the message “${template}” got no value for its hole {${hole}}`)
  })

/** The keys that every rule in code must have, and what is said where the compiler was not asked. */
const insistOn = (spec: object, keys: readonly string[]): void => {
  const given = spec as Readonly<Record<string, unknown>>
  const lacking = keys.find(key => given[key] === undefined)
  if (lacking !== undefined) throw new TypeError(`the rule “${given.id ?? ''}” has no “${lacking}”`)
}

/** What rules say of themselves; Chinese where they have it. */
export const wordings = (
  spec: { readonly title: Words; readonly why: Words; readonly messages: Readonly<Record<string, Words>> },
  keys: readonly string[],
): Pick<Rule, 'title' | 'why' | 'message' | 'zh'> => {
  insistOn(spec, [
    'id',
    'title',
    'why',
    'severity',
    'cite',
    'languages',
    'messages',
    'options',
    'notes',
    ...keys,
  ])
  const { title, why, messages } = spec
  const [first = ''] = Object.values(messages)
  const zh = { title: inChinese(title), why: inChinese(why), message: inChinese(first) }
  return {
    title: inEnglish(title),
    why: inEnglish(why),
    message: inEnglish(first),
    ...(typeof title === 'string' ? {} : { zh }),
  }
}

/** Makes a rule of a judgement over messages: typed messages, options declared once, examples that are its tests. */
export const defineRule = <
  const M extends Readonly<Record<string, Words>>,
  const O extends Readonly<Record<string, Option<unknown>>>,
>(
  spec: RuleSpec<M, O>,
): DefinedRule => {
  const said = wordings(spec, ['examples', 'check'])
  const { title: _, why: __, severity, messages, check, when, ...rest } = spec
  const say = Object.fromEntries(
    Object.entries(messages).map(([name, template]) => [
      name,
      (
        passage: PassageView,
        range: Range,
        values: Readonly<Record<string, string | number>>,
        options?: SayOptions,
      ): Said => ({
        passage,
        range,
        severity: options?.severity ?? severity,
        message: fill(passage.language === 'zh' ? inChinese(template) : inEnglish(template), values),
        offers: options?.offers ?? [],
      }),
    ]),
  ) as Say<M>
  return {
    fix: 'none',
    ...rest,
    severity,
    ...said,
    entries: [],
    check: (message, { options }) => check(message, { say, options: options as Values<O> }),
    ...(when ? { when: when as Gate } : {}),
  }
}
