import { expect, test } from 'vitest'
import { readWords } from '../../src/compose.ts'
import { macroFrom, macros, randomFrom, zendeskExport } from './corpora.ts'
import { exampleTurns } from './example-turns.ts'
import { lexiconOf } from './rules.ts'
import { agentTurns } from './turns.ts'

const turns = [
  'Your refund was sent today. It arrives by Friday.',
  'I am sorry about the delay with your order.',
  'The parcel is at the shop in Harrison Street.',
]

const words = (text: string): number => text.split(/\s+/).length

test('the same seed makes the same numbers, macros and phrases', () => {
  const numbers = (seed: number) => Array.from({ length: 5 }, randomFrom(seed))
  expect(numbers(1)).toEqual(numbers(1))
  expect(numbers(1)).not.toEqual(numbers(2))
  expect(macroFrom(turns, randomFrom(3))).toBe(macroFrom(turns, randomFrom(3)))
  expect(lexiconOf(30, turns, 4)).toBe(lexiconOf(30, turns, 4))
})

test('a macro has about 120 words', () => {
  const source = macros(turns, 1)
  const lengths = Array.from({ length: 200 }, () => words(source.next().value as string))
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  expect(mean).toBeGreaterThan(105)
  expect(mean).toBeLessThan(145)
})

test('an export holds every macro', () => {
  expect(JSON.parse(zendeskExport(['a', 'b'])).macros.map(({ title }: { title: string }) => title)).toEqual([
    'Macro 0',
    'Macro 1',
  ])
})

test('a lexicon can be read, and has as many phrases as were asked for', async () => {
  const { rule, faults } = await readWords(lexiconOf(50, turns, 1))
  expect(faults).toEqual([])
  expect(rule?.entries).toHaveLength(50)
})

test('without corpora there is enough that is said in the examples of the rules', () => {
  const said = agentTurns(exampleTurns)
  expect(said.length).toBeGreaterThan(1000)
  expect(said).toContain('No problem! The corrected invoice is in your inbox.')
  expect(exampleTurns.filter(({ role }) => role === 'customer').length).toBeGreaterThan(100)
  expect(lexiconOf(10_000, said, 1).split('\n')).toHaveLength(10_002)
})
