import { type Checker, makeChecker } from '../../src/engine/check.ts'
import { proposeEnds } from '../../src/language/english.ts'
import type { Rule } from '../../src/rule/rule.ts'
import { applySettings, lineOf, settingsOf } from '../../src/rule/settings.ts'
import { tell } from '../../src/testing/turns.ts'
import { folder } from './harness.ts'

const checkers = new Map<string, Checker>()

const checkerOf = (rules: readonly Rule[]): Checker =>
  makeChecker(
    { ...folder, rules, precedence: ['house', ...folder.precedence] },
    async () => proposeEnds,
    () => '',
  )

/** The rules of a profile, with words of the house. */
const rulesUnder = (profile: string, house: readonly Rule[]): readonly Rule[] => {
  const own = lineOf(profile, folder.profiles).flatMap(each => each.house)
  return applySettings([...folder.rules, ...house, ...own], settingsOf(profile, folder.profiles))
}

const said = async (checker: Checker, turns: readonly string[]): Promise<readonly string[]> => {
  const checked = await checker.conversation(tell({ about: '', turns, also: [] }).conversation)
  return checked.flatMap(({ winners }) =>
    winners.map(({ finding: { rule, severity, passage, range } }) => {
      const words = passage.text.slice(range.start, range.end)
      return `${rule.id} ${severity}: ${words}`
    }),
  )
}

/** What a profile says of a conversation: `rule severity: words`. */
export const saidUnder = async (profile: string, ...turns: readonly string[]): Promise<readonly string[]> => {
  const checker = checkers.get(profile) ?? checkerOf(rulesUnder(profile, []))
  checkers.set(profile, checker)
  return said(checker, turns)
}

/** The same with words of the house. */
export const saidWith = (house: Rule, ...turns: readonly string[]): Promise<readonly string[]> =>
  said(checkerOf(rulesUnder('recommended', [house])), turns)
