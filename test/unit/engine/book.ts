import type { RuleBook } from '../../../src/engine/ruleset.ts'
import type { Entry, Rule } from '../../../src/rule/rule.ts'

export const entryOf = (entry: Partial<Entry> & Pick<Entry, 'id'>): Entry => ({
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
  rewrite: [],
  bad: [],
  good: [],
  spare: [],
  ...entry,
})

export const ruleOf = (id: string, entries: readonly Entry[] = [], group = 'group'): Rule => ({
  id,
  group,
  title: id,
  severity: 'warning',
  why: 'It hurts.',
  cite: [],
  languages: ['en'],
  message: '“{found}”',
  entries,
  options: {},
  fix: 'none',
  notes: [],
})

export const bookOf = (
  rules: readonly Rule[],
  signals: RuleBook['words']['signals'] = [],
  precedence: readonly string[] = [],
): RuleBook => ({ rules, words: { sets: [], signals }, precedence })
