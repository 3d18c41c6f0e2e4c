import type { Diagnostic, FileReport, ReportedProblem, Summary } from '../engine/report.ts'
import type { Position } from '../text/lines.ts'
import type { MakeReporter } from './reporter.ts'

const place = ({ offset, line, column }: Position): Position => ({ offset, line, column })

/** Named one by one, so that what the engine adds for itself never slips into the published shape. */
const finding = (found: Diagnostic) => ({
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

const file = ({ path, format, messages, findings, suppressed }: FileReport) => ({
  path,
  format,
  messages,
  findings: findings.map(finding),
  suppressed: suppressed?.map(one => ({ ...finding(one.finding), by: one.by, reason: one.reason, until: one.until })),
})

const problem = ({ path, line, column, message, hint }: ReportedProblem) => ({
  path,
  line,
  column,
  message,
  hint,
})

const totals = (summary: Summary, hidden: number) => ({
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
    open: () => `{"schema":"tactful/report@1","version":${JSON.stringify(version)},"files":[`,
    file: report => {
      files++
      findings += report.findings.length
      return `${files > 1 ? ',' : ''}\n${JSON.stringify(file(report))}`
    },
    close: summary => {
      const last = JSON.stringify(totals(summary, summary.findings - findings))
      return `${files > 0 ? '\n' : ''}],"summary":${last},"problems":${JSON.stringify(summary.problems.map(problem))}}\n`
    },
  }
}
