import type { Severity } from '../text/severity.ts'
import type { Paint } from './paint.ts'
import type { Reporter } from './reporter.ts'

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

/** The reporters by name; each is loaded only when it is asked for. */
export const reporters: Readonly<Record<string, () => Promise<MakeReporter>>> = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
}
