import { wrap } from '../columns.ts'
import { commandless } from '../commandless.ts'
import type { Paint } from '../paint.ts'
import type { ReportSettings } from '../reporter.ts'
import { visibleLine } from '../visible.ts'
import type { Card, Difference, Figure, RuleCard, Week } from './card.ts'
import { leastConversations, widest } from './cards.ts'
import type { Evidence } from './counted.ts'
import { asides, type Result, scorecardReporter } from './counting.ts'

/** More evidence is in the JSON report. */
const mostLines = 5

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

const number = (value: number): string => value.toFixed(1).replace('-', '−')

/** `whole`: with the reason, which is the same for the parts. */
const rateText = (
  { rate, tooLittle, messagesWithFinding, messages }: Figure,
  paint: Paint,
  whole = false,
): string => {
  if (!rate && whole) return paint.dim(`too little evidence for a rate: ${tooLittle}`)
  if (!rate)
    return `${messagesWithFinding} of ${plural(messages, 'message')}${paint.dim(', too little evidence for a rate')}`
  const interval = `[${number(rate.low)}–${number(rate.high)}]`
  return `${paint.bold(`${number(rate.per100)} of 100`)} ${interval}  ${messagesWithFinding} of ${plural(messages, 'message')}`
}

const changeText = (change: (Difference & { readonly since: string }) | undefined): string => {
  if (!change) return ''
  const by = `${change.by > 0 ? '+' : ''}${number(change.by)} [${number(change.low)} to ${number(change.high)}]`
  if (change.is === 'unclear') return `  no change from ${change.since} that this shows`
  return `  ${change.is} than in ${change.since}: ${by}`
}

const weekLine = (week: Week, indent: string, paint: Paint): string =>
  `${indent}${week.week}  ${rateText(week, paint)}${changeText(week.change)}`

const evidenceLine = ({ path, line, column, text, conversation, day }: Evidence, paint: Paint): string => {
  const where = [conversation === undefined ? '' : `conversation ${visibleLine(conversation)}`, day ?? '']
  const shown = visibleLine(text)
  const words = shown.length > 120 ? `${shown.slice(0, 120)}…` : shown
  return `      ${paint.cyan(`${visibleLine(path)}:${line}:${column}`)}  “${words}”  ${paint.dim(where.filter(Boolean).join(', '))}`.trimEnd()
}

/** A week with findings, or with fewer than the one before. */
const tells = ({ findings, change }: Week): boolean =>
  findings > 0 || (change !== undefined && change.is !== 'unclear')

const ruleLines = (card: RuleCard, paint: Paint): readonly string[] => {
  const shown = card.evidence.slice(0, mostLines)
  const more = card.findings - shown.length
  return [
    `    ${visibleLine(card.rule)}  ${rateText(card, paint)}`,
    ...card.weeks.filter(tells).map(week => weekLine(week, '      ', paint)),
    ...shown.map(each => evidenceLine(each, paint)),
    ...(more > 0 ? [paint.dim(`      … and ${more} more`)] : []),
  ]
}

const against = ({ others }: Card): string => {
  if (!others) return ''
  const rate = `${number(others.rate.per100)} [${number(others.rate.low)}–${number(others.rate.high)}]`
  if (others.is === 'unclear') return `no difference from all other agents together (${rate}) that this shows`
  return `${others.is} than all other agents together (${rate})`
}

const cardLines = (card: Card, { paint }: ReportSettings): readonly string[] => {
  const { all, conversationsWithoutFinding: without, messagesWithoutDay } = card
  const themes = card.themes.filter(({ findings }) => findings > 0)
  const compared = against(card)
  return [
    paint.underline(visibleLine(card.agent)),
    `  ${plural(all.messages, 'message')} in ${plural(all.conversations, 'conversation')}; ${plural(without, 'conversation')} without a finding`,
    ...(messagesWithoutDay > 0 ? [`  ${plural(messagesWithoutDay, 'message')} without a day`] : []),
    `  all rules  ${rateText(all, paint, true)}`,
    ...(compared === '' ? [] : [`    ${compared}`]),
    ...card.weeks.map(week => weekLine(week, '    ', paint)),
    ...themes.flatMap(theme => [
      `  ${paint.bold(visibleLine(theme.theme))}  ${rateText(theme, paint)}`,
      ...theme.rules.filter(({ findings }) => findings > 0).flatMap(rule => ruleLines(rule, paint)),
    ]),
    '',
  ]
}

const explanation = [
  'A rate is the share of an agent’s messages with at least one finding, of a hundred messages, with the interval that holds the true share 95 times of 100.',
  `Fewer than ${leastConversations} conversations, or an interval wider than ${widest} of 100, is too little evidence for a rate.`,
  'Agents stand in the order of their names. A change is called one only where chance does not explain it. Read the words before you judge: a rule can be wrong.',
].join(' ')

const span = (weeks: readonly string[]): string => {
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (first === undefined || last === undefined) return ''
  return first === last ? `, ${first}` : `, ${first} to ${last}`
}

const page = (result: Result, settings: ReportSettings): string => {
  const { agents, bots, weeks } = result
  const { paint, width, quiet, show } = settings
  const all = [...agents, ...bots]
  const messages = all.reduce((sum, card) => sum + card.all.messages, 0)
  const counted = show === 'info' ? 'all findings' : `findings from ${show} on`
  const head = `Scorecards of ${plural(agents.length, 'agent')}: ${plural(messages, 'message')}${span(weeks)}; counted are ${counted}.`
  const lines = all.length === 0 ? [] : [paint.bold(head), '', ...wrap(explanation, width), '']
  const bottom = asides(result).flatMap(each => wrap(each, width))
  return [
    ...(quiet ? [] : lines),
    ...agents.flatMap(card => cardLines(card, settings)),
    ...(bots.length > 0 ? [paint.bold('Bots'), ''] : []),
    ...bots.flatMap(card => cardLines(card, settings)),
    ...(quiet ? [] : bottom),
  ]
    .map(line => `${line}\n`)
    .join('')
}

/** For team leads: a card for each agent, plain text in a terminal and in a file. */
export const scorecard = scorecardReporter((result, settings) => commandless(page(result, settings)))
