import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { coveragePage } from '../../src/build/coverage-page.ts'
import { readStatements } from '../../src/rule/coverage.ts'
import { folder, root } from '../rules/harness.ts'

const { rules, works } = folder
const { statements, faults } = readStatements(await readFile(join(root, 'rules/coverage.yaml'), 'utf8'))
const cited = new Set(rules.flatMap(rule => rule.cite.flatMap(each => each.statements)))

test('the statements are S1 to S90, each from a known work', () => {
  expect(faults).toEqual([])
  expect(statements.map(({ id }) => id)).toEqual(Array.from({ length: 90 }, (_, index) => `S${index + 1}`))
  const known = works.map(({ id }) => id)
  expect(statements.filter(({ source }) => !known.includes(source))).toEqual([])
})

test('no statement stands without a rule or a reason', () => {
  expect(statements.filter(({ id, reason }) => !cited.has(id) && !reason).map(({ id }) => id)).toEqual([])
})

test('the page is what the statements and the rules say', async () => {
  await expect(coveragePage(statements, rules, works)).toMatchFileSnapshot(join(root, 'rules/COVERAGE.md'))
})
