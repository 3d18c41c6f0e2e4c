import { InvalidArgumentError, Option } from 'commander'
import { severities } from '../text/severity.ts'
import { readVersion, type Version } from '../text/version.ts'
import type { Concurrency } from './settings.ts'

const repeated = (value: string, all: readonly string[]): readonly string[] => [...all, value]

/** The headings under which the help has flags, in its order. */
export const headings = {
  what: 'What to check:',
  rules: 'Which rules, words and settings:',
  told: 'What is reported:',
  changed: 'What is changed:',
  run: 'How it runs:',
  help: 'Help and colours:',
} as const

/** A flag. What stands in <> is the kind of its value: completion goes by it. */
const flag = (heading: keyof typeof headings, flags: string, about: string): Option =>
  new Option(flags, about).helpGroup(headings[heading])

export const profileOption = (): Option =>
  flag('rules', '--profile <profile>', 'whose advice to follow: strict, timm, cockerell …').default(
    'recommended',
  )

export const configOption = (): Option =>
  flag('rules', '--config <file>', 'settings to use (default: tactful.yaml here or above)')

export const noConfigOption = (): Option => flag('rules', '--no-config', 'use no settings file')

export const noPluginsOption = (): Option =>
  flag('rules', '--no-plugins', 'leave out the plugins of the settings: no code but our own runs')

export const baselineOption = (): Option =>
  flag(
    'told',
    '--baseline <file>',
    'what is known already (default: tactful-baseline.json beside the settings)',
  )

const noBaselineOption = (): Option => flag('told', '--no-baseline', 'report what is known already, too')

export const lexiconOption = (): Option =>
  flag('rules', '--lexicon <file>', 'words of your own, as YAML; may be repeated')
    .argParser(repeated)
    .default([], 'none')

export const asOption = (): Option =>
  flag('what', '--as <format>', 'read the files as this format (see tactful formats)')

export const stdinOption = (): Option =>
  flag('what', '--stdin-filename <file>', 'what to call standard input; the ending chooses its format')

export const noFastPathOption = (): Option =>
  flag('run', '--no-fast-path', 'read every text closely: slower, with the same findings')

const wholeNumber = (written: string): number => {
  if (/^\d+$/.test(written)) return Number(written)
  throw new InvalidArgumentError('It must be a whole number.')
}

/** More cost more than they bring. */
const mostThreads = 64

const threads = (written: string): Concurrency => {
  if (written === 'auto') return written
  const number = wholeNumber(written)
  if (number > 0 && number <= mostThreads) return number
  throw new InvalidArgumentError(`It must be a number from 1 to ${mostThreads}, or auto.`)
}

/** The flags of the check. */
export const checkOptions = (): readonly Option[] => [
  asOption(),
  stdinOption(),
  flag('what', '--since <ref>', 'only what is new since a branch, tag or commit').conflicts('staged'),
  flag('what', '--staged', 'only what is new in what is staged, and as it is staged'),
  flag(
    'what',
    '--files-from <file>',
    'check the files that this one names, a line each; - for standard input',
  ),
  flag('what', '--shard <part>', 'check the Ith of N parts only, as 1/3; tactful merge joins their reports'),
  flag('what', '--ignore-unknown', 'skip named files of no known format'),
  flag('rules', '--rule <rule>', 'check this rule only; may be repeated')
    .argParser(repeated)
    .default([], 'all rules'),
  profileOption(),
  lexiconOption(),
  configOption(),
  noConfigOption(),
  noPluginsOption(),
  flag(
    'rules',
    '--print-config <file>',
    'print the settings that hold for a file, and where each comes from',
  ),
  flag(
    'told',
    '-f, --format <report>',
    'how to report: pretty, json, sarif …; NAME=FILE writes a file; may be repeated',
  )
    .argParser(repeated)
    .default([], 'pretty'),
  flag(
    'told',
    '--earlier <file>',
    'a JSON report of an earlier run, for the trend in --format html; may be repeated',
  )
    .argParser(repeated)
    .default([], 'none'),
  flag('told', '--show <severity>', 'mildest finding that is shown')
    .choices([...severities])
    .default('warning'),
  flag('told', '--fail-on <severity>', 'mildest finding that makes the exit code 1')
    .choices([...severities, 'never'])
    .default('warning'),
  flag('told', '--messages', 'put the checked messages into JSON reports, for tactful merge -f html'),
  baselineOption(),
  noBaselineOption(),
  flag('told', '--redact', 'mask names, addresses and numbers in reports (in CI done for transcripts)'),
  flag('told', '--no-redact', 'mask nothing'),
  flag('told', '-q, --quiet', 'print findings only, no summary and no notes'),
  flag(
    'told',
    '--stats',
    'tell on standard error where the time went, stage by stage and rule by rule; on one thread',
  ),
  flag('run', '--cache', 'keep what comes of each file, and check only what changed since'),
  flag('run', '--no-cache', 'check every file anew'),
  flag('run', '--cache-location <file>', 'where to keep it; --cache with another place'),
  flag('run', '--concurrency <threads>', 'how many threads examine files: a number, or auto')
    .argParser(threads)
    .default('auto'),
  noFastPathOption(),
  flag('changed', '--fix', 'put safe rewrites into the files'),
  flag('changed', '--diff', 'show what --fix would change, and change nothing'),
  flag('changed', '--unsafe', 'with --fix or --diff: also rewrites that somebody should read again'),
]

