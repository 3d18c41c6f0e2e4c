import * as fc from '../random.ts'
import type { Spoken } from './script.ts'

const word = fc.constantFrom(
  ...'we are so sorry that your order is late and the café has no “blue” one; it’s about R&D, 5 < 7 > 3, 100 % or #12 = A/B \\ C:'.split(
    ' ',
  ),
  '"quoted"',
  "don't",
  '😀',
  '👩‍👩‍👧',
  '抱歉，',
  'naïve',
  'Ω≈',
  '-',
  'e.g.',
  ',',
)

/** A paragraph that begins and ends with words, and holds what formats have to escape. */
const paragraph = (never: RegExp): fc.Arbitrary<string> =>
  fc
    .array(
      word.filter(each => !never.test(each)),
      { minLength: 1, maxLength: 9 },
    )
    .map(words => `Hello and thank you for ${words.join(' ')} the wait.`)

/** Messages of an agent, and of a customer where the format holds conversations. */
export const spoken = (
  holds: 'message' | 'macros' | 'conversation',
  never = /(?!)/,
): fc.Arbitrary<Spoken[]> =>
  fc
    .array(paragraph(never), {
      minLength: holds === 'conversation' ? 2 : 1,
      maxLength: holds === 'message' ? 1 : 5,
    })
    .map(texts =>
      texts.map((text, index) => ({
        role: holds === 'conversation' && index % 2 === 1 ? 'customer' : 'agent',
        text,
      })),
    )
