import { figure, table, tones } from './figure.ts'
import type { Node } from './node.ts'
import { type Line, lines } from './plots/draw.ts'
import type { Trend } from './trend.ts'
import { number, rateText, shortDate } from './words.ts'

const dashes = ['', '6 4', '2 3', '8 3 2 3', '1 4', '10 4']
const ruleTones = ['var(--line-1)', 'var(--line-2)', 'var(--line-3)', 'var(--line-4)', 'var(--line-5)']

const lineFigure = (title: string, about: string, given: readonly Line[], trend: Trend): Node => {
  const days = trend.runs.map(({ date }) => date)
  const name = `${title}: ${given.map(({ label, values }) => `${label} ${values.map(rateText).join(', ')}`).join('; ')}`
  return figure(
    title,
    about,
    width => lines(given, days.map(shortDate), name, width),
    table(
      ['Run', 'Messages', ...given.map(({ label }) => label)],
      trend.runs.map(({ date, messages }, at) => [
        date,
        number(messages),
        ...given.map(({ values }) => rateText(values[at] ?? 0)),
      ]),
    ),
  )
}

/** The pictures of several runs. */
export const trendFigures = (trend: Trend, titles: ReadonlyMap<string, string>): readonly Node[] => {
  const severities = [
    { label: 'All', tone: 'var(--ink)', dash: dashes[0] ?? '', values: trend.all },
    { label: 'Errors', tone: tones.error, dash: dashes[1] ?? '', values: trend.rates.error },
    { label: 'Warnings', tone: tones.warning, dash: dashes[2] ?? '', values: trend.rates.warning },
    { label: 'Remarks', tone: tones.info, dash: dashes[3] ?? '', values: trend.rates.info },
  ]
  const rules = trend.rules.slice(0, ruleTones.length).map(({ rule, rates: values }, at) => ({
    label: titles.get(rule) ?? rule,
    tone: ruleTones[at] ?? 'var(--ink)',
    dash: dashes[at] ?? '',
    values,
  }))
  return [
    lineFigure('Run by run', 'Findings for every hundred messages.', severities, trend),
    ...(rules.length > 0
      ? [
          lineFigure(
            'The rules that changed most',
            'Findings for every hundred messages, by rule; those with the greatest change since the run before.',
            rules,
            trend,
          ),
        ]
      : []),
  ]
}
