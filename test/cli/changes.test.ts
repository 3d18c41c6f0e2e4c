import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { tools } from '../../src/cli/tools.ts'
import { execute } from '../../src/node/execute.ts'
import { disk } from '../../src/node/filesystem.ts'
import { temporaryRepository } from '../unit/node/repository.ts'
import { pretendedGit, tactful } from './world.ts'

const slip = 'No problem, we will refund it.\n'
const polite = 'Thank you for writing.\n'

const top = { 'rev-parse --is-inside-work-tree --show-cdup': 'true\n\n' }
const raw =
  'diff --raw -z --no-abbrev --no-relative --no-ext-diff --find-renames --ignore-submodules=untracked'
const base = {
  ...top,
  'rev-parse --verify --quiet main^{commit}': 'aaa\n',
  'rev-parse --verify --quiet HEAD^{commit}': 'bbb\n',
  'merge-base aaa bbb': 'ccc\n',
}
const others = 'ls-files --others --exclude-standard -z --'
const blob = (name: string, text: string): string => `${name} blob ${text.length}\n${text}\n`

/** Since main a.txt and sub/b.txt changed, c.xyz too, and new.txt is untracked. */
const since = pretendedGit({
  ...base,
  [`${raw} ccc --`]:
    ':100644 100644 1 0 M\0a.txt\0:100644 100644 2 0 R080\0old.txt\0sub/b.txt\0:100644 100644 3 0 M\0c.xyz\0',
  [others]: 'new.txt\0',
  'cat-file --batch 1 2': blob('1', slip) + blob('2', polite),
  'cat-file --batch 2': blob('2', polite),
})
const files = {
  '/w/.git/config': '',
  '/w/a.txt': `${slip}stupid\n`,
  '/w/c.xyz': 'stupid',
  '/w/new.txt': slip,
  '/w/same.txt': slip,
  '/w/sub/b.txt': `${polite}${slip}`,
}

const found = (out: string): readonly string[] =>
  JSON.parse(out).files.flatMap(
    ({ path, findings }: { path: string; findings: { rule: string; start: { line: number } }[] }) =>
      findings.map(({ rule, start }) => `${path}:${start.line} ${rule}`),
  )

