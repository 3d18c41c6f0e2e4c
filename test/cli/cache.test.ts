import {
  chmod,
  cp,
  link,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { tools } from '../../src/cli/tools.ts'
import * as fc from '../random.ts'
import { onDisk, put, root, suppress, temporary } from './disk.ts'
import type { Given } from './world.ts'

const hour = 3_600_000
/** Longer than the steps of the disk's clock. */
const step = 12

let folder = ''
let remove = async (): Promise<void> => {}
let elapsed = 0

const files = {
  'macros/late.md': 'Your parcel left today.\n',
  'macros/sorry.md': 'No problem! Your invoice for Ms Oyelaran is attached.\n',
  'macros/deep/more.md': '# Refund\n\nUnfortunately, we cannot refund zebra-striped chairs.\n',
  'macros/unknown.json': '{"version": 1}',
}

/** Time goes by: what is on the disk has been there for long. */
const wait = async (): Promise<void> => {
  await setTimeout(step)
  elapsed += hour
  vi.setSystemTime(Date.now() + hour)
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + elapsed + hour })
  ;({ folder, remove } = await temporary(files))
})
afterEach(async () => {
  vi.useRealTimers()
  await remove()
})

const place = '.tactful-cache/checked'
const run = (argv: readonly string[] = ['macros'], given: Given = {}) =>
  onDisk(folder, ['--show', 'info', '-f', 'json', ...argv], given)
const cached = (argv: readonly string[] = ['macros'], given: Given = {}) => run(['--cache', ...argv], given)

/** Files can be neither read nor checked. */
const without: Given = {
  tools: {
    ...tools,
    checker: () => Promise.reject(new Error('the rules were asked for')),
    collections: () => Promise.reject(new Error('the rules over whole folders were asked for')),
    readSource: () => Promise.reject(new Error('a reader was asked for')),
  },
}

/** A run with the cache that needs no rule; its report. */
const warm = async (argv?: readonly string[]) => {
  const { out, err, code } = await cached(argv, without)
  expect(err).toBe('')
  return { out, code }
}

