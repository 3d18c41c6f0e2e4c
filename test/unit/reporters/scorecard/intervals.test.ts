import { describe, expect, it } from 'vitest'
import {
  type Counts,
  difference,
  effective,
  intervalOf,
  quantile,
  wilson,
  z95,
  zFor,
} from '../../../../src/reporters/scorecard/intervals.ts'
import { weekOf } from '../../../../src/reporters/scorecard/week.ts'
import * as fc from '../../../random.ts'

/** What conversations of so many messages and hits come to. */
const counts = (talks: readonly (readonly [messages: number, hits: number])[]): Counts =>
  talks.reduce<Counts>(
    (sum, [messages, hits]) => ({
      conversations: sum.conversations + 1,
      messages: sum.messages + messages,
      hits: sum.hits + hits,
      messages2: sum.messages2 + messages ** 2,
      hits2: sum.hits2 + hits ** 2,
      products: sum.products + messages * hits,
    }),
    { conversations: 0, messages: 0, hits: 0, messages2: 0, hits2: 0, products: 0 },
  )

const singles = (of: number, hits: number): Counts =>
  counts(Array.from({ length: of }, (_, index) => [1, index < hits ? 1 : 0] as const))

describe('an interval', () => {
  it('is Wilson’s', () => {
    // Newcombe 1998, Statistics in Medicine 17, 857–872, table I, method 3.
    const published = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const
    for (const [hits, of, low, high] of published) {
      const interval = wilson(hits, of)
      expect(interval?.low).toBeCloseTo(low, 4)
      expect(interval?.high).toBeCloseTo(high, 4)
    }
    expect(wilson(0, 0)).toBeUndefined()
  })

  it('is the same for conversations of one message', () => {
    const one = intervalOf(singles(60, 9))
    const plain = wilson(9, 60)
    expect(one?.low).toBeCloseTo(plain?.low ?? 0, 10)
    expect(one?.high).toBeCloseTo(plain?.high ?? 0, 10)
  })

  it('is wider where the findings stand in few conversations', () => {
    const spread = counts(Array.from({ length: 20 }, () => [10, 1] as const))
    const heaped = counts(Array.from({ length: 20 }, (_, index) => [10, index < 2 ? 10 : 0] as const))
    expect(effective(spread)).toBe(200)
    // All messages of a conversation are alike: each conversation counts about as one.
    expect(effective(heaped)).toBeCloseTo(19.1, 1)
  })

  it('holds the share, stays within 0 and 1, and is never narrower than that of independent messages', () => {
    const talk = fc
      .integer({ min: 1, max: 12 })
      .chain(messages => fc.integer({ min: 0, max: messages }).map(hits => [messages, hits] as const))
    fc.assert(
      fc.property(fc.array(talk, { minLength: 1, maxLength: 30 }), talks => {
        const all = counts(talks)
        const interval = intervalOf(all)
        const plain = wilson(all.hits, all.messages)
        const share = all.hits / all.messages
        if (!interval || !plain) return false
        const width = interval.high - interval.low
        const holds = interval.low <= share + 1e-9 && interval.high >= share - 1e-9
        return holds && interval.low >= 0 && interval.high <= 1 && width >= plain.high - plain.low - 1e-9
      }),
    )
  })
})

describe('a difference', () => {
  it('has Newcombe’s interval', () => {
    // The same author, ibid. 873–890, table II, method 10: 56/70 against 48/80.
    const found = difference(singles(80, 48), singles(70, 56))
    expect(found?.by).toBeCloseTo(0.2, 10)
    expect(found?.low).toBeCloseTo(0.0524, 4)
    expect(found?.high).toBeCloseTo(0.3339, 4)
  })

  it('wants more where there are more of them', () => {
    expect(zFor(1)).toBe(z95)
    expect(quantile(0.975_751)).toBeCloseTo(1.9726, 3)
    expect(zFor(10)).toBeCloseTo(2.807, 3)
    expect(zFor(100)).toBeCloseTo(3.4808, 3)
  })
})

it.each([
  ['2026-03-02', '2026-W10'],
  ['2026-03-08', '2026-W10'],
  ['2026-03-09', '2026-W11'],
  ['2026-01-01', '2026-W01'],
  ['2027-01-03', '2026-W53'],
  ['2024-12-30', '2025-W01'],
])('%s is in %s', (day, week) => {
  expect(weekOf(day)).toBe(week)
})
