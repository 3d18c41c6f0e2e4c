import type { Range } from '../text/range.ts'
import type { Severity } from '../text/severity.ts'
import type { Gate } from './gate.ts'
import { defaults, type Option, type Options, type Values } from './options.ts'
import type { Entry } from './rule.ts'
import type { MessageView, PassageView } from './view.ts'

export type { Option, Options } from './options.ts'

/** Words to put in place of a stretch. An empty text deletes it, with a space and a capital set right. */
export interface Offer {
  readonly text: string
  readonly safe: boolean
}

/** What a rule says of a stretch of a message. */
export interface Said {
  readonly passage: PassageView
  readonly range: Range
  readonly severity: Severity
  readonly message: string
  readonly entry?: Entry
  readonly offers: readonly Offer[]
}

/** What a check works with: what the rule's phrases found, and its option values. */
export interface Evidence<V> {
  readonly hits: readonly Said[]
  readonly options: V
}

/** A pure judgement over one message; it may keep, drop or change the hits and add what no phrase shows. */
export type Check<V = Readonly<Record<string, unknown>>> = (
  message: MessageView,
  evidence: Evidence<V>,
) => Iterable<Said>

/** The code beside a lexicon: its options and its judgement. */
export interface Judgement {
  readonly options: Options
  readonly check: Check
  readonly when?: Gate
  readonly keeps?: Gate
}

/** Ties a check to its options, so that the compiler knows the values. */
export const judge = <O extends Record<string, Option<unknown>>>(spec: {
  readonly options: O
  readonly check: Check<Values<O>>
  /** A cheap look at a message in which no phrase of the lexicon was found. Without it, the check is always asked. */
  readonly when?: Gate<Values<O>>
  /** The same for a message in which phrases were found: whether the check might keep any. Without it, it might. */
  readonly keeps?: Gate<Values<O>>
}): Judgement => ({
  options: spec.options,
  check: spec.check as Check,
  ...(spec.when ? { when: spec.when as Gate } : {}),
  ...(spec.keeps ? { keeps: spec.keeps as Gate } : {}),
})

const valuesOf = new WeakMap<Options, Readonly<Record<string, unknown>>>()

/** The values of options; made once for each set of them, as every message asks. */
export const optionValues = (options: Options): Readonly<Record<string, unknown>> => {
  const known = valuesOf.get(options)
  if (known) return known
  const values = Object.freeze(defaults(options))
  valuesOf.set(options, values)
  return values
}
