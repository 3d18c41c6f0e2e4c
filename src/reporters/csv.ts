import type { Diagnostic, ReportedProblem } from '../engine/report.ts'
import { commandless } from './commandless.ts'
import { doubts, problemText, unread } from './named.ts'
import type { MakeReporter } from './reporter.ts'
import { visibleLine } from './visible.ts'

const columns = [
  'path',
  'line',
  'column',
  'end_line',
  'end_column',
  'severity',
  'rule',
  'entry',
  'message',
  'text',
  'why',
  'rewrite',
  'conversation',
  'message_path',
  'role',
  'url',
  'fingerprint',
] as const

type Row = Readonly<Partial<Record<(typeof columns)[number], string | number>>>

/** What makes a formula of a cell, also in the full-width forms that some spreadsheets take for it. */
const formula = /^[\s\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠]/u

/**
 * A cell as RFC 4180 has it, on one line. Words are always quoted, and those that a spreadsheet would run as a formula
 * begin with an apostrophe.
 */
export const cell = (value: string | number | undefined): string => {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = commandless(visibleLine(value))
  return `"${formula.test(text) ? "'" : ''}${text.replaceAll('"', '""')}"`
}

export const line = (cells: readonly string[]): string => `${cells.join(',')}\r\n`

const lineOf = (row: Row): string => line(columns.map(column => cell(row[column])))

const row = (path: string, found: Diagnostic): Row => ({
  path,
  line: found.start.line,
  column: found.start.column,
  end_line: found.end.line,
  end_column: found.end.column,
  severity: found.severity,
  rule: found.rule,
  entry: found.entry ?? '',
  message: found.message,
  text: found.text,
  why: found.why,
  rewrite: found.rewrites.map(({ text }) => text).join(' | '),
  conversation: found.conversation ?? '',
  message_path: found.messagePath.join(' › '),
  role: found.role,
  url: found.url,
  fingerprint: found.fingerprint,
})

const unsure = (problem: ReportedProblem): Row => ({
  path: problem.path,
  ...(problem.line === undefined ? {} : { line: problem.line }),
  ...(problem.column === undefined ? {} : { column: problem.column }),
  severity: 'error',
  rule: unread,
  message: problemText(problem),
})

/** A table for spreadsheets (RFC 4180), with the byte order mark by which Excel knows UTF-8. */
export const csv: MakeReporter = () => ({
  open: () => `\ufeff${line(columns.map(cell))}`,
  file: ({ path, findings }) => findings.map(found => lineOf(row(path, found))).join(''),
  close: summary =>
    doubts(summary)
      .map(one => lineOf(unsure(one)))
      .join(''),
})
