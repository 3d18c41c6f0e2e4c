import { describe, expect, test } from 'vitest'
import { changedStretches, touches } from '../../../src/engine/changed-lines.ts'
import { expectLinear } from '../../linear.ts'
import * as fc from '../../random.ts'

const changed = (before: string, after: string): readonly string[] =>
  changedStretches(before, after).map(({ start, end }) => after.slice(start, end))

const lines = (...all: readonly string[]): string => all.map(line => `${line}\n`).join('')

describe('lines that are new', () => {
  test.each([
    ['nothing', lines('a', 'b'), lines('a', 'b'), []],
    ['an added line', lines('a', 'c'), lines('a', 'b', 'c'), ['b']],
    ['a rewritten line', lines('a', 'b', 'c'), lines('a', 'x', 'c'), ['x']],
    ['a line taken out leaves nothing new', lines('a', 'b', 'c'), lines('a', 'c'), []],
    ['all of a file that was empty', '', 'a\nb', ['a', 'b']],
    ['a file that is empty now', lines('a'), '', []],
    ['a moved line', lines('a', 'b', 'c', 'd'), lines('d', 'a', 'b', 'c'), ['d']],
    ['an end that the last line lacked', 'a\nb', 'a\nb\n', []],
    ['other line ends', 'a\r\nb\r\n', 'a\nb\nc\n', ['c']],
    ['a byte order mark', 'a\nb\n', '\uFEFFa\nb\n', []],
    ['the second of two equal lines', lines('a'), lines('a', 'a'), ['a']],
    [
      'lines between lines that stand there often',
      lines('', 'a', '', 'b', ''),
      lines('', 'x', '', 'b', '', 'y', ''),
      ['x', '', 'y'],
    ],
  ])('%s', (_, before, after, found) => {
    expect(changed(before, after)).toEqual(found)
  })

  const text = fc.array(fc.constantFrom('', 'a', 'b', 'c', 'dd', 'e'), { minLength: 1, maxLength: 30 })

  test('what is left out stood there before, in the same order', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const now = lines(...after)
        const stretches = changedStretches(lines(...before), now)
        const starts = new Set(stretches.map(({ start }) => start))
        let offset = 0
        let at = 0
        for (const line of after) {
          const start = offset
          offset += line.length + 1
          if (starts.has(start)) continue
          while (at < before.length && before[at] !== line) at++
          expect(at).toBeLessThan(before.length)
          at++
        }
      }),
    )
  })

  test('of long texts with one place rewritten, just that place', () => {
    const story = fc.array(fc.nat({ max: 3000 }), { minLength: 600, maxLength: 900 })
    fc.assert(
      fc.property(story, fc.nat({ max: 599 }), (numbers, at) => {
        const before = numbers.map(String)
        const after = before.with(at, 'rewritten')
        expect(changed(before.join('\n'), after.join('\n'))).toEqual(['rewritten'])
      }),
      { numRuns: 30 },
    )
  })

  test.each<[string, (count: number) => readonly [string, string]]>([
    [
      'of which pairs become telling one by one',
      count => [
        Array.from({ length: count }, (_, i) => `${(i * 7) % (count / 2)}`).join('\n'),
        Array.from({ length: count }, (_, i) => `${(i * 13 + 5) % (count / 2)}`).join('\n'),
      ],
    ],
    ['with nothing to go by', count => ['a\nb\n'.repeat(count), 'b\nb\na\n'.repeat(count)]],
  ])('lines %s cost as much as there is text', (_, texts) =>
    expectLinear(20_000, texts, ([before, after]) => changedStretches(before, after)),
  )
})

describe('a line that holds a whole export', () => {
  const macro = (title: string, body: string) => ({ title, body })
  const filler = Array.from({ length: 60 }, (_, i) =>
    macro(`Case ${i}`, `Your order ${i} left us, and it arrives on day ${i}.`),
  )
  const before = JSON.stringify([...filler, macro('Thanks', 'No problem! We do it.')])

  test('is compared clause by clause', () => {
    const bad = macro('New', 'Sorry, it is not possible.')
    const after = JSON.stringify([
      filler[0],
      { ...filler[1], body: 'Your order left us; calm down.' },
      ...filler.slice(2, 30),
      bad,
      ...filler.slice(30),
      macro('Thanks', 'No problem! We do it.'),
    ])
    expect(before.length).toBeGreaterThan(2_000)
    const found = changed(before, after).join('|')
    for (const words of ['calm down', 'Sorry', 'it is not possible']) expect(found).toContain(words)
    expect(found).not.toContain('No problem')
    expect(found).not.toContain('Case 40')
    expect(found.length).toBeLessThan(150)
  })

  test('also where it stood on many lines before', () => {
    const pretty = JSON.stringify(JSON.parse(before), undefined, 2)
    const after = before.replace('We do it', 'We did it')
    expect(changed(pretty, after).join('|')).toContain('We did it')
    expect(changed(pretty, after).join('|')).not.toContain('No problem')
  })

  test('beside short lines, which count as a whole', () => {
    const after = `a, b\n${before.replace('We do it', 'We did it')}\nc, d`
    const found = changed(`a, x\n${before}\nc, y`, after)
    expect(found).toEqual(['a, b', expect.stringMatching(/^ We did it\b/), 'c, d'])
  })

  test('a new one counts as a whole', () => {
    expect(changed('[]', before)).toHaveLength(1)
    expect(changed('', before)).toEqual([before])
  })

  test('of five megabytes costs four times as much as one of a fourth', () =>
    expectLinear(
      15_000,
      count =>
        JSON.stringify(
          Array.from({ length: count }, (_, i) =>
            macro(`Case ${i}`, `Your order ${i} left us, and it arrives on day ${i}.`),
          ),
        ),
      big => {
        const after = big.replace('Your order 9000 left', 'Your order 9000 will leave')
        expect(changed(big, after)).toHaveLength(1)
      },
    ))
})

test.each([
  ['inside', 12, 14, true],
  ['over the edge', 8, 11, true],
  ['around', 5, 25, true],
  ['before', 5, 10, false],
  ['behind', 20, 22, false],
  ['empty, inside', 15, 15, true],
  ['empty, at its beginning', 10, 10, true],
  ['empty, at its end', 20, 20, true],
  ['empty, elsewhere', 25, 25, false],
  ['in the second', 30, 31, true],
])('a range %s', (_, start, end, touched) => {
  expect(
    touches(
      [
        { start: 10, end: 20 },
        { start: 30, end: 40 },
      ],
      { start, end },
    ),
  ).toBe(touched)
  expect(touches([], { start, end })).toBe(false)
})
