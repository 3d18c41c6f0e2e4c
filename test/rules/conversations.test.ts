import { describe, expect, test } from 'vitest'
import { conversationCases, shownCases } from '../../src/testing/conversations.ts'
import { bench, folder } from './harness.ts'

describe('a conversation reports the marked words, under all rules', () => {
  for (const { name, run } of conversationCases(folder.rules, bench)) {
    test(name, async () => expect(await run()).toBeUndefined())
  }
})

test('every rule in code speaks Chinese too', () => {
  const coded = folder.rules.filter(({ entries }) => entries.length === 0)
  expect(coded.filter(({ zh }) => !zh?.title || !zh.why || !zh.message).map(({ id }) => id)).toEqual([])
})

describe('every rule in code shows a case that it reports and one that it leaves alone', () => {
  for (const { name, run } of shownCases(folder.rules)) {
    test(name, async () => expect(await run()).toBeUndefined())
  }
})
