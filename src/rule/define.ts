import type { Range } from '../text/range.ts'
import type { Severity } from '../text/severity.ts'
import type { Offer, Said } from './check.ts'
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

interface SayOptions {
  readonly severity?: Severity
  readonly offers?: readonly Offer[]
}

/** One function a message: it asks for exactly the values that its template has holes for. */
export type Say<M extends Readonly<Record<string, Template>>> = {
  readonly [K in keyof M]: (
    passage: PassageView,
    range: Range,
    values: Readonly<Record<Holes<M[K]['en']>, string | number>>,
    options?: SayOptions,
  ) => Said
}

export interface RuleSpec<
  M extends Readonly<Record<string, Template>>,
  O extends Readonly<Record<string, Option<unknown>>>,
> {
  readonly id: string
  readonly title: Template
  readonly why: Template
  readonly severity: Severity
  readonly cite: readonly Citation[]
  readonly languages: Rule['languages']
  readonly messages: M
  readonly options: O
  readonly notes: readonly string[]
  readonly examples: readonly Turns[]
  /** What it offers; nothing, if left out. */
  readonly fix?: Rule['fix']
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

/** Makes a rule of a judgement over messages: typed messages, options declared once, examples that are its tests. */
export const defineRule = <
  const M extends Readonly<Record<string, Template>>,
  const O extends Readonly<Record<string, Option<unknown>>>,
>(
  spec: RuleSpec<M, O>,
): DefinedRule => {
  const { title, why, severity, messages, check, ...rest } = spec
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
        message: fill(passage.language === 'zh' ? template.zh : template.en, values),
        offers: options?.offers ?? [],
      }),
    ]),
  ) as Say<M>
  const [first] = Object.values(messages)
  return {
    fix: 'none',
    ...rest,
    severity,
    title: title.en,
    why: why.en,
    message: first?.en ?? '',
    zh: { title: title.zh, why: why.zh, message: first?.zh ?? '' },
    entries: [],
    check: (message, { options }) => check(message, { say, options: options as Values<O> }),
  }
}
