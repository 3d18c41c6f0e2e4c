import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ChangedFiles, changedFiles } from '../../../src/node/changed-files.ts'
import { execute } from '../../../src/node/execute.ts'
import { findFiles } from '../../../src/node/files.ts'
import { disk } from '../../../src/node/filesystem.ts'
import { type Changes, changesSince, repositoryAt, stagedChanges } from '../../../src/node/git.ts'
import { isProblem, type Problem } from '../../../src/text/problem.ts'
import { type Temporary, temporaryRepository, workingIn } from './repository.ts'

let repository: Temporary
beforeEach(() => {
  repository = temporaryRepository()
})
afterEach(() => repository.remove())

const insist = <T extends object>(value: T | Problem): T => {
  if (isProblem(value)) throw new Error(value.problem)
  return value
}

const look = async (how: { since: string } | 'staged', at = repository.root) => {
  const found = insist(await repositoryAt(execute, at))
  const changes = insist<Changes>(
    await (how === 'staged' ? stagedChanges(found) : changesSince(found, how.since)),
  )
  return { changes, files: changedFiles(found, changes, disk) }
}

const pathsIn = ({ root, files }: Changes): readonly string[] =>
  files.map(({ at }) => relative(root, at)).toSorted()

const walked = async ({ fs }: ChangedFiles, cwd: string, ...patterns: readonly string[]) => {
  const found: string[] = []
  for await (const one of findFiles(patterns, { cwd, fs, mayBeEmpty: true })) {
    found.push('how' in one ? one.path : `${one.path} ${one.problem}`)
  }
  return found
}

const textOf = async (bytes: Promise<Uint8Array | undefined>): Promise<string | undefined> => {
  const read = await bytes
  return read && Buffer.from(read).toString('utf8')
}

