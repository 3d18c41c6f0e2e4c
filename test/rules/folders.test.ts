import { describe, expect, test } from 'vitest'
import type { ExampleFile } from '../../src/rule/rule.ts'
import { folderCases, readingOf } from '../../src/testing/conversations.ts'
import { bench, checkerWith, folder } from './harness.ts'

const cases = folder.rules.flatMap(rule => (rule.folders ?? []).map(example => ({ rule, example })))

describe('a folder reports the marked words', () => {
  for (const { name, run } of folderCases(folder.rules, bench)) {
    test(name, async () => expect(await run()).toBeUndefined())
  }
})

test('every rule over folders shows one that it reports and one that it leaves alone', () => {
  const together = folder.rules.filter(({ collection }) => collection)
  expect(together.length).toBeGreaterThan(0)
  const lacking = together.filter(({ folders = [] }) => {
    const marks = folders.map(({ files }) => files.filter(({ text }) => text.includes('«')).length)
    return !marks.some(count => count > 0) || !marks.some(count => count === 0)
  })
  expect(lacking.map(({ id }) => id)).toEqual([])
})

test('a file that is named by itself is not gathered, nor is any where no such rule is on', async () => {
  const [{ rule, example }] = cases as [(typeof cases)[number]]
  const [file] = example.files as [ExampleFile]
  const { path, text } = file
  const checkedAs = (id: string, among: boolean) =>
    checkerWith(id, {}).file(readingOf(file), { path, text, among })
  expect((await checkedAs(rule.id, false)).gathered).toBeUndefined()
  expect((await checkedAs('no-problem', true)).gathered).toBeUndefined()
  expect((await checkedAs(rule.id, true)).gathered).toHaveLength(1)
})
