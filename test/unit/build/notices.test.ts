import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Bundled, bundledPackages, notices } from '../../../src/build/notices.ts'

const mit: Bundled = { name: 'kind', version: '1.2.0', licence: 'MIT', text: 'Do as you please.' }

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tactful-notices-'))
})

afterEach(() => rm(root, { recursive: true }))

const install = async (folder: string, files: Readonly<Record<string, string>>): Promise<void> => {
  await mkdir(join(root, folder), { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, folder, name), text)
}

const bundleOf = (inputs: Readonly<Record<string, number>>): Metafile => ({
  inputs: {},
  outputs: {
    'dist/cli.js': {
      bytes: 1,
      imports: [],
      exports: [],
      inputs: Object.fromEntries(
        Object.entries(inputs).map(([path, bytesInOutput]) => [path, { bytesInOutput }]),
      ),
    },
  },
})

test('names every package with its licence and the whole text of it', () => {
  const text = notices([mit, { ...mit, name: '@scope/free', licence: 'ISC', text: 'Take it.' }])
  expect(text).toContain('kind 1.2.0 (MIT)\n\nDo as you please.\n')
  expect(text).toContain('@scope/free 1.2.0 (ISC)\n\nTake it.\n')
})

test('refuses what may not be shipped, and names all of it at once', () => {
  const strict = { ...mit, name: 'strict', licence: 'GPL-3.0-only' }
  const silent = { ...mit, name: 'silent', text: '' }
  expect(() => notices([mit, strict, silent])).toThrow(
    /strict@1\.2\.0: its licence is GPL-3\.0-only\nsilent@1\.2\.0: it has no licence text/,
  )
})

test('finds the packages that left code in the bundle, scoped, nested and old ones too', async () => {
  const manifest = (name: string, rest: object) => JSON.stringify({ name, version: '1.0.0', ...rest })
  await install('node_modules/@scope/one', {
    'package.json': manifest('@scope/one', { license: 'ISC' }),
    'LICENSE-ISC': 'Take it.\n',
  })
  await install('node_modules/@scope/one/node_modules/old', {
    'package.json': manifest('old', { licenses: [{ type: 'MIT' }] }),
    licence: 'Old words.',
  })
  await install('node_modules/bare', { 'package.json': manifest('bare', {}) })
  const metafile = bundleOf({
    'src/cli/main.ts': 10,
    'node_modules/@scope/one/index.js': 10,
    'node_modules/@scope/one/node_modules/old/lib/index.js': 10,
    'node_modules/bare/index.js': 10,
    'node_modules/shaken-off/index.js': 0,
  })
  expect(await bundledPackages(metafile, root)).toEqual([
    { name: '@scope/one', version: '1.0.0', licence: 'ISC', text: 'Take it.' },
    { name: 'old', version: '1.0.0', licence: 'MIT', text: 'Old words.' },
    { name: 'bare', version: '1.0.0', licence: 'not declared', text: undefined },
  ])
})

test('knows the licence of a package whose folder lacks the text of its repository', async () => {
  await install('node_modules/retext-english', {
    'package.json': '{"name":"retext-english","version":"5.0.0","license":"MIT"}',
  })
  const [found] = await bundledPackages(bundleOf({ 'node_modules/retext-english/index.js': 1 }), root)
  expect(found?.text).toMatch(/Copyright .* Titus Wormer/)
})
