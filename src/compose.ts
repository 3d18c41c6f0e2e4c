import manifest from '../package.json' with { type: 'json' }
import { book } from '../rules/index.ts'
import { type Checker, makeChecker, type PageUrl } from './engine/check.ts'
import type { Rule } from './rule/rule.ts'

const page: PageUrl = ({ group, id }) =>
  `https://unpkg.com/${manifest.name}@${manifest.version}/rules/${group}/${id}.md`

/** Every rule that ships. */
export const rules: readonly Rule[] = book.rules

/** The engine with some of our rules; the slow parser of English is loaded when a text calls for it. */
export const checkerOf = (chosen: readonly Rule[]): Checker =>
  makeChecker(
    { ...book, rules: chosen },
    async () => (await import('./language/english.ts')).proposeEnds,
    page,
  )
