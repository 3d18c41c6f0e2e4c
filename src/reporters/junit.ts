import type { Diagnostic, ReportedProblem } from '../engine/report.ts'
import { byPath, problemText, ruleOf, unread } from './named.ts'
import { slashed } from './paths.ts'
import type { MakeReporter } from './reporter.ts'
import { visibleLine } from './visible.ts'
import { declaration, element, xmlText } from './xml.ts'

const body = (path: string, found: Diagnostic): string =>
  [
    `${path}:${found.start.line}:${found.start.column}: “${visibleLine(found.text)}”`,
    visibleLine(found.why),
    ...found.rewrites.map(({ text }) => `→ ${text === '' ? 'leave it out' : visibleLine(text)}`),
  ].join('\n')

const place = ({ start }: Diagnostic): string => `${start.line}:${start.column}`

const failed = (path: string, found: Diagnostic): string =>
  element('testcase', { name: `${ruleOf(found)} at ${place(found)}`, classname: path, time: 0 }, [
    element('failure', { message: visibleLine(found.message), type: found.severity }, [
      xmlText(body(path, found)),
    ]),
  ])

const passed = (path: string): string => element('testcase', { name: 'wording', classname: path, time: 0 })

const unsure = (path: string, problem: ReportedProblem): string => {
  const { line, column, message } = problem
  const where = line === undefined ? '' : ` at ${[line, column].filter(Boolean).join(':')}`
  return element('testcase', { name: `${unread}${where}`, classname: path, time: 0 }, [
    element('error', { message: visibleLine(message), type: unread }, [
      xmlText(visibleLine(problemText(problem))),
    ]),
  ])
}

/** A suite of tests on three lines or more: its tag, a test a line, its end. */
const suite = (name: string, cases: readonly string[], failures: number, errors: number): string =>
  `${element('testsuite', { name, tests: cases.length, failures, errors, skipped: 0, time: 0 }, [
    '\n',
    ...cases.map(one => `${one}\n`),
  ])}\n`

/** A suite a file and a failed test a finding: the JUnit XML that Jenkins and GitLab read, https://github.com/testmoapp/junitxml. */
export const junit: MakeReporter = () => ({
  open: () => `${declaration}<testsuites name="tactful">\n`,
  file: ({ path: given, findings }) => {
    const path = slashed(given)
    const cases = findings.length === 0 ? [passed(path)] : findings.map(found => failed(path, found))
    return suite(path, cases, findings.length, 0)
  },
  close: summary => {
    const rest = [...byPath(summary)].map(([given, problems]) => {
      const path = slashed(given)
      return suite(
        path,
        problems.map(one => unsure(path, one)),
        0,
        problems.length,
      )
    })
    return `${rest.join('')}</testsuites>\n`
  },
})
