import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { appendToFile } from '../../../src/node/append.ts'

const folder = mkdtempSync(join(tmpdir(), 'tactful-append-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('makes the file and its folder, and adds to it, also when many do so at once', async () => {
  const path = join(folder, 'new', 'summary.md')
  const pieces = Array.from({ length: 50 }, (_, i) => `${String(i).repeat(10_000)}\n`)
  await Promise.all(pieces.map(piece => appendToFile(path, piece)))
  expect(readFileSync(path, 'utf8').split('\n').sort()).toEqual(pieces.join('').split('\n').sort())
})
