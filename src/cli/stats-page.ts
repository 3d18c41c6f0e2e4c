import type { Summary } from '../engine/report.ts'
import type { Paint } from '../reporters/paint.ts'
import { type Measured, type RuleStats, stages } from './stats.ts'
import { table } from './table.ts'

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`

const grouped = (number: number): string => Math.round(number).toLocaleString('en')

const many = (number: number, one: string): string =>
  `${grouped(number)} ${one}${Math.round(number) === 1 ? '' : 's'}`

const size = (bytes: number): string =>
  bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`

const share = (part: number, whole: number): string => `${Math.round((100 * part) / Math.max(whole, 1e-9))} %`

const right = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] => {
  const width = (at: number): number => Math.max(...rows.map(row => row[at]?.length ?? 0))
  return rows.map(row => row.map((cell, at) => (at === 0 ? cell : cell.padStart(width(at)))))
}

const ruleRows = (rules: Measured['rules']): readonly (readonly string[])[] =>
  [...rules]
    .filter(([, { candidates, findings }]) => candidates + findings > 0)
    .toSorted(([a, { time: x }], [b, { time: y }]) => y - x || (a < b ? -1 : 1))
    .map(([id, { candidates, findings, time }]: readonly [string, RuleStats]) => [
      id,
      grouped(candidates),
      grouped(findings),
      `${time.toFixed(1)} ms`,
    ])

/** Where the time of a run went: stage by stage, and rule by rule with the slowest first. */
export const statsPage = ({ spent, rules, bytes }: Measured, summary: Summary, paint: Paint): string => {
  const all = [...spent.values()].reduce((sum, time) => sum + time, 0)
  const working = (all - (spent.get('starting') ?? 0)) / 1000
  const stageRows = stages.map(stage => {
    const time = spent.get(stage) ?? 0
    return [stage, seconds(time), share(time, all)]
  })
  const [head = [], ...body] = right([['stage', 'time', 'share'], ...stageRows, ['all', seconds(all), '']])
  const found = ruleRows(rules)
  const [ruleHead = [], ...ruleBody] = right([['rule', 'candidates', 'findings', 'time'], ...found])
  const rate = (many: number): number => many / Math.max(working, 1e-9)
  return [
    '\n',
    table(head, body, paint),
    `\n${many(summary.files, 'file')}, ${many(summary.messages, 'message')}, ${size(bytes)}; `,
    `once it was started, ${size(rate(bytes))} and ${many(rate(summary.messages), 'message')} a second.\n`,
    found.length === 0 ? '' : `\n${table(ruleHead, ruleBody, paint)}`,
  ].join('')
}
