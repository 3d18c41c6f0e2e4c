import { describe, expect, it } from 'vitest'
import { jsonText, quoted } from '../../../src/reporters/json-text.ts'
import { wellFormed } from '../../../src/reporters/well-formed.ts'
import * as fc from '../../random.ts'

/** Texts in which halves of characters are frequent. */
const texts = fc
  .array(fc.oneof(fc.integer({ min: 0xd7f0, max: 0xe00f }), fc.integer({ min: 0x20, max: 0x7e })))
  .map(units => String.fromCharCode(...units))

describe('a value as JSON', () => {
  it('says what the value says, halves of characters mended', () => {
    fc.assert(
      fc.property(fc.array(texts), all => {
        expect(JSON.parse(jsonText({ all }))).toEqual({ all: all.map(wellFormed) })
      }),
    )
  })

  it('is the same for a text by the short way', () => {
    for (let unit = 0; unit < 0x10000; unit++) {
      const text = String.fromCharCode(unit)
      if (quoted(text) !== jsonText(text)) expect.fail(`U+${unit.toString(16)} is written otherwise`)
    }
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'binary' })), text => {
        expect(quoted(text)).toBe(jsonText(text))
      }),
    )
  })

  it('keeps what only looks like half of a character', () => {
    expect(JSON.parse(jsonText(['\\ud800', '\ud800']))).toEqual(['\\ud800', '\ufffd'])
    expect(jsonText('\u{1f600}')).toBe('"\u{1f600}"')
  })
})
