import type { Severity } from '../text/severity.ts'

type BySeverity = Readonly<Record<Severity, number>>

/** What is left of a report of an earlier run: its counts. */
export interface EarlierRun {
  /** The day of the run, `2026-10-01`. */
  readonly date: string
  /** Messages of the company that were checked. */
  readonly messages: number
  /** All findings of the run, listed or not. */
  readonly found: BySeverity
  /** The findings that the report lists, by rule. */
  readonly listed: Readonly<Record<string, BySeverity>>
  /** It was interrupted, or something could not be read. */
  readonly partial: boolean
}
