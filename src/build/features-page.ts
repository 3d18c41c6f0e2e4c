import { escaped, item } from '../pages/markdown.ts'

/** A line that somebody types, and what it tells. */
export interface Step {
  readonly run: string
  /** The exit code. */
  readonly exit: number
  readonly shows: readonly string[]
  /** Words that it does not tell. */
  readonly hides: readonly string[]
}

/** Something that a tool of this kind may do, and the lines that show whether this one does. */
export interface Feature {
  readonly id: string
  readonly feature: string
  readonly has: 'yes' | 'partly' | 'no'
  readonly steps: readonly Step[]
  /** What is missing, or why; or what the lines can't say. */
  readonly note?: string
}

export interface Area {
  readonly area: string
  readonly features: readonly Feature[]
}

const inLine = (words: string): string => words.trim().replace(/\s+/g, ' ')

const stepLines = ({ run, exit, shows, hides }: Step): readonly string[] => [
  run,
  ...shows.map(words => `# ${inLine(words)}`),
  ...hides.map(words => `# and not: ${inLine(words)}`),
  ...(exit === 0 ? [] : [`# exit code ${exit}`]),
]

const featureLines = ({ feature, has, steps, note = '' }: Feature): readonly string[] => [
  '',
  `**${escaped(feature)}**${has === 'partly' ? ', in part.' : '.'}${note === '' ? '' : ` ${escaped(note)}`}`,
  '',
  '```sh',
  ...steps.flatMap(stepLines),
  '```',
]

const without = (areas: readonly Area[], has: Feature['has']): readonly string[] =>
  areas.flatMap(({ features }) =>
    features
      .filter(each => each.has === has)
      .map(({ feature, note = '' }) => item(`**${escaped(feature)}**. ${escaped(note)}`)),
  )

const count = (areas: readonly Area[], has: Feature['has']): number =>
  areas.flatMap(({ features }) => features).filter(each => each.has === has).length

/** What the tool does, and the command that shows it: `rules/FEATURES.md`. */
export const featuresPage = (areas: readonly Area[]): string =>
  [
    '# What Tactful does, and the command that shows it',
    '',
    `Of ${areas.flatMap(({ features }) => features).length} things that people look for in such a tool it does ${count(areas, 'yes')}, ` +
      `${count(areas, 'partly')} in part, and ${count(areas, 'no')} [not](#what-it-does-not-do). Each command below is run by a test, ` +
      'which looks for the words behind `#`. To type them yourself, go to a copy of [fixtures/features](../fixtures/features) ' +
      'inside a checkout, where `tactful` is `npx tactful`.',
    ...areas.flatMap(({ area, features }) => [
      '',
      `## ${area}`,
      ...features.filter(({ has }) => has !== 'no').flatMap(featureLines),
    ]),
    '',
    '## What it does not do',
    '',
    ...without(areas, 'no'),
    '',
    'In part only:',
    '',
    ...without(areas, 'partly'),
    '',
    '<!-- Written from test/features/features.yaml by `npm run docs`. Do not edit. -->',
    '',
  ].join('\n')
