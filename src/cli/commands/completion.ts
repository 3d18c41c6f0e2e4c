import type { Command } from 'commander'
import { visibleLine } from '../../reporters/visible.ts'
import { answer, commandsIn } from '../completion/candidates.ts'
import { filesToo, scripts, shells } from '../completion/scripts.ts'
import { valuesOf } from '../completion/values.ts'
import { exit } from '../exit.ts'
import { Failure } from '../failure.ts'
import { suggestion } from '../suggestion.ts'
import type { Terminal } from '../terminal.ts'
import type { World } from '../world.ts'

export interface CompletionFlags {
  /** A script asks what may come next: the words are those of a line that is being typed. */
  readonly answer?: boolean
  /** The last word is whole, and another one is to come. */
  readonly next?: boolean
}

const install = 'tactful completion --help shows where to put it.'

/** Prints the script that teaches a shell the words of the command, or answers it. */
export const completion = async (
  words: readonly string[],
  flags: CompletionFlags,
  root: Command,
  usual: Command,
  world: World,
  { out }: Terminal,
): Promise<number> => {
  if (flags.answer) {
    const typed = flags.next ? [...words, ''] : words
    const { candidates, files } = await answer(
      typed,
      root,
      usual,
      valuesOf(world, () => commandsIn(root)),
    )
    const lines = candidates.map(({ word, about }) => `${visibleLine(word)}\t${visibleLine(about)}\n`)
    await out.write(`${lines.join('')}${files ? `${filesToo}\n` : ''}`)
    return exit.clean
  }
  const [shell, ...more] = words
  if (shell === undefined || more.length > 0) {
    throw new Failure('which shell is it for?', `Name one: ${shells.join(', ')}. ${install}`)
  }
  const script = scripts[shell]
  if (script === undefined) {
    const known = `Known: ${shells.join(', ')}.`
    throw new Failure(`there is no completion for the shell “${shell}”`, suggestion(shell, shells, known))
  }
  await out.write(script)
  return exit.clean
}
