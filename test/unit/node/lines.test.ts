import { describe, expect, it } from 'vitest'
import { isLost, type LostLine, linesFrom, type TextLine } from '../../../src/node/lines.ts'
import { expectLinear } from '../../linear.ts'
import * as fc from '../../random.ts'

async function* pieces(bytes: Uint8Array, cuts: readonly number[]): AsyncIterable<Uint8Array> {
  let from = 0
  for (const cut of [...cuts.map(each => each % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]) {
    yield bytes.subarray(from, cut)
    from = cut
  }
}

const linesIn = async (bytes: Uint8Array, cuts: readonly number[] = [], most = 1_000_000) => {
  const all: (TextLine | LostLine)[] = []
  for await (const some of linesFrom(pieces(bytes, cuts), most)) for (const one of some) all.push(one)
  return all
}

const encoder = new TextEncoder()
const bytesOf = (text: string): Uint8Array => encoder.encode(text)

describe('lines of a stream', () => {
  it('are those of the text, wherever its bytes are cut', async () => {
    const text = fc
      .array(fc.constantFrom('a', '\n', '\r\n', 'é', '您', '😀', '\uFEFF', '\u2028', ' '))
      .map(all => all.join(''))
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(500), { maxLength: 8 }), async (given, cuts) => {
        const expected = given.split('\n')
        if (expected.at(-1) === '') expected.pop()
        let offset = 0
        const placed = expected.map((line, index) => {
          const at = { number: index + 1, offset, text: line }
          offset += line.length + 1
          return at
        })
        expect(await linesIn(bytesOf(given), cuts)).toEqual(placed)
      }),
      { numRuns: 300 },
    )
  })

  it('are all there whatever the bytes are, and each that is no text is told', async () => {
    const bytes = fc.uint8Array({ maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.array(fc.nat(60), { maxLength: 5 }),
        fc.integer({ min: 1, max: 20 }),
        async (given, cuts, most) => {
          const raw = [...given].join(',').split(/(?:^|,)10(?=,|$)/)
          const expected = given.length === 0 || given.at(-1) === 10 ? raw.length - 1 : raw.length
          const lines = await linesIn(given, cuts, most)
          expect(lines.map(({ number }) => number)).toEqual(
            Array.from({ length: expected }, (_, at) => at + 1),
          )
          expect(lines).toEqual(await linesIn(given, [], most))
          for (const line of lines)
            if (isLost(line)) expect(line.problem).toMatch(/is not UTF-8|is longer than/)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('tells the byte that is no text, and reads on at the right place', async () => {
    const bytes = Uint8Array.from([...bytesOf('é\nab😀'), 0xff, 0x41, 0x0a, ...bytesOf('end')])
    expect(await linesIn(bytes)).toEqual([
      { number: 1, offset: 0, text: 'é' },
      {
        number: 2,
        offset: 2,
        column: 5,
        problem: 'Byte 7 of this line (0xFF) is not UTF-8.',
        hint: 'Write the stream as UTF-8.',
      },
      { number: 3, offset: 9, text: 'end' },
    ])
  })

  it('holds nothing of a line that is too long', async () => {
    const long = '您'.repeat(1000)
    const lines = await linesIn(bytesOf(`a\n${long}\nb`), [500, 900, 1500], 1000)
    expect(lines).toMatchObject([
      { number: 1, text: 'a' },
      { number: 2, offset: 2, problem: 'This line is longer than 0 MB.' },
      { number: 3, offset: 1003, text: 'b' },
    ])
  })

  it('cost no more than their length', async () => {
    const one = (size: number) => async () => {
      for await (const _ of linesFrom(
        pieces(
          Buffer.alloc(size * 16, 97),
          Array.from({ length: size }, (_, at) => at * 16),
        ),
        1e9,
      ));
    }
    await expectLinear(20_000, one, run => run())
    await expectLinear(
      500_000,
      size => Buffer.alloc(size, 10),
      bytes => linesIn(bytes),
    )
  })
})
