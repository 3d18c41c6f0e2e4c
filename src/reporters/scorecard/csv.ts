import { cell, line } from '../csv.ts'
import { problemText, unread } from '../named.ts'
import type { Card, Difference, Figure } from './card.ts'
import type { Evidence } from './counted.ts'
import { asides, scorecardReporter } from './counting.ts'
import { weekOf } from './week.ts'

const columns = [
  'agent',
  'role',
  'week',
  'theme',
  'rule',
  'messages',
  'conversations',
  'messages_with_finding',
  'findings',
  'per_100',
  'low',
  'high',
  'too_little_evidence',
  'change',
  'change_by',
  'evidence',
] as const

type Row = Readonly<Partial<Record<(typeof columns)[number], string | number>>>

/** More evidence is in the JSON report. */
const mostLines = 10

const round = (value: number): number => Math.round(value * 100) / 100

const figure = ({
  messages,
  conversations,
  messagesWithFinding,
  findings,
  rate,
  tooLittle,
}: Figure): Row => ({
  messages,
  conversations,
  messages_with_finding: messagesWithFinding,
  findings,
  ...(rate ? { per_100: round(rate.per100), low: round(rate.low), high: round(rate.high) } : {}),
  too_little_evidence: tooLittle ?? '',
})

const changed = (change: Difference | undefined): Row =>
  change ? { change: change.is, change_by: round(change.by) } : {}

const told = (evidence: readonly Evidence[], findings: number): Row => {
  const lines = evidence
    .slice(0, mostLines)
    .map(
      one =>
        `${one.path}:${one.line}:${one.column} “${one.text}”${one.conversation === undefined ? '' : ` (${one.conversation})`}`,
    )
  const more = findings - lines.length
  return { evidence: [...lines, ...(more > 0 ? [`… and ${more} more`] : [])].join(' | ') }
}

/** A row for each agent, week and rule; an empty week stands for all weeks, an empty rule for the whole theme or for all. */
const rows = (card: Card): readonly Row[] => {
  const who = { agent: card.agent, role: card.role }
  return [
    { ...who, ...figure(card.all) },
    ...card.weeks.map(week => ({ ...who, week: week.week, ...figure(week), ...changed(week.change) })),
    ...card.themes.flatMap(theme => [
      { ...who, theme: theme.theme, ...figure(theme) },
      ...theme.rules.flatMap(rule => {
        const what = { ...who, theme: theme.theme, rule: rule.rule }
        return [
          { ...what, ...figure(rule), ...told(rule.evidence, rule.findings) },
          ...rule.weeks.map(week => ({
            ...what,
            week: week.week,
            ...figure(week),
            ...changed(week.change),
            ...told(
              rule.evidence.filter(({ day }) => day !== undefined && weekOf(day) === week.week),
              week.findings,
            ),
          })),
        ]
      }),
    ]),
  ]
}

/** A table for spreadsheets (RFC 4180), with the byte order mark by which Excel knows UTF-8. */
export const scorecardCsv = scorecardReporter(
  result =>
    [
      ...[...result.agents, ...result.bots].flatMap(card => rows(card)),
      ...asides(result).map((aside): Row => ({ role: 'note', evidence: aside })),
      ...result.summary.problems.map(
        (one): Row => ({ role: 'note', rule: unread, evidence: `${one.path}: ${problemText(one)}` }),
      ),
    ]
      .map(row => line(columns.map(column => cell(row[column]))))
      .join(''),
  `\ufeff${line(columns.map(cell))}`,
)
