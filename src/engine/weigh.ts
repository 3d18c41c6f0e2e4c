import type { Match } from '../language/automaton.ts'
import type { Said } from '../rule/check.ts'
import { guards } from '../rule/guards.ts'
import { regions, standsWithin, whereStands, whole } from '../rule/regions.ts'
import type { Condition, Entry, Rule, SeverityChange } from '../rule/rule.ts'
import type { MessageView, Spot } from '../rule/view.ts'
import { messageFor } from '../rule/wording.ts'
import type { Range } from '../text/range.ts'
import type { Severity } from '../text/severity.ts'
import { passesAll, questionsOfPlace, questionsOfWords, textIn, type Weighing } from './questions.ts'
import type { PassageRead } from './reading.ts'
import { offersOf } from './rewrite.ts'
import { wholeWords } from './stretch.ts'

/** Words that an entry may report: what is weighed. */
export interface Candidate {
  readonly message: MessageView
  readonly passage: PassageRead
  readonly match: Match
  readonly rule: Rule
  readonly entry: Entry
  /** Where longer phrases silence the entry in this passage. */
  readonly silenced: readonly Range[]
}

/** A question that a candidate was asked, in the words of the lexicon, and its answer. */
export interface Step {
  readonly check:
    | 'lang'
    | 'audience'
    | 'channel'
    | 'not'
    | 'words'
    | 'after'
    | 'at'
    | 'unless'
    | 'if'
    | 'severity'
  readonly asks: string
  /** What was there: the language of the passage, the acts of the turn before, the words that made a condition hold. */
  readonly seen: string
  /** Whether the candidate goes on; a change of severity always does. */
  readonly passes: boolean
}

export type Watch = (step: Step) => void

const holds = (spot: Spot, { name, scope }: Condition): boolean => {
  const guard = guards[name]
  if (!guard) return standsWithin(scope, name, spot)
  // A guard looks around its spot: other passages and messages would only be walked over.
  if (scope === 'message' || scope === 'conversation') return guard(spot, whole(spot.passage))
  for (const region of regions(spot, scope)) if (guard(spot, region)) return true
  return false
}

/** The words of a signal that holds; for a guard, what it looked at. */
const seenFor = (spot: Spot, { name, scope }: Condition, held: boolean): string => {
  const standing = held && !guards[name] ? whereStands(scope, name, spot) : undefined
  if (standing) return `holds: “${textIn(standing.passage, standing.range)}”`
  return held ? 'holds' : 'does not hold'
}

const conditionAsked = ({ name, scope }: Condition): string => `${name} in ${scope}`

/** The severity after a change, if one of its conditions holds. */
const changed = (
  key: 'harder' | 'softer',
  change: SeverityChange | undefined,
  spot: Spot,
  watch: Watch | undefined,
): Severity | undefined => {
  if (!change) return undefined
  for (const condition of change.if) {
    const held = holds(spot, condition)
    if (watch) {
      const asks = `${key} to ${change.to} if ${conditionAsked(condition)}`
      watch({ check: 'severity', asks, seen: seenFor(spot, condition, held), passes: true })
    }
    if (held) return change.to
  }
  return undefined
}

/** Whether all conditions are answered as the entry wants them. */
const fit = (
  check: 'if' | 'unless',
  conditions: readonly Condition[],
  spot: Spot,
  watch: Watch | undefined,
): boolean => {
  for (const condition of conditions) {
    const held = holds(spot, condition)
    const passes = held === (check === 'if')
    watch?.({ check, passes, asks: conditionAsked(condition), seen: seenFor(spot, condition, held) })
    if (!passes) return false
  }
  return true
}

/** Weighs a candidate: what its entry says of it, if it stands. `watch` hears every question up to the first “no”. */
export const weigh = (candidate: Candidate, watch?: Watch): Said | undefined => {
  const { message, passage, match, rule, entry, silenced } = candidate
  const marked = passage.marked(match)
  // The most frequent answer: an entry asks for capitals, and nearly all words have none.
  if (!marked && !watch) return undefined
  const weighing: Weighing = { message, passage, match, rule, entry, silenced, marked }
  if (!passesAll(questionsOfWords, weighing, watch) || !marked) return undefined
  const range = wholeWords(passage, marked.from, marked.to)
  const spot: Spot = { message, passage, range }
  if (!passesAll(questionsOfPlace, { entry, spot }, watch)) return undefined
  if (!fit('unless', entry.unless, spot, watch) || !fit('if', entry.if, spot, watch)) return undefined
  return {
    passage,
    range,
    severity:
      changed('harder', entry.harder, spot, watch) ??
      changed('softer', entry.softer, spot, watch) ??
      entry.severity ??
      rule.severity,
    message: messageFor(rule, entry, passage).replaceAll('{found}', textIn(passage, range)),
    entry,
    offers: offersOf(entry, spot, marked.captures),
  }
}
