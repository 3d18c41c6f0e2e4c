import type { Diagnostic, ReportedProblem } from '../engine/report.ts'
import { byPath, problemText, ruleOf, unread } from './named.ts'
import { slashed } from './paths.ts'
import type { MakeReporter } from './reporter.ts'
import { visibleLine } from './visible.ts'
import { declaration, element } from './xml.ts'

const error = (found: Diagnostic): string =>
  element('error', {
    line: found.start.line,
    column: found.start.column,
    severity: found.severity,
    message: visibleLine(found.message),
    source: `tactful.${ruleOf(found)}`,
  })

const unsure = (problem: ReportedProblem): string =>
  element('error', {
    line: problem.line ?? 1,
    column: problem.column,
    severity: 'error',
    message: visibleLine(problemText(problem)),
    source: unread,
  })

const file = (path: string, errors: readonly string[]): string =>
  `${element('file', { name: slashed(path) }, errors.length > 0 ? ['\n', ...errors.map(one => `${one}\n`)] : [])}\n`

/** Checkstyle's XML, https://checkstyle.org/config.html, which many servers and editors read. */
export const checkstyle: MakeReporter = () => ({
  open: () => `${declaration}<checkstyle version="4.3">\n`,
  file: ({ path, findings }) => file(path, findings.map(error)),
  close: summary => {
    const rest = [...byPath(summary)].map(([path, problems]) => file(path, problems.map(unsure)))
    return `${rest.join('')}</checkstyle>\n`
  },
})
