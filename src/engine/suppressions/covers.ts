import type { Passage } from '../../text/conversation.ts'
import type { Range } from '../../text/range.ts'
import type { Suppression } from './directive.ts'

/** Where a passage stands in the file, and in which language it is, where somebody looked. */
export interface PassagePlace extends Range {
  readonly language?: string
}

export const placeOf = ({ located }: Passage, language?: string): PassagePlace => {
  const place = located.source({ start: 0, end: located.text.length })
  return language === undefined ? place : { ...place, language }
}

/** A suppression with the stretch of the file that it covers. */
export interface Covering {
  readonly suppression: Suppression
  readonly covers: Range
}

/** What can't be paired: an end without a beginning, a beginning without an end. */
export interface Unpaired {
  readonly range: Range
  readonly problem: string
}

/** The index of the first item whose key is at least `least`, in items sorted by it. */
export const firstFrom = <T>(items: readonly T[], least: number, key: (item: T) => number): number => {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (key(items[middle] as T) < least) low = middle + 1
    else high = middle
  }
  return low
}

const startOf = ({ start }: Range): number => start

/** The stretch that a comment before, or inside, a passage speaks for. `ends` is how far passages reach up to each. */
const nextTo = ({ start, end }: Range, passages: readonly PassagePlace[], ends: readonly number[]): Range => {
  const around = firstFrom(passages, start, startOf) - 1
  const reach = ends[around] ?? 0
  if (reach > end) return { start: end, end: reach }
  const at = firstFrom(passages, end, startOf)
  const next = passages[at]
  if (!next) return { start: end, end }
  // What readers of a template see differs, and begins at the same place.
  let last = next.end
  for (let i = at; passages[i]?.start === next.start; i++) last = Math.max(last, passages[i]?.end ?? 0)
  return { start: next.start, end: last }
}

interface Open {
  readonly suppression: Suppression
  closed: boolean
}

const keyOf = ({ rules }: Suppression): string => [...new Set(rules)].sort().join(' ')

/** Regions that are open, the last one first, whatever they name or by what they name. */
const regions = () => {
  const all: Open[] = []
  const byRules = new Map<string, Open[]>()
  const last = (stack: Open[]): Suppression | undefined => {
    while (stack.at(-1)?.closed) stack.pop()
    const found = stack.pop()
    if (found) found.closed = true
    return found?.suppression
  }
  return {
    begin: (suppression: Suppression): void => {
      const open = { suppression, closed: false }
      const key = keyOf(suppression)
      const same = byRules.get(key)
      all.push(open)
      if (same) same.push(open)
      else byRules.set(key, [open])
    },
    end: (suppression: Suppression): Suppression | undefined =>
      last(suppression.rules.length === 0 ? all : (byRules.get(keyOf(suppression)) ?? [])),
    left: (): readonly Suppression[] =>
      all.filter(({ closed }) => !closed).map(({ suppression }) => suppression),
  }
}

/** What a customer said, and what is in another language, no rule reads. */
const isChecked = ({ language }: PassagePlace): boolean => language === 'en' || language === 'zh'

/** From each suppression to the stretch of the file that it covers. `all` passages are sorted by their beginnings. */
export const coverings = (
  suppressions: readonly Suppression[],
  all: readonly PassagePlace[],
  length: number,
): { readonly found: readonly Covering[]; readonly unpaired: readonly Unpaired[] } => {
  const found: Covering[] = []
  const unpaired: Unpaired[] = []
  const open = regions()
  const passages = all.filter(isChecked)
  let reach = 0
  const ends = passages.map(({ end }) => {
    reach = Math.max(reach, end)
    return reach
  })
  for (const suppression of suppressions) {
    const { directive, range } = suppression
    if (directive === 'file') found.push({ suppression, covers: { start: 0, end: length } })
    else if (directive === 'next') found.push({ suppression, covers: nextTo(range, passages, ends) })
    else if (directive === 'begin') open.begin(suppression)
    else {
      const begun = open.end(suppression)
      if (begun) found.push({ suppression: begun, covers: { start: begun.range.end, end: range.start } })
      else unpaired.push({ range, problem: 'nothing that it could end begins before it' })
    }
  }
  for (const begun of open.left()) {
    found.push({ suppression: begun, covers: { start: begun.range.end, end: length } })
    unpaired.push({
      range: begun.range,
      problem: 'it has no end; write tactful-ignore-end, or tactful-ignore-file',
    })
  }
  return { found, unpaired }
}
