import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decode, isUndecodable } from '../../../src/node/decode.ts'
import { piecesOf } from '../../../src/node/pieces.ts'
import { Unfit, wholeLines } from '../../../src/node/whole-lines.ts'
import { expectLinear } from '../../linear.ts'
import * as fc from '../../random.ts'

/** Bytes as a file gives them: each piece is written over by the next. */
function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  const buffer = new Uint8Array(size)
  for (let at = 0; at < bytes.length; at += size) {
    const piece = bytes.subarray(at, at + size)
    buffer.set(piece)
    yield buffer.subarray(0, piece.length)
    buffer.fill(0x2a)
  }
}

const most = 1_000_000

const readIn = (bytes: Uint8Array, size: number, longest = most) => {
  const { texts, readSoFar } = wholeLines(pieces(bytes, size), longest)
  const before = readSoFar()
  return { texts: [...texts], before, after: readSoFar() }
}

const encoder = new TextEncoder()
const sizes = fc.integer({ min: 1, max: 40 })

describe('whole lines of a file', () => {
  const text = fc
    .array(fc.constantFrom('a', '\n', '\r\n', 'é', '您', '😀', '\uFEFF', '\u2028'))
    .map(all => all.join(''))

  it('are its text, wherever the pieces end', () => {
    fc.assert(
      fc.property(text, sizes, (given, size) => {
        const bytes = encoder.encode(given)
        const { texts, before, after } = readIn(bytes, size)
        expect(texts.join('')).toBe(given)
        for (const part of texts.slice(0, -1)) expect(part).toMatch(/\n$/)
        expect(before).toEqual({ bytes: 0, digest: undefined })
        expect(after).toEqual({
          bytes: bytes.length,
          digest: createHash('sha256').update(bytes).digest('hex'),
        })
      }),
      { numRuns: 300 },
    )
  })

  it('are none where a byte is not UTF-8, which is the one that the whole file is refused for', () => {
    const byte = fc.constantFrom(0x61, 0x0a, 0xc3, 0xa9, 0xff, 0xf0, 0x9f, 0x98, 0x80)
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 30 }), sizes, (given, size) => {
        const bytes = Uint8Array.from(given)
        const whole = decode(bytes)
        const wrong = isUndecodable(whole) ? `byte ${whole.byte} is not UTF-8` : undefined
        let told: string | undefined
        try {
          readIn(bytes, size)
        } catch (error) {
          if (error instanceof Unfit) told = error.message
        }
        expect(told).toBe(wrong)
      }),
      { numRuns: 500 },
    )
  })

  it('are not looked for in what has too long a line', () => {
    const bytes = encoder.encode(`ab\n${'x'.repeat(3 * 2 ** 20)}\n`)
    expect(() => readIn(bytes, 65_536, 2 ** 21)).toThrow(new Unfit('a line of it is longer than 2 MB'))
  })

  it('hold no zero byte', () => {
    expect(() => readIn(encoder.encode('a\n\0\n'), 3)).toThrow(new Unfit('it holds a zero byte'))
  })

  it('take time in proportion, also where there is one line only', () =>
    expectLinear(
      4_000_000,
      size => new Uint8Array(size).fill(0x61),
      bytes => readIn(bytes, 64, bytes.length),
    ))

  it('come from the disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tactful-'))
    const path = join(folder, 'a.ndjson')
    const written = 'é\n'.repeat(50_000)
    await writeFile(path, written)
    for (const size of [undefined, 7, 1_000_000])
      expect([...wholeLines(piecesOf(path, size), most).texts].join('')).toBe(written)
    await rm(folder, { recursive: true })
  })
})
