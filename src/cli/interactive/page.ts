import type { Diagnostic, FileReport } from '../../engine/report.ts'
import { paragraph } from '../../reporters/pretty.ts'
import { quotable } from '../../reporters/quotable.ts'
import type { ReportSettings } from '../../reporters/reporter.ts'
import { visibleLine } from '../../reporters/visible.ts'

/** Where the work stands: which finding this is, of as many as there are for now. */
export interface Progress {
  readonly now: number
  readonly all: number
}

/** A finding as it is shown before the choices. */
export const page = (
  report: FileReport,
  finding: Diagnostic,
  { now, all }: Progress,
  settings: ReportSettings,
): string => {
  const { paint, width } = settings
  const title = ` ${now} of ${all} `
  const rule = paint.dim(`──${title}${'─'.repeat(Math.max(2, width - title.length - 2))}`)
  // What can be put there is among the choices; what can't is told with its reason.
  const rewrites = finding.rewrites.filter(({ refused }) => refused !== undefined)
  return `${rule}\n\n${paragraph(report.path, quotable(report), { ...finding, rewrites }, settings)}\n\n`
}

const quoted = (words: string): string => (words === '' ? 'nothing' : `“${visibleLine(words)}”`)

export const changedLine = (finding: Diagnostic, words: string, { paint }: ReportSettings): string =>
  `  ${paint.green('✔')} ${quoted(finding.text)} → ${quoted(words)}\n\n`

export const refusedLine = (reason: string, { paint }: ReportSettings): string =>
  `  ${paint.red('✖')} That can’t be put there: ${visibleLine(reason)}.\n\n`

export const notedLine = (words: string, { paint }: ReportSettings): string =>
  `  ${paint.dim(`– ${visibleLine(words)}`)}\n\n`