describe('what is known', () => {
  test('is told without rules and readers, in the same words', async () => {
    const cold = await cached()
    expect(cold).toEqual(await run())
    expect(JSON.parse(cold.out).summary).toMatchObject({ files: 3, skipped: 1, findings: 3 })
    await wait()
    expect(await warm()).toEqual({ out: cold.out, code: cold.code })
    await wait()
    expect(await warm()).toEqual({ out: cold.out, code: cold.code })
  })

  test('is known although the files were just written', async () => {
    const cold = await cached()
    expect(await warm()).toEqual({ out: cold.out, code: cold.code })
  })

  test.each(['pretty', 'html', 'sarif', 'ndjson', 'junit', 'gitlab', 'markdown', 'agent', 'csv'])(
    'in the report %s',
    async format => {
      const argv = ['macros', '--show', 'info', '-f', format]
      const plain = await onDisk(folder, argv)
      expect(await onDisk(folder, ['--cache', ...argv])).toEqual(plain)
      await wait()
      expect(await onDisk(folder, ['--cache', ...argv])).toEqual(plain)
    },
  )

  test('stays known when the folder moves, and when times are lost', async () => {
    const { out } = await cached()
    const other = await temporary({})
    await cp(folder, other.folder, { recursive: true })
    const moved = await onDisk(other.folder, ['--show', 'info', '-f', 'json', '--cache', 'macros'], without)
    expect(moved.out).toBe(out)
    await other.remove()
  })

  test('no more when the file changes, its settings or flags do', async () => {
    await cached()
    await wait()
    await put(folder, { 'macros/late.md': 'Calm down, it left today.\n' })
    expect(await cached()).toEqual(await run())
    await wait()
    await put(folder, { 'tactful.yaml': 'rules:\n  no-problem: off\n' })
    const off = await cached()
    expect(off).toEqual(await run())
    expect(off.out).not.toContain('"rule":"no-problem"')
    await put(folder, { 'house.yaml': '- say: your parcel\n  instead: the parcel\n' })
    for (const argv of [
      ['macros', '--rule', 'no-problem'],
      ['macros', '--no-config'],
      ['macros', '--no-config', '--profile', 'strict'],
      ['macros', '--no-config', '--lexicon', 'house.yaml'],
      ['--as', 'text', 'macros/late.md'],
    ])
      expect(await cached(argv)).toEqual(await run(argv))
    await put(folder, { 'house.yaml': '- say: our parcel\n  instead: the parcel\n' })
    const argv = ['macros', '--no-config', '--lexicon', 'house.yaml']
    expect(await cached(argv)).toEqual(await run(argv))
  })

  test('not by the time alone: an edit of the same length, with the old time set again', async () => {
    const path = join(folder, 'macros/late.md')
    const then = new Date(1_700_000_000_000)
    await utimes(path, then, then)
    await wait()
    await cached()
    await wait()
    await writeFile(path, 'Your parcel is just  x.\n')
    await utimes(path, then, then)
    expect(await cached()).toEqual(await run())
  })

  test('a link is what it leads to', async () => {
    await symlink(join(folder, 'macros/late.md'), join(folder, 'link.md'))
    await cached(['link.md'])
    await wait()
    await unlink(join(folder, 'link.md'))
    await symlink(join(folder, 'macros/sorry.md'), join(folder, 'link.md'))
    expect(await cached(['link.md'])).toEqual(await run(['link.md']))
  })

  test('what is silenced until a day is silenced until then', async () => {
    await put(folder, {
      'macros/calm.md': '<!-- tactful-ignore-next no-problem until:2026-11-23 -->\nNo problem!\n',
    })
    const today = await cached()
    expect(JSON.parse(today.out).summary.suppressed).toBe(1)
    await wait()
    const later = { today: () => '2026-11-24' }
    const after = await cached(undefined, later)
    expect(after).toEqual(await run(undefined, later))
    expect(JSON.parse(after.out).summary.suppressed).toBe(0)
  })

  test('a baseline and a file of suppressions have their say each time', async () => {
    await cached()
    await wait()
    await onDisk(folder, ['baseline', 'macros'])
    expect(await cached()).toEqual(await run())
    expect(JSON.parse((await cached()).out).summary.known).toBeGreaterThan(0)
    await suppress(folder, 'macros/sorry.md')
    const argv = ['macros', '--no-baseline']
    expect(await cached(argv)).toEqual(await run(argv))
    expect(JSON.parse((await cached(argv)).out).summary.suppressed).toBe(1)
  })

  test('rules over whole folders speak all the same', async () => {
    const text =
      'Your chairs left our depot in Graz on Monday and reach you by Thursday noon; the driver calls half an hour before, so that you can stay in.\n'
    await put(folder, { 'macros/a.md': text, 'macros/b.md': `${text}\nNo problem!\n` })
    const argv = ['macros', '--profile', 'strict']
    const cold = await cached(argv)
    expect(cold.out).toContain('near-duplicate')
    await wait()
    expect(await warm(argv)).toEqual({ out: cold.out, code: cold.code })
    // Some of the files are another set.
    const some = ['macros/a.md', 'macros/late.md', '--profile', 'strict']
    expect(await cached(some)).toEqual(await run(some))
    await put(folder, { 'macros/b.md': 'The chairs come in oak.\n' })
    const changed = await cached(argv)
    expect(changed).toEqual(await run(argv))
    expect(changed.out).not.toContain('"rule":"near-duplicate"')
    await put(folder, { 'macros/b.md': `${text}\nNo problem!\n` })
    expect(await cached(argv)).toEqual(cold)
  })

  test('rules over whole folders hear what a file is by now, if it changes in the middle of a run', async () => {
    const text =
      'Your chairs left our depot in Graz on Monday and reach you by Thursday noon; the driver calls half an hour before, so that you can stay in.\n'
    await put(folder, { 'macros/a.md': text, 'macros/b.md': text })
    const argv = ['macros', '--profile', 'strict']
    const before = await cached(argv)
    await wait()
    await put(folder, { 'macros/z.md': 'The chairs come in oak.\n' })
    const meanwhile: Given = {
      tools: {
        ...tools,
        readSource: async (...given) => {
          await put(folder, { 'macros/a.md': 'The chairs come in ash.\n' })
          return tools.readSource(...given)
        },
      },
    }
    const after = await cached(argv, meanwhile)
    expect(after.out).not.toContain('"rule":"near-duplicate"')
    expect(after).toEqual(await run(argv))
    await put(folder, { 'macros/a.md': text })
    const again = await cached(argv)
    expect(again).toEqual(await run(argv))
    expect(before.out).toContain('"rule":"near-duplicate"')
    expect(again.out).toContain('"rule":"near-duplicate"')
  })

  test('nothing is told of what a file was before it changed in the middle of a run', async () => {
    const text =
      'Your chairs left our depot in Graz on Monday and reach you by Thursday noon; the driver calls half an hour before, so that you can stay in.\n'
    const texts = { 'macros/a.md': `No problem!\n\n${text}`, 'macros/b.md': text }
    await put(folder, texts)
    await onDisk(folder, ['baseline', 'macros', '--profile', 'strict'])
    for (const format of ['json', 'html']) {
      const argv = ['macros', '--profile', 'strict', '--show', 'info', '--redact', '-f', format]
      await put(folder, texts)
      await onDisk(folder, ['--cache', ...argv])
      await wait()
      await put(folder, { 'macros/z.md': `The chairs come in oak: ${format}.\n` })
      const meanwhile: Given = {
        tools: {
          ...tools,
          readSource: async (...given) => {
            await put(folder, { 'macros/a.md': `Dear Ms Oyelaran,\n\n${text}\nNo problem. Calm down!\n` })
            return tools.readSource(...given)
          },
        },
      }
      const { out, code } = await onDisk(folder, ['--cache', ...argv], meanwhile)
      const plain = await onDisk(folder, argv)
      expect({ out, code }).toEqual({ out: plain.out, code: plain.code })
      expect(out).toContain('calm-down')
      expect(out).not.toContain('Oyelaran')
    }
  })

  test('a file that is gone in the middle of a run is told as it was', async () => {
    const text =
      'Your chairs left our depot in Graz on Monday and reach you by Thursday noon; the driver calls half an hour before, so that you can stay in.\n'
    await put(folder, { 'macros/a.md': `No problem!\n\n${text}`, 'macros/b.md': text })
    const argv = ['macros', '--profile', 'strict']
    await cached(argv)
    await wait()
    await put(folder, { 'macros/z.md': 'The chairs come in oak.\n' })
    const before = JSON.parse((await run(argv)).out)
    const meanwhile: Given = {
      tools: {
        ...tools,
        readSource: async (...given) => {
          await rm(join(folder, 'macros/a.md'))
          return tools.readSource(...given)
        },
      },
    }
    const { summary } = JSON.parse((await cached(argv, meanwhile)).out)
    expect(summary.files).toBe(before.summary.files)
    expect(await cached(argv)).toEqual(await run(argv))
  })
})

