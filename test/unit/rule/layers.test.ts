import { expect, test } from 'vitest'
import { settle } from '../../../src/rule/layers.ts'
import type { Choice, Choices } from '../../../src/rule/settings.ts'

const layer = (choices: Readonly<Record<string, Choice>>): Choices => Object.entries(choices)

const levels = (...layers: readonly Choices[]) =>
  Object.fromEntries([...settle(layers)].map(([key, { is }]) => [key, is]))

test('a word on a rule is the last one on entries that were louder or milder', () => {
  const below = layer({ 'a/x': { is: 'error' }, 'a/y': { is: 'off' }, 'ab/x': { is: 'error' } })
  expect(levels(below, layer({ a: { is: 'off' } }))).toEqual({ 'a/y': 'off', a: 'off', 'ab/x': 'error' })
  expect(levels(below, layer({ a: { is: 'info' } }))).toEqual({ 'a/y': 'off', a: 'info', 'ab/x': 'error' })
})

test('in one layer the entry is the finer word, in any order', () => {
  const both = { a: 'off', 'a/x': 'error' }
  expect(levels(layer({ 'a/x': { is: 'error' }, a: { is: 'off' } }))).toEqual(both)
  expect(levels(layer({ a: { is: 'off' }, 'a/x': { is: 'error' } }))).toEqual(both)
})

test('options alone leave levels as they are', () => {
  const below = layer({ a: { is: 'error', options: { most: 1, least: 0 } }, 'a/x': { is: 'info' } })
  const settled = settle([below, layer({ a: { options: { most: 2 } } })])
  expect(settled.get('a')).toEqual({
    is: 'error',
    isFrom: 0,
    options: { most: 2, least: 0 },
    optionsFrom: { most: 1, least: 0 },
  })
  expect(settled.get('a/x')?.is).toBe('info')
})
