import { expect, test } from 'vitest'
import { overlapping, overlaps, type Range } from '../../../src/text/range.ts'
import * as fc from '../../random.ts'

const range = fc
  .tuple(fc.nat(30), fc.integer({ min: 1, max: 8 }))
  .map(([start, length]): Range => ({ start, end: start + length }))

test('tells of any ranges, nested and unsorted, what looking at each of them would', () => {
  fc.assert(
    fc.property(fc.array(range), range, (ranges, other) => {
      expect(overlapping(ranges)(other)).toBe(ranges.some(each => overlaps(each, other)))
    }),
  )
})
