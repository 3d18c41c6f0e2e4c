import { describe, expect, test } from 'vitest'
import { formats } from '../../src/readers/index.ts'
import { noPaint } from '../../src/reporters/paint.ts'
import { outline } from '../../src/reporters/reading/outline.ts'
import { picture } from '../../src/reporters/reading/picture.ts'
import { readFile } from '../unit/readers/reading.ts'
import { fixtures } from './fixtures.ts'

test('every format has a fixture', () => {
  const shown = fixtures.map(({ format }) => format)
  const missing = formats.map(({ id }) => id).filter(id => !shown.includes(id))
  expect(missing, 'each needs a folder in fixtures/readers').toEqual([])
})

describe('each fixture is known as what it is, and read as its picture shows', () => {
  for (const { format, path, at, text } of fixtures) {
    test(`${format}: ${path}`, async () => {
      const read = await readFile(text, path)
      expect(read.format).toBe(format)
      expect(read.problems).toEqual([])
      const file = { path, source: text, ...read, format }
      await expect(`${picture(file)}\n${outline(file, noPaint)}`).toMatchFileSnapshot(`${at}.picture`)
    })
  }
})
