import { Command, InvalidArgumentError, Option } from 'commander'
import { severities } from '../text/severity.ts'
import type { ExplainFlags } from './commands/explain.ts'
import type { AtFlags } from './commands/explain-at.ts'
import type { ListFlags, RulesFlags } from './commands/rules.ts'
import type { TryFlags } from './commands/try.ts'
import { complaint } from './complaint.ts'
import { Failure } from './failure.ts'
import type { CheckFlags } from './settings.ts'
import type { Terminal } from './terminal.ts'
import type { World } from './world.ts'

const examples = `
Examples:
  tactful                              check every file below this folder that tactful can read
  tactful macros emails/welcome.html   check a folder and a file
  tactful 'macros/**/*.json'           check what a glob matches
  pbpaste | tactful -                  check what you are about to send
  tactful --show info --fail-on error  see everything, fail only on the worst
  tactful --rule no-problem macros     one rule only
  tactful --profile timm macros        follow one book
  tactful --lexicon house.yaml macros  check for words of your own too
  tactful explain no-problem           why a rule is there, and what to write instead

Exit codes: 0 all was read and nothing found, 1 something found, 2 could not be sure.`

const explainExamples = `
Examples:
  tactful explain no-problem                       why the rule is there, and what to write instead
  tactful explain --at macros.json:12:40           why these words were, or were not, reported
  tactful explain folks --lexicon house.yaml       words of your own`

const tryExamples = `
Examples:
  tactful try house.yaml                       run its own examples
  tactful try house.yaml chats --sample 20     count its hits in your texts, and show twenty
  tactful try no-problem macros                how often a rule of ours would speak

Exit codes: 0 all examples hold, 1 one fails, 2 something could not be read.`

const repeated = (value: string, all: readonly string[]): readonly string[] => [...all, value]

const profileOption = (): Option =>
  new Option('--profile <name>', 'whose advice to follow: strict, timm, cockerell …').default('recommended')

const lexiconOption = (): Option =>
  new Option('--lexicon <file>', 'words of your own, as YAML; may be repeated')
    .argParser(repeated)
    .default([], 'none')

const asOption = (): Option =>
  new Option('--as <format>', 'read the files as this format (see tactful formats)')

const wholeNumber = (written: string): number => {
  if (/^\d+$/.test(written)) return Number(written)
  throw new InvalidArgumentError('It must be a whole number.')
}

const checkOptions = (): readonly Option[] => [
  new Option('-f, --format <name>', 'how to report: pretty or json').default('pretty'),
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
  new Option('--stdin-filename <path>', 'what to call standard input; the ending chooses its format'),
  new Option('-q, --quiet', 'print findings only, no summary and no notes'),
]

const listFormat = (): Option =>
  new Option('-f, --format <name>', 'how to print the list').choices(['pretty', 'json']).default('pretty')

const addCommands = (
  root: Command,
  world: World,
  terminal: Terminal,
  done: (code: Promise<number>) => Promise<void>,
) => {
  const check = root
    .command('check', { isDefault: true })
    .argument('[paths...]', 'files, folders, globs, or -')
  for (const option of checkOptions()) check.addOption(option)
  check
    .description('check files (the default command)')
    .action((paths: string[], _: unknown, command: Command) =>
      done(
        import('./commands/check.ts').then(it =>
          it.check(paths, command.optsWithGlobals<CheckFlags>(), world, terminal),
        ),
      ),
    )
  root
    .command('try')
    .argument('<file or rule>', 'a lexicon of your own, or the id of a rule')
    .argument('[paths...]', 'texts to count its hits in')
    .description('try words before they are switched on: their examples, and how often they hit')
    .addOption(new Option('--sample <number>', 'hits to show').argParser(wholeNumber).default(10))
    .addOption(
      new Option('--seed <number>', 'another number shows other hits').argParser(wholeNumber).default(1),
    )
    .addOption(asOption())
    .addHelpText('after', tryExamples)
    .action((name: string, paths: string[], _: unknown, command: Command) =>
      done(
        import('./commands/try.ts').then(it =>
          it.tryRule(name, paths, command.optsWithGlobals<TryFlags>(), world, terminal),
        ),
      ),
    )
  root
    .command('new-rule')
    .argument('<name>', 'a file that ends in .yaml, or GROUP/ID in the repository of tactful')
    .description('write a lexicon to begin with, with an example that fails')
    .action((name: string) =>
      done(import('./commands/new-rule.ts').then(it => it.newRule(name, world, terminal))),
    )
  root
    .command('rules')
    .description('list the rules')
    .addOption(profileOption())
    .addOption(listFormat())
    .action((_: unknown, command: Command) =>
      done(
        import('./commands/rules.ts').then(it =>
          it.rules(command.optsWithGlobals<RulesFlags>(), world, terminal),
        ),
      ),
    )
  root
    .command('formats')
    .description('list the file formats')
    .addOption(listFormat())
    .action((_: unknown, command: Command) =>
      done(
        import('./commands/formats.ts').then(it =>
          it.formats(command.optsWithGlobals<ListFlags>(), world, terminal),
        ),
      ),
    )
  root
    .command('explain')
    .argument('[rule]', 'its id, as reports print it')
    .description('print the page of a rule, or why a place was or was not reported')
    .option('--at <place>', 'FILE:LINE:COLUMN: every check that was made there, and what it saw')
    .addOption(profileOption())
    .addOption(lexiconOption())
    .addOption(asOption())
    .addOption(
      new Option('-f, --format <name>', 'how to print it').choices(['pretty', 'json']).default('pretty'),
    )
    .addHelpText('after', explainExamples)
    .action((rule: string | undefined, _: unknown, command: Command) => {
      const flags = command.optsWithGlobals<ExplainFlags & AtFlags & { readonly at?: string }>()
      const { at } = flags
      return done(
        at === undefined
          ? import('./commands/explain.ts').then(it => it.explain(rule, flags, world, terminal))
          : import('./commands/explain-at.ts').then(it => it.explainAt(at, flags, world, terminal)),
      )
    })
}

/** The command line: what words it takes and which command they go to. `done` receives the exit code. */
export const program = (world: World, terminal: Terminal, done: (code: number) => void): Command => {
  const root = new Command('tactful')
    .description(
      'Finds what customers should not have to read in macros, e-mails and transcripts, and offers better words.',
    )
    .usage('[check] [paths, folders, globs, or - for standard input]')
    .version(world.version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .option('--color', 'use colours')
    .option('--no-color', 'use none')
    .exitOverride()
    .configureOutput({
      writeOut: text => void terminal.out.write(text),
      writeErr: text => void terminal.err.write(text),
      outputError: (text, write) => {
        const [message = '', ...hints] = text
          .trim()
          .replace(/^error: /, '')
          .split('\n')
        const hint = [...hints, 'tactful --help shows what can be said.'].join(' ')
        write(complaint(new Failure(message, hint), terminal.errPaint))
      },
      getOutHelpWidth: () => terminal.width,
      getErrHelpWidth: () => terminal.width,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({
      visibleOptions: command => [
        ...(command.parent ? [] : checkOptions()),
        ...command.options,
        new Option('-h, --help', 'print this help'),
      ],
      showGlobalOptions: true,
    })
    .addHelpText('after', ({ command }) => (command.parent ? '' : examples))
  addCommands(root, world, terminal, async code => done(await code))
  return root
}
