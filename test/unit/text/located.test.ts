import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../../src/text/edit.ts'
import { Located, type Piece } from '../../../src/text/located.ts'
import type { Range } from '../../../src/text/range.ts'
import * as fc from '../../random.ts'

const letters = fc.string({
  unit: fc.constantFrom('a', 'b', '&', '\n', 'é', '好', '\ud83d', '\ude00'),
  maxLength: 30,
})

/** Pieces in order, some kept, some read as other words, with hidden stretches between some of them. */
const piecesOf = (length: number): fc.Arbitrary<Piece[]> =>
  fc
    .tuple(
      fc.uniqueArray(fc.nat(length), { maxLength: 9 }),
      fc.array(fc.record({ taken: fc.boolean(), read: fc.option(fc.constantFrom('x', 'yz', '')) }), {
        minLength: 8,
        maxLength: 8,
      }),
    )
    .map(([cuts, hows]) => {
      const sorted = [...cuts].sort((a, b) => a - b)
      return sorted.slice(1).flatMap((end, i) => {
        const start = sorted[i] as number
        const how = hows[i] as (typeof hows)[number]
        if (!how.taken) return []
        return how.read === null ? [{ start, end }] : [{ start, end, text: how.read }]
      })
    })

interface Layers {
  readonly source: string
  readonly layers: readonly (readonly Piece[])[]
  readonly located: Located
}

const nested = (depth: number): fc.Arbitrary<Layers> => {
  const base = letters.map((source): Layers => ({ source, layers: [], located: Located.file(source) }))
  const deepen = (inner: fc.Arbitrary<Layers>): fc.Arbitrary<Layers> =>
    inner.chain(({ source, layers, located }) =>
      piecesOf(located.text.length).map(pieces => ({
        source,
        layers: [...layers, pieces],
        located: located.select(pieces),
      })),
    )
  return Array.from({ length: depth }).reduce<fc.Arbitrary<Layers>>(deepen, base)
}

const anyDepth = fc.integer({ min: 0, max: 4 }).chain(nested)
const everyRange = (length: number): Range[] =>
  Array.from({ length: length + 1 }, (_, start) =>
    Array.from({ length: length - start + 1 }, (_, more) => ({ start, end: start + more })),
  ).flat()

/** What `pieces` of a text leave of each of its units: the unit's place, or undefined where it was read. */
const keptUnits = (
  units: readonly (number | undefined)[],
  pieces: readonly Piece[],
): (number | undefined)[] =>
  pieces.flatMap(({ start, end, text }) =>
    text === undefined ? units.slice(start, end) : Array.from(text, () => undefined),
  )

/** One selection that reads as `inner` does after `outer`; undefined where a read piece would be cut in two. */
const composed = (outer: readonly Piece[], inner: readonly Piece[]): readonly Piece[] | undefined => {
  let from = 0
  const placed = outer.map(piece => {
    const length = piece.text?.length ?? piece.end - piece.start
    from += length
    return { ...piece, from: from - length, to: from }
  })
  const whole: Piece[] = []
  for (const { start, end, text } of inner) {
    const touched = placed.filter(each => each.from < end && start < each.to)
    const first = touched[0]
    const last = touched.at(-1)
    if (!first || !last) return undefined
    if (touched.some(each => each.text !== undefined && (each.from < start || each.to > end)))
      return undefined
    const begin = first.text === undefined ? first.start + start - first.from : first.start
    const close = last.text === undefined ? last.end - (last.to - end) : last.end
    if (text !== undefined) whole.push({ start: begin, end: close, text })
    else {
      for (const each of touched) {
        whole.push({
          start: each === first ? begin : each.start,
          end: each === last ? close : each.end,
          ...(each.text === undefined ? {} : { text: each.text }),
        })
      }
    }
  }
  return whole
}

describe('a text that knows its place', () => {
  it('keeps every kept unit at its own place in the file, however deep', () => {
    fc.assert(
      fc.property(anyDepth, ({ source, layers, located }) => {
        const start: (number | undefined)[] = Array.from({ length: source.length }, (_, i) => i)
        const units = layers.reduce(keptUnits, start)
        expect(located.text).toHaveLength(units.length)
        units.forEach((unit, i) => {
          if (unit === undefined) return
          expect(located.text[i]).toBe(source[unit])
          expect(located.source({ start: i, end: i + 1 })).toEqual({ start: unit, end: unit + 1 })
        })
      }),
      { numRuns: 200 },
    )
  })

  it('gives sources in the order of their ranges, each inside the file', () => {
    fc.assert(
      fc.property(anyDepth, ({ source, located }) => {
        const ranges = everyRange(located.text.length).filter(({ start, end }) => end > start)
        for (const range of ranges) {
          const { start, end } = located.source(range)
          expect(start).toBeLessThanOrEqual(end)
          expect(end).toBeLessThanOrEqual(source.length)
          if (range.end === located.text.length) continue
          const longer = located.source({ start: range.start, end: range.end + 1 })
          expect(longer.start).toBe(start)
          expect(longer.end).toBeGreaterThanOrEqual(end)
          const later = located.source({ start: range.start + 1, end: range.end + 1 })
          expect(later.start).toBeGreaterThanOrEqual(start)
          expect(later.end).toBeGreaterThanOrEqual(end)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('stays as it is when everything is selected', () => {
    fc.assert(
      fc.property(anyDepth, ({ located }) => {
        const all = located.select([{ start: 0, end: located.text.length }])
        expect(all.text).toBe(located.text)
        for (const range of everyRange(located.text.length)) {
          if (located.text === '') continue
          expect(all.source(range)).toEqual(located.source(range))
          expect(all.replace(range, 'new')).toEqual(located.replace(range, 'new'))
        }
      }),
      { numRuns: 100 },
    )
  })

  it('reads two selections as it reads their composition', () => {
    let compared = 0
    fc.assert(
      fc.property(nested(2), ({ source, layers, located }) => {
        const solid = layers.map(pieces => pieces.filter(({ text }) => text !== ''))
        fc.pre(solid.every((pieces, i) => pieces.length === layers[i]?.length && pieces.length > 0))
        const pieces = composed(solid[0] ?? [], solid[1] ?? [])
        fc.pre(pieces !== undefined && pieces.length > 0)
        const direct = Located.file(source).select(pieces ?? [])
        expect(direct.text).toBe(located.text)
        for (const range of everyRange(direct.text.length)) {
          expect(located.source(range)).toEqual(direct.source(range))
          const edit = located.replace(range, 'new')
          if (isRefusal(edit)) continue
          compared++
          expect(edit).toEqual(direct.replace(range, 'new'))
        }
      }),
      { numRuns: 200 },
    )
    expect(compared).toBeGreaterThan(200)
  })
})
