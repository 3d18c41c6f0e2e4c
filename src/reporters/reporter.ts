import type { FileReport, Summary } from '../engine/report.ts'
import type { Severity } from '../text/severity.ts'
import type { EarlierRun } from './earlier.ts'
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

/** A book or page that rules cite. */
export interface ReportedWork {
  readonly id: string
  readonly author: string
  readonly title: string
}

/** The part of a run that this one is. */
export interface ReportedShard {
  /** From 1. */
  readonly index: number
  readonly of: number
  /** The same for shards of one run: it tells the files of the whole run, and their sizes. */
  readonly digest: string
  /** The place of a path in the order of the whole run. */
  readonly placeOf: (path: string) => number | undefined
}

/** What a reporter may want to know of the run and of the place its text goes to. */
export interface ReportSettings {
  readonly version: string
  /** The day of the run, `2026-11-22`. */
  readonly date: string
  readonly paint: Paint
  /** Columns of the terminal. */
  readonly width: number
  /** The mildest severity that is shown; the caller has left the others out of the reports. */
  readonly show: Severity
  /** How the command is called where the report is read: `npx tactful`. Without it, `tactful`. */
  readonly command?: string
  /** Findings only: no summary. */
  readonly quiet: boolean
  readonly rules?: readonly ReportedRule[]
  readonly works?: readonly ReportedWork[]
  /** Runs before this one, in any order; for reports that show a trend. */
  readonly earlier?: readonly EarlierRun[]
  /** Known when the first file comes. */
  readonly shard?: () => ReportedShard
  /** Tells the text of a file from another, in a few letters. */
  readonly digest?: (report: FileReport) => string | undefined
  /** What tells of people is masked. */
  readonly masked?: boolean
  /** The messages that were checked are written, too. */
  readonly messages?: boolean
  /** Where the paths of the reports begin, seen from the root of the repository: `packages/mail`. */
  readonly base?: string
}

/** Makes the reporter of one run: it may count what passes through. */
export type MakeReporter = (settings: ReportSettings) => Reporter
