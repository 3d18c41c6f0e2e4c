import { card } from './card.ts'
import type { Counts } from './counts.ts'
import { findingsOf } from './counts.ts'
import type { Case, Kind } from './data.ts'
import { h, type Node } from './node.ts'
import { authorsTable, filesTable, rulesTable } from './tables.ts'
import { count, number, severityWords } from './words.ts'

const choice = (label: string, control: Node): Node =>
  h('label', { class: 'field' }, h('span', { class: 'label' }, label), control)

const select = (name: string, options: readonly (readonly [string, string])[]): Node =>
  h('select', { name }, ...options.map(([value, words]) => h('option', { value }, words)))

const severityBoxes = ({ all }: Counts): Node =>
  h(
    'fieldset',
    {},
    h('legend', { class: 'label' }, 'Severity'),
    ...(['error', 'warning', 'info'] as const).map(one =>
      h(
        'label',
        { class: `box ${one}`, title: severityWords[one].about },
        h('input', { type: 'checkbox', name: 'severity', value: one, checked: true }),
        h(
          'span',
          {},
          h('span', { 'aria-hidden': 'true' }, `${severityWords[one].sign} `),
          `${severityWords[one].one}s`,
        ),
        h('span', { class: 'many' }, number(all[one])),
      ),
    ),
  )

const orders = (uses: boolean): readonly (readonly [string, string])[] => [
  ...(uses ? [['impact', 'Worst and most used first'] as const] : []),
  ['worst', 'Worst first'],
  ['most', 'Most findings first'],
  ...(uses ? [['used', 'Most used first'] as const] : []),
  ['file', 'As they stand in the files'],
]

/** What filters and sorts; its options are filled in by the page itself. */
const toolbar = (counts: Counts): Node =>
  h(
    'form',
    { class: 'toolbar', role: 'search', 'aria-label': 'Filter the findings' },
    h(
      'label',
      { class: 'field search' },
      h('span', { class: 'label' }, 'Search', h('kbd', { 'aria-hidden': 'true' }, '/')),
      h('input', {
        type: 'search',
        name: 'words',
        autocomplete: 'off',
        spellcheck: 'false',
        placeholder: 'Words of a message, a rule, a rewrite …',
        'aria-keyshortcuts': '/',
      }),
    ),
    severityBoxes(counts),
    choice('Rule', select('rule', [['', 'All rules']])),
    choice('File', select('file', [['', 'All files']])),
    counts.authors.size > 0 ? choice('Author', select('author', [['', 'All authors']])) : undefined,
    choice('Order', select('order', orders(counts.uses))),
    h(
      'label',
      { class: 'box' },
      h('input', { type: 'checkbox', name: 'safe' }),
      h('span', {}, 'Only with a safe rewrite'),
    ),
    h('button', { type: 'reset', class: 'quiet' }, 'Clear filters'),
  )

const tabs = (counts: Counts): readonly (readonly [string, string, Node])[] => [
  ['rules', 'By rule', rulesTable(counts)],
  ...(counts.authors.size > 0 ? [['authors', 'By author', authorsTable(counts)] as const] : []),
  ['files', 'By file', filesTable(counts)],
]

const panel = (id: string, name: string, ...children: readonly Node[]): Node =>
  h(
    'section',
    { class: 'panel', id, 'aria-label': name },
    h('h3', { class: 'panel-title' }, name),
    ...children,
  )

/** The findings: without a script the worst of them as a list, with one all of them, to be searched. */
export const findingsSection = (counts: Counts, worst: readonly Case[], kinds: readonly Kind[]): Node => {
  const shown = findingsOf(counts.all)
  const listed = worst.reduce((sum, { message }) => sum + message.findings.length, 0)
  return h(
    'section',
    { class: 'all', id: 'findings', 'aria-labelledby': 'findings-title' },
    h('h2', { id: 'findings-title', tabindex: -1 }, 'The findings'),
    h('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Findings by' }),
    panel(
      'messages',
      'By message',
      toolbar(counts),
      h('p', { class: 'status', role: 'status', 'aria-live': 'polite' }),
      h(
        'p',
        { class: 'scriptless' },
        listed < shown
          ? `This page shows ${number(listed)} of ${count(shown, 'finding')}, the worst first; to search and filter all of them, let your browser run its script.`
          : 'To search and filter, let your browser run the script of this page.',
      ),
      h('div', { class: 'cards' }, ...worst.map(one => card(one, kinds))),
      h('nav', { class: 'pager', 'aria-label': 'Pages of messages' }),
    ),
    ...tabs(counts).map(([id, name, content]) => panel(id, name, content)),
    h('p', { class: 'copied', role: 'status', 'aria-live': 'polite' }),
  )
}
