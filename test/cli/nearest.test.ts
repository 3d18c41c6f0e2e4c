import { expect, test } from 'vitest'
import { distance, nearest, suggestion } from '../../src/cli/nearest.ts'

test.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
  ['problem', 'problme', 1],
  ['abc', 'abc', 0],
])('from “%s” to “%s” are %i steps', (a, b, steps) => {
  expect(distance(a, b)).toBe(steps)
  expect(distance(b, a)).toBe(steps)
})

const known = ['no-problem', 'per-policy', 'just', 'json']

test.each([
  ['no-problme', 'no-problem'],
  ['No-Problem', 'no-problem'],
  ['noproblem', 'no-problem'],
  ['per', 'per-policy'],
  ['jsno', 'json'],
  ['something-else', undefined],
  ['x', undefined],
])('“%s” probably means %s', (word, meant) => {
  expect(nearest(word, known)).toBe(meant)
})

test('a suggestion always says where the list is', () => {
  expect(suggestion('jsn', known, 'See the list.')).toBe('Did you mean json? See the list.')
  expect(suggestion('xyzzy', known, 'See the list.')).toBe('See the list.')
})
