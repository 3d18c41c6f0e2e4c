import type { FileReport, Summary } from '../engine/report.ts'
import type { Severity } from '../text/severity.ts'
import type { Paint } from './paint.ts'

/** Turns reports into text, piece by piece, so that a run of any size passes through. Pure: it never prints. */
export interface Reporter {
  readonly open: () => string
  readonly file: (report: FileReport) => string
  /** `exitCode` is what the run will end with. */
  readonly close: (summary: Summary, exitCode?: number) => string
}

/** What a report may tell of a rule beside its findings. */
export interface ReportedRule {
  readonly id: string
  readonly group: string
  readonly title: string
  readonly severity: Severity
}

/** What a reporter may want to know of the run and of the place its text goes to. */
export interface ReportSettings {
  readonly version: string
  readonly paint: Paint
  /** Columns of the terminal. */
  readonly width: number
  /** The mildest severity that is shown; the caller has left the others out of the reports. */
  readonly show: Severity
  /** Findings only: no summary. */
  readonly quiet: boolean
  readonly rules?: readonly ReportedRule[]
  /** Where the paths of the reports begin, seen from the root of the repository: `packages/mail`. */
  readonly base?: string
}

/** Makes the reporter of one run: it may count what passes through. */
export type MakeReporter = (settings: ReportSettings) => Reporter
