import type { Argument, Command, Option } from 'commander'

/** A word that may come next, and what it says. */
export interface Candidate {
  readonly word: string
  readonly about: string
}

/** What may come next: words, and whether the shell is to offer its files. */
export interface Answer {
  readonly candidates: readonly Candidate[]
  readonly files: boolean
}

/** The words of a kind of value: rules, formats, reports … Empty for a kind that has none. */
export type ValuesOf = (kind: string) => Promise<readonly Candidate[]>

const nothing: Answer = { candidates: [], files: false }

/** Kinds of value that are paths. */
const isPath = (kind: string): boolean => /^(?:file|paths)\b/.test(kind)

/** What is written in <> or [] behind a flag. */
const kindOf = ({ flags }: Option): string => /[<[]([^>\]]+)[>\]]/.exec(flags)?.[1] ?? ''

const bare = (words: readonly string[]): readonly Candidate[] => words.map(word => ({ word, about: '' }))

const values = async (
  kind: string,
  choices: readonly string[] | undefined,
  valuesOf: ValuesOf,
): Promise<Answer> => {
  if (choices) return { candidates: bare(choices), files: false }
  const kinds = kind.split(' or ')
  const candidates = (await Promise.all(kinds.map(valuesOf))).flat()
  return { candidates, files: kinds.some(isPath) }
}

/** bash takes words apart at `=`: `--format`, `=`, `json`. */
const rejoined = (
  words: readonly string[],
): { readonly words: readonly string[]; readonly apart: boolean } => {
  const joined: string[] = []
  let apart = false
  for (const [index, word] of words.entries()) {
    const isValue = words[index - 1] === '=' || word === '='
    if (isValue && joined.length > 0) joined.push(`${joined.pop()}${word}`)
    else joined.push(word)
    apart = isValue
  }
  return { words: joined, apart }
}

/** How the words before the last one are to be taken. */
interface Parsed {
  readonly command: Command
  /** Words that are no flags and not their values. */
  readonly positional: readonly string[]
  /** The flag whose value comes next. */
  readonly awaiting: Option | undefined
  /** After `--` nothing is a flag. */
  readonly flagsOver: boolean
}

const flagNamed = (word: string, options: readonly Option[]): Option | undefined =>
  options.find(({ long, short }) => word === long || word === short)

const parse = (
  words: readonly string[],
  root: Command,
  usual: Command,
  optionsOf: (command: Command) => readonly Option[],
): Parsed => {
  const commands = root.createHelp().visibleCommands(root)
  let command = usual
  let named = false
  let awaiting: Option | undefined
  let flagsOver = false
  const positional: string[] = []
  for (const word of words) {
    if (awaiting) awaiting = undefined
    else if (!flagsOver && word === '--') flagsOver = true
    else if (!flagsOver && word.startsWith('-')) {
      const option = word.includes('=') ? undefined : flagNamed(word, optionsOf(command))
      if (option?.required) awaiting = option
    } else {
      const called = named || positional.length > 0 ? undefined : commands.find(each => each.name() === word)
      if (called) {
        command = called
        named = true
      } else positional.push(word)
    }
  }
  return { command, positional, awaiting, flagsOver }
}

const argumentAt = (command: Command, index: number): Argument | undefined => {
  const { registeredArguments: all } = command
  const last = all.at(-1)
  return all[index] ?? (last?.variadic ? last : undefined)
}

/** The commands that there are. */
export const commandsIn = (root: Command): readonly Candidate[] =>
  root
    .createHelp()
    .visibleCommands(root)
    .map(each => ({ word: each.name(), about: each.description() }))

const flagsIn = (options: readonly Option[]): readonly Candidate[] =>
  options.flatMap(({ long, description }) => (long ? [{ word: long, about: description }] : []))

const prefixed = ({ candidates, files }: Answer, prefix: string): Answer => ({
  candidates: candidates.map(({ word, about }) => ({ word: prefix + word, about })),
  files,
})

const beginning = ({ candidates, files }: Answer, partial: string): Answer => ({
  candidates: candidates.filter(({ word }) => word.startsWith(partial)),
  files,
})

/** The value of a flag; what a report is written to is a file. */
const flagValue = async (option: Option, partial: string, valuesOf: ValuesOf): Promise<Answer> =>
  kindOf(option) === 'report' && partial.includes('=')
    ? { candidates: [], files: true }
    : beginning(await values(kindOf(option), option.argChoices, valuesOf), partial)

/**
 * What may stand in the place of the last of `words`, which are what was typed after the command's name. It is read off
 * the definitions of `root`, whose command without a name is `usual`.
 */
export const answer = async (
  typed: readonly string[],
  root: Command,
  usual: Command,
  valuesOf: ValuesOf,
): Promise<Answer> => {
  const { words, apart } = rejoined(typed)
  const partial = words.at(-1) ?? ''
  const help = root.createHelp()
  const optionsOf = (command: Command) => help.visibleOptions(command)
  const { command, positional, awaiting, flagsOver } = parse(words.slice(0, -1), root, usual, optionsOf)
  if (awaiting) return flagValue(awaiting, partial, valuesOf)
  if (!flagsOver && partial.startsWith('-')) {
    const [flag = '', value] = partial.split(/=(.*)/s)
    if (value === undefined)
      return beginning({ candidates: flagsIn(optionsOf(command)), files: false }, partial)
    const option = flagNamed(flag, optionsOf(command))
    if (!option?.required) return nothing
    const found = await flagValue(option, value, valuesOf)
    return apart ? found : prefixed(found, `${flag}=`)
  }
  const argument = argumentAt(command, positional.length)
  const named = argument ? await values(argument.name(), argument.argChoices, valuesOf) : nothing
  const first = command === usual && positional.length === 0 && words.length === 1
  const all = first ? [...commandsIn(root), ...named.candidates] : named.candidates
  return beginning({ candidates: all, files: named.files }, partial)
}
