import { closeSync, openSync, readSync } from 'node:fs'

/** Bytes: a text of so many is thrown away without leaving the part of the heap where that is cheap. */
const pieceSize = 65_536

/** The bytes of a file, piece by piece; a piece holds until the next one is asked for. */
export function* piecesOf(path: string, size = pieceSize): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.allocUnsafeSlow(size)
    for (;;) {
      const read = readSync(file, buffer, 0, size, null)
      if (read === 0) return
      yield buffer.subarray(0, read)
    }
  } finally {
    closeSync(file)
  }
}
