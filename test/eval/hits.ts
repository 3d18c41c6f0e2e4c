import type { Checker } from '../../src/engine/check.ts'
import { textPassages } from '../../src/readers/prose/text.ts'
import type { Message, Role } from '../../src/text/conversation.ts'
import { Located } from '../../src/text/located.ts'
import type { Row } from './rows.ts'

/** A finding on a row: its rule, its related rules, and the words it marks. */
export interface Hit {
  readonly rule: string
  readonly entry: string
  readonly rules: readonly string[]
  readonly severity: string
  readonly start: number
  readonly end: number
}

const message = (text: string, role: Role, lang: string | undefined): Message => ({
  path: [],
  role,
  audience: 'customer',
  ...(lang === undefined ? {} : { lang }),
  passages: textPassages(Located.file(text)),
})

/** What the rules find on a row, with the customer's turn before it where there is one. */
export const hitsOf = async (row: Row, checker: Checker, role: Role): Promise<readonly Hit[]> => {
  const before = row.before === undefined ? [] : [message(row.before, 'customer', undefined)]
  const checked = await checker.conversation({ messages: [...before, message(row.text, role, row.lang)] })
  return checked.flatMap(({ winners }) =>
    winners.map(({ finding, related }) => ({
      rule: finding.rule.id,
      entry: finding.entry?.id ?? '',
      rules: [finding.rule.id, ...related],
      severity: finding.severity,
      ...finding.passage.passage.located.source(finding.range),
    })),
  )
}
