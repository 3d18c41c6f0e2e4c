import { createHash } from 'node:crypto'
import type { ReadSoFar } from '../text/passing.ts'
import { badUtf8 } from './unicode.ts'

/** A file can't be read part by part; the message is a clause that says why. */
export class Unfit extends Error {}

const feed = 10

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** `before` bytes stand before these. */
const decoded = (bytes: Uint8Array, before: number): string => {
  try {
    return decoder.decode(bytes)
  } catch {
    throw new Unfit(`byte ${before + badUtf8(bytes)} is not UTF-8`)
  }
}

/**
 * Makes text of the bytes of a file, as they come: each part is whole lines, so that it is the same where pieces end. Of a
 * line of more than `most` bytes, of a zero byte, and of what is not UTF-8, an Unfit is thrown.
 */
export const wholeLines = (
  pieces: Iterable<Uint8Array>,
  most: number,
): { readonly texts: Generator<string>; readonly readSoFar: () => ReadSoFar } => {
  const hash = createHash('sha256')
  let bytes = 0
  let digest: string | undefined

  const texts = function* (): Generator<string> {
    /** The beginning of a line that has not ended. */
    let held: Uint8Array[] = []
    let length = 0
    const grow = (by: number): void => {
      length += by
      if (length > most) throw new Unfit(`a line of it is longer than ${Math.floor(most / 2 ** 20)} MB`)
    }
    const hold = (piece: Uint8Array): void => {
      grow(piece.length)
      // The piece is written over.
      if (piece.length > 0) held.push(new Uint8Array(piece))
    }
    const taken = (end: Uint8Array): string => {
      grow(end.length)
      const all = held.length === 0 ? end : Buffer.concat([...held, end])
      held = []
      length = 0
      const text = decoded(all, bytes)
      bytes += all.length
      return text
    }
    for (const piece of pieces) {
      if (piece.includes(0)) throw new Unfit('it holds a zero byte')
      hash.update(piece)
      const next = piece.lastIndexOf(feed) + 1
      if (next > 0) yield taken(piece.subarray(0, next))
      hold(piece.subarray(next))
    }
    if (length > 0) yield taken(new Uint8Array())
    digest = hash.digest('hex')
  }
  return { texts: texts(), readSoFar: () => ({ bytes, digest }) }
}
