import { describe, expect, it } from 'vitest'
import { secondsOf } from '../../../../src/readers/conversations/seconds.ts'
import * as fc from '../../../random.ts'

const digits = (most: number, count: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: most }).map(number => String(number).padStart(count, '0'))

/** Times in the usual form, among them some that no calendar or clock has. */
const times = fc
  .tuple(
    digits(9999, 4),
    digits(14, 2),
    digits(33, 2),
    digits(26, 2),
    digits(62, 2),
    digits(62, 2),
    fc.stringMatching(/^(?:|\.\d{1,9})$/),
  )
  .map(
    ([year, month, day, hour, minute, second, rest]) =>
      `${year}-${month}-${day}T${hour}:${minute}:${second}${rest}Z`,
  )

describe('the seconds of a time', () => {
  it('are those of Date.parse', () => {
    fc.assert(
      fc.property(times, time => {
        const milliseconds = Date.parse(time)
        expect(secondsOf(time)).toBe(Number.isNaN(milliseconds) ? undefined : milliseconds / 1000)
      }),
      { numRuns: 5000 },
    )
  })
})
