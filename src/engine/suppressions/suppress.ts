import { nearest } from '../../text/nearest.ts'
import type { Range } from '../../text/range.ts'
import { type Covering, coverings, firstFrom, type PassagePlace } from './covers.ts'
import type { Misspelt, Suppression } from './directive.ts'

/** As much of a finding as suppressing it needs. */
export interface Suppressible {
  readonly rule: string
  readonly entry?: string
  readonly start: { readonly offset: number }
}

/** A suppression that is wrong or idle, where it stands. */
export interface Complaint {
  readonly entry: 'unused' | 'expired' | 'misspelt' | 'blanket' | 'reasonless'
  readonly range: Range
  readonly problem: string
}

/** What suppressions may name, and who speaks. */
export interface SuppressOptions {
  /** Ids that can be named: of rules, and of entries as `rule/entry`. */
  readonly known: ReadonlySet<string>
  /**
   * The languages in which a rule or entry speaks in this run; undefined for one that does not speak, which leaves its
   * suppressions unused for no fault of theirs. The empty name stands for all rules together.
   */
  readonly languagesOf: (name: string) => readonly string[] | undefined
  /** The day of the run, `2026-11-22`. */
  readonly today: string
}

/** A suppression that holds. Plain data, as it may wait until all files are read. */
export interface Active extends Covering {
  /** Whether it may be called unused. */
  readonly judged: boolean
}

/** The suppressions of one file, made ready. */
export interface Prepared {
  readonly active: readonly Active[]
  readonly complaints: readonly Complaint[]
}

const isMisspelt = (one: Suppression | Misspelt): one is Misspelt => 'problem' in one

const complain = (entry: Complaint['entry'], range: Range, problem: string): Complaint => ({
  entry,
  range,
  problem,
})

/** A rule or entry that is none, with the near one. */
export const unknownName = (known: ReadonlySet<string>): ((name: string) => string) => {
  const told = new Map<string, string>()
  const ids = [...known].filter(name => !name.includes('/'))
  return name => {
    const before = told.get(name)
    if (before !== undefined) return before
    const [id = ''] = name.split('/')
    const names = known.has(id) ? [...known].filter(each => each.startsWith(`${id}/`)) : ids
    // Of a hundred misspelt ones in a file nobody needs the hundredth hint.
    const near = told.size < 100 && name.length < 100 ? nearest(name, names) : undefined
    const problem = `there is no rule “${name}”${near ? `; did you mean ${near}?` : ''}`
    told.set(name, problem)
    return problem
  }
}

/** Which languages the passages of a stretch are in; asks in logarithmic time. */
const languages = (passages: readonly PassagePlace[]) => {
  const starts = new Map<string, number[]>()
  for (const { start, language = '' } of passages) {
    const own = starts.get(language)
    if (own) own.push(start)
    else starts.set(language, [start])
  }
  return ({ start, end }: Range): readonly string[] =>
    [...starts].flatMap(([language, places]) => {
      const first = places[firstFrom(places, start, each => each)]
      return first !== undefined && first < end ? [language] : []
    })
}

const faultsOf = (
  { directive, rules, until, reason, range }: Suppression,
  { known, today }: SuppressOptions,
  tell: (name: string) => string,
): readonly Complaint[] => {
  if (directive === 'end') return []
  const unknown = rules.filter(rule => !known.has(rule)).map(rule => complain('misspelt', range, tell(rule)))
  const blanket = complain('blanket', range, 'it names no rule, and so silences all of them')
  const reasonless = complain(
    'reasonless',
    range,
    'it gives no reason; write one behind two dashes: -- our founder says it',
  )
  const expired = until !== undefined && until < today
  return [
    ...unknown,
    ...(rules.length === 0 ? [blanket] : []),
    ...(reason === undefined ? [reasonless] : []),
    ...(expired ? [complain('expired', range, `it held until ${until}`)] : []),
  ]
}

/**
 * Makes the suppressions of a file ready. `passages` are the places of all its passages, sorted by their beginnings. A
 * suppression that has expired no longer suppresses.
 */
