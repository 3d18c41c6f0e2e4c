import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findFiles } from '../../../src/node/files.ts'
import { disk, type FileSystem } from '../../../src/node/filesystem.ts'
import { type Files, memory } from '../../cli/world.ts'

const find = async (patterns: readonly string[], fs: FileSystem, cwd = '/w'): Promise<readonly string[]> => {
  const found: string[] = []
  for await (const one of findFiles(patterns, { cwd, fs })) {
    found.push(
      'how' in one ? `${one.path} ${one.how}` : `${one.path}: ${one.problem}${one.ignored ? ' (note)' : ''}`,
    )
  }
  return found
}

const inMemory = (patterns: readonly string[], paths: Files) => find(patterns, memory(paths))

const some = { '/w/b.md': '', '/w/a/z.md': '', '/w/a/y/x.txt': '', '/w/c.md': '' }

test('folders are walked in the order of names', async () => {
  expect(await inMemory(['.'], some)).toEqual([
    'a/y/x.txt walked',
    'a/z.md walked',
    'b.md walked',
    'c.md walked',
  ])
  expect(await inMemory(['./a/'], some)).toEqual(['a/y/x.txt walked', 'a/z.md walked'])
})

test('globs', async () => {
  expect(await inMemory(['*.md'], some)).toEqual(['b.md matched', 'c.md matched'])
  expect(await inMemory(['**/*.{md,txt}', '/w/a/*.md'], some)).toHaveLength(4)
  expect(await inMemory(['/w/a/*'], some)).toEqual(['a/z.md matched'])
})

test('a file whose name looks like a glob is that file', async () => {
  expect(await inMemory(['[a].md'], { '/w/[a].md': '', '/w/a.md': '' })).toEqual(['[a].md named'])
})

test('every file once, and as named if it is named at all', async () => {
  expect(await inMemory(['.', 'b.md', './b.md', '*.md'], some)).toEqual([
    'a/y/x.txt walked',
    'a/z.md walked',
    'b.md named',
    'c.md walked',
  ])
})

test('paths are relative to the working folder, absolute ones outside stay so', async () => {
  const files = { '/w/a.md': '', '/x/b.md': '' }
  expect(await inMemory(['/w/a.md', '../x/b.md'], files)).toEqual(['a.md named', '../x/b.md named'])
  expect(await inMemory(['/x/b.md'], files)).toEqual(['/x/b.md named'])
})

test('what leads to no file', async () => {
  expect(
    await inMemory(['gone.md', '*.xyz', 'gone/**/*.md', "'*.md'", "'b.md'", '', 'b.md/x'], some),
  ).toEqual([
    'gone.md: cannot be opened: no such file or folder',
    '*.xyz: matches no file',
    'gone/**/*.md: matches no file',
    "'*.md': names no file; its quotes are taken as a part of it",
    "'b.md': names no file; its quotes are taken as a part of it",
    ': an empty path names no file',
    'b.md/x: cannot be opened: no such file or folder',
  ])
  const locked = { '/w/a/.locked': { fails: 'EACCES' }, '/w/b.md': '' }
  expect(await inMemory(['.'], locked)).toEqual([
    'a: the folder cannot be read: permission denied',
    'b.md walked',
  ])
  expect(await inMemory(['*/*.md'], locked)).toEqual(['a: the folder cannot be read: permission denied'])
})

test('.git and node_modules are left out unless named', async () => {
  const files = {
    '/w/.git/x.md': '',
    '/w/node_modules/p/x.md': '',
    '/w/a/node_modules/x.md': '',
    '/w/b.md': '',
  }
  expect(await inMemory(['.'], files)).toEqual(['b.md walked'])
  expect(await inMemory(['**/*.md'], files)).toEqual(['b.md matched'])
  expect(await inMemory(['node_modules'], files)).toEqual(['node_modules/p/x.md walked'])
  expect(await inMemory(['node_modules/*/*.md'], files)).toEqual(['node_modules/p/x.md matched'])
})

const repository = {
  '/r/.git/info/exclude': 'private\n',
  '/r/.gitignore': '# drafts\n*.tmp.md\n/w/out/\n',
  '/r/w/.gitignore': '!keep.tmp.md\n/b.md\n',
  '/r/w/sub/.gitignore': 'c.md\r\n!.gitignore\n',
  '/r/w/a.md': '',
  '/r/w/b.md': '',
  '/r/w/x.tmp.md': '',
  '/r/w/keep.tmp.md': '',
  '/r/w/sub/b.md': '',
  '/r/w/sub/c.md': '',
  '/r/w/out/d.md': '',
  '/r/w/out/.gitignore': 'e.md\n',
  '/r/w/out/e.md': '',
  '/r/w/private/f.md': '',
}

const inRepository = (patterns: readonly string[]) => find(patterns, memory(repository), '/r/w')

test('nested .gitignore files, from the root of the repository down', async () => {
  const kept = ['a.md', 'keep.tmp.md', 'sub/b.md']
  const md = (found: readonly string[]) =>
    found.map(one => one.split(' ')[0]).filter(one => one?.endsWith('.md'))
  expect(md(await inRepository(['.']))).toEqual(kept)
  expect(md(await inRepository(['**/*.md']))).toEqual(kept)
})

test('what is named is not ignored', async () => {
  expect(await inRepository(['b.md', 'out/e.md'])).toEqual(['b.md named', 'out/e.md named'])
  expect(await inRepository(['out'])).toEqual(['out/.gitignore walked', 'out/d.md walked'])
  expect(await inRepository(['out/*.md'])).toEqual(['out/*.md: matches only files that git ignores (note)'])
})

test('on a real disk, links are followed only if they are named', async () => {
  const root = await mkdtemp(join(tmpdir(), 'tactful-'))
  try {
    await mkdir(join(root, 'a'))
    await writeFile(join(root, 'a', 'x.md'), '')
    await symlink(root, join(root, 'a', 'loop'))
    await symlink(join(root, 'a'), join(root, 'link'))
    await symlink(join(root, 'gone'), join(root, 'dead'))
    expect(await find(['.'], disk, root)).toEqual(['a/x.md walked'])
    expect(await find(['**/*.md'], disk, root)).toEqual(['a/x.md matched'])
    expect(await find(['link'], disk, root)).toEqual(['link/x.md walked'])
    expect(await find(['dead'], disk, root)).toEqual(['dead: cannot be opened: no such file or folder'])
  } finally {
    await rm(root, { recursive: true })
  }
})
