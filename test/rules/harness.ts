import { loadRules } from '../../src/build/load-rules.ts'
import { makeChecker } from '../../src/engine/check.ts'
import { proposeEnds } from '../../src/language/english.ts'
import { textPassages } from '../../src/readers/prose/text.ts'
import type { Entry, Example, Rule } from '../../src/rule/rule.ts'
import { applySettings, settingsOf } from '../../src/rule/settings.ts'
import type { Audience, Message, Role } from '../../src/text/conversation.ts'
import { Located } from '../../src/text/located.ts'

export const root = new URL('../..', import.meta.url).pathname
export const folder = await loadRules(`${root}rules`)
const recommended = settingsOf('recommended', folder.profiles)
const checkerOf = (rules: readonly Rule[]) =>
  makeChecker(
    { ...folder, rules },
    async () => proposeEnds,
    () => '',
  )
/** All rules, without the entries that the profile recommended switches off. */
export const checker = checkerOf(applySettings(folder.rules, recommended))
const strictChecker = checkerOf(folder.rules)

const isOff = (rule: Rule, entry: Entry): boolean => recommended.get(`${rule.id}/${entry.id}`)?.is === 'off'

/** Whether an entry speaks of what a customer reads, without a profile that switches it on. */
export const speaksToAll = (rule: Rule, entry: Entry): boolean =>
  !isOff(rule, entry) && (entry.audience.length === 0 || entry.audience.includes('customer'))

const message = (text: string, role: Role, audience: Audience): Message => ({
  path: [],
  role,
  audience,
  passages: textPassages(Located.file(text)),
})

/** What all rules find in an entry's example, said after the customer's turn that it names, to the entry's audience. */
export const checkedExample = async ({ after }: Example, text: string, rule: Rule, entry: Entry) => {
  const before = after === undefined ? [] : [message(after, 'customer', 'customer')]
  const audience = speaksToAll(rule, entry) ? 'customer' : (entry.audience[0] ?? 'customer')
  const messages = [...before, message(text, 'agent', audience)]
  const checked = await (isOff(rule, entry) ? strictChecker : checker).conversation({ messages })
  return checked.flatMap(({ winners }) =>
    winners.map(({ finding }) => ({
      rule: finding.rule.id,
      entry: finding.entry?.id ?? '',
      offers: finding.offers,
      ...finding.passage.passage.located.source(finding.range),
    })),
  )
}
