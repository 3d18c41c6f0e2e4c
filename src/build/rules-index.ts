import { escaped, item, table } from '../pages/markdown.ts'
import { fixOf, languagesOf } from '../pages/rule-page.ts'
import type { Work } from '../rule/bibliography.ts'
import type { Rule } from '../rule/rule.ts'

const row = (rule: Rule): readonly string[] => [
  `[${rule.id}](${rule.group}/${rule.id}.md)`,
  escaped(rule.title),
  rule.severity,
  languagesOf(rule),
  fixOf(rule),
]

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1).replaceAll('-', ' ')

const workLine = ({ id, author, title, read }: Work, rules: readonly Rule[]): string => {
  const citing = rules.filter(({ cite }) => cite.some(({ source }) => source === id))
  const links = citing.map(rule => `[${rule.id}](${rule.group}/${rule.id}.md)`)
  return item(`${escaped(author)}, *${escaped(title)}*. Read ${escaped(read)}. For ${links.join(', ')}.`)
}

/** The list of all rules by group, and of the works they stand on: `rules/README.md`. */
export const rulesIndex = (rules: readonly Rule[], works: readonly Work[]): string => {
  const groups = [...new Set(rules.map(({ group }) => group))]
  const tables = groups.flatMap(group => [
    '',
    `## ${capital(group)}`,
    '',
    ...table(
      ['Rule', 'What to do', 'Severity', 'Languages', 'Fix'],
      rules.filter(rule => rule.group === group).map(row),
    ),
  ])
  const lines = [
    '# Rules',
    '',
    `${rules.length} rules in ${groups.length} groups. \`tactful explain <rule>\` prints the page of one.`,
    ...tables,
    '',
    '## Sources',
    '',
    'On the pages, S numbers are statements and C numbers contradictions in the collection made from these works.',
    '',
    ...works.map(work => workLine(work, rules)),
    '',
    '<!-- Written from the lexicons by `npm run docs`. Do not edit. -->',
    '',
  ]
  return lines.join('\n')
}
