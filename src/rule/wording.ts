import { isTraditional } from '../language/fold.ts'
import type { Entry, Rule, Wording } from './rule.ts'
import type { PassageView } from './view.ts'

/** What a rule says of a passage, in the language and the script of its text. */
export const wordingFor = (rule: Rule, passage: PassageView): Wording => {
  if (passage.language !== 'zh' || !rule.zh) return rule
  return rule.traditional && isTraditional(passage.text) ? rule.traditional : rule.zh
}

/** The message template for a hit of an entry. */
export const messageFor = (rule: Rule, entry: Entry, passage: PassageView): string => {
  const own =
    entry.traditionalMessage !== undefined && isTraditional(passage.text)
      ? entry.traditionalMessage
      : entry.message
  return own ?? wordingFor(rule, passage).message
}
