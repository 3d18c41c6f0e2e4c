import type { FileReport, Summary } from '../engine/report.ts'

/** Turns reports into text, piece by piece, so that a run of any size passes through. Pure: it never prints. */
export interface Reporter {
  readonly open: () => string
  readonly file: (report: FileReport) => string
  readonly close: (summary: Summary) => string
}