export const prepare = (
  directives: readonly (Suppression | Misspelt)[],
  passages: readonly PassagePlace[],
  length: number,
  options: SuppressOptions,
): Prepared => {
  const { languagesOf, today, known } = options
  const understood = directives.filter((one): one is Suppression => !isMisspelt(one))
  const { found, unpaired } = coverings(understood, passages, length)
  const spoken = languages(passages)
  const tell = unknownName(known)
  const speaks = (name: string, there: readonly string[]): boolean => {
    const own = languagesOf(name)
    return own !== undefined && (there.length === 0 || there.some(language => own.includes(language)))
  }
  const active = found
    .filter(({ suppression: { until } }) => until === undefined || until >= today)
    .map(covering => {
      const { rules } = covering.suppression
      const there = spoken(covering.covers)
      return {
        ...covering,
        judged: rules.length === 0 ? speaks('', there) : rules.every(name => speaks(name, there)),
      }
    })
  return {
    active,
    complaints: [
      ...directives.filter(isMisspelt).map(({ range, problem }) => complain('misspelt', range, problem)),
      ...unpaired.map(({ range, problem }) => complain('misspelt', range, problem)),
      ...understood.flatMap(suppression => faultsOf(suppression, options, tell)),
    ],
  }
}

/** The names under which a finding can be suppressed; the empty one is for all. */
const namesOf = ({ rule, entry }: Suppressible): readonly string[] =>
  entry === undefined ? ['', rule] : ['', rule, `${rule}/${entry}`]

const keysOf = ({ suppression: { rules } }: Active): readonly string[] => (rules.length === 0 ? [''] : rules)

const byName = <T>(items: readonly T[], names: (item: T) => readonly string[]): Map<string, T[]> => {
  const found = new Map<string, T[]>()
  for (const item of items) {
    for (const name of new Set(names(item))) {
      const own = found.get(name)
      if (own) own.push(item)
      else found.set(name, [item])
    }
  }
  return found
}

const offsetOf = ({ start }: Suppressible): number => start.offset

/** From findings of one name, in their order, to the suppressions of that name in which they stand. */
const covered = <Found extends Suppressible>(
  findings: readonly Found[],
  active: readonly Active[],
): readonly (readonly [Found, Active])[] => {
  const begins = active.toSorted((a, b) => a.covers.start - b.covers.start)
  let next = 0
  let farthest: Active | undefined
  return findings.flatMap((finding): readonly (readonly [Found, Active])[] => {
    for (; (begins[next]?.covers.start ?? Number.POSITIVE_INFINITY) <= offsetOf(finding); next++) {
      const one = begins[next] as Active
      if (!farthest || one.covers.end > farthest.covers.end) farthest = one
    }
    return farthest && farthest.covers.end > offsetOf(finding) ? [[finding, farthest]] : []
  })
}

/** Takes away what is suppressed. `idle` are the suppressions that suppress nothing, though their rules speak. */
export const suppress = <Found extends Suppressible, One extends Active>(
  findings: readonly Found[],
  active: readonly One[],
): {
  readonly kept: readonly Found[]
  readonly suppressed: readonly { readonly finding: Found; readonly by: Suppression }[]
  readonly idle: readonly One[]
} => {
  const sorted = byName(
    findings.toSorted((a, b) => offsetOf(a) - offsetOf(b)),
    namesOf,
  )
  const by = new Map<Found, Suppression>()
  for (const [name, own] of byName(active, keysOf)) {
    for (const [finding, { suppression }] of covered(sorted.get(name) ?? [], own))
      by.set(finding, suppression)
  }
  const isUsed = (one: Active): boolean =>
    keysOf(one).some(name => {
      const own = sorted.get(name) ?? []
      const first = own[firstFrom(own, one.covers.start, offsetOf)]
      return first !== undefined && offsetOf(first) < one.covers.end
    })
  return {
    kept: findings.filter(finding => !by.has(finding)),
    suppressed: findings.flatMap(finding => {
      const suppression = by.get(finding)
      return suppression ? [{ finding, by: suppression }] : []
    }),
    idle: active.filter(one => one.judged && !isUsed(one)),
  }
}