describe('--since', () => {
  test('only findings in what is new', async () => {
    const { code, out, err } = await tactful(['--since', 'main', '-f', 'json'], files, { execute: since })
    expect([code, err]).toEqual([1, ''])
    expect(found(out)).toEqual(['a.txt:2 insult', 'new.txt:1 no-problem', 'sub/b.txt:2 no-problem'])
    expect(JSON.parse(out).summary).toMatchObject({ files: 3, skipped: 1 })
  })

  test.each([
    [['sub'], ['sub/b.txt:2 no-problem']],
    [['*.txt'], ['a.txt:2 insult', 'new.txt:1 no-problem']],
    [['same.txt', 'new.txt'], ['new.txt:1 no-problem']],
  ])('and in what was named: %j', async (paths, expected) => {
    const { out } = await tactful([...paths, '--since', 'main', '-f', 'json'], files, { execute: since })
    expect(found(out)).toEqual(expected)
  })

  test('nothing of it changed: 0, and it says so', async () => {
    expect(await tactful(['same.txt', '--since', 'main'], files, { execute: since })).toEqual({
      code: 0,
      out: '⚠ Nothing was checked.\n',
      err: 'Nothing there has changed since main.\n',
    })
    expect((await tactful(['-q', 'same.txt', '--since', 'main'], files, { execute: since })).err).toBe('')
  })

  test('only files of other formats changed: 0', async () => {
    const one = pretendedGit({ ...base, [`${raw} ccc --`]: ':100644 100644 3 0 M\0c.xyz\0', [others]: '' })
    const { code, out } = await tactful(['--since', 'main'], files, { execute: one })
    expect([code, out]).toEqual([
      0,
      '⚠ Nothing was checked.\n  1 file of other formats skipped: tactful formats.\n',
    ])
  })

  test('a named file of unknown format is an error where it changed', async () => {
    expect((await tactful(['c.xyz', '--since', 'main'], files, { execute: since })).code).toBe(2)
    const skipped = await tactful(['c.xyz', '--since', 'main', '--ignore-unknown'], files, { execute: since })
    expect(skipped.code).toBe(0)
  })

  test.each([
    [['--since', 'main', '-'], 'standard input has no history'],
    [['--since', 'main', '--stdin-filename', 'a.txt'], 'standard input has no history'],
    [['--staged', '-'], '--staged compares files'],
    [['--since', 'main', '--staged'], 'cannot be used with'],
    [['--since', 'main', '/elsewhere/a.txt'], '/elsewhere/a.txt is outside of the repository'],
    [['--since', 'main', 'gone.txt'], 'gone.txt: cannot be opened'],
    [['--since'], 'argument missing'],
  ])('%j is 2', async (args, said) => {
    const { code, err } = await tactful(args, files, { execute: since })
    expect(code).toBe(2)
    expect(err).toContain(said)
  })

  test('no git, no repository, no such commit: 2, and how to mend it', async () => {
    expect(await tactful(['--since', 'main'], files)).toEqual({
      code: 2,
      out: '',
      err: '✖ git is not there\n  Install git, or put it on the PATH.\n',
    })
    const outside = { code: 128, err: 'fatal: not a git repository: .git\n' }
    const none = pretendedGit({ 'rev-parse --is-inside-work-tree --show-cdup': outside })
    expect(await tactful(['--staged'], files, { execute: none })).toEqual({
      code: 2,
      out: '',
      err: '✖ this folder is in no working tree of git\n  not a git repository: .git\n',
    })
    const shallow = pretendedGit({
      ...base,
      'rev-parse --verify --quiet main^{commit}': { code: 1, err: '' },
      'rev-parse --is-shallow-repository': 'true\n',
    })
    expect((await tactful(['--since', 'main'], files, { execute: shallow })).err).toBe(
      '✖ git knows no commit “main”\n  This clone holds a part of the history only: fetch the rest (git fetch --unshallow; fetch-depth: 0).\n',
    )
    const odd = pretendedGit({
      ...top,
      [`${raw} --cached --`]: { code: 128, err: 'fatal: index file corrupt\n' },
    })
    expect((await tactful(['--staged'], files, { execute: odd })).err).toBe(
      '✖ git could not tell what changed: index file corrupt\n  Does git status work here?\n',
    )
  })

  test('a repository within is told of', async () => {
    const nested = pretendedGit({
      ...base,
      [`${raw} ccc --`]: ':160000 160000 1 0 M\0libs/brand\0',
      [others]: '',
    })
    expect((await tactful(['--since', 'main'], files, { execute: nested })).err).toBe(
      'libs/brand is a repository of its own: run tactful in it to check what changed there.\nNothing there has changed since main.\n',
    )
  })
})

