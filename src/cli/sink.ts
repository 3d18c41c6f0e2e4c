/** What takes text, as a stream does; a terminal says so, and how wide it is. */
export interface Out extends Pick<NodeJS.EventEmitter, 'on' | 'off'> {
  /** False where it is better to wait for `drain`. */
  write(text: string | Uint8Array, done?: () => void): boolean
  readonly isTTY?: boolean
  readonly columns?: number
}

export interface Sink {
  /** Waits while the other side is slow; does nothing once it has gone away. */
  readonly write: (text: string | Uint8Array) => Promise<void>
  /** Waits for all that was written; gives the first error that is not simply a closed pipe, such as a full disk. */
  readonly flush: () => Promise<Error | undefined>
}

const closedPipe = ['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END']

const drained = (stream: Out): Promise<void> =>
  new Promise(resolve => {
    const done = (): void => {
      for (const event of ['drain', 'error', 'close']) stream.off(event, done)
      resolve()
    }
    for (const event of ['drain', 'error', 'close']) stream.on(event, done)
  })

/**
 * A stream whose reader may leave at any time (`tactful … | head`). Output then stops and the run goes on: its
 * exit code must not depend on who reads it.
 */
export const sink = (stream: Out): Sink => {
  let gone = false
  let failure: Error | undefined
  stream.on('error', (error: Error & { code?: string }) => {
    gone = true
    if (!closedPipe.includes(error.code ?? '')) failure ??= error
  })
  stream.on('close', () => {
    gone = true
  })
  return {
    write: async text => {
      if (gone || text.length === 0) return
      if (!stream.write(text)) await drained(stream)
    },
    flush: async () => {
      if (!gone) await new Promise<void>(resolve => void stream.write('', () => resolve()))
      return failure
    },
  }
}

/** Characters from which a text is not held back for others. */
const enough = 16_384

/** Holds back what is short until the turn of the event loop ends, and writes it together; `push` writes it now. */
export const gathering = ({ write, flush }: Sink): Sink & { readonly push: () => Promise<void> } => {
  let held: string[] = []
  let length = 0
  let planned = false
  /** What was written last: whoever has more to say waits for it, so that a slow reader slows the run. */
  let taken: Promise<void> = Promise.resolve()
  const push = (): Promise<void> => {
    if (held.length === 0) return taken
    const text = held.join('')
    held = []
    length = 0
    taken = write(text)
    return taken
  }
  return {
    push,
    write: text => {
      if (typeof text !== 'string') {
        void push()
        taken = write(text)
        return taken
      }
      held.push(text)
      length += text.length
      if (length >= enough) return push()
      if (!planned) {
        planned = true
        setImmediate(() => {
          planned = false
          void push()
        })
      }
      return taken
    },
    flush: () => {
      void push()
      return flush()
    },
  }
}
