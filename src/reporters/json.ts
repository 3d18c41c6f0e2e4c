import type { Diagnostic, FileReport, ReportedProblem, Summary, SuppressedFinding } from '../engine/report.ts'
import type { Position } from '../text/lines.ts'
import { jsonText } from './json-text.ts'
import type { MakeReporter, ReportedRule, ReportSettings } from './reporter.ts'

const place = ({ offset, line, column }: Position): Position => ({ offset, line, column })

/** Named one by one, so that what the engine adds for itself never slips into the published shape. */
export const finding = (found: Diagnostic) => ({
  rule: found.rule,
  entry: found.entry,
  severity: found.severity,
  message: found.message,
  why: found.why,
  text: found.text,
  start: place(found.start),
  end: place(found.end),
  messagePath: found.messagePath,
  conversation: found.conversation,
  id: found.id,
  role: found.role,
  rewrites: found.rewrites.map(({ text, safe, refused, edits }) => ({
    text,
    safe,
    refused,
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

/** Words of a finding in the messages of its file, where those are written. */
const spot = ({ spot: at }: Diagnostic) =>
  at && { message: at.message, passage: at.passage, start: at.range.start, end: at.range.end }

const file = (report: FileReport, { messages: withMessages, digest, shard }: ReportSettings) => {
  const { path, format, messages, otherLanguages, findings, suppressed, said, people } = report
  const one = (found: Diagnostic) =>
    withMessages ? { ...finding(found), spot: spot(found) } : finding(found)
  return {
    path,
    place: shard?.().placeOf(path),
    format,
    messages,
    otherLanguages,
    hash: findings.length + (suppressed?.length ?? 0) > 0 ? digest?.(report) : undefined,
    findings: findings.map(one),
    suppressed: suppressed?.map(each => ({ ...suppression(each), finding: one(each.finding) })),
    said: withMessages ? said : undefined,
    people: withMessages ? people : undefined,
  }
}

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
  incomplete: summary.incomplete || undefined,
  unjudged: summary.unjudged,
  missed: summary.missed,
})

const ruleFact = ({ id, group, title, severity }: ReportedRule) => ({ id, group, title, severity })

/** One JSON document, written as it comes: `files` first, then what is known when all is read. */
export const json: MakeReporter = settings => {
  const { version, date, rules = [], shard, masked } = settings
  const spoke = new Set<string>()
  let files = 0
  let findings = 0
  return {
    open: () =>
      `{"schema":"tactful/report@1","version":${jsonText(version)},"date":${jsonText(date)},"files":[`,
    file: report => {
      files++
      findings += report.findings.length
      for (const { rule } of report.findings) spoke.add(rule)
      for (const one of report.suppressed ?? []) spoke.add(one.finding.rule)
      return `${files > 1 ? ',' : ''}\n${jsonText(file(report, settings))}`
    },
    close: summary => {
      const { index, of, digest, placeOf } = shard?.() ?? {}
      const rest = {
        rules: rules
          .filter(({ id }) => spoke.has(id))
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
          .map(ruleFact),
        shard: shard && { index, of, digest },
        masked: masked || undefined,
        summary: totals(summary, summary.findings - findings),
        problems: summary.problems.map(one => ({ ...problem(one), place: placeOf?.(one.path) })),
      }
      return `${files > 0 ? '\n' : ''}],${jsonText(rest).slice(1)}\n`
    },
  }
}
