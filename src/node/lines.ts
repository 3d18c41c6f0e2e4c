import type { Problem } from '../text/problem.ts'
import { badUtf8 } from './unicode.ts'

/** A line of a stream: `number` from 1, `offset` in UTF-16 units from the start of the stream. */
export interface Placed {
  readonly number: number
  readonly offset: number
}

/** A line without its line feed; a carriage return and a byte order mark stay in it. */
export interface TextLine extends Placed {
  readonly text: string
}

/** A line that is no text or too long; `column` (UTF-16 units) from 1. */
export interface LostLine extends Placed, Omit<Problem, 'offset'> {
  readonly column?: number
}

export const isLost = (line: TextLine | LostLine): line is LostLine => 'problem' in line

const feed = 10

/** UTF-16 units that bytes of UTF-8 come to; for what is not UTF-8, as many as it has beginnings of characters. */
const unitsIn = (bytes: Uint8Array): number => {
  let units = 0
  for (const byte of bytes) {
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 && byte <= 0xf4 ? 2 : 1
  }
  return units
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 10_000) / 100} MB`

const tooLong = (most: number): Problem => ({
  problem: `This line is longer than ${megabytes(most)}.`,
  hint: '--max-line MB lets longer ones through; each takes many times its length of memory.',
})

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

const notText = (bytes: Uint8Array): Problem & { readonly column: number } => {
  const at = badUtf8(bytes)
  const byte = `0x${(bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`
  return {
    problem: `Byte ${at + 1} of this line (${byte}) is not UTF-8.`,
    hint: 'Write the stream as UTF-8.',
    column: unitsIn(bytes.subarray(0, at)) + 1,
  }
}

/** Chunks of no more than this are decoded at once. */
const mostAtOnce = 65_536

async function* small(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    for (let at = 0; at < bytes.length; at += mostAtOnce) yield bytes.subarray(at, at + mostAtOnce)
  }
}

/**
 * Takes the lines out of bytes as they come, a batch for each chunk that ends some. No more than one line is held, and of
 * a line of more than `most` bytes nothing: it is lost. Only whole lines are decoded, so it is the same where chunks end.
 */
export async function* linesFrom(
  chunks: AsyncIterable<Uint8Array | string>,
  most: number,
): AsyncGenerator<readonly (TextLine | LostLine)[]> {
  let number = 1
  let offset = 0
  let held: Uint8Array[] = []
  let length = 0
  /** Units of the line that is being passed over. */
  let passed: number | undefined

  const hold = (bytes: Uint8Array): void => {
    if (passed !== undefined) {
      passed += unitsIn(bytes)
      return
    }
    held.push(bytes)
    length += bytes.length
    if (length <= most) return
    passed = held.reduce((sum, one) => sum + unitsIn(one), 0)
    held = []
    length = 0
  }

  const lineOf = (bytes: Uint8Array): TextLine | LostLine => {
    const place = { number, offset }
    const text = bytes.length > most ? undefined : decoded(bytes)
    number++
    offset += (text === undefined ? unitsIn(bytes) : text.length) + 1
    // Written out as `whole` does: V8 makes code anew that meets lines of another shape.
    if (text !== undefined) return { number: place.number, offset: place.offset, text }
    return { ...place, ...(bytes.length > most ? tooLong(most) : notText(bytes)) }
  }

  /** The line that chunks before this one have begun. */
  const begun = (): TextLine | LostLine => {
    if (passed === undefined) {
      const line = lineOf(held.length === 1 ? (held[0] as Uint8Array) : Buffer.concat(held))
      held = []
      length = 0
      return line
    }
    const line = { number, offset, ...tooLong(most) }
    number++
    offset += passed + 1
    passed = undefined
    return line
  }

  /** Decoded at once, which is many times faster than line by line, where all of it is text. */
  const whole = (bytes: Uint8Array, lines: (TextLine | LostLine)[]): void => {
    const text = bytes.length > most ? undefined : decoded(bytes)
    if (text === undefined) {
      for (let start = 0; start <= bytes.length; ) {
        const next = bytes.indexOf(feed, start)
        const end = next === -1 ? bytes.length : next
        lines.push(lineOf(bytes.subarray(start, end)))
        start = end + 1
      }
      return
    }
    for (let start = 0; start <= text.length; ) {
      const next = text.indexOf('\n', start)
      const end = next === -1 ? text.length : next
      lines.push({ number, offset, text: text.slice(start, end) })
      number++
      offset += end - start + 1
      start = end + 1
    }
  }

  for await (const bytes of small(chunks)) {
    const first = bytes.indexOf(feed)
    if (first === -1) {
      if (bytes.length > 0) hold(bytes)
      continue
    }
    const last = bytes.lastIndexOf(feed)
    let start = 0
    const lines: (TextLine | LostLine)[] = []
    if (length > 0 || passed !== undefined) {
      hold(bytes.subarray(0, first))
      lines.push(begun())
      start = first + 1
    }
    if (start <= last) whole(bytes.subarray(start, last), lines)
    if (last + 1 < bytes.length) hold(bytes.subarray(last + 1))
    yield lines
  }
  if (length > 0 || passed !== undefined) yield [begun()]
}
