import { commentFingerprint } from '../engine/fingerprint.ts'
import { placesIn } from '../engine/placed.ts'
import type { Diagnostic } from '../engine/report.ts'
import type { Listed } from '../engine/suppressions/side-file.ts'
import { complainWith, type HousekeepingRule } from '../engine/suppressions/silence.ts'
import type { Complaint } from '../engine/suppressions/suppress.ts'
import { lineStarts } from '../text/lines.ts'
import type { SideFile } from './silencing.ts'
import type { Checked } from './world.ts'

/** What a file of suppressions is judged by. */
export interface Judging {
  readonly rule: HousekeepingRule | undefined
  readonly url: string
  readonly path: string
  readonly today: string
  readonly isIdle: (one: Listed) => boolean
}

const complaintsAbout = (one: Listed, { today, isIdle }: Judging): readonly Omit<Complaint, 'range'>[] => {
  const { until, reason } = one
  const reasonless = {
    entry: 'reasonless',
    problem: 'it gives no reason; write one: reason: our founder says it',
  } as const
  const isOver = until !== undefined && until < today
  return [
    ...(reason === undefined ? [reasonless] : []),
    ...(isOver ? [{ entry: 'expired', problem: `it held until ${until}` } as const] : []),
    ...(!isOver && isIdle(one) ? [{ entry: 'unused', problem: 'it suppresses nothing' } as const] : []),
  ]
}

/** What is wrong with the items of a file of suppressions, as a report on that file. */
export const complaintsOf = ({ text, listed }: SideFile, judging: Judging): readonly Checked[] => {
  const { rule, url, path } = judging
  const starts = lineStarts(text)
  const complain = complainWith(rule, text, placesIn(text), url)
  const findings = listed.flatMap(one =>
    complaintsAbout(one, judging).flatMap(({ entry, problem }): readonly Diagnostic[] => {
      const start = (starts[one.line - 1] ?? 0) + one.column - 1
      const line = text.slice(start, starts[one.line] ?? text.length).trimEnd()
      const found = complain({ entry, range: { start, end: start + line.length }, problem })
      const { line: _, column: __, ...said } = one
      return found
        ? [{ ...found, fingerprint: commentFingerprint(found.rule, entry, JSON.stringify(said)) }]
        : []
    }),
  )
  if (findings.length === 0) return []
  const report = { path, format: 'suppressions', messages: 0, otherLanguages: 0, findings, source: text }
  return [{ report, problems: [], aside: true }]
}
