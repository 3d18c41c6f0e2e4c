import { expect } from 'vitest'
import type { Edit } from '../../../src/text/edit.ts'
import type { Located } from '../../../src/text/located.ts'
import * as fc from '../../random.ts'

/** Words that are hard to write: quote marks, escapes, line breaks, emoji, lone surrogates, Chinese. */
export const words: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'we',
        ' ',
        '\n',
        '\n\n',
        "'",
        '"',
        '\\',
        '\t',
        'é',
        '’',
        '😀',
        '\uD83D',
        '抱歉',
        '&amp;',
        ': ',
        ' #',
        '-',
      ],
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''))

/** Each character that the file holds as it is must be found where it says. */
export const expectTruePlaces = (located: Located, source: string): void => {
  let last = 0
  for (let start = 0; start < located.text.length; start++) {
    const place = located.source({ start, end: start + 1 })
    expect(place.start).toBeGreaterThanOrEqual(0)
    expect(place.end).toBeGreaterThanOrEqual(last)
    last = place.end
    if (place.end - place.start === 1 && /[\p{L}😀]/u.test(located.text[start] ?? '')) {
      expect(source.slice(place.start, place.end)).toBe(located.text[start])
    }
  }
}

export const applied = (source: string, edit: Edit): string =>
  source.slice(0, edit.start) + edit.text + source.slice(edit.end)
