import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { replaceFile } from '../../../src/node/replace.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactful-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test('the new bytes are there, with the mode of the old, and nothing is left behind', async () => {
  const path = join(folder, 'a.md')
  writeFileSync(path, 'old\r\n')
  chmodSync(path, 0o640)
  await replaceFile(path, bytes('old\r\n'), bytes('\uFEFFnew\r\n'))
  expect(readFileSync(path, 'utf8')).toBe('\uFEFFnew\r\n')
  expect(statSync(path).mode & 0o777).toBe(0o640)
  expect(readdirSync(folder)).toEqual(['a.md'])
})

test('a link stays a link to the changed file', async () => {
  writeFileSync(join(folder, 'a.md'), 'old')
  symlinkSync('a.md', join(folder, 'link.md'))
  await replaceFile(join(folder, 'link.md'), bytes('old'), bytes('new'))
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('new')
  expect(readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isSymbolicLink())).toHaveLength(1)
})

test('a file that changed meanwhile is left alone', async () => {
  const path = join(folder, 'a.md')
  writeFileSync(path, 'changed by an editor')
  await expect(replaceFile(path, bytes('old'), bytes('new'))).rejects.toMatchObject({ code: 'ECHANGED' })
  expect(readFileSync(path, 'utf8')).toBe('changed by an editor')
  expect(readdirSync(folder)).toEqual(['a.md'])
})

test('a file that is gone is not made', async () => {
  await expect(replaceFile(join(folder, 'a.md'), bytes(''), bytes('new'))).rejects.toMatchObject({
    code: 'ENOENT',
  })
  expect(readdirSync(folder)).toEqual([])
})

test('what a killed run left is taken away; what a run that lives has made is not', async () => {
  const { pid: dead } = spawnSync(process.execPath, ['--version'])
  const path = join(folder, 'a.md')
  const living = `.b.md.${process.ppid}-0.tactful`
  const others = ['.b.md.tactful', 'c.md.1-0.tactful', living]
  for (const name of [`.a.md.${dead}-0.tactful`, `.b.md.${dead}-17.tactful`, ...others])
    writeFileSync(join(folder, name), 'half')
  writeFileSync(path, 'old')
  await replaceFile(path, bytes('old'), bytes('new'))
  expect(readdirSync(folder).sort()).toEqual([...others, 'a.md'].sort())
})
