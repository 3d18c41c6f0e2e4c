import { describe, expect, it } from 'vitest'
import { type Choice, mostReadings, type Part, readings } from '../../../../src/readers/prose/branches.ts'
import { Located } from '../../../../src/text/located.ts'
import { expectLinear } from '../../../linear.ts'
import * as fc from '../../../random.ts'

/** Parts over a text in which `(a|b)` is a choice. */
const parse = (text: string): readonly Part[] => {
  let at = 0
  const sequence = (): Part[] => {
    const parts: Part[] = []
    let start = at
    const flush = (): void => {
      if (at > start) parts.push({ start, end: at })
    }
    while (at < text.length && text[at] !== '|' && text[at] !== ')') {
      if (text[at] !== '(') {
        at++
        continue
      }
      flush()
      const opened = at++
      const arms = [sequence()]
      while (text[at] === '|') {
        at++
        arms.push(sequence())
      }
      at++
      const ended = at
      parts.push({ arms, flat: () => [{ start: opened, end: ended }] } satisfies Choice)
      start = at
    }
    flush()
    return parts
  }
  return sequence()
}

const read = (text: string): string[] => readings(Located.file(text), parse(text)).map(it => it.text)

describe('readings', () => {
  it.each([
    ['Hello', ['Hello']],
    ['', ['']],
    ['Hi (Ana|friend), bye', ['Hi Ana, bye', 'Hi friend, bye']],
    ['(a|b) (c|d|e)', ['a c', 'b d', 'b e']],
    ['x(y|)z', ['xyz', 'xz']],
    ['(a (b|c)|d)', ['a b', 'a c', 'd']],
    ['(a (b|c) (d|e|f)|g) (h|)', ['a b d h', 'a c e ', 'a c f ', 'g ']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it('keep the places of the file', () => {
    const text = 'Hi (Ana|friend), bye'
    const [, second] = readings(Located.file(text), parse(text))
    expect(second?.source({ start: 3, end: 9 })).toEqual({ start: 8, end: 14 })
    expect(second?.replace({ start: 3, end: 9 }, 'you')).toEqual({ start: 8, end: 14, text: 'you' })
    expect(second?.replace({ start: 0, end: 9 }, 'you')).toEqual({
      refused: 'markup stands between the words',
    })
  })

  it('read too many arms one after the other, the inner ones first', () => {
    const many = `(${Array.from({ length: mostReadings + 1 }, (_, i) => i).join('|')})`
    expect(read(`x${many}`)).toEqual([`x${many}`])
    expect(read(`(${many}|b)`)).toEqual([many, 'b'])
    const two = '((1|2|3|4|5|6|7)|(1|2|3|4|5|6|7))'
    expect(read(two)).toEqual(['(1|2|3|4|5|6|7)', '(1|2|3|4|5|6|7)'])
  })

  const text = fc.letrec<{ sequence: string; choice: string }>(tie => ({
    sequence: fc
      .array(fc.oneof({ maxDepth: 4 }, fc.constantFrom('w', 'x y', ''), tie('choice')), { maxLength: 4 })
      .map(parts => parts.join(' ')),
    choice: fc.array(tie('sequence'), { minLength: 1, maxLength: 4 }).map(arms => `(${arms.join('|')})`),
  })).sequence

  it('hold every word at least once, and never more than so many', () => {
    fc.assert(
      fc.property(text, source => {
        const all = readings(Located.file(source), parse(source))
        expect(all.length).toBeGreaterThan(0)
        expect(all.length).toBeLessThanOrEqual(mostReadings)
        const seen = new Set(
          all.flatMap(({ text }, i) =>
            [...text.matchAll(/\w/g)].map(
              ({ index }) => all[i]?.source({ start: index, end: index + 1 }).start,
            ),
          ),
        )
        for (const { index } of source.matchAll(/\w/g)) expect(seen).toContain(index)
      }),
    )
  })

  it('of deep nests cost as much as the nest is deep', () => {
    const nestOf = (depth: number): Choice => {
      let nest = { arms: [[{ start: 0, end: 1 }]], flat: () => [] } as Choice
      for (let i = 0; i < depth; i++) nest = { arms: [[nest], []], flat: () => [{ start: 0, end: 1 }] }
      return nest
    }
    return expectLinear(12_500, nestOf, nest =>
      expect(readings(Located.file('a'), [nest]).length).toBeLessThanOrEqual(mostReadings),
    )
  })

  it('of long rows cost as much as the row is long', () =>
    expectLinear(
      10_000,
      size => '(a|b)'.repeat(size),
      row => expect(read(row)).toHaveLength(2),
    ))
})
