/** Bytes that a page has room for from the start: a little more than are written at once. */
const room = 81_920

/** Texts put together as UTF-8, to be written at once. */
export interface Page {
  readonly add: (text: string) => void
  /** Bytes that are on it. */
  readonly length: () => number
  /** Gives the page, and begins another. */
  readonly turn: () => Uint8Array
}

/**
 * Makes a page. Each text is encoded by itself: put together first, a single “ among them would make V8 hold all of them
 * in twice the room, and take five times as long to encode them.
 */
export const makePage = (): Page => {
  let bytes = Buffer.allocUnsafeSlow(room)
  let length = 0
  return {
    add: text => {
      // A unit is three bytes at most.
      const needed = length + text.length * 3
      if (needed > bytes.length) bytes = Buffer.concat([bytes.subarray(0, length)], needed * 2)
      length += bytes.write(text, length)
    },
    length: () => length,
    turn: () => {
      const full = bytes.subarray(0, length)
      bytes = Buffer.allocUnsafeSlow(room)
      length = 0
      return full
    },
  }
}
