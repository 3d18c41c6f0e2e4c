import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Metafile } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleCommand, packagesAtStart } from '../../../src/build/bundle.ts'
import { smallRun, startingWith } from '../../../src/build/parts.ts'

let folder = ''
let metafile: Metafile = { inputs: {}, outputs: {} }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tactful-start-'))
  metafile = await bundleCommand(resolve('.'), folder)
}, 60_000)

afterAll(() => rm(folder, { recursive: true }))

const packages = (entries: readonly string[]): readonly string[] =>
  [...new Set(entries.flatMap(entry => packagesAtStart(metafile, entry)))].sort()

test('the command starts with nothing but its own words', () => {
  expect(packages(['src/cli/main.ts'])).toEqual(['commander'])
})

test('a small run loads no parser and no other package', () => {
  expect(Object.keys(metafile.inputs)).toEqual(expect.arrayContaining([...smallRun]))
  expect(packages(smallRun)).toEqual(['commander', 'ignore'])
})

test('it loads no report but those for people and for editors', () => {
  const loaded = new Set(smallRun.flatMap(entry => [...startingWith(metafile, entry)]))
  const reporters = Object.keys(metafile.inputs).filter(path => /^src\/reporters\/[a-z]+\.ts$/.test(path))
  expect(reporters.filter(path => loaded.has(path)).sort()).toMatchInlineSnapshot(`
    [
      "src/reporters/closing.ts",
      "src/reporters/columns.ts",
      "src/reporters/commandless.ts",
      "src/reporters/compact.ts",
      "src/reporters/excerpt.ts",
      "src/reporters/index.ts",
      "src/reporters/named.ts",
      "src/reporters/paint.ts",
      "src/reporters/pretty.ts",
      "src/reporters/quotable.ts",
      "src/reporters/visible.ts",
    ]
  `)
})

test('no file stands in both parts: a class would be there twice', () => {
  const filesOf = (part: string): readonly string[] =>
    Object.entries(metafile.outputs).flatMap(([path, { inputs }]) =>
      path.endsWith(part)
        ? Object.keys(inputs).filter(name => /^(?:src|rules|node_modules)\//.test(name))
        : [],
    )
  const first = new Set(filesOf('cli.cjs'))
  const second = filesOf('late.cjs')
  expect([first.has('src/text/located.ts'), second.includes('src/cli/worker.ts')]).toEqual([true, true])
  expect(second.filter(name => first.has(name))).toEqual([])
})
