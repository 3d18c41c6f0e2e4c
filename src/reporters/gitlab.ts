import type { Diagnostic, ReportedProblem } from '../engine/report.ts'
import type { Severity } from '../text/severity.ts'
import { jsonText } from './json-text.ts'
import { listing } from './listing.ts'
import { doubts, problemText, ruleOf, unread } from './named.ts'
import { fromRoot } from './paths.ts'
import type { MakeReporter } from './reporter.ts'
import { visibleLine } from './visible.ts'

const severities = { error: 'major', warning: 'minor', info: 'info' } as const satisfies Record<
  Severity,
  string
>

const issue = (path: string, found: Diagnostic, fingerprint: string) => ({
  description: visibleLine(found.message),
  check_name: ruleOf(found),
  fingerprint,
  severity: severities[found.severity],
  location: { path, lines: { begin: found.start.line, end: found.end.line } },
})

const unreadIssue = (path: string, problem: ReportedProblem, fingerprint: string) => ({
  description: visibleLine(problemText(problem)),
  check_name: unread,
  fingerprint,
  severity: 'critical',
  location: { path, lines: { begin: problem.line ?? 1 } },
})

/** Gives each name once; GitLab shows only the first of several issues with one fingerprint. */
const unique = (): ((name: string) => string) => {
  const times = new Map<string, number>()
  return name => {
    const time = (times.get(name) ?? 0) + 1
    times.set(name, time)
    return `${time} ${name}`
  }
}

/** A code quality report, https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. */
export const gitlab: MakeReporter = ({ base }) => {
  const list = listing()
  const once = unique()
  return {
    open: () => '[',
    file: ({ path, findings }) => {
      const at = fromRoot(path, base)
      return list(
        findings.map(found => jsonText(issue(at, found, once(`${found.rule} ${found.fingerprint} ${at}`)))),
      )
    },
    close: summary => {
      const rest = doubts(summary).map(one => {
        const at = fromRoot(one.path, base)
        return jsonText(unreadIssue(at, one, once(`${unread} ${at}`)))
      })
      return `${list(rest)}\n]\n`
    },
  }
}
