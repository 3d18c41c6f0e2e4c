import type { Paint } from '../reporters/paint.ts'
import { paintFor } from './colour.ts'
import { gathering, type Sink, sink } from './sink.ts'
import { noStatus, type Status, statusOn } from './status.ts'
import type { World } from './world.ts'

/** Where a command says things, and how. */
export interface Terminal {
  readonly out: Sink
  readonly err: Sink
  readonly paint: Paint
  readonly errPaint: Paint
  /** A line on standard error that comes and goes; nowhere to be seen but on a terminal. */
  readonly status: Status
  /** Columns of standard output; a usual number where it is no terminal. */
  readonly width: number
}

const usualWidth = 100
const leastWidth = 40

/** Sinks of a terminal whose text never meets the status line. */
const clearing = ({ write, flush }: Sink, status: Status): Sink => ({
  flush,
  write: text => {
    if (text.length > 0) status.before(text)
    return write(text)
  },
})

/** Both outputs. Where they go to one place, what was said first stands there first. */
const sinks = ({ stdout, stderr }: World, status: Status): Pick<Terminal, 'out' | 'err'> => {
  const err = stderr.isTTY ? clearing(sink(stderr), status) : sink(stderr)
  if (stdout.isTTY) return { out: clearing(sink(stdout), status), err }
  const out = gathering(sink(stdout))
  return {
    out,
    err: {
      ...err,
      write: async text => {
        await out.push()
        await err.write(text)
      },
    },
  }
}

export const terminalOf = (world: World): Terminal => {
  const errPaint = paintFor(world.stderr, world)
  const status = world.stderr.isTTY ? statusOn(world.stderr, errPaint) : noStatus
  return {
    ...sinks(world, status),
    paint: paintFor(world.stdout, world),
    errPaint,
    status,
    width: Math.max(leastWidth, world.stdout.columns ?? usualWidth),
  }
}
