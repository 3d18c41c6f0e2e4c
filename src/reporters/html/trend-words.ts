import { h, type Node } from './node.ts'
import type { RuleTrend, Trend } from './trend.ts'
import { trendFigures } from './trend-figures.ts'
import { dateText, listed, rateText } from './words.ts'

const verb = (change: number): string => (change > 0 ? 'rose' : 'fell')

const fromTo = (was: number, is: number): string => `from ${rateText(was)} to ${rateText(is)}`

const ofRule = ({ rates }: RuleTrend, title: string): string =>
  `“${title}” (${fromTo(rates.at(-2) ?? 0, rates.at(-1) ?? 0)})`

const mostNamed = 3

/** What rose and what fell since the run before, in sentences. */
const trendSentences = (
  { runs, all, rules, slight }: Trend,
  titles: ReadonlyMap<string, string>,
): readonly string[] => {
  const before = runs.at(-2)
  const [was = 0, is = 0] = all.slice(-2)
  const title = (rule: string): string => titles.get(rule) ?? rule
  const since = `Since ${before ? dateText(before.date) : ''}`
  const moved = was.toFixed(9) !== is.toFixed(9)
  const total = moved
    ? `${since}, findings per hundred messages ${verb(is - was)} ${fromTo(was, is)}.${slight ? ' So small a change may be chance.' : ''}`
    : `${since}, findings per hundred messages stayed at ${rateText(is)}.`
  const clear = rules.filter(rule => !rule.slight)
  const named = (which: readonly RuleTrend[]): string =>
    listed(which.slice(0, mostNamed).map(rule => ofRule(rule, title(rule.rule))))
  const rose = clear.filter(({ change }) => change > 0)
  const fell = clear.filter(({ change }) => change < 0)
  return [
    total,
    ...(rose.length > 0 ? [`What rose most: ${named(rose)}.`] : []),
    ...(fell.length > 0 ? [`What fell most: ${named(fell)}.`] : []),
    ...(clear.length === 0 && rules.length > 0 ? ['No single rule changed by more than chance may do.'] : []),
  ]
}

const cautions = ({ runs, compared }: Trend): string =>
  [
    'Runs can be compared where they read the same kind of messages with the same rules.',
    compared.length < 3 ? 'Rules are compared only by the findings that every run lists.' : '',
    runs.some(({ partial }) => partial) ? 'A run that could not read everything is among them.' : '',
  ]
    .filter(Boolean)
    .join(' ')

export const trendSection = (trend: Trend, titles: ReadonlyMap<string, string>): Node =>
  h(
    'section',
    { class: 'trend', id: 'trend', 'aria-labelledby': 'trend-title' },
    h('h2', { id: 'trend-title' }, 'What changed'),
    ...trendSentences(trend, titles).map(sentence => h('p', { class: 'said' }, sentence)),
    h('div', { class: 'figures' }, ...trendFigures(trend, titles)),
    h('p', { class: 'caution' }, cautions(trend)),
  )
