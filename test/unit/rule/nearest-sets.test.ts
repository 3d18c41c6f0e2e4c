import { expect, test } from 'vitest'
import { nearestSets } from '../../../src/rule/nearest-sets.ts'
import * as fc from '../../random.ts'

const shareOf = (a: readonly number[], b: readonly number[]): number => {
  const both = a.filter(each => b.includes(each)).length
  return both / (a.length + b.length - both)
}

const ascending = (numbers: readonly number[]): readonly number[] =>
  [...new Set(numbers)].sort((a, b) => a - b)

/** Sets that have much in common, and a member of each that may stand in no other. */
const sets = fc.array(
  fc
    .tuple(fc.subarray([-7, -3, 1, 2, 3, 5, 8, 13, 21], { minLength: 5 }), fc.integer())
    .map(([some, own]) => ascending([...some, own])),
  { maxLength: 14 },
)

test('it finds what a comparison of each with each finds', () => {
  fc.assert(
    fc.property(sets, fc.integer({ min: 50, max: 100 }), fc.boolean(), (all, percent, fussy) => {
      const mayPair = (a: number, b: number): boolean => !fussy || (a + b) % 3 !== 0
      const least = percent / 100
      const found = nearestSets(all, least, mayPair)
      for (const [at, own] of all.entries()) {
        const shares = all.flatMap((other, index) =>
          index !== at && mayPair(at, index) && shareOf(own, other) >= least ? [shareOf(own, other)] : [],
        )
        const near = found[at]
        expect(near?.share).toBe(shares.length === 0 ? undefined : Math.max(...shares))
        if (near) expect(shareOf(own, all[near.other] as readonly number[])).toBe(near.share)
      }
    }),
    { numRuns: 500 },
  )
})

test('of copies each names the one before it, and the first the second', () => {
  const copies = Array.from({ length: 100 }, () => [1, 2, 3])
  expect(nearestSets(copies, 1, () => true).map(near => near?.other)).toEqual(
    copies.map((_, at) => (at === 0 ? 1 : at - 1)),
  )
})
