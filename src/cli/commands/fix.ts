import { Failure } from '../failure.ts'
import { keyboardOf } from '../interactive/keyboard.ts'
import type { CheckFlags } from '../settings.ts'
import type { Terminal } from '../terminal.ts'
import type { World } from '../world.ts'
import { check } from './check.ts'

/** What a session at the terminal can't go with. */
const insist = (paths: readonly string[], { diff, unsafe, format, stdinFilename }: CheckFlags): void => {
  if (diff) throw new Failure('--interactive makes changes, --diff makes none', 'Leave one of them out.')
  if (unsafe)
    throw new Failure(
      '--interactive offers every rewrite, those that are not safe too',
      'Leave out --unsafe.',
    )
  if (paths.includes('-') || stdinFilename !== undefined)
    throw new Failure(
      '--interactive asks on standard input, and can’t read a text from it',
      'Name files instead.',
    )
  if (format.some(name => name !== 'pretty'))
    throw new Failure('--interactive is for people, --format for programs', 'Leave one of them out.')
}

/** Puts better words into files: the safe rewrites, or what somebody at the terminal chooses. */
export const fix = (
  paths: readonly string[],
  flags: CheckFlags,
  world: World,
  terminal: Terminal,
): Promise<number> => {
  if (!flags.interactive) return check(paths, { ...flags, fix: true }, world, terminal)
  insist(paths, flags)
  keyboardOf(world)
  return check(paths, flags, world, terminal)
}
