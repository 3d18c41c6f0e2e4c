import { type Argument, Command, Help, type Option } from 'commander'
import { complaint } from './complaint.ts'
import { Failure } from './failure.ts'
import { checkOptions, colorOptions, headings, helpOption } from './flags.ts'
import { interruptedCode, unlessInterrupted } from './interruption.ts'
import type { Terminal } from './terminal.ts'
import { rootLesson } from './usage/check.ts'
import { commandNames, usages } from './usage/index.ts'
import type { World } from './world.ts'

/** What only programs say is not told of. */
const told = ({ description }: Argument): boolean => description !== ''

const argumentTerm = (argument: Argument): string => {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`
  return argument.required ? `<${name}>` : `[${name}]`
}

/** The flags that the help of a command shows: check is the command that needs no name. */
const optionsIn = (command: Command): readonly Option[] => [
  ...(command.parent ? [] : checkOptions()),
  ...command.options.filter(({ hidden }) => !hidden),
  ...(command.parent ? colorOptions() : []),
  helpOption(),
]

const order = Object.values<string | undefined>(headings)

const inOrder = (options: readonly Option[]): Option[] =>
  options.toSorted((a, b) => order.indexOf(a.helpGroupHeading) - order.indexOf(b.helpGroupHeading))

/** The exit code of a command that is left where it is when the run is to end. */
const orLeft = async (
  name: string,
  work: Promise<number>,
  { signal }: World,
  { err, errPaint }: Terminal,
): Promise<number> => {
  const code = await unlessInterrupted(work, signal)
  if (code !== undefined) return code
  const hint = 'What it has printed is whole, and not all.'
  await err.write(
    complaint(new Failure(`interrupted: tactful ${name} did not come to its end`, hint), errPaint),
  )
  return interruptedCode(signal)
}

/** Whether a command line can be about every command: it asks for help, or for all that can be typed. */
const mayAskForAll = (argv: readonly string[]): boolean =>
  argv.some(word => /^(?:--help|help|completion|-[a-z]*h.*)$/i.test(word))

/** The command line: what words it takes and which command they go to. `done` receives the exit code. */
export const program = (world: World, terminal: Terminal, done: (code: number) => void): Command => {
  const root = new Command('tactful')
    .description(
      'Finds what customers should not have to read in macros, e-mails and transcripts, and offers better words.',
    )
    .usage('[check] [paths, folders, globs, or - for standard input]')
    .optionsGroup(headings.help)
    .version(world.version, '-v, --version', 'print the version')
    .addHelpOption(helpOption())
    .exitOverride()
    .configureOutput({
      writeOut: text => void terminal.out.write(text),
      writeErr: text => void terminal.err.write(text),
      outputError: (text, write) => {
        const [message = '', ...hints] = text
          .trim()
          .replace(/^error: /, '')
          .split('\n')
        const called = world.argv.find(word => commandNames.includes(word) && word !== 'help')
        const help = ['tactful', ...(called ? [called] : []), '--help'].join(' ')
        const hint = [...hints, `${help} shows what can be said.`].join(' ')
        write(complaint(new Failure(message, hint), terminal.errPaint))
      },
      getOutHelpWidth: () => terminal.width,
      getErrHelpWidth: () => terminal.width,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({
      visibleOptions: command => inOrder(optionsIn(command)),
      // Commander would put the groups of a command's own flags before those that are shown with them.
      groupItems: (_, items, groupOf) => new Help().groupItems(items, items, groupOf),
      subcommandTerm: command =>
        [command.name(), ...command.registeredArguments.filter(told).map(argumentTerm)].join(' '),
    })
    .addHelpText('after', ({ command }) => (command.parent ? '' : rootLesson))
  for (const option of colorOptions()) root.addOption(option)
  const all = mayAskForAll(world.argv)
  for (const { heading, usages: group } of usages) {
    root.commandsGroup(heading)
    for (const { name, isDefault = false, endsItself = false, define } of group) {
      if (!isDefault && !all && !world.argv.includes(name)) continue
      const command = root.command(name, { isDefault })
      define(command, async deed => {
        const work = deed(world, terminal)
        done(await (endsItself ? work : orLeft(name, work, world, terminal)))
      })
    }
  }
  root.addHelpCommand(
    new Command('help')
      .argument('[command]', 'its name')
      .description('print the help of a command')
      .helpOption(false)
      .helpGroup('Look up:'),
  )
  return root
}
