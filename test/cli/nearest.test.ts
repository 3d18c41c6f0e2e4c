import { expect, test } from 'vitest'
import { suggestion } from '../../src/cli/suggestion.ts'
import { nearest } from '../../src/text/nearest.ts'

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
