import type { Diagnostic, FileReport, ReportedProblem, Summary, SuppressedFinding } from '../engine/report.ts'
import type { Position } from '../text/lines.ts'
import { jsonText } from './json-text.ts'
import type { MakeReporter } from './reporter.ts'

const place = ({ offset, line, column }: Position): Position => ({ offset, line, column })

/** Named one by one, so that what the engine adds for itself never slips into the published shape. */
export const finding = (found: Diagnostic) => ({
  rule: found.rule,
  entry: found.entry,
  severity: found.severity,
  message: found.message,
  text: found.text,
  start: place(found.start),
  end: place(found.end),
  messagePath: found.messagePath,
  conversation: found.conversation,
  id: found.id,
  role: found.role,
  rewrites: found.rewrites.map(({ text, safe, edits }) => ({
    text,
    safe,
    edits: edits.map(edit => ({ start: edit.start, end: edit.end, text: edit.text })),
  })),
  related: found.related,
  cite: found.cite.map(({ source, where }) => ({ source, where })),
  url: found.url,
  fingerprint: found.fingerprint,
})

export const suppression = ({ finding: found, by, reason, until }: SuppressedFinding) => ({
  by,
  reason,
  until,
  finding: finding(found),
})

const file = ({ path, format, messages, findings, suppressed }: FileReport) => ({
  path,
  format,
  messages,
  findings: findings.map(finding),
  suppressed: suppressed?.map(suppression),
})

export const problem = ({ path, line, column, message, hint }: ReportedProblem) => ({
  path,
  line,
  column,
  message,
  hint,
})

export const totals = (summary: Summary, hidden: number) => ({
  files: summary.files,
  messages: summary.messages,
  findings: summary.findings,
  error: summary.error,
  warning: summary.warning,
  info: summary.info,
  hidden,
  suppressed: summary.suppressed,
  known: summary.known,
  stale: summary.stale,
  skipped: summary.skipped,
  otherLanguages: summary.otherLanguages,
})

/** One JSON document, written as it comes: `files` first, `summary` and `problems` last. */
export const json: MakeReporter = ({ version }) => {
  let files = 0
  let findings = 0
  return {
    open: () => `{"schema":"tactful/report@1","version":${jsonText(version)},"files":[`,
    file: report => {
      files++
      findings += report.findings.length
      return `${files > 1 ? ',' : ''}\n${jsonText(file(report))}`
    },
    close: summary => {
      const last = jsonText(totals(summary, summary.findings - findings))
      return `${files > 0 ? '\n' : ''}],"summary":${last},"problems":${jsonText(summary.problems.map(problem))}}\n`
    },
  }
}
