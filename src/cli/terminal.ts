import type { Paint } from '../reporters/paint.ts'
import { paintFor } from './colour.ts'
import { type Sink, sink } from './sink.ts'
import type { World } from './world.ts'

/** Where a command says things, and how. */
export interface Terminal {
  readonly out: Sink
  readonly err: Sink
  readonly paint: Paint
  readonly errPaint: Paint
  /** Columns of standard output; a usual number where it is no terminal. */
  readonly width: number
}

const usualWidth = 100
const leastWidth = 40

export const terminalOf = (world: World): Terminal => ({
  out: sink(world.stdout),
  err: sink(world.stderr),
  paint: paintFor(world.stdout, world),
  errPaint: paintFor(world.stderr, world),
  width: Math.max(leastWidth, world.stdout.columns ?? usualWidth),
})
