import type { FileReport, Summary } from '../engine/report.ts'
import type { EarlierRun } from './earlier.ts'
import { policy, script, style } from './html/assets.ts'
import { counter, findingsOf } from './html/counts.ts'
import type { Case, Kind, PageFile } from './html/data.ts'
import { facts } from './html/facts.ts'
import { figures } from './html/figures.ts'
import { findingsSection } from './html/findings.ts'
import { leftOut, silencedKeeper } from './html/left-out.ts'
import { masthead } from './html/masthead.ts'
import { h, type Node } from './html/node.ts'
import { trendOf } from './html/trend.ts'
import { trendSection } from './html/trend-words.ts'
import { dateText, severityWords } from './html/words.ts'
import { worstKeeper } from './html/worst.ts'
import { dataText, write } from './html/write.ts'
import type { MakeReporter, ReportSettings } from './reporter.ts'

const head = ({ date }: ReportSettings): string =>
  [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
    write(h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy })),
    write(h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' })),
    write(h('meta', { name: 'color-scheme', content: 'light dark' })),
    write(h('meta', { name: 'referrer', content: 'no-referrer' })),
    write(h('title', {}, `Tactful report, ${dateText(date)}`)),
    write(h('link', { rel: 'icon', href: 'data:,' })),
    `\n<style>${style}</style>\n</head>\n<body>\n`,
  ].join('')

const bar: Node = h(
  'div',
  { class: 'bar' },
  h('a', { class: 'skip', href: '#findings' }, 'Skip to the findings'),
  h('button', { type: 'button', class: 'theme quiet' }, 'Theme: as the system'),
)

const footer = ({ version, masked }: ReportSettings): Node =>
  h(
    'footer',
    {},
    h('h2', {}, 'How to read this page'),
    h(
      'dl',
      { class: 'legend' },
      ...(['error', 'warning', 'info'] as const).flatMap(one => [
        h('dt', { class: one }, `${severityWords[one].sign} ${severityWords[one].one}`),
        h('dd', {}, severityWords[one].about),
      ]),
    ),
    h(
      'p',
      {},
      'Marked words carry the number of what is said about them below the message. Worst first counts an error as nine, a warning as three and a remark as one; most used first multiplies that by the uses that the file tells.',
    ),
    masked ? h('p', {}, 'Names, addresses and numbers of people are masked.') : undefined,
    h('p', {}, `Made by tactful ${version}. This page is one file, and asks nothing of any network.`),
  )

const thisRun = (
  summary: Summary,
  rules: ReadonlyMap<string, EarlierRun['found']>,
  date: string,
): EarlierRun => ({
  date,
  messages: summary.messages,
  found: summary,
  listed: Object.fromEntries(rules),
  partial: summary.problems.length > 0 || summary.incomplete === true,
})

const dataScript = (page: PageFile): string =>
  `<script type="application/json" class="file">${dataText(page)}</script>\n`

/** One page that a support lead opens and understands: no server, no request, and no text of a file is more than text. */
export const html: MakeReporter = settings => {
  const { rules = [], earlier = [], date } = settings
  const factsOf = facts(settings)
  const { add, counts } = counter()
  const worst = worstKeeper()
  const silenced = silencedKeeper()
  const kinds: Kind[] = []
  let order = 0
  return {
    open: () => head(settings),
    file: (report: FileReport) => {
      const page = factsOf(report)
      add(report, page)
      silenced.add(report)
      kinds.push(...page.kinds)
      const cases = page.messages.map((message): Case => ({ order: order++, file: page.path, message }))
      cases.forEach(worst.add)
      return cases.length === 0 ? '' : dataScript(page)
    },
    close: summary => {
      const titles = new Map([...counts.titles, ...rules.map(({ id, title }) => [id, title] as const)])
      const trend = trendOf(earlier, thisRun(summary, counts.rules, date))
      const pictures = figures(counts, summary)
      const main = h(
        'main',
        {},
        masthead(summary, counts, settings),
        trend ? trendSection(trend, titles) : undefined,
        pictures.length > 0
          ? h(
              'section',
              { class: 'glance', 'aria-labelledby': 'glance-title' },
              h('h2', { id: 'glance-title' }, 'At a glance'),
              h('div', { class: 'figures' }, ...pictures),
            )
          : undefined,
        findingsOf(counts.all) > 0 ? findingsSection(counts, worst.kept(), kinds) : undefined,
        leftOut(summary, findingsOf(counts.all), silenced.kept, titles),
      )
      const body = [bar, main, footer(settings)].map(write).join('\n')
      return `${body}\n<script>${script}</script>\n</body>\n</html>\n`
    },
  }
}
