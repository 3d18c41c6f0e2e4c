import { describe, expect, test } from 'vitest'
import { badCases, silentCases } from '../../src/testing/examples.ts'
import { bench, folder } from './harness.ts'

describe('a bad example reports the marked words, by its own entry', () => {
  for (const { name, run } of badCases(folder.rules, bench)) {
    test(name, async () => expect(await run()).toBeUndefined())
  }
})

describe('a good example and a look-alike are silent', () => {
  for (const { name, run } of silentCases(folder.rules, bench)) {
    test(name, async () => expect(await run()).toBeUndefined())
  }
})
