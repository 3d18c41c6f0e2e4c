import { expect, test } from 'vitest'
import { reporters } from '../../src/reporters/index.ts'
import { tactful } from './world.ts'

const slip = 'No problem, we will refund it.\n'
const polite = 'Thank you for writing.\n'

/** As an exit code is a byte, a count of findings would end here as 0. */
const byte = 256

test.each(reporters.map(({ name }) => name))(
  '256 findings are 1: %s, printed, quiet or in a file',
  async name => {
    const files = { '/w/a.md': Array(byte).fill(slip).join('\n') }
    const json = await tactful(['a.md', '--format', 'json'], files)
    expect(JSON.parse(json.out).summary.findings).toBe(byte)
    for (const args of [
      [name],
      [name, '--quiet'],
      [`${name}=out/report`],
      [`${name}=out/report`, '--quiet'],
    ]) {
      expect((await tactful(['a.md', '--format', ...args], files)).code).toBe(1)
    }
  },
)

test('256 files with findings are 1, 256 that could not be read are 2', async () => {
  const many = (text: string) =>
    Object.fromEntries(Array.from({ length: byte }, (_, i) => [`/w/${i}.json`, text]))
  expect((await tactful(['.'], many('{'))).code).toBe(2)
  const texts = Object.fromEntries(Array.from({ length: byte }, (_, i) => [`/w/${i}.md`, slip]))
  expect((await tactful(['.'], texts)).code).toBe(1)
})

test('a pattern that matches nothing is never green', async () => {
  const files = { '/w/a.md': polite }
  for (const path of ['gone', 'gone.md', '*.txt', 'gone/**/*.md', "'*.md'", '']) {
    expect((await tactful([path], files)).code).toBe(2)
    expect((await tactful(['a.md', path], files)).code).toBe(2)
  }
  expect((await tactful(["'*.md'"], files)).err).toBe(
    "✖ '*.md': names no file; its quotes are taken as a part of it\n  This shell knows no single quotes: use double ones.\n",
  )
})

test('the same is found in one call and in batches, in any order', async () => {
  const names = Array.from({ length: 30 }, (_, i) => `${i}.md`)
  const files = Object.fromEntries(
    names.map((name, i) => [`/w/${name}`, i % 4 === 0 ? `${slip}\n${slip}` : polite]),
  )
  const found = async (batch: readonly string[]): Promise<readonly string[]> => {
    const { out } = await tactful(['--format', 'compact', ...batch], files)
    return out.split('\n').filter(line => line !== '')
  }
  const once = await found(names)
  expect(once).toHaveLength(16)
  const batches = [0, 1, 2, 3, 4].map(part => names.filter((_, i) => i % 5 === part).reverse())
  expect((await Promise.all(batches.map(found))).flat().sort()).toEqual(once.toSorted())
})
