import { type Counted, type Counts, findingsOf } from './counts.ts'
import { h, type Node } from './node.ts'
import { fewMessages, langOf, number, perHundred } from './words.ts'

/** Rows of a table; the search finds the rest. */
const mostRows = 500

interface Column {
  readonly name: string
  readonly cell: (counted: Counted) => string
}

const columns: readonly Column[] = [
  { name: 'Findings', cell: one => number(findingsOf(one)) },
  { name: 'Errors', cell: ({ error }) => number(error) },
  { name: 'Warnings', cell: ({ warning }) => number(warning) },
  { name: 'Remarks', cell: ({ info }) => number(info) },
]

const rateOf = (one: Counted, messages: number): string =>
  perHundred(findingsOf(one), messages) + (messages > 0 && messages < fewMessages ? ' *' : '')

/** What the rows are about: the filter that a row sets. */
type About = 'rule' | 'author' | 'file'

const row = (about: About, key: string, name: string, cells: readonly string[]): Node =>
  h(
    'tr',
    {},
    h(
      'th',
      { scope: 'row', lang: langOf(name) },
      h('span', { class: 'name' }, name),
      h('button', { type: 'button', class: 'show', 'data-filter': about, 'data-value': key }, 'Show'),
    ),
    ...cells.map(cell => h('td', {}, cell)),
  )

const table = (
  about: About,
  head: readonly string[],
  rows: readonly (readonly [key: string, name: string, cells: readonly string[]])[],
  footnotes: readonly string[],
): Node =>
  h(
    'div',
    {},
    h(
      'div',
      { class: 'scroll' },
      h(
        'table',
        {},
        h('thead', {}, h('tr', {}, ...head.map(name => h('th', { scope: 'col' }, name)))),
        h('tbody', {}, ...rows.slice(0, mostRows).map(([key, name, cells]) => row(about, key, name, cells))),
      ),
    ),
    ...[
      ...footnotes,
      ...(rows.length > mostRows
        ? [`The first ${mostRows} of ${number(rows.length)}; the filters above find the others.`]
        : []),
    ].map(note => h('p', { class: 'caution' }, note)),
  )

const byMost = (all: ReadonlyMap<string, Counted>): readonly (readonly [string, Counted])[] =>
  [...all].filter(([, one]) => findingsOf(one) > 0).sort(([, a], [, b]) => findingsOf(b) - findingsOf(a))

const few = `* fewer than ${fewMessages} messages: too few to compare by this rate.`

const withNote = (all: readonly (readonly [string, Counted])[]): readonly string[] =>
  all.some(([, { messages }]) => messages > 0 && messages < fewMessages) ? [few] : []

export const rulesTable = ({ rules, titles, all }: Counts): Node =>
  table(
    'rule',
    ['Rule', ...columns.map(({ name }) => name), 'Messages touched', 'Per 100 messages'],
    byMost(rules).map(([rule, one]) => [
      rule,
      titles.get(rule) ?? rule,
      [
        ...columns.map(({ cell }) => cell(one)),
        number(one.touched),
        perHundred(findingsOf(one), all.messages),
      ],
    ]),
    [`Rates are for every hundred of all ${number(all.messages)} messages.`],
  )

const table2 = (about: 'author' | 'file', head: string, all: ReadonlyMap<string, Counted>): Node => {
  const sorted = byMost(all)
  const quiet = all.size - sorted.length
  return table(
    about,
    [head, ...columns.map(({ name }) => name), 'Messages', 'Per 100 messages'],
    sorted.map(([name, one]) => [
      name,
      name,
      [...columns.map(({ cell }) => cell(one)), number(one.messages), rateOf(one, one.messages)],
    ]),
    [
      ...withNote(sorted),
      ...(quiet > 0 ? [`${number(quiet)} more ${about}${quiet === 1 ? '' : 's'} without a finding.`] : []),
    ],
  )
}

export const filesTable = ({ files }: Counts): Node => table2('file', 'File', files)

export const authorsTable = ({ authors }: Counts): Node => table2('author', 'Author', authors)
