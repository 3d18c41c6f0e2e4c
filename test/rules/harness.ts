import { loadRules } from '../../src/build/load-rules.ts'
import { makeChecker } from '../../src/engine/check.ts'
import { proposeEnds } from '../../src/language/english.ts'
import { textPassages } from '../../src/readers/text.ts'
import type { Example } from '../../src/rule/rule.ts'
import type { Message, Role } from '../../src/text/conversation.ts'
import { Located } from '../../src/text/located.ts'

export const root = new URL('../..', import.meta.url).pathname
export const folder = await loadRules(`${root}rules`)
export const checker = makeChecker(
  folder,
  async () => proposeEnds,
  () => '',
)

const message = (text: string, role: Role): Message => ({
  path: [],
  role,
  audience: 'customer',
  passages: textPassages(Located.file(text)),
})

/** What all rules find in an example, said after the customer's turn that it names. */
export const checkedExample = async ({ after }: Example, text: string) => {
  const before = after === undefined ? [] : [message(after, 'customer')]
  const checked = await checker.conversation({ messages: [...before, message(text, 'agent')] })
  return checked.flatMap(({ winners }) =>
    winners.map(({ finding }) => ({
      rule: finding.rule.id,
      entry: finding.entry?.id ?? '',
      offers: finding.offers,
      ...finding.passage.passage.located.source(finding.range),
    })),
  )
}