describe('--files-from', () => {
  const list = async (text: string, ...args: readonly string[]) =>
    tactful(
      ['--files-from', '-', '-f', 'json', ...args],
      { ...files, '/w/#[x].txt': slip, '/w/ .txt': slip },
      {
        stdin: text,
      },
    )

  test.each([
    ['lines', 'new.txt\nsub/b.txt\n'],
    ['lines of another system', 'new.txt\r\nsub/b.txt'],
    ['NULs', 'new.txt\0sub/b.txt\0'],
    ['a byte order mark', '\uFEFFnew.txt\nsub/b.txt'],
  ])('names between %s', async (_, text) => {
    expect(found((await list(text)).out)).toEqual(['new.txt:1 no-problem', 'sub/b.txt:2 no-problem'])
  })

  test('names are only names: no patterns, no comments, no trimming', async () => {
    expect(found((await list('#[x].txt\n .txt\n')).out)).toEqual([
      '#[x].txt:1 no-problem',
      ' .txt:1 no-problem',
    ])
    const { code, err } = await list('*.txt\nsub\ngone.txt\n')
    expect(code).toBe(2)
    expect(err).toBe(
      [
        '✖ *.txt: cannot be opened: no such file or folder\n  Check the spelling; paths are taken from the working folder.\n',
        '✖ sub: is a folder\n  A list names files only.\n',
        '✖ gone.txt: cannot be opened: no such file or folder\n  Check the spelling; paths are taken from the working folder.\n',
      ].join(''),
    )
  })

  test('beside paths, each file once', async () => {
    expect(found((await list('sub/b.txt\n', 'new.txt', 'sub')).out)).toEqual([
      'new.txt:1 no-problem',
      'sub/b.txt:2 no-problem',
    ])
  })

  test('an empty list is 0, and says so', async () => {
    const { code, err } = await list('')
    expect([code, err]).toEqual([0, 'The list names no file.\n'])
  })

  test('from a file', async () => {
    const { out } = await tactful(['--files-from', 'lists/l.txt', '-f', 'json'], {
      ...files,
      '/w/lists/l.txt': 'new.txt\n',
    })
    expect(found(out)).toEqual(['new.txt:1 no-problem'])
  })

  test.each([
    [['--files-from', '-', '-'], 'both a text and a list'],
    [['--files-from', '-', '--stdin-filename', 'a.txt'], 'both a text and a list'],
    [['--files-from', 'nowhere'], 'the list nowhere cannot be opened'],
    [['--files-from', 'bad'], 'the list bad is not text: byte 0'],
  ])('%j is 2', async (args, said) => {
    const { code, err } = await tactful(args, { ...files, '/w/bad': new Uint8Array([0xff, 0x41, 0x42]) })
    expect(code).toBe(2)
    expect(err).toContain(said)
  })
})

describe('--ignore-unknown', () => {
  const bytes = new Uint8Array([0x89, 0x50, 0, 0xff])

  test('skips and counts what it is not for', async () => {
    const given = { '/w/a.txt': polite, '/w/b.xyz': slip, '/w/p.png': bytes, '/w/empty.xyz': '' }
    const args = ['a.txt', 'b.xyz', 'p.png', 'empty.xyz']
    expect((await tactful(args, given)).code).toBe(2)
    const { code, out, err } = await tactful(['--ignore-unknown', ...args], given)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('3 files of other formats skipped')
  })

  test('also where that leaves nothing', async () => {
    const { code, out } = await tactful(['--ignore-unknown', 'p.png'], { '/w/p.png': bytes })
    expect([code, out.split('\n')[0]]).toEqual([0, '⚠ Nothing was checked.'])
  })

  test('but not a broken, missing or undecodable file of a known one', async () => {
    const given = { '/w/a.json': '{', '/w/b.txt': bytes }
    for (const path of ['a.json', 'b.txt', 'gone.txt']) {
      expect((await tactful(['--ignore-unknown', path], given)).code).toBe(2)
    }
  })
})

test('named files that git or the settings ignore', async () => {
  const given = {
    '/w/.git/config': '',
    '/w/.gitignore': 'a.txt\n',
    '/w/tactful.yaml': 'ignore: b.txt\n',
    '/w/a.txt': polite,
    '/w/b.txt': slip,
  }
  expect((await tactful(['a.txt', '-f', 'json'], given)).out).toContain('"path":"a.txt"')
  const { code, out, err } = await tactful(['b.txt'], given)
  expect([code, out]).toEqual([0, '⚠ Nothing was checked.\n'])
  expect(err).toBe('b.txt is ignored by “b.txt” (tactful.yaml:1). It is not checked.\n')
})

