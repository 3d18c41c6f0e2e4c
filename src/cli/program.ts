import { Command, Option } from 'commander'
import { severities } from '../text/severity.ts'
import type { ListFlags } from './commands/rules.ts'
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
  tactful explain no-problem           why a rule is there, and what to write instead

Exit codes: 0 all was read and nothing found, 1 something found, 2 could not be sure.`

const checkOptions = (): readonly Option[] => [
  new Option('-f, --format <name>', 'how to report: pretty or json').default('pretty'),
  new Option('--fail-on <severity>', 'mildest finding that makes the exit code 1')
    .choices([...severities, 'never'])
    .default('warning'),
  new Option('--show <severity>', 'mildest finding that is shown')
    .choices([...severities])
    .default('warning'),
  new Option('--rule <id>', 'check this rule only; may be repeated')
    .argParser((id: string, all: readonly string[]) => [...all, id])
    .default([], 'all rules'),
  new Option('--as <format>', 'read the files as this format (see tactful formats)'),
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
  const list = (name: string, about: string, run: (flags: ListFlags) => Promise<number>): void => {
    const command = root.command(name).description(about).addOption(listFormat())
    command.action(() => done(run(command.optsWithGlobals<ListFlags>())))
  }
  list('rules', 'list the rules', async flags =>
    (await import('./commands/rules.ts')).rules(flags, world, terminal),
  )
  list('formats', 'list the file formats', async flags =>
    (await import('./commands/formats.ts')).formats(flags, world, terminal),
  )
  root
    .command('explain')
    .argument('<rule>', 'its id, as reports print it')
    .description('print the page of a rule')
    .action((rule: string) =>
      done(import('./commands/explain.ts').then(it => it.explain(rule, world, terminal))),
    )
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
