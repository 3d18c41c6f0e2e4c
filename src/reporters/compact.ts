import type { Diagnostic, ReportedProblem } from '../engine/report.ts'
import { commandless } from './commandless.ts'
import { doubts, problemText, ruleOf, unread } from './named.ts'
import type { MakeReporter } from './reporter.ts'
import { visibleLine } from './visible.ts'

export const compactLine = (path: string, found: Diagnostic): string =>
  commandless(
    visibleLine(
      `${path}:${found.start.line}:${found.start.column}: ${found.severity} ${found.message} [${ruleOf(found)}]`,
    ),
  )

const unreadLine = (problem: ReportedProblem): string => {
  const { path, line = 1, column = 1 } = problem
  return commandless(visibleLine(`${path}:${line}:${column}: error ${problemText(problem)} [${unread}]`))
}

const page = (lines: readonly string[]): string => lines.map(line => `${line}\n`).join('')

/** `path:line:column: severity message [rule]`, which editors and grep understand; columns in UTF-16 units. */
export const compact: MakeReporter = () => ({
  open: () => '',
  file: ({ path, findings }) => page(findings.map(found => compactLine(path, found))),
  close: summary => page(doubts(summary).map(unreadLine)),
})