describe('any edits of a folder', () => {
  const twice =
    'Your chairs left our depot in Graz on Monday and reach you by Thursday noon; the driver calls half an hour before, so that you can stay in.\n'
  const texts = [
    twice,
    'Your parcel left today.\n',
    'No problem at all here.\n',
    'Calm down, it is fine!!\n',
    '<!-- tactful-ignore-next -->\nNo problem!\n',
    `<!-- tactful-ignore-next near-duplicate -->\n${twice}`,
    `No problem!\n\n${twice}`,
    '{"a": [1',
    '\uFEFFUnfortunately, we cannot.\n',
    '',
  ]
  const names = ['a.md', 'b.md', 'c.txt', 'd/e.md', 'd/f.html', 'g.json']
  const name = fc.constantFrom(...names)
  const edit = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ is: fc.constant('write' as const), name, text: fc.constantFrom(...texts) }),
    },
    { weight: 1, arbitrary: fc.record({ is: fc.constant('bytes' as const), name }) },
    { weight: 2, arbitrary: fc.record({ is: fc.constant('remove' as const), name }) },
    { weight: 2, arbitrary: fc.record({ is: fc.constant('rename' as const), name, to: name }) },
    { weight: 1, arbitrary: fc.record({ is: fc.constant('link' as const), name, to: name }) },
    { weight: 1, arbitrary: fc.record({ is: fc.constant('touch' as const), name }) },
    { weight: 1, arbitrary: fc.record({ is: fc.constant('settings' as const), on: fc.boolean() }) },
  )
  const make = async (
    at: string,
    what: typeof edit extends fc.Arbitrary<infer T> ? T : never,
  ): Promise<void> => {
    if (what.is === 'settings')
      return put(at, {
        'tactful.yaml': `extends: strict\nrules:\n  no-problem: ${what.on ? 'error' : 'off'}\n`,
      })
    const path = join(at, 'texts', what.name)
    if (what.is === 'write') return put(at, { [`texts/${what.name}`]: what.text })
    if (what.is === 'bytes') return put(at, { [`texts/${what.name}`]: Uint8Array.of(0x48, 0xff, 0xfe) })
    if (what.is === 'remove') return unlink(path)
    if (what.is === 'rename') return rename(path, join(at, 'texts', what.to))
    if (what.is === 'link') return link(path, join(at, 'texts', what.to))
    return utimes(path, new Date(1_600_000_000_000), new Date(1_600_000_000_000))
  }

  test('warm is cold', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.array(edit, { minLength: 1, maxLength: 3 }), fc.boolean()), {
          minLength: 2,
          maxLength: 5,
        }),
        async steps => {
          const made = await temporary(
            Object.fromEntries([
              ['tactful.yaml', 'extends: strict\n'],
              ...names.map((one, at) => [`texts/${one}`, texts[at % 3] ?? '']),
            ]),
          )
          try {
            for (const [edits, long] of steps) {
              for (const each of edits) await make(made.folder, each).catch(() => {})
              if (long) await wait()
              const argv = ['texts', '--show', 'info', '-f', 'json']
              const cold = await onDisk(made.folder, argv)
              expect(await onDisk(made.folder, ['--cache', ...argv])).toEqual(cold)
              if (long) await wait()
              expect(await onDisk(made.folder, ['--cache', ...argv])).toEqual(cold)
            }
          } finally {
            await made.remove()
          }
        },
      ),
      { numRuns: 12 },
    )
  })
})

