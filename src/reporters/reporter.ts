import type { FileReport, Summary } from '../engine/report.ts'
import type { Severity } from '../text/severity.ts'
import type { Paint } from './paint.ts'

/** Turns reports into text, piece by piece, so that a run of any size passes through. Pure: it never prints. */
export interface Reporter {
  readonly open: () => string
  readonly file: (report: FileReport) => string
  readonly close: (summary: Summary) => string
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
}

/** Makes the reporter of one run: it may count what passes through. */
export type MakeReporter = (settings: ReportSettings) => Reporter
