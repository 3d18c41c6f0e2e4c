import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { unifiedDiff } from '../../../src/reporters/diff.ts'
import * as fc from '../../random.ts'

const applied = (path: string, before: string, after: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tactful-'))
  try {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), before)
    execFileSync('git', ['apply', '--whitespace=nowarn', '-'], {
      cwd: folder,
      input: unifiedDiff(path, before, after),
    })
    return readFileSync(join(folder, path), 'utf8')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('nothing changed is no diff', () => expect(unifiedDiff('a.md', 'x\n', 'x\n')).toBe(''))

test('names the file and shows three lines around', () => {
  expect(unifiedDiff('a/b.md', '1\n2\n3\n4\n5\n', '1\n2\n3\n4\nfive\n')).toBe(
    '--- a/a/b.md\n+++ b/a/b.md\n@@ -2,4 +2,4 @@\n 2\n 3\n 4\n-5\n+five\n',
  )
})

const lines = fc
  .array(fc.constantFrom('a\n', 'b\r\n', '\r\n', '\n', '抱歉 😀\n', '-- x\n', '+\n', '\\ No newline\n'), {
    maxLength: 8,
  })
  .chain(all => fc.constantFrom('', 'last').map(last => `\uFEFFfirst\n${all.join('')}${last}`))

test('git applies it, whatever the lines end in', () => {
  fc.assert(
    fc.property(
      lines,
      lines,
      fc.constantFrom('a.md', 'mails/wel come.html', '模板/é.json'),
      (before, after, path) => {
        if (before !== after) expect(applied(path, before, after)).toBe(after)
      },
    ),
    { numRuns: 40 },
  )
})
