import { describe, expect, it } from 'vitest'
import { hasUnsureMark, sentences } from '../../../src/language/sentences.ts'
import type { Placeholder } from '../../../src/text/conversation.ts'
import * as fc from '../../random.ts'

const bit = fc.constantFrom(
  ...[
    'we',
    'No',
    'p.m.',
    'Inc.',
    'J.',
    'etc.',
    'Dr.',
    '4471',
    '3.50',
    '.',
    '!',
    '?',
    '…',
    '...',
    '。',
    '！',
    '”',
    '"',
    ')',
  ],
  ...[
    ' ',
    ' ',
    ' ',
    '\n',
    '\r\n',
    '\u00a0',
    '😀',
    '好',
    'https://x.co/a.b',
    '{{a. B!\nc}}',
    'é',
    '\ud83d',
    '\u2028',
  ],
)

interface Spoken {
  readonly text: string
  readonly placeholders: readonly Placeholder[]
}

const spoken: fc.Arbitrary<Spoken> = fc.array(bit, { maxLength: 30 }).map(bits => {
  let text = ''
  const placeholders: Placeholder[] = []
  for (const each of bits) {
    if (each.startsWith('{{')) {
      placeholders.push({ start: text.length, end: text.length + each.length, type: 'unknown', name: 'a' })
    }
    text += each
  }
  return { text, placeholders }
})

/** Ends at every so many units, or nowhere. */
const proposals = fc.integer({ min: 1, max: 4 }).map(
  step =>
    (text: string): readonly number[] =>
      step === 4 ? [] : Array.from({ length: text.length + 1 }, (_, i) => i).filter(i => i % step === 0),
)

describe('sentences of any text', () => {
  it('stand in order, apart, trimmed, and hold all that is no space', () => {
    fc.assert(
      fc.property(spoken, proposals, ({ text, placeholders }, propose) => {
        let at = 0
        for (const { start, end } of sentences(text, placeholders, propose)) {
          expect(text.slice(at, start).trim()).toBe('')
          expect(end).toBeGreaterThan(start)
          expect(start).toBeGreaterThanOrEqual(at)
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
          at = end
        }
        expect(text.slice(at).trim()).toBe('')
      }),
      { numRuns: 200 },
    )
  })

  it('never cut a placeholder or a pair of surrogates', () => {
    fc.assert(
      fc.property(spoken, proposals, ({ text, placeholders }, propose) => {
        for (const { start, end } of sentences(text, placeholders, propose)) {
          for (const cut of [start, end]) {
            expect(placeholders.filter(each => each.start < cut && cut < each.end)).toEqual([])
            expect(text.slice(cut - 1, cut + 1)).not.toMatch(/^[\ud800-\udbff][\udc00-\udfff]$/)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('do not depend on the proposal where no mark is unsure, and may where one is', () => {
    let unsure = 0
    let sure = 0
    fc.assert(
      fc.property(spoken, proposals, ({ text, placeholders }, propose) => {
        const refuse = (): never => {
          throw new Error('asked')
        }
        if (hasUnsureMark(text, placeholders)) {
          unsure++
          expect(() => sentences(text, placeholders, refuse)).toThrow('asked')
        } else {
          sure++
          expect(sentences(text, placeholders, propose)).toEqual(sentences(text, placeholders, refuse))
        }
      }),
      { numRuns: 200, seed: 1 },
    )
    expect(Math.min(unsure, sure)).toBeGreaterThan(5)
  })
})
