import type { Diagnostic } from '../engine/report.ts'
import { markdownText } from './markdown-text.ts'
import { isWebAddress } from './paths.ts'
import type { ReportedRule } from './reporter.ts'
import { levels } from './sarif-levels.ts'
import { visibleLine } from './visible.ts'

/**
 * A message of SARIF (section 3.11): braces are doubled, for single ones hold arguments; brackets are escaped where
 * they could make a link.
 */
export const plainMessage = (text: string): string => {
  const braced = visibleLine(text).replace(/[{}]/g, '$&$&')
  return braced.includes('](') ? braced.replace(/[\\[\]]/g, '\\$&') : braced
}

const descriptorOf = (found: Diagnostic, rule: ReportedRule | undefined) => {
  const why = visibleLine(found.why)
  const page = isWebAddress(found.url) ? found.url : undefined
  return {
    id: found.rule,
    shortDescription: { text: plainMessage(rule?.title ?? found.rule) },
    fullDescription: { text: plainMessage(why) },
    helpUri: page,
    help: {
      text: plainMessage(page === undefined ? why : `${why} ${page}`),
      markdown: [`Why: ${markdownText(why)}`, page && `[Why, and what to write instead](${page})`]
        .filter(Boolean)
        .join('\n\n'),
    },
    defaultConfiguration: { level: levels[rule?.severity ?? found.severity] },
    properties: rule ? { tags: [rule.group] } : undefined,
  }
}

/** The rules that spoke, in the order in which they did. */
export const rulesOf = (rules: readonly ReportedRule[]) => {
  const titled = new Map(rules.map(rule => [rule.id, rule]))
  const descriptors = new Map<string, { readonly index: number; readonly of: object }>()
  return {
    indexOf: (found: Diagnostic): number => {
      const known = descriptors.get(found.rule)
      if (known) return known.index
      const index = descriptors.size
      descriptors.set(found.rule, { index, of: descriptorOf(found, titled.get(found.rule)) })
      return index
    },
    all: (): readonly object[] => [...descriptors.values()].map(({ of }) => of),
  }
}