describe('since a commit', () => {
  test('changed, staged, committed, untracked and renamed files, and what stood there before', async () => {
    const { write, git, commit, root } = repository
    write('same.md', 'the same')
    write('edited.md', 'edited before')
    write('staged.md', 'staged before')
    write('gone.md', 'gone')
    write('old name.md', 'a text that is long enough to be known again\nin its new place')
    write('.gitignore', 'ignored.md\n')
    const first = commit()
    write('committed.md', 'committed')
    git('mv', 'old name.md', 'new name.md')
    commit()
    write('edited.md', 'edited after')
    write('staged.md', 'staged after')
    git('add', 'staged.md')
    rmSync(join(root, 'gone.md'))
    write('deep/er/untracked.md', 'untracked')
    write('ignored.md', 'ignored')

    const { changes, files } = await look({ since: first })
    expect(pathsIn(changes)).toEqual([
      'committed.md',
      'deep/er/untracked.md',
      'edited.md',
      'new name.md',
      'staged.md',
    ])
    const before = (path: string) => textOf(files.before(join(root, path)))
    expect(await before('edited.md')).toBe('edited before')
    expect(await before('staged.md')).toBe('staged before')
    expect(await before('new name.md')).toContain('long enough')
    expect(await before('committed.md')).toBeUndefined()
    expect(await before('deep/er/untracked.md')).toBeUndefined()
    expect(await before('same.md')).toBeUndefined()
    expect(await walked(files, root, '.')).toEqual([
      'committed.md',
      'deep/er/untracked.md',
      'edited.md',
      'new name.md',
      'staged.md',
    ])
    expect(await walked(files, root, 'deep', 'e*.md', 'none/**/*.md')).toEqual([
      'deep/er/untracked.md',
      'edited.md',
    ])
    expect(await walked(files, join(root, 'deep'), '.', '../*.md')).toEqual([
      'er/untracked.md',
      '../committed.md',
      '../edited.md',
      '../new name.md',
      '../staged.md',
    ])
    expect(await textOf(files.fs.readFile(join(root, 'staged.md')))).toBe('staged after')
  })

  test('a branch is compared from where it was left', async () => {
    const { write, git, commit, root } = repository
    write('a.md', 'one\n')
    commit()
    git('checkout', '--quiet', '-b', 'topic')
    write('topic.md', 'topic')
    commit()
    git('checkout', '--quiet', 'main')
    write('a.md', 'two\n')
    write('main.md', 'main')
    commit()
    git('checkout', '--quiet', 'topic')
    expect(pathsIn((await look({ since: 'main' })).changes)).toEqual(['topic.md'])
    git('tag', 'v1')
    expect(pathsIn((await look({ since: 'v1' })).changes)).toEqual([])
    expect(await walked((await look({ since: 'v1' })).files, root, '.', '*.md')).toEqual([])
  })

  test('from a folder below and in a second working tree', async () => {
    const { write, git, commit, root } = repository
    write('below/a.md', 'a')
    commit()
    git('worktree', 'add', '--quiet', 'second', '-b', 'other')
    const second = workingIn(join(root, 'second'))
    second.write('below/a.md', 'b')
    const { changes, files } = await look({ since: 'main' }, join(second.root, 'below'))
    expect([changes.root, pathsIn(changes)]).toEqual([second.root, ['below/a.md']])
    expect(await textOf(files.before(join(second.root, 'below/a.md')))).toBe('a')
    expect(files.covers(join(root, 'below/a.md'))).toBe(false)
    expect(files.covers(second.root)).toBe(true)
    expect(files.covers(join(second.root, '..a.md'))).toBe(true)
  })

  test('whatever the configuration of git says', async () => {
    const { write, git, commit, root } = repository
    write('below/a.md', 'a\n')
    commit()
    const settings = {
      'diff.relative': 'true',
      'diff.external': 'false',
      'diff.renames': 'false',
      'diff.noprefix': 'true',
      'core.quotePath': 'true',
      'color.ui': 'always',
      'status.showUntrackedFiles': 'no',
    }
    for (const [key, value] of Object.entries(settings)) git('config', key, value)
    write('ä.md', 'new')
    git('mv', 'below/a.md', 'c.md')
    const { changes, files } = await look({ since: 'HEAD' }, join(root, 'below', '..'))
    expect(pathsIn(changes)).toEqual(['c.md', 'ä.md'])
    expect(await textOf(files.before(join(root, 'c.md')))).toBe('a\n')
  })

  test('links are not followed, repositories within are named', async () => {
    const { write, commit, root } = repository
    write('a.md', 'a')
    write('was-link.md', 'x')
    commit()
    write('a.md', 'b')
    symlinkSync('a.md', join(root, 'link.md'))
    mkdirSync(join(root, 'inner'))
    const inner = workingIn(join(root, 'inner'))
    inner.git('init', '--quiet')
    inner.write('b.md', 'b')
    inner.commit()
    const untracked = await look({ since: 'HEAD' })
    expect(untracked.changes.nested).toEqual([join(root, 'inner')])
    expect(await walked(untracked.files, root, '.')).toEqual(['a.md'])
    repository.git('-c', 'advice.addEmbeddedRepo=false', 'add', 'inner', 'link.md')
    expect((await look('staged')).changes.nested).toEqual([join(root, 'inner')])
    repository.git('commit', '--quiet', '--message', 'With one inside')
    inner.write('b.md', 'c')
    const tracked = await look({ since: 'HEAD' })
    expect(tracked.changes.nested).toEqual([join(root, 'inner')])
    expect(pathsIn(tracked.changes)).toEqual(['a.md'])
  })

  test('a file in the place of a link is all new', async () => {
    const { write, commit, root } = repository
    symlinkSync('nowhere', join(root, 'a.md'))
    commit()
    rmSync(join(root, 'a.md'))
    write('a.md', 'a')
    const { changes, files } = await look({ since: 'HEAD' })
    expect(pathsIn(changes)).toEqual(['a.md'])
    expect(await files.before(join(root, 'a.md'))).toBeUndefined()
  })

  test('many files of many kinds come in few calls', async () => {
    const { write, commit } = repository
    const paths = Array.from({ length: 100 }, (_, i) => `${i}.${i % 2 ? 'md' : 'txt'}`)
    for (const path of paths) write(path, `${path} before`)
    commit()
    for (const path of paths) write(path, `${path} after`)
    let calls = 0
    const counting: typeof execute = (...given) => {
      calls++
      return execute(...given)
    }
    const found = insist(await repositoryAt(counting, repository.root))
    const changes = insist(await changesSince(found, 'HEAD'))
    const files = changedFiles(found, changes, disk)
    calls = 0
    for (const { at } of changes.files) expect(await textOf(files.before(at))).toBe(`${basename(at)} before`)
    expect(calls).toBeLessThan(12)
  })
})

