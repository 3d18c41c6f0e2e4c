import type { Diagnostic, ReportedProblem } from '../engine/report.ts'
import type { Severity } from '../text/severity.ts'
import { compactLine } from './compact.ts'
import { doubts, problemText, ruleOf, unread } from './named.ts'
import { fromRoot } from './paths.ts'
import type { MakeReporter } from './reporter.ts'
import { visibleLine } from './visible.ts'

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<
  Severity,
  string
>

type Command = (typeof commands)[Severity]

/** GitHub shows no more annotations of one kind from one step, https://github.com/orgs/community/discussions/26680. */
const most = 10

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

type Properties = Readonly<Record<string, string | number | undefined>>

/** A workflow command, spelled as in https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts. */
const command = (name: Command, properties: Properties, lines: readonly string[]): string => {
  const said = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${property(visibleLine(String(value)))}`)
  return `::${name} ${said.join(',')}::${data(lines.map(visibleLine).join('\n'))}\n`
}

/** GitHub takes columns only where the words are on one line. */
const columnsOf = ({ start, end }: Diagnostic): Properties =>
  start.line === end.line ? { col: start.column, endColumn: end.column } : {}

const annotation = (path: string, found: Diagnostic): string =>
  command(
    commands[found.severity],
    {
      file: path,
      line: found.start.line,
      endLine: found.end.line,
      ...columnsOf(found),
      title: ruleOf(found),
    },
    [
      found.message,
      found.why,
      ...found.rewrites.map(({ text }) => `→ ${text === '' ? 'leave it out' : text}`),
    ],
  )

const problemOf = (path: string, problem: ReportedProblem): string =>
  command('error', { file: path, line: problem.line, col: problem.column, title: unread }, [
    problemText(problem),
  ])

/** Annotations for GitHub Actions; what is more than GitHub shows follows as a plain line each. */
export const github: MakeReporter = ({ base }) => {
  const told = { error: 0, warning: 0, notice: 0 }
  const within = (name: Command): boolean => ++told[name] <= most
  return {
    open: () => '',
    file: ({ path, findings }) =>
      findings
        .map(found =>
          within(commands[found.severity])
            ? annotation(fromRoot(path, base), found)
            : `${compactLine(path, found)}\n`,
        )
        .join(''),
    close: summary =>
      doubts(summary)
        .map(one => problemOf(fromRoot(one.path, base), one))
        .join(''),
  }
}
