import type { Token } from '../language/tokens.ts'
import type { Said } from '../rule/check.ts'
import type { Entry, Rule } from '../rule/rule.ts'
import type { PassageView } from '../rule/view.ts'
import { contains, type Range } from '../text/range.ts'
import { matchKind, notKind } from './phrases.ts'
import type { PassageRead } from './reading.ts'
import { judgementOf, type TellFault } from './rule-fault.ts'
import type { Ruleset } from './ruleset.ts'
import { rangeOf } from './stretch.ts'
import type { MessageRead } from './view.ts'
import { type Candidate, type Step, type Weighed, weigh } from './weigh.ts'

/** What a rule said of a message, before rules are weighed against each other. */
export interface Finding extends Said {
  readonly rule: Rule
}

/** Somebody who wants to know how it came to the findings. */
export interface Observer {
  readonly weighed: (candidate: Candidate, steps: readonly Step[], said: Said | undefined) => void
  /** A hit that a longer or earlier one of the same rule outdid. */
  readonly outdone: (hit: Said, by: Said) => void
  /** A finding in words that the house prefers. */
  readonly preferred: (finding: Finding) => void
}

/** Of hits that overlap the leftmost stays, then the longest, then the one whose entry stands first. */
const leftmostLongest = (hits: readonly Said[], { entries }: Rule, observer?: Observer): readonly Said[] => {
  if (hits.length < 2) return hits
  const order = ({ entry }: Said): number => (entry ? entries.indexOf(entry) : entries.length)
  const sorted = [...hits].sort(
    (a, b) => a.range.start - b.range.start || b.range.end - a.range.end || order(a) - order(b),
  )
  const kept: Said[] = []
  const lasts = new Map<PassageView, Said>()
  for (const hit of sorted) {
    const last = lasts.get(hit.passage)
    if (last && hit.range.start < last.range.end) {
      observer?.outdone(hit, last)
      continue
    }
    lasts.set(hit.passage, hit)
    kept.push(hit)
  }
  return kept
}

/** Where longer phrases silence each entry: its stretches in order, joined where they overlap. */
const silencedIn = (
  { found: { hits, tokens } }: PassageRead,
  { owners, phrases: { kinds, ruleOf } }: Ruleset,
  known: Suspicion,
): ReadonlyMap<Entry, readonly Range[]> => {
  const silenced = new Map<Entry, Range[]>()
  for (let at = 0; at < hits.length; at += 3) {
    const phrase = hits[at] as number
    if (kinds[phrase] !== notKind || !known.maySpeak(ruleOf[phrase] as number)) continue
    const owner = owners[phrase]
    if (owner?.is !== 'not') continue
    const range = rangeOf(tokens, hits[at + 1] as number, hits[at + 2] as number)
    const ranges = silenced.get(owner.entry)
    const last = ranges?.[ranges.length - 1]
    if (!ranges || !last) silenced.set(owner.entry, [range])
    else if (range.start >= last.end) ranges.push(range)
    else ranges[ranges.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
  }
  return silenced
}

const preferredIn = ({ matches, tokens }: PassageView, { owners }: Ruleset): readonly Range[] =>
  matches
    .filter(({ phrase }) => owners[phrase]?.is === 'preferred')
    .map(({ from, to }) => ({ start: (tokens[from] as Token).start, end: (tokens[to - 1] as Token).end }))

/** What the house itself prefers to say is no finding. */
const notPreferred = (ruleset: Ruleset, observer?: Observer): ((finding: Finding) => boolean) => {
  const made = new Map<PassageView, readonly Range[]>()
  return finding => {
    const { passage, range } = finding
    const ranges = made.get(passage) ?? preferredIn(passage, ruleset)
    made.set(passage, ranges)
    const inside = ranges.some(preferred => contains(preferred, range))
    if (inside) observer?.preferred(finding)
    return !inside
  }
}

const none: readonly Range[] = []

/** What comes of a candidate, told to somebody who wants to know. */
const weighed = (candidate: Candidate, last: Weighed, observer: Observer | undefined): Said | undefined => {
  if (!observer) return weigh(candidate, undefined, last)
  const steps: Step[] = []
  const hit = weigh(candidate, step => void steps.push(step))
  observer.weighed(candidate, steps, hit)
  return hit
}

const hitsIn = (
  message: MessageRead,
  ruleset: Ruleset,
  known: Suspicion,
  observer?: Observer,
): ReadonlyMap<Rule, readonly Said[]> => {
  const { kinds, ruleOf } = ruleset.phrases
  const found = new Map<Rule, Said[]>()
  for (const passage of message.passages) {
    if (passage.passage.kind === 'quote') continue
    const { hits } = passage.found
    const last: Weighed = {}
    let silenced: ReadonlyMap<Entry, readonly Range[]> | undefined
    for (let at = 0; at < hits.length; at += 3) {
      const phrase = hits[at] as number
      if (kinds[phrase] !== matchKind || !known.maySpeak(ruleOf[phrase] as number)) continue
      const owner = ruleset.owners[phrase]
      if (owner?.is !== 'match') continue
      const { rule, entry } = owner
      if (entry.not.length > 0) silenced ??= silencedIn(passage, ruleset, known)
      const match = { phrase, from: hits[at + 1] as number, to: hits[at + 2] as number }
      const around = (entry.not.length > 0 && silenced?.get(entry)) || none
      const hit = weighed({ message, passage, match, rule, entry, silenced: around }, last, observer)
      if (!hit) continue
      const list = found.get(rule)
      if (list) list.push(hit)
      else found.set(rule, [hit])
    }
  }
  return found
}

/** What is known of a message before it is judged. */
export interface Suspicion {
  /** False where no phrase of any rule reports anything. */
  readonly hasHits: boolean
  /** False where the rule, by its place in the set, has nothing to say. */
  readonly maySpeak: (rule: number) => boolean
}

const everything: Suspicion = { hasHits: true, maySpeak: () => true }
const noHits: ReadonlyMap<Rule, readonly Said[]> = new Map()

/**
 * What every rule says of one message of the company. An observer changes nothing; `tell` hears of rules that fail. What
 * is `known` only saves work.
 */
export const judge = (
  message: MessageRead,
  ruleset: Ruleset,
  observer?: Observer,
  tell?: TellFault,
  known: Suspicion = everything,
): readonly Finding[] => {
  const hits = known.hasHits ? hitsIn(message, ruleset, known, observer) : noHits
  const findings: Finding[] = []
  for (let number = 0; number < ruleset.rules.length; number++) {
    if (!known.maySpeak(number)) continue
    const rule = ruleset.rules[number] as Rule
    const own = hits.get(rule)
    if (!own && !rule.check) continue
    const found = leftmostLongest(own ?? [], rule, observer)
    for (const said of judgementOf(rule, message, found, tell)) findings.push({ ...said, rule })
  }
  if (findings.length === 0 || !ruleset.prefers) return findings
  return findings.filter(notPreferred(ruleset, observer))
}
