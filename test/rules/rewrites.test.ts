import { describe, expect, test } from 'vitest'
import { slotPattern } from '../../src/rule/lexicon-keys.ts'
import { added } from '../../src/testing/facts.ts'
import { rewriteCases } from '../../src/testing/rewrites.ts'
import { bench, folder } from './harness.ts'

const rewrites = folder.rules.flatMap(rule =>
  rule.entries.flatMap(entry => entry.rewrite.map(rewrite => ({ rule, rewrite }))),
)

test('facts are seen', () => {
  expect(added('Now.', 'We will send it to Ana by May 4.')).toEqual(['will', 'by', 'may', '4', 'ana', 'may'])
  expect(added('We will send it.', 'Well, we will! I send it.')).toEqual([])
})

test('a rewrite with a slot is never safe', () => {
  const slotted = rewrites.filter(({ rewrite }) => slotPattern.test(rewrite.text))
  expect(slotted.length).toBeGreaterThan(0)
  expect(slotted.filter(({ rewrite }) => rewrite.safe)).toEqual([])
})

test('a rule is said to have a safe fix if and only if it has one', () => {
  const ids = new Set(rewrites.filter(({ rewrite }) => rewrite.safe).map(({ rule }) => rule.id))
  expect(ids.size).toBeGreaterThan(0)
  const phrased = folder.rules.filter(({ entries }) => entries.length > 0)
  expect(phrased.filter(({ fix }) => fix === 'safe').map(({ id }) => id)).toEqual([...ids])
})

describe('a safe rewrite adds nothing, is silent, and done twice changes nothing more', () => {
  for (const { name, run } of rewriteCases(folder.rules, bench)) {
    test(name, async () => expect(await run()).toBeUndefined())
  }
})
