import type { Readable } from 'node:stream'
import { Failure } from '../failure.ts'
import type { World } from '../world.ts'

/** A terminal's keys. */
export type Keyboard = Readable & {
  readonly isTTY: true
  readonly setRawMode: (raw: boolean) => unknown
}

const isKeyboard = (stdin: object): stdin is Keyboard =>
  'isTTY' in stdin && stdin.isTTY === true && 'setRawMode' in stdin

/** The keys of the terminal that the run talks with; a Failure where there is none. */
export const keyboardOf = ({ stdin, stdout }: World): Keyboard => {
  if (isKeyboard(stdin) && stdout.isTTY) return stdin
  throw new Failure(
    '--interactive asks at a terminal, and there is none',
    'tactful fix makes the safe rewrites without asking; --diff shows them first.',
  )
}
