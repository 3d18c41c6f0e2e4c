import type { Match } from '../language/automaton.ts'
import type { Said } from '../rule/check.ts'
import { guards } from '../rule/guards.ts'
import { standsAt } from '../rule/position.ts'
import { regions, standsWithin, whereStands, whole } from '../rule/regions.ts'
import type { Condition, Entry, Rule } from '../rule/rule.ts'
import type { MessageView, PassageView, Spot } from '../rule/view.ts'
import { messageFor } from '../rule/wording.ts'
import type { Message } from '../text/conversation.ts'
import { firstEndingAfter, overlaps, type Range } from '../text/range.ts'
import type { Severity } from '../text/severity.ts'
import { offersOf } from './rewrite.ts'
import type { Ruleset } from './ruleset.ts'
import { rangeOf, wholeWords, withinSentence } from './stretch.ts'

/** Words that an entry may report: what is weighed. */
export interface Candidate {
  readonly message: MessageView
  readonly passage: PassageView
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

/** Told only to somebody who watches. */
type Tell = () => Pick<Step, 'asks' | 'seen'>

const holds = (spot: Spot, { name, scope }: Condition): boolean => {
  const guard = guards[name]
  if (!guard) return standsWithin(scope, name, spot)
  // A guard looks around its spot: other passages and messages would only be walked over.
  if (scope === 'message' || scope === 'conversation') return guard(spot, whole(spot.passage))
  for (const region of regions(spot, scope)) if (guard(spot, region)) return true
  return false
}

const textIn = ({ text }: PassageView, { start, end }: Range): string =>
  text.slice(start, end).replace(/\s+/g, ' ').trim()

/** The words of a signal that holds; for a guard, what it looked at. */
const seenFor = (spot: Spot, { name, scope }: Condition, held: boolean): string => {
  const standing = held && !guards[name] ? whereStands(scope, name, spot) : undefined
  if (standing) return `holds: “${textIn(standing.passage, standing.range)}”`
  return held ? 'holds' : 'does not hold'
}

const conditionAsked = ({ name, scope }: Condition): string => `${name} in ${scope}`

export const fitsAudience = (entry: Entry, { audience }: Message): boolean =>
  entry.audience.length > 0 ? entry.audience.includes(audience) : audience !== 'internal'

export const fitsChannel = (entry: Entry, { channel }: Message): boolean =>
  entry.channel.length === 0 || (channel !== undefined && entry.channel.includes(channel))

const fitsTurnBefore = (entry: Entry, message: MessageView): boolean => {
  if (entry.after.length === 0 && entry.notAfter.length === 0) return true
  const before = message.before()
  if (before === undefined) return entry.after.length === 0 || entry.after.includes('unknown')
  if (entry.notAfter.some(act => before.has(act))) return false
  return entry.after.length === 0 || entry.after.some(act => act !== 'unknown' && before.has(act))
}

const turnBefore = (entry: Entry, message: MessageView): Pick<Step, 'asks' | 'seen'> => {
  const acts = message.before()
  const asks = [
    ...(entry.after.length > 0 ? [`after ${entry.after.join(', ')}`] : []),
    ...(entry.notAfter.length > 0 ? [`not after ${entry.notAfter.join(', ')}`] : []),
  ]
  const seen =
    acts === undefined ? 'no turn of the customer before' : [...acts].join(', ') || 'nothing of that kind'
  return { asks: asks.join('; '), seen }
}

const severityOf = ({ rule, entry }: Candidate, spot: Spot, watch: Watch | undefined): Severity => {
  for (const [key, change] of [
    ['harder', entry.harder],
    ['softer', entry.softer],
  ] as const) {
    for (const condition of change?.if ?? []) {
      const held = holds(spot, condition)
      const asks = `${key} to ${change?.to} if ${conditionAsked(condition)}`
      watch?.({ check: 'severity', asks, seen: seenFor(spot, condition, held), passes: true })
      if (held && change) return change.to
    }
  }
  return entry.severity ?? rule.severity
}

const silencer = (ranges: readonly Range[], range: Range): Range | undefined => {
  const first = ranges[firstEndingAfter(ranges, range.start)]
  return first && overlaps(first, range) ? first : undefined
}

/** Weighs a candidate: what its entry says of it, if it stands. `watch` hears every question up to the first “no”. */
export const weigh = (candidate: Candidate, ruleset: Ruleset, watch?: Watch): Said | undefined => {
  const { message, passage, match, rule, entry } = candidate
  const marked = ruleset.automaton.marked(match, passage.tokens, passage.text)
  // The most frequent answer: an entry asks for capitals, and nearly all words have none.
  if (!marked && !watch) return undefined
  const asked = (check: Step['check'], passes: boolean, tell: Tell): boolean => {
    watch?.({ check, passes, ...tell() })
    return passes
  }
  const around = rangeOf(passage.tokens, match.from, match.to)
  const longer = silencer(candidate.silenced, around)
  if (entry.not.length > 0) {
    const seen = () => (longer ? `“${textIn(passage, longer)}”` : 'none')
    if (!asked('not', longer === undefined, () => ({ asks: 'a longer phrase around it', seen: seen() })))
      return undefined
  }
  const { audience, channel } = message.message
  if (!asked('lang', entry.lang === passage.language, () => ({ asks: entry.lang, seen: passage.language })))
    return undefined
  const readers = entry.audience.join(', ') || 'all but internal notes'
  if (!asked('audience', fitsAudience(entry, message.message), () => ({ asks: readers, seen: audience })))
    return undefined
  if (entry.channel.length > 0) {
    const tell: Tell = () => ({ asks: entry.channel.join(', '), seen: channel ?? 'not told' })
    if (!asked('channel', fitsChannel(entry, message.message), tell)) return undefined
  }
  const inPlace = marked !== undefined && withinSentence(passage, match)
  if (
    !asked('words', inPlace, () => ({
      asks: 'the exact case, within one sentence',
      seen: textIn(passage, around),
    }))
  )
    return undefined
  if (!marked) return undefined
  const range = wholeWords(passage.tokens, marked.from, marked.to)
  const spot: Spot = { message, passage, range }
  if (entry.after.length + entry.notAfter.length > 0) {
    if (!asked('after', fitsTurnBefore(entry, message), () => turnBefore(entry, message))) return undefined
  }
  if (entry.at.length > 0) {
    const stands = entry.at.some(place => standsAt(spot, place))
    if (
      !asked('at', stands, () => ({
        asks: entry.at.join(' or '),
        seen: stands ? 'it stands there' : 'it stands elsewhere',
      }))
    )
      return undefined
  }
  for (const [check, wanted] of [
    ['unless', false],
    ['if', true],
  ] as const) {
    for (const condition of entry[check]) {
      const held = holds(spot, condition)
      const tell: Tell = () => ({ asks: conditionAsked(condition), seen: seenFor(spot, condition, held) })
      if (!asked(check, held === wanted, tell)) return undefined
    }
  }
  return {
    passage,
    range,
    severity: severityOf(candidate, spot, watch),
    message: messageFor(rule, entry, passage).replaceAll('{found}', textIn(passage, range)),
    entry,
    offers: offersOf(entry, spot, marked.captures),
  }
}
