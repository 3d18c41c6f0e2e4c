import type { FileReport, Summary } from '../../engine/report.ts'
import { badge } from './card.ts'
import { h, type Node } from './node.ts'
import { count, dateText, langOf, number } from './words.ts'

/** Silenced findings that are listed. */
const mostListed = 300

interface Silenced {
  readonly file: string
  readonly one: NonNullable<FileReport['suppressed']>[number]
}

/** Keeps what was silenced, as far as there is room for it. */
export const silencedKeeper = () => {
  const kept: Silenced[] = []
  return {
    kept,
    add: ({ path, suppressed = [] }: FileReport): void => {
      for (const one of suppressed) if (kept.length < mostListed) kept.push({ file: path, one })
    },
  }
}

const reasonOf = ({ by, reason, until }: Silenced['one']): string =>
  [
    by === 'comment' ? 'silenced by a comment beside it' : 'silenced in the file of suppressions',
    ...(until === undefined ? [] : [`until ${dateText(until)}`]),
    reason ? `because: ${reason}` : 'without a reason',
  ].join(', ')

const item = ({ file, one }: Silenced, titles: ReadonlyMap<string, string>): Node => {
  const { severity, text, rule, start } = one.finding
  return h(
    'li',
    {},
    badge(severity),
    h('strong', {}, titles.get(rule) ?? rule),
    h('q', { lang: langOf(text) }, text),
    h('span', {}, reasonOf(one)),
    h('span', { class: 'place' }, `${file}:${start.line}:${start.column}`),
  )
}

/** What was left out of the findings, and why: so that nobody takes silence for praise. */
export const leftOut = (
  summary: Summary,
  shown: number,
  silenced: readonly Silenced[],
  titles: ReadonlyMap<string, string>,
): Node | undefined => {
  const { suppressed, known, stale, skipped, otherLanguages, findings } = summary
  const hidden = findings - shown
  const facts = [
    hidden > 0 ? `${count(hidden, 'milder finding')} not listed here; --show info lists them all.` : '',
    known > 0 ? `${count(known, 'finding')} known from before: the baseline holds them.` : '',
    stale > 0 ? `${count(stale, 'finding')} of the baseline ${stale === 1 ? 'is' : 'are'} gone.` : '',
    otherLanguages > 0 ? `${count(otherLanguages, 'passage')} neither English nor Chinese: not checked.` : '',
    skipped > 0 ? `${count(skipped, 'file')} of a kind that Tactful does not read: passed over.` : '',
  ].filter(Boolean)
  if (facts.length === 0 && suppressed === 0) return undefined
  const rest = suppressed - silenced.length
  return h(
    'section',
    { class: 'left-out', 'aria-labelledby': 'left-out-title' },
    h('h2', { id: 'left-out-title' }, 'What is not listed above'),
    facts.length > 0 ? h('ul', {}, ...facts.map(fact => h('li', {}, fact))) : undefined,
    suppressed > 0
      ? h(
          'details',
          { class: 'table' },
          h('summary', {}, `${count(suppressed, 'finding')} that somebody silenced`),
          h('ul', { class: 'silenced' }, ...silenced.map(one => item(one, titles))),
          rest > 0 ? h('p', {}, `… and ${number(rest)} more.`) : undefined,
        )
      : undefined,
  )
}
