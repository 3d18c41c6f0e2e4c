import type { ReportedProblem, Summary } from '../engine/report.ts'
import type { FailOn } from '../engine/settings/settings.ts'
import { atLeast, type Severity } from '../text/severity.ts'
import type { Examined } from './examine.ts'
import { exit } from './exit.ts'
import { isMissed } from './unknown-format.ts'

/** Skipped files that a summary may name. */
const mostMissed = 4

/** The first of all names, in whatever order and parts they come. */
export const firstMissed = (names: readonly string[]): readonly string[] =>
  [...new Set(names)].sort().slice(0, mostMissed)

/** Counts a run: everything found, whatever is shown of it. */
export interface Tally {
  /** What gave neither a report nor a problem was skipped. */
  readonly add: (examined: Examined) => void
  /** Findings of the baseline that are gone. */
  readonly gone: (findings: number) => void
  /** The run did not come to its end, and these rules did not speak. */
  readonly interrupt: (unjudged: readonly string[]) => void
  /** Rules over whole folders that other parts of the run keep from speaking. */
  readonly leave: (unjudged: readonly string[]) => void
  readonly summary: () => Summary
}

type Counts<T> = { -readonly [key in keyof T]: T[key] }

export const tally = (): Tally => {
  const problems: ReportedProblem[] = []
  const sum: Counts<Omit<Summary, 'problems'>> = {
    files: 0,
    messages: 0,
    findings: 0,
    error: 0,
    warning: 0,
    info: 0,
    suppressed: 0,
    known: 0,
    stale: 0,
    skipped: 0,
    otherLanguages: 0,
  }
  return {
    add: examined => {
      for (const problem of examined.problems) problems.push(problem)
      if (!examined.report) {
        if (examined.problems.length === 0) sum.skipped++
        const { passedOver } = examined
        if (passedOver !== undefined && isMissed(passedOver))
          sum.missed = firstMissed([...(sum.missed ?? []), passedOver])
        return
      }
      const { report, known = 0, aside = false } = examined
      if (!aside) sum.files++
      sum.messages += report.messages
      sum.findings += report.findings.length
      for (const { severity } of report.findings) sum[severity]++
      sum.suppressed += report.suppressed?.length ?? 0
      sum.known += known
      sum.otherLanguages += report.otherLanguages
    },
    gone: findings => {
      sum.stale += findings
    },
    leave: unjudged => {
      if (unjudged.length > 0) sum.unjudged = unjudged
    },
    interrupt: unjudged => {
      sum.incomplete = true
      if (unjudged.length > 0) sum.unjudged = unjudged
    },
    summary: () => ({ ...sum, problems }),
  }
}

/** The verdict of findings. */
export const foundCode = (found: Readonly<Record<Severity, number>>, failOn: FailOn): number => {
  if (failOn === 'never') return exit.clean
  const failing = (['error', 'warning', 'info'] as const).some(one => found[one] > 0 && atLeast(one, failOn))
  return failing ? exit.found : exit.clean
}

/** The verdict of a run; what is shown of it has no say. */
export const exitCode = (summary: Summary, failOn: FailOn): number =>
  summary.problems.length > 0 ? exit.unsure : foundCode(summary, failOn)
