import { type Argument, Command, Option } from 'commander'
import type { BaselineFlags } from './commands/baseline.ts'
import type { ExplainFlags } from './commands/explain.ts'
import type { AtFlags } from './commands/explain-at.ts'
import type { InitFlags } from './commands/init.ts'
import type { ReadFlags } from './commands/read.ts'
import type { ListFlags, RulesFlags } from './commands/rules.ts'
import type { TryFlags } from './commands/try.ts'
import { complaint } from './complaint.ts'
import { Failure } from './failure.ts'
import {
  asOption,
  baselineOption,
  checkOptions,
  configOption,
  examples,
  explainExamples,
  fixExamples,
  fixOptions,
  lexiconOption,
  listFormat,
  newRulesOption,
  noConfigOption,
  noPluginsOption,
  profileOption,
  readExamples,
  stdinOption,
  surveyOptions,
  tryExamples,
} from './flags.ts'
import type { CheckFlags } from './settings.ts'
import type { Terminal } from './terminal.ts'
import type { World } from './world.ts'

/** The flags of a command, and which of them were said. */
const flagsOf = <T>(command: Command): T & { readonly given: ReadonlySet<string> } => {
  const flags = command.optsWithGlobals<T & object>()
  const given = Object.keys(flags).filter(name => command.getOptionValueSourceWithGlobals(name) === 'cli')
  return { ...flags, given: new Set(given) }
}

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
          it.check(paths, flagsOf<CheckFlags>(command), world, terminal),
        ),
      ),
    )
  const fixing = root.command('fix').argument('[paths...]', 'files, folders, globs, or -')
  for (const option of fixOptions()) fixing.addOption(option)
  fixing
    .description('put better words into files: the safe ones, or those that you choose')
    .addHelpText('after', fixExamples)
    .action((paths: string[], _: unknown, command: Command) =>
      done(
        import('./commands/fix.ts').then(it => it.fix(paths, flagsOf<CheckFlags>(command), world, terminal)),
      ),
    )
  const trying = root.command('try')
  for (const option of surveyOptions()) trying.addOption(option)
  trying
    .argument('<file or rule>', 'a lexicon of your own, or the id of a rule')
    .argument('[paths...]', 'texts to count its hits in')
    .description('try words before they are switched on: their examples, and how often they hit')
    .addHelpText('after', tryExamples)
    .action((name: string, paths: string[], _: unknown, command: Command) =>
      done(
        import('./commands/try.ts').then(it =>
          it.tryRule(name, paths, flagsOf<TryFlags>(command), world, terminal),
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
  const recording = root.command('baseline').argument('[paths...]', 'files, folders or globs')
  for (const option of [
    baselineOption(),
    profileOption(),
    lexiconOption(),
    asOption(),
    configOption(),
    noConfigOption(),
    noPluginsOption(),
  ])
    recording.addOption(option)
  recording
    .description('record what stands today, so that only what is new is reported')
    .action((paths: string[], _: unknown, command: Command) =>
      done(
        import('./commands/baseline.ts').then(it =>
          it.baseline(paths, flagsOf<BaselineFlags>(command), world, terminal),
        ),
      ),
    )
  root
    .command('init')
    .argument('[paths...]', 'what to look at; everything below this folder, if left out')
    .option('-y, --yes', 'write it without asking')
    .description('look at your files, and propose a tactful.yaml for them')
    .action((paths: string[], flags: InitFlags) =>
      done(import('./commands/init.ts').then(it => it.init(paths, flags, world, terminal))),
    )
  root
    .command('rules')
    .description('list the rules')
    .addOption(newRulesOption())
    .addOption(profileOption())
    .addOption(configOption())
    .addOption(noConfigOption())
    .addOption(noPluginsOption())
    .addOption(listFormat())
    .action((_: unknown, command: Command) =>
      done(import('./commands/rules.ts').then(it => it.rules(flagsOf<RulesFlags>(command), world, terminal))),
    )
  root
    .command('read')
    .argument('[paths...]', 'files, folders, globs, or -')
    .description('print files as they are read: who says what, in which passages, at which places')
    .addOption(asOption())
    .addOption(configOption())
    .addOption(noConfigOption())
    .addOption(noPluginsOption())
    .addOption(stdinOption())
    .addOption(
      new Option('-f, --format <name>', 'source marks the passages in the file itself')
        .choices(['pretty', 'json', 'source'])
        .default('pretty'),
    )
    .addHelpText('after', readExamples)
    .action((paths: string[], _: unknown, command: Command) =>
      done(
        import('./commands/read.ts').then(it => it.read(paths, flagsOf<ReadFlags>(command), world, terminal)),
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
    .addOption(configOption())
    .addOption(noConfigOption())
    .addOption(noPluginsOption())
    .addOption(
      new Option('-f, --format <name>', 'how to print it').choices(['pretty', 'json']).default('pretty'),
    )
    .addHelpText('after', explainExamples)
    .action((rule: string | undefined, _: unknown, command: Command) => {
      const flags = flagsOf<ExplainFlags & AtFlags & { readonly at?: string }>(command)
      const { at } = flags
      return done(
        at === undefined
          ? import('./commands/explain.ts').then(it => it.explain(rule, flags, world, terminal))
          : import('./commands/explain-at.ts').then(it => it.explainAt(at, flags, world, terminal)),
      )
    })
}

const argumentTerm = (argument: Argument): string => {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`
  return argument.required ? `<${name}>` : `[${name}]`
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
      subcommandTerm: command => [command.name(), ...command.registeredArguments.map(argumentTerm)].join(' '),
    })
    .addHelpText('after', ({ command }) => (command.parent ? '' : examples))
  addCommands(root, world, terminal, async code => done(await code))
  return root
}
