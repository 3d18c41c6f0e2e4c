import type { Paint } from '../reporters/paint.ts'
import { paintFor } from './colour.ts'
import { type Out, type Sink, sink } from './sink.ts'
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

/** A sink whose text never meets the status line. */
const clearing = (stream: Out, status: Status): Sink => {
  const { write, flush } = sink(stream)
  if (!stream.isTTY) return { write, flush }
  return {
    flush,
    write: text => {
      if (text.length > 0) status.before(text)
      return write(text)
    },
  }
}

export const terminalOf = (world: World): Terminal => {
  const errPaint = paintFor(world.stderr, world)
  const status = world.stderr.isTTY ? statusOn(world.stderr, errPaint) : noStatus
  return {
    out: clearing(world.stdout, status),
    err: clearing(world.stderr, status),
    paint: paintFor(world.stdout, world),
    errPaint,
    status,
    width: Math.max(leastWidth, world.stdout.columns ?? usualWidth),
  }
}
