import type { Position } from '../text/lines.ts'
import type { Quotable } from './quotable.ts'

const isHigh = (code: number): boolean => code >= 0xd800 && code < 0xdc00
const isLow = (code: number): boolean => code >= 0xdc00 && code < 0xe000

/** Bytes of the unit at `at`; each half of a pair gives two, a half alone becomes the three of U+FFFD. */
const bytesAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  if (isHigh(code)) return isLow(text.charCodeAt(at + 1)) ? 2 : 3
  if (isLow(code)) return isHigh(text.charCodeAt(at - 1)) ? 2 : 3
  return 3
}

const bytesIn = (text: string, from: number, to: number): number => {
  let sum = 0
  for (let at = from; at < to; at++) sum += bytesAt(text, at)
  return sum
}

/**
 * Columns of places in bytes of UTF-8, from 1. It counts on from the place asked for before, so that the places of a
 * line cost no more together than the line is long, asked for in order.
 */
export const utf8Columns = ({ lineFrom }: Pick<Quotable, 'lineFrom'>): ((place: Position) => number) => {
  let line = ''
  let from = -1
  let at = 0
  let bytes = 0
  return ({ offset, column }) => {
    const start = offset - (column - 1)
    if (start !== from) {
      line = lineFrom(start)
      from = start
      at = 0
      bytes = 0
    }
    const to = column - 1
    bytes += to >= at ? bytesIn(line, at, to) : -bytesIn(line, to, at)
    at = to
    return bytes + 1
  }
}