const notForFixing = [
  '--fix',
  '--print-config',
  '--staged',
  '--cache',
  '--no-cache',
  '--cache-location',
  '--concurrency',
  '--shard',
]

/** The flags of fixing: those of the check that go with it. */
export const fixOptions = (): readonly Option[] => [
  flag('changed', '-i, --interactive', 'ask at every finding: take words, type your own, skip or ignore it'),
  ...checkOptions().filter(({ long }) => !notForFixing.includes(long ?? '')),
]

const forScorecards = [
  '--as',
  '--files-from',
  '--ignore-unknown',
  '--rule',
  '--profile',
  '--lexicon',
  '--config',
  '--no-config',
  '--no-plugins',
  '--show',
  '--redact',
  '--no-redact',
  '--quiet',
  '--concurrency',
  '--no-fast-path',
]

/** The flags of scorecards: those of the check that go with it. */
export const scorecardOptions = (): readonly Option[] => [
  flag('told', '-f, --format <report>', 'text, json or csv; NAME=FILE writes a file; may be repeated')
    .argParser(repeated)
    .default([], 'text'),
  ...checkOptions().filter(({ long }) => forScorecards.includes(long ?? '')),
]

const forStreams = [
  '--stdin-filename',
  '--rule',
  '--profile',
  '--lexicon',
  '--config',
  '--no-config',
  '--no-plugins',
  '--show',
  '--fail-on',
  '--redact',
  '--no-redact',
  '--quiet',
  '--no-fast-path',
]

/** More would not fit into one string. */
const mostMegabytes = 500

const megabytes = (written: string): number => {
  const number = wholeNumber(written)
  if (number > 0 && number <= mostMegabytes) return number
  throw new InvalidArgumentError(`It must be a number from 1 to ${mostMegabytes}.`)
}

/** The flags of a stream: those of the check that go with it. */
export const streamOptions = (): readonly Option[] => [
  ...checkOptions().filter(({ long }) => forStreams.includes(long ?? '')),
  flag('what', '--max-line <number>', 'megabytes of the longest line that is read')
    .argParser(megabytes)
    .default(4),
]

const forMerging = ['--format', '--show', '--fail-on', '--redact', '--no-redact', '--earlier', '--quiet']

/** The flags of merging: those of the check that say how to report. */
export const mergeOptions = (): readonly Option[] =>
  checkOptions().filter(({ long }) => forMerging.includes(long ?? ''))

/** The flags of a trial on texts. */
export const surveyOptions = (): readonly Option[] => [
  flag('told', '--sample <number>', 'hits to show').argParser(wholeNumber).default(10),
  flag('told', '--seed <number>', 'another number shows other hits').argParser(wholeNumber).default(1),
  asOption(),
  configOption(),
  noConfigOption(),
  noPluginsOption(),
  noFastPathOption(),
]

const version = (written: string): Version => {
  const read = readVersion(written)
  if (read) return read
  throw new InvalidArgumentError('It must be a release, such as 0.1.0.')
}

export const newRulesOption = (): Option =>
  flag('rules', '--since <version>', 'only rules that came after this release').argParser(version)

export const listFormat = (): Option =>
  flag('told', '-f, --format <form>', 'how to print the list').choices(['pretty', 'json']).default('pretty')

export const readFormat = (): Option =>
  flag('told', '-f, --format <form>', 'source marks the passages in the file itself')
    .choices(['pretty', 'json', 'source'])
    .default('pretty')

export const explainFormat = (): Option =>
  flag('told', '-f, --format <form>', 'how to print it').choices(['pretty', 'json']).default('pretty')

export const atOption = (): Option =>
  flag('what', '--at <place>', 'FILE:LINE:COLUMN: every check that was made there, and what it saw')

export const colorOptions = (): readonly Option[] => [
  flag('help', '--color', 'use colours'),
  flag('help', '--no-color', 'use none'),
]

export const helpOption = (): Option => flag('help', '-h, --help', 'print this help')

export const yesOption = (): Option => flag('changed', '-y, --yes', 'write it without asking')

/** By which the script of a shell asks; nobody types them. */
export const answerOptions = (): readonly Option[] => [
  flag('help', '--answer', 'what may stand in the place of the last word').hideHelp(),
  flag('help', '--next', 'what may come after the last word').hideHelp(),
]
