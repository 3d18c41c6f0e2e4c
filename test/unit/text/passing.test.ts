import { describe, expect, it } from 'vitest'
import { lineStarts, positionAt } from '../../../src/text/lines.ts'
import { passingText } from '../../../src/text/passing.ts'
import * as fc from '../../random.ts'

const lines = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\r', '\u2028'), maxLength: 6 }), {
  minLength: 1,
  maxLength: 12,
})

/** The same lines in parts of so many. */
const partsOf = (all: readonly string[], each: number): readonly string[] =>
  Array.from({ length: Math.ceil(all.length / each) }, (_, at) =>
    all.slice(at * each, (at + 1) * each).join(''),
  ).filter(part => part !== '')

const ended = (all: readonly string[]): readonly string[] =>
  all.map((line, at) => (at < all.length - 1 ? `${line}\n` : line))

describe('a text that passes', () => {
  it('has its offsets where the whole text has them', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 5 }), (all, each) => {
        const whole = all.join('\n')
        const starts = lineStarts(whole)
        const text = passingText(partsOf(ended(all), each), () => ({ bytes: 0, digest: undefined }))
        for (const part of text.parts) {
          const { start, end } = part.source({ start: 0, end: part.text.length })
          expect(whole.slice(start, end)).toBe(part.text)
          for (let at = 0; at < end; at++) expect(text.at(at)).toEqual(positionAt(starts, at))
        }
        expect(text.quoted().length).toBe(whole.length)
      }),
    )
  })

  it('keeps the lines that somebody quotes, and what they need', () => {
    const text = passingText(['\uFEFFa\nbé\r\n', 'c😀\nd'], () => ({ bytes: 17, digest: 'x' }))
    const all = [...text.parts]
    for (const offset of [9, 4, 5, 10]) text.quote(text.at(offset))
    expect(all).toHaveLength(2)
    expect(text.quoted()).toEqual({
      length: 12,
      bytes: 17,
      marked: true,
      digest: 'x',
      lines: [
        { line: 2, offset: 3, text: 'bé\r' },
        { line: 3, offset: 7, text: 'c😀' },
        { line: 3, offset: 7, text: 'c😀' },
      ],
    })
  })

  it('holds the last part when the others are done with', () => {
    const text = passingText(['a\n', 'b\n', 'c'], () => ({ bytes: 0, digest: undefined }))
    const parts = text.parts[Symbol.iterator]()
    parts.next()
    parts.next()
    expect([0, 2].map(offset => text.at(offset).line)).toEqual([1, 2])
    text.forget()
    expect(text.at(2)).toEqual({ offset: 2, line: 2, column: 1 })
    expect(() => text.at(0)).toThrow(RangeError)
    parts.next()
    expect([2, 4].map(offset => text.at(offset).line)).toEqual([2, 3])
  })

  it('may be empty', () => {
    const text = passingText([], () => ({ bytes: 0, digest: 'x' }))
    expect([...text.parts].map(part => part.text)).toEqual([''])
    expect(text.quoted()).toMatchObject({ length: 0, marked: false, lines: [] })
  })
})
