import type { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import type { World } from '../world.ts'

/** Runs what a command does; its code is loaded only then. The number is the exit code. */
export type Call = (deed: (world: World, terminal: Terminal) => Promise<number>) => Promise<void>

/** A command as it is typed: its words, flags and help. */
export interface Usage {
  readonly name: string
  /** What is meant where no command is named. */
  readonly isDefault?: true
  /** It ends by itself, and tells what it has, when the run is to end; any other is left where it is. */
  readonly endsItself?: true
  readonly define: (command: Command, call: Call) => void
}

/** The flags of a command, and which of them were said. */
export const flagsOf = <T>(command: Command): T & { readonly given: ReadonlySet<string> } => {
  const flags = command.optsWithGlobals<T & object>()
  const given = Object.keys(flags).filter(name => command.getOptionValueSourceWithGlobals(name) === 'cli')
  return { ...flags, given: new Set(given) }
}

/** A command line, and what it is for. */
export type Example = readonly [line: string, purpose: string]

/** What the help of a command ends with: how it is used, and what its exit codes say. */
export const lesson = (examples: readonly Example[], codes: string): string => {
  const column = Math.max(...examples.map(([line]) => line.length)) + 2
  const lines = examples.map(([line, purpose]) => `  ${line.padEnd(column)}${purpose}\n`)
  return `\nExamples:\n${lines.join('')}\nExit codes: ${codes}`
}
