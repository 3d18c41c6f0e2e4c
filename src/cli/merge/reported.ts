import type { Diagnostic, SuppressedFinding } from '../../engine/report.ts'

/** A finding as a JSON report has it. */
export interface ReportedFinding extends Omit<Diagnostic, 'within' | 'spot'> {
  readonly spot?: {
    readonly message: number
    readonly passage: number
    readonly start: number
    readonly end: number
  }
}

export interface ReportedSuppression extends Omit<SuppressedFinding, 'finding'> {
  readonly finding: ReportedFinding
}
