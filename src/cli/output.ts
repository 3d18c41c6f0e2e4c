import { EventEmitter } from 'node:events'
import { fstatSync, writeSync } from 'node:fs'
import type { Out } from './sink.ts'

/** Bytes that a pipe takes from us at once: it holds more, so that nobody waits for a slow reader meanwhile. */
const most = 16_384

/** Bytes that can be written there without a stream: all into a file, the beginning of what goes through a pipe. */
const roomOf = (descriptor: number): number => {
  try {
    const found = fstatSync(descriptor)
    if (found.isFile()) return Number.POSITIVE_INFINITY
    return found.isFIFO() ? most : 0
  } catch {
    return 0
  }
}

/** Writes as many bytes as are taken at once, and tells how many. Fails as the disk or a closed pipe does. */
const writeNow = (descriptor: number, bytes: Uint8Array): number => {
  let end = 0
  try {
    while (end < bytes.length) end += writeSync(descriptor, bytes, end)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
  }
  return end
}

/**
 * Standard output or error. Short texts are written past its stream, which takes longer to load than a message to check;
 * it is opened by `open` for a terminal, or when there is more to say.
 */
export const output = (descriptor: number, open: () => Out): Out => {
  let room = roomOf(descriptor)
  if (room === 0) return open()
  const events = new EventEmitter()
  let stream: Out | undefined
  const opened = (): Out => {
    const made = open()
    for (const event of ['drain', 'error', 'close'])
      made.on(event, (...told: unknown[]) => events.emit(event, ...told))
    return made
  }
  const write = (text: string | Uint8Array, done?: () => void): boolean => {
    const bytes = typeof text === 'string' ? Buffer.from(text) : text
    let written = 0
    if (!stream && bytes.length <= room) {
      try {
        written = writeNow(descriptor, bytes)
      } catch (error) {
        events.emit('error', error)
        written = bytes.length
      }
      room -= written
      if (written === bytes.length) {
        done?.()
        return true
      }
    }
    stream ??= opened()
    return stream.write(bytes.subarray(written), done)
  }
  return Object.assign(events, { write })
}
