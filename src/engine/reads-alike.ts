import type { Reading } from '../readers/reader.ts'
import type { Message, Passage } from '../text/conversation.ts'
import { isProblem, type Problem } from '../text/problem.ts'
import { firstEndingAfter } from '../text/range.ts'
import { applyEdits, type Planned } from './planned.ts'

/** A passage as it must be found again. */
export interface Seen {
  readonly where: string
  readonly start: number
  readonly end: number
  readonly text: string
}

const whereOf = ({ path, role, audience, author }: Message, { kind }: Passage): string =>
  [...path, role, audience, author ?? '', kind].join('\n')

/** Every passage of a reading, in its order; undefined where something could not be read. */
export const seenIn = (reading: Reading | Problem | undefined): readonly Seen[] | undefined => {
  if (!reading || isProblem(reading)) return undefined
  const seen: Seen[] = []
  for (const talk of reading.conversations) {
    if (isProblem(talk)) return undefined
    for (const message of talk.messages) {
      const { passages, otherReadings = [], twin = [] } = message
      for (const passage of [...passages, ...otherReadings.flat(), ...twin]) {
        const { located } = passage
        const place = located.source({ start: 0, end: located.text.length })
        seen.push({ where: whereOf(message, passage), ...place, text: located.text })
      }
    }
  }
  return seen
}

/** A passage that is rewritten, and all that is changed in it. */
interface Rewritten extends Omit<Seen, 'where'> {
  readonly changes: Planned[]
}

/** The passages that are rewritten, by where they begin: several readings of the same words may. */
const rewrittenBy = (planned: readonly Planned[]): ReadonlyMap<number, readonly Rewritten[]> => {
  const places = new Map<number, Rewritten[]>()
  const known = new Map<Passage, Rewritten>()
  const rewrittenOf = ({ located }: Passage): Rewritten => {
    const { text } = located
    const { start, end } = located.source({ start: 0, end: text.length })
    const there = places.get(start) ?? []
    places.set(start, there)
    const alike = there.find(one => one.end === end && one.text === text)
    if (alike) return alike
    const rewritten = { start, end, text, changes: [] }
    there.push(rewritten)
    return rewritten
  }
  for (const one of planned) {
    for (const passage of [one.change.passage, one.change.twin]) {
      if (!passage) continue
      const rewritten = known.get(passage) ?? rewrittenOf(passage)
      known.set(passage, rewritten)
      if (rewritten.changes.at(-1) !== one) rewritten.changes.push(one)
    }
  }
  return places
}

/**
 * What each passage must read like after the changes; undefined where it shares a changed stretch with another reading.
 */
const expecting = (planned: readonly Planned[]): ((seen: Seen) => string | undefined) => {
  const places = rewrittenBy(planned)
  const edits = planned
    .flatMap(by => by.edits.map(({ start, end }) => ({ start, end, by })))
    .sort((a, b) => a.start - b.start)
  return seen => {
    const own = places.get(seen.start)?.find(({ end, text }) => end === seen.end && text === seen.text)
    const changes = new Set(own?.changes)
    for (let at = firstEndingAfter(edits, seen.start); at < edits.length; at++) {
      const { start, by } = edits[at] as (typeof edits)[number]
      if (start >= seen.end) break
      if (!changes.has(by)) return undefined
    }
    if (!own) return seen.text
    return applyEdits(
      seen.text,
      own.changes.map(({ change: { range, words } }) => ({ ...range, text: words })),
    )
  }
}

/** Whether a text reads as another did, but for the rewritten words. */
export const holds = (
  before: readonly Seen[],
  after: readonly Seen[] | undefined,
  planned: readonly Planned[],
): boolean => {
  if (after?.length !== before.length) return false
  const expected = expecting(planned)
  return before.every((seen, index) => {
    const found = after[index]
    const text = expected(seen)
    return found?.where === seen.where && (text === undefined || found.text === text)
  })
}
