import type { Match } from '../language/automaton.ts'
import type { Token } from '../language/tokens.ts'
import { optionValues, type Said } from '../rule/check.ts'
import { guards } from '../rule/guards.ts'
import { standsAt } from '../rule/position.ts'
import { regions, sentenceAt, standsWithin, whole } from '../rule/regions.ts'
import type { Condition, Entry, Rule } from '../rule/rule.ts'
import type { MessageView, PassageView, Spot } from '../rule/view.ts'
import { messageFor } from '../rule/wording.ts'
import { firstEndingAfter, overlaps, type Range } from '../text/range.ts'
import type { Severity } from '../text/severity.ts'
import { offersOf } from './rewrite.ts'
import type { Ruleset } from './ruleset.ts'

/** What a rule said of a message, before rules are weighed against each other. */
export interface Finding extends Said {
  readonly rule: Rule
}

const holds = (spot: Spot, { name, scope }: Condition): boolean => {
  const guard = guards[name]
  if (!guard) return standsWithin(scope, name, spot)
  // A guard looks around its spot: other passages and messages would only be walked over.
  if (scope === 'message' || scope === 'conversation') return guard(spot, whole(spot.passage))
  for (const region of regions(spot, scope)) if (guard(spot, region)) return true
  return false
}

const afterFits = (entry: Entry, message: MessageView): boolean => {
  if (entry.after.length === 0 && entry.notAfter.length === 0) return true
  const before = message.before()
  if (before === undefined) return entry.after.length === 0 || entry.after.includes('unknown')
  if (entry.notAfter.some(act => before.has(act))) return false
  return entry.after.length === 0 || entry.after.some(act => act !== 'unknown' && before.has(act))
}

const severityOf = (rule: Rule, entry: Entry, spot: Spot): Severity => {
  for (const change of [entry.harder, entry.softer]) {
    if (change?.if.some(condition => holds(spot, condition))) return change.to
  }
  return entry.severity ?? rule.severity
}

const rangeOf = (tokens: readonly Token[], from: number, to: number): Range => ({
  start: (tokens[from] as Token).start,
  end: (tokens[to - 1] as Token).end,
})

/** A reported range takes in whole words: half a contraction can't be rewritten. */
const wholeWords = (tokens: readonly Token[], from: number, to: number): Range => {
  let [first, last] = [from, to]
  if (tokens[first]?.glued) first--
  if (tokens[last]?.glued) last++
  return rangeOf(tokens, first, last)
}

const withinSentence = (passage: PassageView, { from, to }: Match): boolean => {
  const { tokens } = passage
  let broken = false
  for (let i = from + 1; i < to; i++) if (tokens[i]?.newLine) broken = true
  return (
    !broken || sentenceAt(passage, (tokens[from] as Token).start).range.end >= (tokens[to - 1] as Token).end
  )
}

const judgeMatch = (
  message: MessageView,
  passage: PassageView,
  match: Match,
  rule: Rule,
  entry: Entry,
  ruleset: Ruleset,
): Said | undefined => {
  if (entry.lang !== passage.language) return undefined
  const { audience, channel } = message.message
  if (entry.audience.length > 0 ? !entry.audience.includes(audience) : audience === 'internal')
    return undefined
  if (entry.channel.length > 0 && (channel === undefined || !entry.channel.includes(channel)))
    return undefined
  const marked = ruleset.automaton.marked(match, passage.tokens, passage.text)
  if (!marked || !withinSentence(passage, match)) return undefined
  const range = wholeWords(passage.tokens, marked.from, marked.to)
  const spot: Spot = { message, passage, range }
  if (!afterFits(entry, message)) return undefined
  if (entry.at.length > 0 && !entry.at.some(place => standsAt(spot, place))) return undefined
  if (entry.unless.some(condition => holds(spot, condition))) return undefined
  if (!entry.if.every(condition => holds(spot, condition))) return undefined
  return {
    passage,
    range,
    severity: severityOf(rule, entry, spot),
    message: messageFor(rule, entry, passage).replaceAll(
      '{found}',
      passage.text.slice(range.start, range.end).replace(/\s+/g, ' '),
    ),
    entry,
    offers: offersOf(entry, spot, marked.captures),
  }
}

/** Of hits that overlap the leftmost stays, then the longest, then the one whose entry stands first. */
const leftmostLongest = (hits: readonly Said[], { entries }: Rule): readonly Said[] => {
  const order = ({ entry }: Said): number => (entry ? entries.indexOf(entry) : entries.length)
  const sorted = [...hits].sort(
    (a, b) => a.range.start - b.range.start || b.range.end - a.range.end || order(a) - order(b),
  )
  const kept: Said[] = []
  const ends = new Map<PassageView, number>()
  for (const hit of sorted) {
    if (hit.range.start < (ends.get(hit.passage) ?? 0)) continue
    ends.set(hit.passage, hit.range.end)
    kept.push(hit)
  }
  return kept
}

/** Where longer phrases silence each entry: its stretches in order, joined where they overlap. */
const silencedIn = (passage: PassageView, { owners }: Ruleset): ReadonlyMap<Entry, readonly Range[]> => {
  const silenced = new Map<Entry, Range[]>()
  for (const match of passage.matches) {
    const owner = owners[match.phrase]
    if (owner?.is !== 'not') continue
    const range = rangeOf(passage.tokens, match.from, match.to)
    const ranges = silenced.get(owner.entry)
    const last = ranges?.at(-1)
    if (!ranges || !last) silenced.set(owner.entry, [range])
    else if (range.start >= last.end) ranges.push(range)
    else ranges[ranges.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
  }
  return silenced
}

const touchesAny = (ranges: readonly Range[], range: Range): boolean => {
  const first = ranges[firstEndingAfter(ranges, range.start)]
  return first !== undefined && overlaps(first, range)
}

/** What every rule says of one message of the company. */
export const judge = (message: MessageView, ruleset: Ruleset): readonly Finding[] => {
  const hits = new Map<Rule, Said[]>()
  for (const passage of message.passages) {
    if (passage.passage.kind === 'quote') continue
    const silenced = silencedIn(passage, ruleset)
    for (const match of passage.matches) {
      const owner = ruleset.owners[match.phrase]
      if (owner?.is !== 'match') continue
      const around = rangeOf(passage.tokens, match.from, match.to)
      const silencer = silenced.get(owner.entry)
      if (silencer && touchesAny(silencer, around)) continue
      const hit = judgeMatch(message, passage, match, owner.rule, owner.entry, ruleset)
      if (!hit) continue
      const list = hits.get(owner.rule)
      if (list) list.push(hit)
      else hits.set(owner.rule, [hit])
    }
  }
  return ruleset.rules.flatMap(rule => {
    const found = leftmostLongest(hits.get(rule) ?? [], rule)
    if (!rule.check) return found.map(hit => ({ ...hit, rule }))
    return [...rule.check(message, { hits: found, options: optionValues(rule.options) })].map(hit => ({
      ...hit,
      rule,
    }))
  })
}