describe('staged', () => {
  test('the content is what was staged, and the folders are those of the index', async () => {
    const { write, git, commit, root } = repository
    write('a.md', 'a in HEAD')
    write('b.md', 'b in HEAD')
    commit()
    write('a.md', 'a staged')
    write('deep/c.md', 'c staged')
    git('add', '--all')
    write('a.md', 'a on disk')
    write('b.md', 'b on disk')
    write('d.md', 'd on disk')
    renameSync(join(root, 'deep'), join(root, 'moved'))
    const { changes, files } = await look('staged')
    expect(pathsIn(changes)).toEqual(['a.md', 'deep/c.md'])
    expect(await walked(files, root, '.')).toEqual(['a.md', 'deep/c.md'])
    expect(await walked(files, root, 'deep', '**/c.md', 'deep/c.md', 'gone.md')).toEqual([
      'deep/c.md',
      'gone.md cannot be opened: no such file or folder',
    ])
    expect(await textOf(files.fs.readFile(join(root, 'a.md')))).toBe('a staged')
    expect(await textOf(files.fs.readFile(join(root, 'deep/c.md')))).toBe('c staged')
    expect(await textOf(files.before(join(root, 'a.md')))).toBe('a in HEAD')
    expect(await files.before(join(root, 'deep/c.md'))).toBeUndefined()
    expect([files.has(join(root, 'b.md')), files.has(join(root, 'a.md'))]).toEqual([false, true])
  })

  test('before the first commit, everything', async () => {
    repository.write('a.md', 'a')
    expect(pathsIn((await look('staged')).changes)).toEqual([])
    repository.git('add', 'a.md')
    expect(pathsIn((await look('staged')).changes)).toEqual(['a.md'])
  })

  test('a merge that is not settled is told', async () => {
    const { write, git, commit, root } = repository
    write('a.md', 'one\n')
    commit()
    git('checkout', '--quiet', '-b', 'topic')
    write('a.md', 'two\n')
    commit()
    git('checkout', '--quiet', 'main')
    write('a.md', 'three\n')
    commit()
    expect(() => git('merge', 'topic')).toThrow()
    expect((await look('staged')).changes).toMatchObject({ files: [], unsettled: [join(root, 'a.md')] })
    const since = await look({ since: 'HEAD' })
    expect(pathsIn(since.changes)).toEqual(['a.md'])
  })
})

test.each([
  'with space.md',
  "it's.md",
  'say "hi".md',
  'tab\there.md',
  'new\nline.md',
  '退款.md',
  'ä.md',
  '-f.md',
  '[a]*.md',
  ' .md',
  'back\\slash.md',
  ':!x.md',
])('a file named %j', async path => {
  const { write, git, commit, root } = repository
  write(path, 'before')
  commit()
  write(path, 'after')
  const since = await look({ since: 'HEAD' })
  expect(pathsIn(since.changes)).toEqual([path])
  expect(await textOf(since.files.before(join(root, path)))).toBe('before')
  expect(await walked(since.files, root, '.')).toEqual([path])
  git('add', '--all')
  const { files } = await look('staged')
  expect(await walked(files, root, '.')).toEqual([path])
  expect(await textOf(files.fs.readFile(join(root, path)))).toBe('after')
})

describe('what keeps git from telling', () => {
  const refusal = async (since: string) => {
    const found = insist(await repositoryAt(execute, repository.root))
    const changes = await changesSince(found, since)
    return isProblem(changes) ? changes.problem : 'no problem'
  }

  test.each(['nope', '', '--all', '-h', 'HEAD~5', 'HEAD:a.md', 'a..b'])('%j is no commit', async ref => {
    repository.write('a.md', 'a')
    repository.commit()
    expect(await refusal(ref)).toBe(`git knows no commit “${ref}”`)
  })

  test('no commit yet', async () => {
    expect(await refusal('HEAD')).toBe('git knows no commit “HEAD”')
  })

  test('histories that never met', async () => {
    repository.write('a.md', 'a')
    repository.commit()
    repository.git('checkout', '--quiet', '--orphan', 'other')
    repository.write('a.md', 'b')
    repository.commit()
    expect(await refusal('main')).toBe('“main” and what is checked out have no commit in common')
  })

  test('no repository, a bare one, the inside of one', async () => {
    repository.git('init', '--quiet', '--bare', 'bare.git')
    const told = async (at: string) => {
      const found = await repositoryAt(execute, at)
      return isProblem(found) ? found.problem : 'no problem'
    }
    const none = 'this folder is in no working tree of git'
    expect(await told('/')).toBe(none)
    expect(await told(join(repository.root, 'bare.git'))).toBe(none)
    expect(await told(join(repository.root, '.git'))).toBe(none)
  })

  test('no git, and one that cannot be started', async () => {
    const failing = (code: string) => async () => {
      throw Object.assign(new Error(code), { code })
    }
    expect(await repositoryAt(failing('ENOENT'), '/w')).toEqual({
      problem: 'git is not there',
      hint: 'Install git, or put it on the PATH.',
    })
    expect(await repositoryAt(failing('EACCES'), '/w')).toMatchObject({
      problem: 'git could not be run: permission denied',
    })
  })
})
