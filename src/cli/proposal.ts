import { visibleLine } from '../reporters/visible.ts'
import type { Severity } from '../text/severity.ts'

/** How often a rule speaks in the user's files. */
export interface Spoken {
  readonly id: string
  readonly title: string
  readonly severity: Severity
  readonly times: number
}

/** What was seen of a folder. */
export interface Sight {
  readonly files: number
  readonly messages: number
  /** Files by format, most first. */
  readonly formats: readonly (readonly [format: string, files: number])[]
  /** Files that could not be read, or only in part. */
  readonly broken: number
  /** Files whose ending promises a format and whose shape is none that is known. */
  readonly unknown: readonly string[]
  /** Loudest first. */
  readonly rules: readonly Spoken[]
}

const counted = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

const ruleLine = ({ id, title, severity, times }: Spoken): string =>
  `#   ${id}: ${severity} # ${times} × “${title}”\n`

/** Settings that change nothing yet, with all that there is to choose in comments. */
export const proposal = ({ files, messages, rules }: Sight): string => {
  const spoken =
    rules.length === 0 ? '# rules:\n#   no-problem: off\n' : `# rules:\n${rules.map(ruleLine).join('')}`
  return `# Settings of Tactful; its README has all keys, under “Settings”.
# Written after a look at ${counted(files, 'file')} with ${counted(messages, 'message')}.

# Whose advice to follow: recommended, strict, plain, or a book (npx tactful rules --profile NAME).
extends: recommended

# What speaks here today. To change it, take “# ” away and write off, info, warning or error.
${spoken}
# Words of your own: npx tactful new-rule house.yaml
# lexicons: house.yaml

# Who is who in transcripts, where the file does not tell.
# roles:
#   agent: [Megan, "* (Support)"]

# Files that are never checked, as in .gitignore.
# ignore:
#   - archive/

# What is different for some files.
# overrides:
#   - files: help/
#     extends: plain
#   - files: answers/*.yaml          # a shape of your own: where its texts stand
#     fields: { prose: "answers[].text" }

# The mildest finding that makes the exit code 1: error, warning, info, never.
failOn: warning
`
}

const most = 10
const mostUnknown = 5

const unknownLines = (paths: readonly string[]): readonly string[] => {
  if (paths.length === 0) return []
  const rest = paths.length - mostUnknown
  return [
    `${counted(paths.length, 'file')} of no known format, not checked:\n`,
    ...paths.slice(0, mostUnknown).map(path => `  ${visibleLine(path)}\n`),
    ...(rest > 0 ? [`  and ${rest} more\n`] : []),
    'npx tactful read FILE says how its texts can be found.\n',
  ]
}

/** What was seen, for a person. */
export const sightPage = ({ files, messages, formats, broken, unknown, rules }: Sight): string => {
  const width = Math.max(
    0,
    ...[...formats.map(([, n]) => n), ...rules.map(it => it.times)].map(n => `${n}`.length),
  )
  const line = (number: number, ...words: readonly string[]): string =>
    `  ${String(number).padStart(width)}  ${words.join('  ')}\n`
  const more = rules.length - most
  return [
    `Looked at ${counted(files, 'file')} with ${counted(messages, 'message')}.\n`,
    ...formats.map(([format, number]) => line(number, format)),
    ...unknownLines(unknown),
    ...(broken > 0 ? [`${counted(broken, 'file')} could not be read; npx tactful says why.\n`] : []),
    rules.length === 0 ? '\nNothing to mend.\n' : '\nWhat there is to mend:\n',
    ...rules.slice(0, most).map(({ id, severity, times }) => line(times, severity.padEnd(7), id)),
    ...(more > 0 ? [`  and ${counted(more, 'more rule')}\n`] : []),
    '\n',
  ].join('')
}

/** What to do once the settings are there. */
export const nextSteps = `
Next:
  npx tactful                        what there is to mend, place by place
  npx tactful baseline               take all that stands today for known: then only what is new is reported
  npx tactful explain RULE           why, and what to write instead
  npx tactful --print-config FILE    what holds for a file

In CI, where npm ci installs tactful with the rest, for instance .github/workflows/tactful.yaml:
  on: [push, pull_request]
  jobs:
    tactful:
      runs-on: ubuntu-latest
      steps:
        - uses: actions/checkout@v4
        - run: npm ci
        - run: npx --no -- tactful

Before each commit, .git/hooks/pre-commit (chmod +x .git/hooks/pre-commit makes git run it):
  #!/bin/sh
  exec npx --no -- tactful --staged --ignore-unknown --quiet
`
