import { finding, problem, suppression, totals } from './json.ts'
import { jsonText } from './json-text.ts'
import type { MakeReporter } from './reporter.ts'

/** JSON, a line each: `finding` and `suppressed` with their file, then `problem`, and one `summary` at the end. */
export const ndjson: MakeReporter = ({ version }) => {
  let shown = 0
  return {
    open: () => '',
    file: ({ path, format, findings, suppressed = [] }) => {
      shown += findings.length
      return [
        ...findings.map(found => ({ type: 'finding', path, format, ...finding(found) })),
        ...suppressed.map(one => ({ type: 'suppressed', path, format, ...suppression(one) })),
      ]
        .map(line => `${jsonText(line)}\n`)
        .join('')
    },
    close: summary =>
      [
        ...summary.problems.map(one => ({ type: 'problem', ...problem(one) })),
        { type: 'summary', version, ...totals(summary, summary.findings - shown) },
      ]
        .map(line => `${jsonText(line)}\n`)
        .join(''),
  }
}
