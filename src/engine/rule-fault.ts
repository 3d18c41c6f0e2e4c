import { optionValues, type Said } from '../rule/check.ts'
import type { Collection, Noted } from '../rule/collection.ts'
import type { Rule } from '../rule/rule.ts'
import type { MessageView } from '../rule/view.ts'
import { severities } from '../text/severity.ts'

/** A sentence was asked for whose end only the parser of English knows. */
export class ParserWanted extends Error {}

/** What a rule of a plugin did wrong while it checked. */
export interface RuleFault {
  readonly rule: Rule
  readonly did: string
}

export type TellFault = (fault: RuleFault) => void

/** How somebody's failure reads in a sentence. */
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).split('\n')[0] ?? ''

/** Runs a part of a rule that is not ours; what it throws is told, and stands for no answer. */
export const trying = <T>(rule: Rule, run: () => T, tell: TellFault | undefined): T | undefined => {
  if (!rule.plugin) return run()
  try {
    return run()
  } catch (error) {
    if (error instanceof ParserWanted) throw error
    tell?.({ rule, did: `threw ${reasonOf(error)}` })
    return undefined
  }
}

/** What is wrong with something that a rule said, or undefined. */
const wrongWith = (said: Said, { passages }: MessageView): string | undefined => {
  if (typeof said !== 'object' || said === null) return 'said something that no message of “say” made'
  const { passage, range, severity, message, offers } = said
  if (!passages.includes(passage)) return 'reported a passage that is none of the message it was given'
  const { start, end } = range ?? {}
  const length = passage.text.length
  if (!(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= length)) {
    return `reported the range ${start}–${end}, which must be words of its passage of ${length} characters`
  }
  if (!severities.includes(severity)) return `gave the severity “${severity}”; it is ${severities.join(', ')}`
  if (typeof message !== 'string' || message === '') return 'gave no message'
  const offered = Array.isArray(offers) && offers.every(each => typeof each?.text === 'string')
  return offered ? undefined : 'gave offers that are no list of { text, safe }'
}

/** What a rule over many files keeps of a message; nothing where it fails. */
export const notedBy = (
  rule: Rule & { readonly collection: Collection },
  view: MessageView,
  tell: TellFault | undefined,
): Noted<unknown> | undefined => {
  const noted = trying(rule, () => rule.collection.note(view, optionValues(rule.options)), tell)
  if (!noted || !rule.plugin) return noted
  const did = wrongWith({ ...noted, severity: rule.severity, message: '-', offers: [] }, view)
  if (did === undefined) return noted
  tell?.({ rule, did })
  return undefined
}

/** What the judgement of a rule says. Of one that is not ours only what makes sense is kept, and the rest told. */
export const judgementOf = (
  rule: Rule,
  message: MessageView,
  hits: readonly Said[],
  tell: TellFault | undefined,
): readonly Said[] => {
  const { check } = rule
  if (!check) return hits
  const run = (): readonly Said[] => [...check(message, { hits, options: optionValues(rule.options) })]
  if (!rule.plugin) return run()
  return (trying(rule, run, tell) ?? []).filter(said => {
    const did = wrongWith(said, message)
    if (did !== undefined) tell?.({ rule, did })
    return did === undefined
  })
}

/** A fault as a problem of the file in which it came up. */
export const faultProblem = ({ rule, did }: RuleFault) => ({
  message: `the rule ${rule.id} of the plugin ${rule.plugin?.name} ${did}`,
  hint: `All other rules went on. Tell its author, or switch it off: rules: {${rule.id}: off}.`,
})
