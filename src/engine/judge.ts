import type { Match } from '../language/automaton.ts'
import type { Token } from '../language/tokens.ts'
import { optionValues, type Said } from '../rule/check.ts'
import { guards } from '../rule/guards.ts'
import { standsAt } from '../rule/position.ts'
import { regions, sentenceAt, standsIn } from '../rule/regions.ts'
import type { Condition, Entry, Rule } from '../rule/rule.ts'
import type { MessageView, PassageView, Spot } from '../rule/view.ts'
import { overlaps, type Range } from '../text/range.ts'
import type { Severity } from '../text/severity.ts'
import { offersOf } from './rewrite.ts'
import type { Ruleset } from './ruleset.ts'

/** What a rule said of a message, before rules are weighed against each other. */
export interface Finding extends Said {
  readonly rule: Rule
}

const holds = (spot: Spot, { name, scope }: Condition): boolean => {
  const guard = guards[name]
  for (const region of regions(spot, scope)) {
    if (guard ? guard(spot, region) : standsIn(region, name, spot)) return true
  }
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
  return !broken || sentenceAt(passage, (tokens[from] as Token).start).range.end >= (tokens[to - 1] as Token).end
}

const judgeMatch = (message: MessageView, passage: PassageView, match: Match, rule: Rule, entry: Entry, ruleset: Ruleset): Said | undefined => {
  if (entry.lang !== passage.language) return undefined
  const { audience, channel } = message.message
  if (entry.audience.length > 0 ? !entry.audience.includes(audience) : audience === 'internal') return undefined
  if (entry.channel.length > 0 && (channel === undefined || !entry.channel.includes(channel))) return undefined
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
    message: (entry.message ?? rule.message).replaceAll('{found}', passage.text.slice(range.start, range.end).replace(/\s+/g, ' ')),
    entry,
    offers: offersOf(entry, spot, marked.captures),
  }
}

/** Of hits that overlap, the leftmost and then the longest stays. */
const leftmostLongest = (hits: readonly Said[]): readonly Said[] => {
  const sorted = [...hits].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)
  const kept: Said[] = []
  const ends = new Map<PassageView, number>()
  for (const hit of sorted) {
    if (hit.range.start < (ends.get(hit.passage) ?? 0)) continue
    ends.set(hit.passage, hit.range.end)
    kept.push(hit)
  }
  return kept
}

/** What every rule says of one message of the company. */
export const judge = (message: MessageView, ruleset: Ruleset): readonly Finding[] => {
  const hits = new Map<Rule, Said[]>()
  for (const passage of message.passages) {
    if (passage.passage.kind === 'quote') continue
    const silenced = passage.matches.flatMap(match => {
      const owner = ruleset.owners[match.phrase]
      return owner?.is === 'not' ? [{ entry: owner.entry, range: rangeOf(passage.tokens, match.from, match.to) }] : []
    })
    for (const match of passage.matches) {
      const owner = ruleset.owners[match.phrase]
      if (owner?.is !== 'match') continue
      const around = rangeOf(passage.tokens, match.from, match.to)
      if (silenced.some(({ entry, range }) => entry === owner.entry && overlaps(range, around))) continue
      const hit = judgeMatch(message, passage, match, owner.rule, owner.entry, ruleset)
      if (!hit) continue
      const list = hits.get(owner.rule)
      if (list) list.push(hit)
      else hits.set(owner.rule, [hit])
    }
  }
  return ruleset.rules.flatMap(rule => {
    const found = leftmostLongest(hits.get(rule) ?? [])
    if (!rule.check) return found.map(hit => ({ ...hit, rule }))
    return [...rule.check(message, { hits: found, options: optionValues(rule.options) })].map(hit => ({ ...hit, rule }))
  })
}
