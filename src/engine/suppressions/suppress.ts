import { nearest } from '../../text/nearest.ts'
import type { Range } from '../../text/range.ts'
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

export interface SuppressOptions {
  /** Ids that can be named: of rules, and of entries as `rule/entry`. */
  readonly known: ReadonlySet<string>
  /** Whether a rule speaks in this run: one that does not leaves its suppressions unused for no fault of theirs. */
  readonly speaks: (rule: string) => boolean
  /** The day of the run, `2026-11-22`. */
  readonly today: string
  readonly demandReason: boolean
}

interface Active {
  readonly suppression: Suppression
  readonly covers: Range
}

const isMisspelt = (one: Suppression | Misspelt): one is Misspelt => 'problem' in one

const sameRules = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every(rule => b.includes(rule))

const complain = (entry: Complaint['entry'], range: Range, problem: string): Complaint => ({
  entry,
  range,
  problem,
})

/** From each suppression to the stretch of the file that it covers. */
const activate = (all: readonly Suppression[], passages: readonly Range[], length: number) => {
  const active: Active[] = []
  const complaints: Complaint[] = []
  const open: Suppression[] = []
  for (const suppression of all) {
    const { directive, range, rules } = suppression
    if (directive === 'file') active.push({ suppression, covers: { start: 0, end: length } })
    if (directive === 'begin') open.push(suppression)
    if (directive === 'next') {
      const next = passages.find(({ start }) => start >= range.end)
      active.push({ suppression, covers: next ?? { start: range.end, end: range.end } })
    }
    if (directive !== 'end') continue
    const at = open.findLastIndex(one => rules.length === 0 || sameRules(one.rules, rules))
    const [begun] = at === -1 ? [] : open.splice(at, 1)
    if (begun) active.push({ suppression: begun, covers: { start: begun.range.end, end: range.start } })
    else complaints.push(complain('misspelt', range, 'nothing that it could end begins before it'))
  }
  for (const begun of open) {
    active.push({ suppression: begun, covers: { start: begun.range.end, end: length } })
    complaints.push(
      complain('misspelt', begun.range, 'it has no end; write tactful-ignore-end, or tactful-ignore-file'),
    )
  }
  return { active, complaints }
}

const names = ({ rules }: Suppression, { rule, entry }: Suppressible): boolean =>
  rules.length === 0 || rules.includes(rule) || (entry !== undefined && rules.includes(`${rule}/${entry}`))

const ruleOf = (name: string): string => name.split('/')[0] ?? name

const faultsOf = (suppression: Suppression, { known, today, demandReason }: SuppressOptions): Complaint[] => {
  const { directive, rules, until, reason, range } = suppression
  if (directive === 'end') return []
  const unknown = rules.filter(rule => !known.has(rule))
  return [
    ...unknown.map(rule => {
      const near = nearest(rule, [...known])
      return complain('misspelt', range, `there is no rule “${rule}”${near ? `; did you mean ${near}?` : ''}`)
    }),
    ...(rules.length === 0
      ? [complain('blanket', range, 'it names no rule, and so silences all of them')]
      : []),
    ...(demandReason && reason === undefined
      ? [
          complain(
            'reasonless',
            range,
            'it gives no reason; write one behind two dashes: -- our founder says it',
          ),
        ]
      : []),
    ...(until !== undefined && until < today ? [complain('expired', range, `it held until ${until}`)] : []),
  ]
}

/**
 * Takes away what comments suppress. `passages` are the places of all passages in the file, in its order. A suppression
 * that has expired no longer suppresses; one that suppresses nothing, though its rules speak, is complained about.
 */
export const suppress = <Found extends Suppressible>(
  findings: readonly Found[],
  directives: readonly (Suppression | Misspelt)[],
  passages: readonly Range[],
  length: number,
  options: SuppressOptions,
) => {
  const understood = directives.filter(one => !isMisspelt(one)) as readonly Suppression[]
  const { active, complaints } = activate(understood, passages, length)
  const valid = active.filter(({ suppression: { until } }) => until === undefined || until >= options.today)
  const used = new Set<Suppression>()
  const suppressed: { readonly finding: Found; readonly by: Suppression }[] = []
  const kept = findings.filter(finding => {
    const by = valid.filter(
      ({ suppression, covers }) =>
        covers.start <= finding.start.offset &&
        finding.start.offset < covers.end &&
        names(suppression, finding),
    )
    for (const { suppression } of by) used.add(suppression)
    const [first] = by
    if (first) suppressed.push({ finding, by: first.suppression })
    return !first
  })
  const idle = valid.filter(
    ({ suppression }) =>
      !used.has(suppression) &&
      suppression.rules.every(rule => options.known.has(rule) && options.speaks(ruleOf(rule))),
  )
  return {
    kept,
    suppressed,
    complaints: [
      ...directives.filter(isMisspelt).map(({ range, problem }) => complain('misspelt', range, problem)),
      ...complaints,
      ...understood.flatMap(suppression => faultsOf(suppression, options)),
      ...idle.map(({ suppression: { range } }) => complain('unused', range, 'it suppresses nothing')),
    ].toSorted((a, b) => a.range.start - b.range.start),
  }
}