describe('in a real repository', () => {
  const repository = temporaryRepository()
  const { root, write, git, commit } = repository
  afterAll(() => repository.remove())
  const run = async (args: readonly string[], cwd = root) => {
    const { code, out, err } = await tactful(
      [...args, '-f', 'json', '--no-config'],
      {},
      {
        cwd,
        fs: disk,
        execute,
        tools,
      },
    )
    return { code, err, found: out === '' ? [] : found(out) }
  }
  const macros = (...bodies: readonly string[]): string =>
    JSON.stringify(bodies.map((body, index) => ({ title: `Case ${index}`, body })))

  test('what is staged is checked, not what is on the disk', async () => {
    const good = Array.from(
      { length: 40 },
      (_, i) => `Your order ${i} has left us, and you get it by Monday at 3 pm.`,
    )
    write('below/macros.json', macros(...good, 'No problem! It is refunded.'))
    write('below/chat.md', 'Hello Ana,\n\nNo problem!\n')
    commit()
    expect((await run(['--staged'])).found).toEqual([])

    write('below/chat.md', 'Hello Ana,\n\nNo problem!\n\nYou are mistaken: it is not a big deal.\n')
    write('below/macros.json', macros(...good, 'No problem! It is refunded.', 'Calm down, please.'))
    git('add', '--all')
    write('below/chat.md', 'Hello Ana,\n')
    const staged = await run(['--staged'])
    expect(staged.code).toBe(1)
    expect(staged.found.length).toBeGreaterThan(1)
    expect(staged.found.filter(each => each.includes('no-problem'))).toEqual([])
    expect(staged.found.some(each => each.startsWith('below/chat.md:5 '))).toBe(true)
    expect(staged.found).toContain('below/macros.json:1 calm-down')
    expect((await run(['--staged', 'chat.md'], join(root, 'below'))).found[0]).toMatch(/^chat\.md:5 /)
    expect((await run(['--since', 'HEAD'])).found).toEqual(['below/macros.json:1 calm-down'])
  })

  test('line ends that git changes are no change', async () => {
    write('crlf.md', 'Hello Ana,\n\nNo problem!\n')
    commit()
    git('config', 'core.autocrlf', 'true')
    writeFileSync(join(root, 'crlf.md'), 'Hello Ana,\r\n\r\nNo problem!\r\n\r\nCalm down, please.\r\n')
    const expected = [expect.stringMatching(/^crlf\.md:5 calm-down/)]
    expect((await run(['--since', 'HEAD', 'crlf.md'])).found).toEqual(expected)
    git('add', 'crlf.md')
    expect((await run(['--staged', 'crlf.md'])).found).toEqual(expected)
  })

  test('a renamed file brings its old findings along unsaid, also in another encoding', async () => {
    const story = 'Hello Ana,\n\nwe have sent the chairs on Monday, and you get them by Friday.\n\n'
    write('moved.md', `${story}No problem!\n`)
    write('wide.txt', Buffer.from(`\uFEFF${story}No problem!\n`, 'utf16le'))
    commit()
    git('mv', 'moved.md', 'there.md')
    write('there.md', `${story}No problem!\n\nCalm down, please.\n`)
    write('wide.txt', Buffer.from(`\uFEFF${story}No problem!\n\nCalm down, please.\n`, 'utf16le'))
    const paths = ['there.md', 'wide.txt']
    const calm = ['there.md:7 calm-down', 'wide.txt:7 calm-down']
    expect((await run(['--since', 'HEAD', ...paths])).found).toEqual(calm)
    git('add', '--all')
    expect((await run(['--staged', ...paths])).found).toEqual(calm)
  })

  test('a fix keeps to what is new, and what is staged is not fixed', async () => {
    write('fix.md', 'Thank you for your kind words.\n\nNo problem!\n')
    commit()
    write('fix.md', 'Thank you for your kind words.\n\nNo problem!\n\nWe look into it. No problem!\n')
    const args = ['fix.md', '--diff', '--unsafe', '--no-config', '--since', 'HEAD']
    const { out } = await tactful(args, {}, { cwd: root, fs: disk, execute, tools })
    expect(out.split('\n').filter(line => /^[-+](?![-+])/.test(line))).toEqual([
      '-We look into it. No problem!',
      expect.stringMatching(/^\+We look into it\. (?!No problem)/),
    ])
    expect((await run(['--fix', '--staged'])).code).toBe(2)
  })

  test('rules over whole folders keep silent', async () => {
    const text =
      'Your chairs left our depot in Graz on Monday and reach you by Thursday noon; the driver calls half an hour before, so that you can stay in.\n'
    write('twice/a.md', text)
    write('twice/b.md', text)
    const asked = ['--rule', 'near-duplicate', '--show', 'info']
    expect((await run(['twice', ...asked])).found).toHaveLength(2)
    const { found: some, err } = await run(['twice', '--since', 'HEAD', ...asked])
    expect(some).toEqual([])
    expect(err).toBe('near-duplicate compares whole folders: check them without --since and --staged.\n')
  })
})