describe('the file', () => {
  const path = (): string => join(folder, place)

  test('holds no text, no name and no path', async () => {
    await cached()
    const kept = (await readFile(path())).toString('latin1')
    for (const word of [
      'problem',
      'Oyelaran',
      'invoice',
      'zebra',
      'parcel',
      'sorry',
      'late',
      'macros',
      'refund',
    ])
      expect(kept).not.toContain(word)
  })

  test('is kept out of git, and is none of the files that are checked', async () => {
    await cached(['.'])
    await wait()
    expect(await readFile(join(folder, '.tactful-cache/.gitignore'), 'utf8')).toBe('*\n')
    expect(await cached(['.'])).toEqual(await run(['.']))
    const here = ['.', '--cache-location', 'macros/kept.json']
    const plain = await run(['.'])
    expect(await cached(here)).toEqual(plain)
    expect(await cached(here)).toEqual(plain)
  })

  test('stands among those of other tools in a package', async () => {
    await put(folder, { 'package.json': '{}', 'node_modules/x/package.json': '{}' })
    await cached()
    expect(await readdir(join(folder, 'node_modules/.cache/tactful'))).toEqual(['checked'])
  })

  test('--no-cache wins, and a place alone is enough', async () => {
    await run(['macros', '--no-cache', '--cache-location', 'here'])
    await expect(readFile(join(folder, 'here'))).rejects.toThrow('ENOENT')
    await run(['macros', '--cache-location', 'here'])
    expect((await readFile(join(folder, 'here'))).length).toBeGreaterThan(100)
  })

  const spoilt = [
    ['cut off', (bytes: Buffer) => bytes.subarray(0, -9), 'it is damaged'],
    [
      'changed',
      (bytes: Buffer) => Buffer.from(bytes.map((one, at) => (at === 200 ? one ^ 1 : one))),
      'it is damaged',
    ],
    ['empty', () => Buffer.of(), 'it is empty'],
    [
      'of another version',
      (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace('cache 2', 'cache 1'), 'latin1'),
      'another version of tactful wrote it',
    ],
  ] as const

  test.each(spoilt)('%s is told, and written anew', async (_, spoil, why) => {
    const { out, code } = await cached()
    await wait()
    await writeFile(path(), spoil(await readFile(path())))
    const again = await cached()
    expect(again).toEqual({ out, code, err: `The cache ${place} is not used: ${why}. It is written anew.\n` })
    await wait()
    expect((await warm()).out).toBe(out)
  })

  test('with a word changed in what is sealed, the file is checked again', async () => {
    const { out } = await cached()
    await wait()
    const bytes = await readFile(path())
    bytes[bytes.length - 30] = (bytes[bytes.length - 30] ?? 0) ^ 1
    await writeFile(path(), bytes)
    expect((await cached()).out).toBe(out)
  })

  test('of somebody else is left alone', async () => {
    const { out, err } = await cached(['macros', '--cache-location', 'macros/sorry.md'])
    expect(err).toBe('The cache macros/sorry.md is not used, and left alone: it is no cache of tactful.\n')
    expect(JSON.parse(out).summary.files).toBe(3)
    expect(await readFile(join(folder, 'macros/sorry.md'), 'utf8')).toBe(files['macros/sorry.md'])
    const { err: other } = await cached(['macros', '--cache-location', 'macros'])
    expect(other).toBe('The cache macros is not used, and left alone: it is no file.\n')
  })

  test.skipIf(process.getuid?.() === 0)('that can’t be written is told', async () => {
    await chmod(folder, 0o500)
    const { code, err } = await cached()
    await chmod(folder, 0o700)
    expect(code).toBe((await run()).code)
    expect(err).toContain('can’t be written: permission denied')
  })

  test('forgets files that are gone, and keeps what other runs have found', async () => {
    const size = async (): Promise<number> => (await readFile(path())).length
    await cached()
    const all = await size()
    await rm(join(folder, 'macros/sorry.md'))
    await cached(['macros/late.md'])
    expect(await size()).toBeGreaterThanOrEqual(all)
    await cached()
    expect(await size()).toBeLessThan(all)
    await wait()
    expect((await warm()).out).toBe((await run()).out)
  })

  test('is shared by runs at the same time', async () => {
    const batches = [['macros/late.md'], ['macros/sorry.md'], ['macros/deep/more.md']]
    await Promise.all(batches.map(batch => cached(batch)))
    for (const batch of batches) expect((await cached(batch)).out).toBe((await run(batch)).out)
    await wait()
    for (const batch of batches) await warm(batch)
    expect(await readdir(join(folder, '.tactful-cache'))).toEqual(['.gitignore', 'checked'])
  })
})

test('all fixtures, cold and warm', { timeout: 60_000 }, async () => {
  const argv = [
    'fixtures/readers',
    'fixtures/samples',
    '--no-config',
    '--show',
    'info',
    '--profile',
    'strict',
  ]
  const cache = ['--cache-location', join(folder, 'kept')]
  for (const format of ['json', 'pretty']) {
    const plain = await onDisk(root, [...argv, '-f', format])
    expect(plain.out.length).toBeGreaterThan(10_000)
    expect(await onDisk(root, [...argv, ...cache, '-f', format])).toEqual(plain)
    await wait()
    expect(await onDisk(root, [...argv, ...cache, '-f', format])).toEqual(plain)
  }
})
