import { type Severity, severities } from '../../text/severity.ts'
import type { EarlierRun } from '../earlier.ts'
import { rate } from './words.ts'

/** The findings of one rule, run by run. */
export interface RuleTrend {
  readonly rule: string
  readonly counts: readonly number[]
  readonly rates: readonly number[]
  /** Findings for every hundred messages, this run less the one before. */
  readonly change: number
  /** So small that chance alone may have made it. */
  readonly slight: boolean
}

export interface Trend {
  /** Earliest first; the last is this run. */
  readonly runs: readonly EarlierRun[]
  /** Findings for every hundred messages, run by run. */
  readonly rates: Readonly<Record<Severity, readonly number[]>>
  readonly all: readonly number[]
  /** The rules that changed most since the run before, the greatest change first. */
  readonly rules: readonly RuleTrend[]
  /** Whether the change of all since the run before may be chance. */
  readonly slight: boolean
  /** Severities of which every run lists all findings: only these can be compared rule by rule. */
  readonly compared: readonly Severity[]
}

const sum = (counts: Readonly<Record<Severity, number>>, of: readonly Severity[] = severities): number =>
  of.reduce((total, one) => total + counts[one], 0)

const rateOf = (findings: number, { messages }: EarlierRun): number => rate(findings, messages) ?? 0

/**
 * Two counts of rare things differ by chance up to about twice the root of their variance: the usual normal
 * approximation for the difference of two Poisson rates, at 95 %.
 */
const isSlight = (before: number, after: number, from: EarlierRun, to: EarlierRun): boolean => {
  if (from.messages === 0 || to.messages === 0) return true
  const difference = Math.abs(after / to.messages - before / from.messages)
  return difference <= 1.96 * Math.sqrt(before / from.messages ** 2 + after / to.messages ** 2)
}

const listsAll = (run: EarlierRun, severity: Severity): boolean =>
  Object.values(run.listed).reduce((total, counts) => total + counts[severity], 0) === run.found[severity]

/** What changed over several runs; undefined without an earlier one that read something. */
export const trendOf = (earlier: readonly EarlierRun[], now: EarlierRun): Trend | undefined => {
  const before = earlier.filter(({ messages }) => messages > 0)
  if (before.length === 0 || now.messages === 0) return undefined
  const runs = [...before.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)), now]
  const previous = runs.at(-2) ?? now
  const ratesOf = (severity: Severity): readonly number[] => runs.map(run => rateOf(run.found[severity], run))
  const compared = severities.filter(severity => runs.every(run => listsAll(run, severity)))
  const names = new Set(runs.flatMap(({ listed }) => Object.keys(listed)))
  const rules = [...names].map((rule): RuleTrend => {
    const counts = runs.map(({ listed }) => {
      const found = Object.hasOwn(listed, rule) ? listed[rule] : undefined
      return found ? sum(found, compared) : 0
    })
    const rates = runs.map((run, at) => rateOf(counts[at] ?? 0, run))
    const [was = 0, is = 0] = counts.slice(-2)
    return {
      rule,
      counts,
      rates,
      change: (rates.at(-1) ?? 0) - (rates.at(-2) ?? 0),
      slight: isSlight(was, is, previous, now),
    }
  })
  return {
    runs,
    rates: { error: ratesOf('error'), warning: ratesOf('warning'), info: ratesOf('info') },
    all: runs.map(run => rateOf(sum(run.found), run)),
    rules: rules
      .filter(({ change }) => change !== 0)
      .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.rule < b.rule ? -1 : 1)),
    slight: isSlight(sum(previous.found), sum(now.found), previous, now),
    compared,
  }
}
