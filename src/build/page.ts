import type { Work } from '../rule/bibliography.ts'
import { readMarks } from '../rule/example.ts'
import { slotPattern } from '../rule/lexicon-keys.ts'
import type { Entry, Example, Rewrite, Rule, Turns } from '../rule/rule.ts'
import { bold, escaped, item, joined, table } from './markdown.ts'
import { actWords, conditionsOf } from './page-words.ts'

const languages: Readonly<Record<string, string>> = { en: 'English', zh: 'Chinese' }

const fixes: Readonly<Record<Rule['fix'], string>> = {
  safe: 'safe fix',
  suggestion: 'rewrites to choose from',
  none: 'no rewrite',
}

/** How many examples of an entry a page shows. */
const most = 3
const mostWords = 4
const mostTalks = 6

export const languagesOf = (rule: Rule): string =>
  joined(
    rule.languages.map(language => languages[language] ?? language),
    'and',
  )

export const fixOf = ({ fix }: Rule): string => fixes[fix]

const after = ({ after: turn }: Example): string => (turn === undefined ? '' : ` (after “${escaped(turn)}”)`)

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines]

/** Bad examples are told from good ones by a word, not by a colour or sign. */
const better = ({ bad, good }: Entry): readonly string[] => [
  ...bad.slice(0, most).map(example => item(`Not: ${bold(example.text)}${after(example)}`)),
  ...good.slice(0, most).map(example => item(`But: ${escaped(example.text)}${after(example)}`)),
]

const spared = ({ spare }: Entry): readonly string[] =>
  spare.map(example => item(`${escaped(example.text)}${after(example)}`))

/** A conversation, with the reported words in bold; one without any is left alone. */
const talk = ({ about, turns }: Turns): readonly string[] => [
  item(`${escaped(about)}${turns.some(turn => turn.includes('«')) ? '' : ' (left alone)'}:`),
  ...turns.map(turn => `  ${item(bold(turn))}`),
]

const rewriteLine = ({ text, after: acts, safe }: Rewrite): string => {
  const when = acts.length > 0 ? ` after ${actWords(acts)}` : ''
  if (text === '') return `leave the words out${safe ? ' (safe)' : ''}${when}`
  return `“${escaped(text)}”${safe ? ' (safe)' : ''}${when}`
}

const rewriteLines = (rewrites: readonly Rewrite[]): readonly string[] => {
  const explained = [
    ...(rewrites.some(({ text }) => slotPattern.test(text))
      ? ['What stands in {braces} is for you to fill in.']
      : []),
    ...(rewrites.some(({ safe }) => safe) ? ['A safe one adds nothing and may be applied unseen.'] : []),
  ]
  const lines = [...new Set(rewrites.map(rewriteLine))].map(item)
  return explained.length === 0 ? lines : [...lines, '', explained.join(' ')]
}

/** Words that an entry finds, out of its own examples. */
const finds = ({ bad }: Entry): string => {
  const words = bad.flatMap(({ text: marked }) => {
    const { text, ranges } = readMarks(marked)
    return ranges.map(({ start, end }) =>
      text.slice(start, end).replace(/^(?!I\b)\p{Lu}(?!\p{Lu})/u, letter => letter.toLowerCase()),
    )
  })
  return [...new Set(words)]
    .slice(0, mostWords)
    .map(each => `“${escaped(each)}”`)
    .join(', ')
}

const optionRow = (rule: Rule): readonly string[] =>
  Object.entries(rule.options).map(([name, { about, default: value }]) =>
    item(`\`${name}\`: ${escaped(about)} Without it: ${escaped(JSON.stringify(value))}.`),
  )

const sourceLine = (rule: Rule, works: readonly Work[]): readonly string[] =>
  rule.cite.map(({ source, where, statements }) => {
    const work = works.find(({ id }) => id === source)
    if (!work) throw new Error(`${rule.id} cites “${source}”, which is no work of the bibliography`)
    const numbers = statements.length > 0 ? `; in our collection ${statements.join(', ')}` : ''
    return item(
      `${escaped(work.author)}, *${escaped(work.title)}*: ${escaped(where)}${numbers}. Read ${escaped(work.read)}.`,
    )
  })

/** The page of a rule: `rules/<group>/<id>.md`. */
export const rulePage = (rule: Rule, works: readonly Work[]): string => {
  const { id, title, group, severity, why, entries, notes, examples, zh } = rule
  const file = entries.length > 0 ? `${id}.yaml` : `${id}.ts`
  const rows = entries.map(entry => [
    `\`${entry.id}\``,
    finds(entry),
    conditionsOf(entry).map(escaped).join('; ') || 'always',
  ])
  const lines = [
    `# ${id}: ${escaped(title)}`,
    '',
    `${severity} · ${group} · ${languagesOf(rule)} · ${fixOf(rule)}`,
    '',
    escaped(why),
    ...(zh ? ['', `${escaped(zh.title)}：${escaped(zh.why)}`] : []),
    ...section('Say it better', entries.flatMap(better)),
    ...section('In conversations', (examples ?? []).slice(0, mostTalks).flatMap(talk)),
    ...section('Left alone', entries.flatMap(spared)),
    ...section('Rewrites', rewriteLines(entries.flatMap(entry => entry.rewrite))),
    ...section(
      'What it looks for',
      rows.length === 0 ? [] : table(['Entry', 'Words such as', 'Counts'], rows),
    ),
    ...section('Options', optionRow(rule)),
    ...section(
      'Notes',
      notes.map(note => item(escaped(note))),
    ),
    ...section('Sources', sourceLine(rule, works)),
    ...section('Use', [
      `\`tactful --rule ${id}\` checks this rule alone. It is written in [${file}](${file}); all rules are in the [index](../README.md).`,
    ]),
    '',
    `<!-- Written from ${file} by \`npm run docs\`. Do not edit. -->`,
    '',
  ]
  return lines.join('\n')
}
