import { InvalidArgumentError, Option } from 'commander'
import { severities } from '../text/severity.ts'
import { readVersion, type Version } from '../text/version.ts'

/** What `tactful --help` ends with. */
export const examples = `
Examples:
  tactful                              check every file below this folder that tactful can read
  tactful macros emails/welcome.html   check a folder and a file
  tactful 'macros/**/*.json'           check what a glob matches
  pbpaste | tactful -                  check what you are about to send
  tactful --show info --fail-on error  see everything, fail only on the worst
  tactful --rule no-problem macros     one rule only
  tactful --profile timm macros        follow one book
  tactful --lexicon house.yaml macros  check for words of your own too
  tactful baseline                     know what stands today, report only what is new
  tactful --print-config macros/a.md   what holds for a file, and where it was set
  tactful --diff macros                what safe rewrites would change; --fix makes them
  tactful explain no-problem           why a rule is there, and what to write instead

Exit codes: 0 all was read and nothing found, 1 something found, 2 could not be sure.`

/** What `tactful explain --help` ends with. */
export const explainExamples = `
Examples:
  tactful explain no-problem                            why the rule is there, and what to write instead
  tactful explain --at macros.json:12:40                why these words were, or were not, reported
  tactful explain custom-lexicon --lexicon house.yaml   the words of your own`

/** What `tactful try --help` ends with. */
export const tryExamples = `
Examples:
  tactful try house.yaml                       run its own examples
  tactful try house.yaml chats --sample 20     count its hits in your texts, and show twenty
  tactful try no-problem macros                how often a rule of ours would speak

Exit codes: 0 all examples hold, 1 one fails, 2 something could not be read.`

/** What `tactful fix --help` ends with. */
export const fixExamples = `
Examples:
  tactful fix macros             put safe rewrites into the files
  tactful fix --diff macros      show what that would change
  tactful fix --interactive      go through the findings one by one
  tactful fix -i --rule just .   those of one rule only

Exit codes: 0 nothing is left, 1 something is, 2 could not be sure, 130 interrupted; what was chosen is kept.`

/** What `tactful read --help` ends with. */
export const readExamples = `
Examples:
  tactful read macros.json                   every message, its passages and where they are
  tactful read --format source welcome.html  the file, with the passages marked below its lines
  tactful read --as zendesk-tickets e.json   as a format of your choice

Exit codes: 0 all was read, 2 something could not be read.`

const repeated = (value: string, all: readonly string[]): readonly string[] => [...all, value]

export const profileOption = (): Option =>
  new Option('--profile <name>', 'whose advice to follow: strict, timm, cockerell …').default('recommended')

export const configOption = (): Option =>
  new Option('--config <file>', 'settings to use (default: tactful.yaml here or above)')

export const noConfigOption = (): Option => new Option('--no-config', 'use no settings file')

export const noPluginsOption = (): Option =>
  new Option('--no-plugins', 'leave out the plugins of the settings: no code but our own runs')

export const baselineOption = (): Option =>
  new Option(
    '--baseline <file>',
    'what is known already (default: tactful-baseline.json beside the settings)',
  )

const noBaselineOption = (): Option => new Option('--no-baseline', 'report what is known already, too')

export const lexiconOption = (): Option =>
  new Option('--lexicon <file>', 'words of your own, as YAML; may be repeated')
    .argParser(repeated)
    .default([], 'none')

export const asOption = (): Option =>
  new Option('--as <format>', 'read the files as this format (see tactful formats)')

export const stdinOption = (): Option =>
  new Option('--stdin-filename <path>', 'what to call standard input; the ending chooses its format')

const wholeNumber = (written: string): number => {
  if (/^\d+$/.test(written)) return Number(written)
  throw new InvalidArgumentError('It must be a whole number.')
}

/** The flags of the check. */
export const checkOptions = (): readonly Option[] => [
  new Option(
    '-f, --format <name>',
    'how to report: pretty, json, sarif …; NAME=FILE writes a file; may be repeated',
  )
    .argParser(repeated)
    .default([], 'pretty'),
  new Option('--fail-on <severity>', 'mildest finding that makes the exit code 1')
    .choices([...severities, 'never'])
    .default('warning'),
  new Option('--show <severity>', 'mildest finding that is shown')
    .choices([...severities])
    .default('warning'),
  new Option('--rule <id>', 'check this rule only; may be repeated')
    .argParser(repeated)
    .default([], 'all rules'),
  profileOption(),
  lexiconOption(),
  asOption(),
  configOption(),
  noConfigOption(),
  noPluginsOption(),
  baselineOption(),
  noBaselineOption(),
  new Option('--print-config <file>', 'print the settings that hold for a file, and where each comes from'),
  stdinOption(),
  new Option('--since <ref>', 'only what is new since a branch, tag or commit').conflicts('staged'),
  new Option('--staged', 'only what is new in what is staged, and as it is staged'),
  new Option('--files-from <file>', 'check the files that this one names, a line each; - for standard input'),
  new Option('--ignore-unknown', 'skip named files of no known format'),
  new Option('--fix', 'put safe rewrites into the files'),
  new Option('--diff', 'show what --fix would change, and change nothing'),
  new Option('--unsafe', 'with --fix or --diff: also rewrites that somebody should read again'),
  new Option('-q, --quiet', 'print findings only, no summary and no notes'),
]

/** The flags of fixing: those of the check that go with it. */
export const fixOptions = (): readonly Option[] => [
  new Option('-i, --interactive', 'ask at every finding: take words, type your own, skip or ignore it'),
  ...checkOptions().filter(({ long }) => !['--fix', '--print-config', '--staged'].includes(long ?? '')),
]

/** The flags of a trial on texts. */
export const surveyOptions = (): readonly Option[] => [
  new Option('--sample <number>', 'hits to show').argParser(wholeNumber).default(10),
  new Option('--seed <number>', 'another number shows other hits').argParser(wholeNumber).default(1),
  asOption(),
  configOption(),
  noConfigOption(),
  noPluginsOption(),
]

const version = (written: string): Version => {
  const read = readVersion(written)
  if (read) return read
  throw new InvalidArgumentError('It must be a release, such as 0.1.0.')
}

export const newRulesOption = (): Option =>
  new Option('--since <version>', 'only rules that came after this release').argParser(version)

export const listFormat = (): Option =>
  new Option('-f, --format <name>', 'how to print the list').choices(['pretty', 'json']).default('pretty')
