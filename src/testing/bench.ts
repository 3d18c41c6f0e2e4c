import { type Checked, type Checker, makeChecker } from '../engine/check.ts'
import { faultProblem } from '../engine/rule-fault.ts'
import type { RuleBook } from '../engine/ruleset.ts'
import { proposeEnds } from '../language/english.ts'
import { textPassages } from '../readers/prose/text.ts'
import type { Offer } from '../rule/check.ts'
import type { Entry, Example, Rule } from '../rule/rule.ts'
import { applySettings, type Choice, type Settings } from '../rule/settings.ts'
import type { Audience, Conversation, Message, Role } from '../text/conversation.ts'
import { Located } from '../text/located.ts'
import type { Range } from '../text/range.ts'

/** What was found in an example. */
export interface Hit extends Range {
  readonly rule: string
  readonly entry: string
  readonly offers: readonly Offer[]
}

/** Rules made ready to be tested in each other's company. */
export interface Bench {
  /** All rules, without what the usual settings switch off. */
  readonly checker: Checker
  /** All rules as usual, or none other at all, but this one switched on, with option values. */
  readonly checkerWith: (id: string, options: Choice['options'], alone?: boolean) => Checker
  /** Whether an entry speaks of what a customer reads, without settings that switch it on. */
  readonly speaksToAll: (rule: Rule, entry: Entry) => boolean
  /** What all rules find in an entry's example, said after the customer's turn that it names, to the entry's audience. */
  readonly checkedExample: (
    example: Example,
    text: string,
    rule: Rule,
    entry: Entry,
  ) => Promise<readonly Hit[]>
}

/** A message of plain text. */
export const textMessage = (text: string, role: Role, audience: Audience = 'customer'): Message => ({
  path: [],
  role,
  audience,
  passages: textPassages(Located.file(text)),
})

/** What is said of a conversation. Throws where a rule of a plugin fails. */
export const checkedBy = async (
  checker: Checker,
  conversation: Conversation,
): Promise<readonly Checked[]> => {
  const checked = await checker.conversation(conversation)
  const [fault] = checked.flatMap(({ faults }) => faults)
  if (fault) throw new Error(faultProblem(fault).message)
  return checked
}

/** Makes a bench of a rule book and the settings that are usual for it. */
export const makeBench = (book: RuleBook, usual: Settings): Bench => {
  const checkerOf = (rules: readonly Rule[]): Checker =>
    makeChecker(
      { ...book, rules },
      async () => proposeEnds,
      () => '',
    )
  const checker = checkerOf(applySettings(book.rules, usual))
  let strict: Checker | undefined
  const isOff = (rule: Rule, entry: Entry): boolean => usual.get(`${rule.id}/${entry.id}`)?.is === 'off'
  const speaksToAll = (rule: Rule, entry: Entry): boolean =>
    !isOff(rule, entry) && (entry.audience.length === 0 || entry.audience.includes('customer'))
  return {
    checker,
    speaksToAll,
    checkerWith: (id, options, alone = false) => {
      const choice = { is: 'on' as const, ...(options ? { options } : {}) }
      const rules = alone ? book.rules.filter(rule => rule.id === id) : book.rules
      return checkerOf(applySettings(rules, new Map([...usual, [id, choice]])))
    },
    checkedExample: async ({ after }, text, rule, entry) => {
      const off = isOff(rule, entry)
      if (off) strict ??= checkerOf(book.rules)
      const audience = speaksToAll(rule, entry) ? 'customer' : (entry.audience[0] ?? 'customer')
      const before = after === undefined ? [] : [textMessage(after, 'customer')]
      const messages = [...before, textMessage(text, 'agent', audience)]
      const checked = await checkedBy(off && strict ? strict : checker, { messages })
      return checked.flatMap(({ winners }) =>
        winners.map(({ finding }) => ({
          rule: finding.rule.id,
          entry: finding.entry?.id ?? '',
          offers: finding.offers,
          ...finding.passage.passage.located.source(finding.range),
        })),
      )
    },
  }
}
