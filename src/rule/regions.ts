import type { Token } from '../language/tokens.ts'
import { firstEndingAfter, overlaps, type Range } from '../text/range.ts'
import type { Scope } from './rule.ts'
import type { PassageView, Spot } from './view.ts'

/** A stretch of a passage in which something is looked for. */
export interface Region {
  readonly passage: PassageView
  readonly range: Range
}

const clauseMarks = new Set([...',;:—–-()…，；：、（）'])
/** Three dots part clauses, one stands in “e.g.”. */
const partsClauses = (text: string, { type, start, end }: Token): boolean =>
  type === 'mark' && (clauseMarks.has(text.charAt(start)) || end > start + 1)
const turns = /(?:^|[\s,;])(?:but|however|although|though|so|because|whereas|while|yet)(?=[\s,])/giu

export const sentenceAt = (
  passage: PassageView,
  offset: number,
): { readonly index: number; readonly range: Range } => {
  const all = passage.sentences()
  const index = Math.min(firstEndingAfter(all, offset), all.length - 1)
  return { index, range: all[index] ?? { start: 0, end: passage.text.length } }
}

/** The index of the first token that begins at `offset` or after it. */
export const tokensFrom = ({ tokens }: PassageView, offset: number): number => {
  const index = firstEndingAfter(tokens, offset)
  return index < tokens.length && (tokens[index] as Token).start < offset ? index + 1 : index
}

/** The tokens that begin inside a stretch of the passage. */
export function* tokensIn(passage: PassageView, { start, end }: Range): Iterable<Token> {
  const { tokens } = passage
  for (let at = tokensFrom(passage, start); at < tokens.length && (tokens[at] as Token).start < end; at++) {
    yield tokens[at] as Token
  }
}

/** No clause that people write reaches further to either side; a log without any marks does. */
export const longestClause = 400

/** As far as the clause around a stretch may reach: its sentence, at most so much of it. */
export const mayBeClauseAround = (passage: PassageView, range: Range): Range => {
  const sentence = sentenceAt(passage, range.start).range
  return {
    start: Math.max(sentence.start, range.start - longestClause),
    end: Math.min(Math.max(sentence.end, range.end), range.end + longestClause),
  }
}

/** The clause around a stretch: up to a comma, a colon, a dash or a turning word on either side, within the sentence. */
export const clauseAround = (passage: PassageView, range: Range): Range => {
  const { text, tokens } = passage
  let { start, end } = mayBeClauseAround(passage, range)
  const own = tokensFrom(passage, range.start)
  for (let at = own - 1; at >= 0; at--) {
    const token = tokens[at] as Token
    if (token.start < start) break
    if (token.end > range.start || !partsClauses(text, token)) continue
    start = token.end
    break
  }
  for (let at = own; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (token.start >= end) break
    if (token.start < range.end || !partsClauses(text, token)) continue
    end = token.start
    break
  }
  const from = start
  for (const turn of passage.text.slice(from, end).matchAll(turns)) {
    const at = from + turn.index
    if (at + turn[0].length <= range.start) start = at
    else if (at >= range.end) return { start, end: at }
  }
  return { start, end }
}

/** A whole passage as a region. */
export const whole = (passage: PassageView): Region => ({
  passage,
  range: { start: 0, end: passage.text.length },
})

/** The stretches that a scope means for a spot. */
export function* regions(spot: Spot, scope: Scope): Iterable<Region> {
  const { message, passage, range } = spot
  const { index } = sentenceAt(passage, range.start)
  const all = passage.sentences()
  const at = passage.index
  switch (scope) {
    case 'clause':
      yield { passage, range: clauseAround(passage, range) }
      return
    case 'sentence':
      yield { passage, range: all[index] ?? { start: 0, end: passage.text.length } }
      return
    case 'next-sentence': {
      const next = all[sentenceAt(passage, Math.max(range.end - 1, range.start)).index + 1]
      if (next) yield { passage, range: next }
      else {
        const following = message.passages[at + 1]
        const first = following?.sentences()[0]
        if (following && first) yield { passage: following, range: first }
      }
      return
    }
    case 'previous-sentence': {
      const previous = all[index - 1]
      if (previous) yield { passage, range: previous }
      else {
        const before = message.passages[at - 1]
        const last = before?.sentences().at(-1)
        if (before && last) yield { passage: before, range: last }
      }
      return
    }
    case 'message':
      for (const each of message.passages) yield whole(each)
      return
    case 'conversation':
      for (const each of message.passages) yield whole(each)
      for (const earlier of message.earlier()) for (const each of earlier.passages) yield whole(each)
  }
}

/** Where the named signal stands within the scope of a spot, outside the stretch that asks. */
export const whereStands = (scope: Scope, signal: string, spot: Spot): Region | undefined => {
  for (const region of regions(spot, scope)) {
    const range = rangeIn(region, signal, spot)
    if (range) return { passage: region.passage, range }
  }
  return undefined
}

/** Whether it stands there. */
export const standsWithin = (scope: Scope, signal: string, spot: Spot): boolean => {
  if (scope === 'message' || scope === 'conversation') {
    const { message } = spot
    const here = message.holding(signal).some(passage => standsIn(whole(passage), signal, spot))
    return here || (scope === 'conversation' && message.heardEarlier(signal))
  }
  // Where it stands nowhere in the message no sentence is to be found.
  if (spot.message.holding(signal).length === 0) return false
  return whereStands(scope, signal, spot) !== undefined
}

const rangeIn = ({ passage, range: region }: Region, signal: string, spot: Spot): Range | undefined => {
  const ranges = passage.signal(signal)
  for (let i = firstEndingAfter(ranges, region.start); i < ranges.length; i++) {
    const range = ranges[i] as Range
    if (range.start >= region.end) return undefined
    const own = passage === spot.passage && overlaps(range, spot.range)
    if (range.start >= region.start && range.end <= region.end && !own) return range
  }
  return undefined
}

/** Whether the named signal stands in the region, outside the stretch that asks. */
const standsIn = (region: Region, signal: string, spot: Spot): boolean =>
  rangeIn(region, signal, spot) !== undefined
