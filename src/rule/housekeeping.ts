import type { DefinedRule, Template } from './define.ts'
import type { Citation, Entry, Rule } from './rule.ts'

/** A rule that speaks of the user's own notes to Tactful: the engine finds, the rule says how loud and why. */
export interface HousekeepingSpec {
  readonly id: string
  readonly title: Template
  readonly why: Template
  readonly severity: Rule['severity']
  readonly cite: readonly Citation[]
  /** What it finds, by entry. */
  readonly finds: Readonly<Record<string, string>>
  readonly notes: readonly string[]
}

const entry = ([id, message]: readonly [string, string]): Entry => ({
  id,
  lang: 'en',
  match: [],
  not: [],
  at: [],
  after: [],
  notAfter: [],
  if: [],
  unless: [],
  channel: [],
  audience: [],
  message,
  rewrite: [],
  bad: [],
  good: [],
  spare: [],
})

/** Makes a rule without words and without judgement, so that it has its page, its severity and its entries as all have. */
export const defineHousekeepingRule = ({ title, why, finds, ...rest }: HousekeepingSpec): DefinedRule => ({
  ...rest,
  title: title.en,
  why: why.en,
  message: '',
  zh: { title: title.zh, why: why.zh, message: '' },
  languages: ['en', 'zh'],
  entries: Object.entries(finds).map(entry),
  options: {},
  fix: 'none',
})
