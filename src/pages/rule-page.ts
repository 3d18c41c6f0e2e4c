import type { Work } from '../rule/bibliography.ts'
import { readMarks } from '../rule/example.ts'
import { slotPattern } from '../rule/lexicon-keys.ts'
import type { Entry, Example, ExampleFile, ExampleFolder, Rewrite, Rule, Turns } from '../rule/rule.ts'
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

export const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines]

/** Bad examples are told from good ones by a word, not by a colour or sign. */
const better = ({ bad, good }: Entry): readonly string[] => [
  ...bad.slice(0, most).map(example => item(`Not: ${bold(example.text)}${after(example)}`)),
  ...good.slice(0, most).map(example => item(`But: ${escaped(example.text)}${after(example)}`)),
]

const spared = ({ spare }: Entry): readonly string[] =>
  spare.map(example => item(`${escaped(example.text)}${after(example)}`))

/** A conversation, with the reported words in bold; one without any is left alone. */
const talk = (example: Turns): readonly string[] => [
  item(`${escaped(example.about)}${example.turns.some(turn => turn.includes('«')) ? '' : ' (left alone)'}:`),
  ...example.turns.map(turn => `  ${item(bold(turn))}`),
  ...circumstances(example),
]

/** What is set for an example, and the copy that the message has. */
const circumstances = ({ options, twin }: Turns): readonly string[] => [
  ...(twin === undefined ? [] : [`  ${item(`the other copy: ${escaped(twin)}`)}`]),
  ...Object.entries(options ?? {}).map(
    ([name, value]) => `  ${item(`with \`${name}\`: ${escaped([value].flat().join(', '))}`)}`,
  ),
]

const fileLine = ({ path, name, text }: ExampleFile): string =>
  `  ${item(`${escaped(path)}${name === undefined ? '' : `, “${escaped(name)}”`}: ${bold(text)}`)}`

/** A folder of messages, with the reported words in bold. */
const shelf = ({ about, files }: ExampleFolder): readonly string[] => [
  item(`${escaped(about)}${files.some(({ text }) => text.includes('«')) ? '' : ' (left alone)'}:`),
  ...files.map(fileLine),
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

/** Whether an entry has phrases; what has none is found by the engine itself. */
const isFound = ({ match }: Entry): boolean => match.length > 0

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

/** What stands on every page of a rule, whoever brings it; `sources` are lines of a list. */
export const pageLines = (rule: Rule, sources: readonly string[]): readonly string[] => {
  const { id, title, group, severity, why, since, entries, notes, examples, folders, zh } = rule
  const rows = entries.map(entry => [
    `\`${entry.id}\``,
    isFound(entry) ? finds(entry) : escaped(entry.message ?? ''),
    conditionsOf(entry).map(escaped).join('; ') || 'always',
  ])
  return [
    `# ${id}: ${escaped(title)}`,
    '',
    [severity, group, languagesOf(rule), fixOf(rule), ...(since ? [`since ${since}`] : [])].join(' · '),
    '',
    escaped(why),
    ...(zh ? ['', `${escaped(zh.title)}：${escaped(zh.why)}`] : []),
    ...section('Say it better', entries.flatMap(better)),
    ...section('In conversations', (examples ?? []).slice(0, mostTalks).flatMap(talk)),
    ...section('In folders', (folders ?? []).flatMap(shelf)),
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
    ...section('Sources', sources),
  ]
}

/** The page of a rule: `rules/<group>/<id>.md`. */
export const rulePage = (rule: Rule, works: readonly Work[]): string => {
  const { id, entries } = rule
  const file = entries.some(isFound) ? `${id}.yaml` : `${id}.ts`
  const lines = [
    ...pageLines(rule, sourceLine(rule, works)),
    ...section('Use', [
      `\`tactful --rule ${id}\` checks this rule alone. It is written in [${file}](${file}); all rules are in the [index](../README.md).`,
    ]),
    '',
    `<!-- Written from ${file} by \`npm run docs\`. Do not edit. -->`,
    '',
  ]
  return lines.join('\n')
}
