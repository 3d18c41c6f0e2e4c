import type { Match } from '../language/automaton.ts'
import type { Said } from '../rule/check.ts'
import { guards } from '../rule/guards.ts'
import { type Region, regions, standsWithin, whereStands, whole } from '../rule/regions.ts'
import type { Condition, Entry, Rule, Scope, SeverityChange } from '../rule/rule.ts'
import type { MessageView, PassageView, Spot } from '../rule/view.ts'
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

/**
 * The clause or the sentence of a spot, looked for when somebody asks: most guards know where to look. A class, as V8 makes
 * a shape for each object with a getter of its own, and the shape holds all that the getter does.
 */
class Around implements Region {
  readonly passage: PassageView
  readonly #spot: Spot
  readonly #scope: Scope

  constructor(spot: Spot, scope: Scope) {
    this.passage = spot.passage
    this.#spot = spot
    this.#scope = scope
  }

  get range(): Range {
    for (const { range } of regions(this.#spot, this.#scope)) return range
    return this.#spot.range
  }
}

const holds = (spot: Spot, { name, scope }: Condition): boolean => {
  const guard = guards[name]
  if (!guard) return standsWithin(scope, name, spot)
  // A guard looks around its spot: other passages and messages would only be walked over.
  if (scope === 'message' || scope === 'conversation') return guard(spot, whole(spot.passage))
  if (scope === 'clause' || scope === 'sentence') return guard(spot, new Around(spot, scope))
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

/** What was weighed last in a passage: several phrases of an entry may report the same words. */
export interface Weighed {
  entry?: Entry
  start?: number
  end?: number
}

/** Whether the same words were weighed for the same entry just before: their place was, and nothing else comes of it. */
const isAgain = (last: Weighed, entry: Entry, { start, end }: Range): boolean => {
  if (last.entry === entry && last.start === start && last.end === end) return true
  last.entry = entry
  last.start = start
  last.end = end
  return false
}

/**
 * Weighs a candidate: what its entry says of it, if it stands. `watch` hears every question up to the first “no”. With
 * `last`, words that were weighed for the entry just before are left out.
 */
export const weigh = (candidate: Candidate, watch?: Watch, last?: Weighed): Said | undefined => {
  const { message, passage, match, rule, entry, silenced } = candidate
  const marked = passage.marked(match)
  // The most frequent answer: an entry asks for capitals, and nearly all words have none.
  if (!marked && !watch) return undefined
  const weighing: Weighing = { message, passage, match, rule, entry, silenced, marked }
  if (!passesAll(questionsOfWords, weighing, watch) || !marked) return undefined
  const range = wholeWords(passage, marked.from, marked.to)
  if (last && isAgain(last, entry, range)) return undefined
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
