import { setImmediate } from 'node:timers/promises'
import { exit } from './exit.ts'
import type { World } from './world.ts'

/** The exit code of a run that was told to end: the reason of its signal. */
export const interruptedCode = ({ reason }: AbortSignal): number =>
  typeof reason === 'number' ? reason : exit.interrupted

/** Milliseconds after which a run that doesn't wait for anything lets the machine have a word. */
const often = 50
/** Milliseconds between two looks at the clock after which the next one may come later. */
const brief = 2
const mostStride = 32

/**
 * Gives the machine a turn now and then, in the midst of a long file, so that an interrupt is heard and others are not
 * kept waiting. Whether the run was told to end is what its promise says.
 */
export const pauses = ({
  now,
  signal,
}: Pick<World, 'now' | 'signal'>): (() => Promise<boolean> | undefined) => {
  let last = now()
  let looked = last
  // The clock is looked at every so many calls: they may take a microsecond each, or a second.
  let stride = 1
  let left = stride
  return () => {
    left--
    if (left > 0) return undefined
    const time = now()
    stride = time - looked < brief ? Math.min(stride * 2, mostStride) : 1
    looked = time
    left = stride
    if (time - last < often) return undefined
    return setImmediate().then(() => {
      last = now()
      looked = last
      return signal.aborted
    })
  }
}

/** What comes first: the end of the work, or that the run is told to end. */
export const unlessInterrupted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> => {
  if (signal.aborted) {
    // Nobody waits for it, and nobody is to hear how it fails.
    work.catch(() => {})
    return Promise.resolve(undefined)
  }
  return new Promise((resolve, reject) => {
    const leave = (): void => resolve(undefined)
    signal.addEventListener('abort', leave, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}

/** All of standard input; undefined where the run is told to end before that does. */
export const wholeInput = async ({
  stdin,
  signal,
}: Pick<World, 'stdin' | 'signal'>): Promise<Uint8Array | undefined> => {
  const chunks: Uint8Array[] = []
  const all = stdin[Symbol.asyncIterator]()
  // A loop of its own kind: leaving a “for await” waits for the piece that may never come.
  for (;;) {
    const next = await unlessInterrupted(all.next(), signal)
    if (!next) return undefined
    if (next.done) return Buffer.concat(chunks)
    chunks.push(typeof next.value === 'string' ? Buffer.from(next.value) : next.value)
  }
}
