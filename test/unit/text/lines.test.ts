import { describe, expect, it } from 'vitest'
import { lineStarts, positionAt } from '../../../src/text/lines.ts'
import * as fc from '../../random.ts'

const place = (text: string, offset: number): string => {
  const { line, column } = positionAt(lineStarts(text), offset)
  return `${line}:${column}`
}

describe('lines', () => {
  it('end at LF and CR LF', () => {
    expect(lineStarts('a\nb\r\nc')).toEqual([0, 2, 5])
    expect(place('a\nb\r\nc', 2)).toBe('2:1')
    expect(place('a\nb\r\nc', 3)).toBe('2:2')
    expect(place('a\nb\r\nc', 4)).toBe('2:3')
    expect(place('a\nb\r\nc', 5)).toBe('3:1')
  })

  it('do not end at a lone CR, U+2028, U+2029 or U+0085', () => {
    expect(lineStarts('a\rb\u2028c\u2029d\u0085e')).toEqual([0])
    expect(place('a\rb\u2028c', 4)).toBe('1:5')
  })

  it('count columns in UTF-16 units, and a BOM as one', () => {
    expect(place('😀x', 2)).toBe('1:3')
    expect(place('\ufeffx', 1)).toBe('1:2')
  })

  it('know the end of the text and the empty text', () => {
    expect(place('', 0)).toBe('1:1')
    expect(place('ab', 2)).toBe('1:3')
    expect(place('ab\n', 3)).toBe('2:1')
  })

  it('agree with a count by hand, for any text and offset', () => {
    const unit = fc.constantFrom('a', '\n', '\r', '\u2028', '😀')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), fc.nat(60), (text, most) => {
        const offset = Math.min(most, text.length)
        const before = text.slice(0, offset).split('\n')
        expect(place(text, offset)).toBe(`${before.length}:${(before.at(-1) ?? '').length + 1}`)
        expect(positionAt(lineStarts(text), offset).offset).toBe(offset)
      }),
      { numRuns: 200 },
    )
  })
})
