import { expect, test } from 'vitest'
import { findFiles } from '../../../src/node/files.ts'
import { findSettings, namesFile, packageSettings } from '../../../src/node/settings-files.ts'
import { type Files, memory } from '../../cli/world.ts'

test('the nearest folder with settings, and all of its', async () => {
  const files = {
    '/a/tactful.yaml': '',
    '/a/b/tactful.json': '{}',
    '/a/b/package.json': '{"tactful": {}}',
    '/a/b/c/x': '',
  }
  expect(await findSettings(memory(files), '/a/b/c', undefined)).toEqual([
    '/a/b/tactful.json',
    '/a/b/package.json',
  ])
  expect(await findSettings(memory(files), '/a', undefined)).toEqual(['/a/tactful.yaml'])
  expect(await findSettings(memory(files), '/', undefined)).toEqual([])
})

test('a folder of that name is none', async () => {
  expect(await findSettings(memory({ '/a/tactful.yaml/x': '' }), '/a', undefined)).toEqual([])
})

test.each(['./a', '../a', '/a', 'a.yaml', 'b/c.yml', 'x.json'])('%s names a file', name => {
  expect(namesFile(name)).toBe(true)
})

test.each(['timm', '@acme/tone', 'tone/chat', '.a'])('%s names none', name => {
  expect(namesFile(name)).toBe(false)
})

test('packages are found from the folder upwards and never left', async () => {
  const files: Files = {
    '/a/b/node_modules/tone/chat.yaml': '',
    '/a/node_modules/tone/tactful.yml': '',
    '/a/node_modules/@acme/tone/x.json': '{}',
    '/a/node_modules/secret.yaml': '',
  }
  const find = (name: string) => packageSettings(memory(files), '/a/b', name)
  expect(await find('tone')).toBe('/a/node_modules/tone/tactful.yml')
  expect(await find('tone/chat')).toBe('/a/b/node_modules/tone/chat.yaml')
  expect(await find('@acme/tone/x.json')).toBe('/a/node_modules/@acme/tone/x.json')
  for (const name of ['@acme', '@acme/none', 'tone/../secret.yaml', '../secret', '']) {
    expect(await find(name)).toBeUndefined()
  }
})

test('a folder that is left out is not even opened', async () => {
  const fs = memory({ '/w/a.txt': '', '/w/old/b.txt': '' })
  const opened: string[] = []
  const readdir = (path: string) => {
    opened.push(path)
    return fs.readdir(path)
  }
  const leftOut = (at: string) => (at.startsWith('/w/old/') ? '“old/”' : undefined)
  const found: string[] = []
  for await (const { path } of findFiles(['.'], { cwd: '/w', fs: { ...fs, readdir }, leftOut }))
    found.push(path)
  expect(found).toEqual(['a.txt'])
  expect(opened).toEqual(['/w'])
})
