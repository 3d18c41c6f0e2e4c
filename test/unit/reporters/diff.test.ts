import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'
import { expect, test } from 'vitest'
import { unifiedDiff } from '../../../src/reporters/diff.ts'
import { expectLinear } from '../../linear.ts'
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

const paragraphs = fc.array(
  fc.tuple(fc.constantFrom('a', 'b', 'we know', 'thanks'), fc.constantFrom('', '', '', ' now')),
  { maxLength: 40 },
)

test('lines that are rewritten in their places are told as the shortest diff tells them', () => {
  fc.assert(
    fc.property(paragraphs, all => {
      const before = all.map(([line], at) => `${line} ${at}\n\n`).join('')
      const after = all.map(([line, more], at) => `${line} ${at}${more}\n\n`).join('')
      if (before === after) return
      const shortest = createTwoFilesPatch('a/m.md', 'b/m.md', before, after, undefined, undefined, {
        context: 3,
        headerOptions: FILE_HEADERS_ONLY,
      })
      expect(unifiedDiff('m.md', before, after)).toBe(shortest)
    }),
  )
})

test('shows a long stretch that is gone, and nothing else', () => {
  const kept = 'kept\n'.repeat(3)
  const gone = Array.from({ length: 100 }, (_, at) => `gone ${at}\n`)
  expect(unifiedDiff('m.md', `${kept}${gone.join('')}${kept}`, `${kept}${kept}`)).toBe(
    ['--- a/m.md', '+++ b/m.md', '@@ -1,106 +1,6 @@', ' kept', ' kept', ' kept']
      .concat(
        gone.map(line => `-${line.trimEnd()}`),
        ' kept',
        ' kept',
        ' kept',
        '',
      )
      .join('\n'),
  )
})

test('four times as many changed lines cost four times', () =>
  expectLinear(
    4000,
    size => Array.from({ length: size }, (_, at) => `We use ${at}.\n\n`).join(''),
    text => unifiedDiff('m.md', text, text.replaceAll('use', 'take')),
  ))
