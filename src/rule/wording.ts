import { isTraditional } from '../language/fold.ts'
import type { Entry, Rule, Wording } from './rule.ts'
import type { PassageView } from './view.ts'

const scripts = new WeakMap<PassageView, boolean>()

/** Whether a passage is written in Traditional characters; it is looked through once for all its findings. */
export const inTraditional = (passage: PassageView): boolean => {
  const known = scripts.get(passage)
  if (known !== undefined) return known
  const found = isTraditional(passage.text)
  scripts.set(passage, found)
  return found
}

/** What a rule says of a passage, in the language and the script of its text. */
export const wordingFor = (rule: Rule, passage: PassageView): Wording => {
  if (passage.language !== 'zh' || !rule.zh) return rule
  return rule.traditional && inTraditional(passage) ? rule.traditional : rule.zh
}

/** The message template for a hit of an entry. */
export const messageFor = (rule: Rule, entry: Entry, passage: PassageView): string => {
  const own =
    entry.traditionalMessage !== undefined && inTraditional(passage)
      ? entry.traditionalMessage
      : entry.message
  return own ?? wordingFor(rule, passage).message
}
