import { CommanderError } from 'commander'
import { reasonOf } from '../node/filesystem.ts'
import { complaint } from './complaint.ts'
import { exit } from './exit.ts'
import { bug, Failure } from './failure.ts'
import { interruptedCode } from './interruption.ts'
import { program } from './program.ts'
import { terminalOf } from './terminal.ts'
import type { World } from './world.ts'

/** What a thrown value means: commander has already told its own. */
const failureOf = (error: unknown, world: World): Failure | undefined => {
  if (error instanceof CommanderError) return undefined
  return error instanceof Failure ? error : bug(error, world.env)
}

/** One run of the command, from its words to its exit code. */
export const run = async (world: World): Promise<number> => {
  const terminal = terminalOf(world)
  const tell = (failure: Failure): Promise<void> => terminal.err.write(complaint(failure, terminal.errPaint))
  let code: number = exit.clean
  try {
    await program(world, terminal, done => {
      code = done
    }).parseAsync(world.argv, { from: 'user' })
  } catch (error) {
    code = error instanceof CommanderError && error.exitCode === 0 ? exit.clean : exit.unsure
    const failure = failureOf(error, world)
    if (failure) await tell(failure)
    if (world.signal.aborted) code = interruptedCode(world.signal)
  }
  const lost = await terminal.out.flush()
  if (!lost) return code
  await tell(new Failure(`the output could not be written: ${reasonOf(lost)}`, 'Is there room on the disk?'))
  return exit.unsure
}
