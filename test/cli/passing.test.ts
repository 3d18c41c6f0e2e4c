import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { disk, type FileSystem } from '../../src/node/filesystem.ts'
import { piecesOf } from '../../src/node/pieces.ts'
import { reporters } from '../../src/reporters/index.ts'
import { plainEnvironment } from '../hooks/tools.ts'
import { onDisk, root, temporary } from './disk.ts'

const texts = [
  'No problem, Ana! 😀 We will look into it shortly.',
  'Unfortunately, we cannot refund it. As per our policy, your ticket is closed.\n\nPlease be advised “it” was sent.',
  '您好，没问题，尽快为您处理。',
  'I already told you: calm down.',
]

const line = (fields: object): string => JSON.stringify({ role: 'agent', ...fields })

const lines = texts.flatMap((text, index) => [
  line({ conversation: `c${index}`, id: `m${index}`, role: 'customer', text: 'Where is it, you 😡?' }),
  line({ conversation: `c${index}`, author: 'Ana', time: `2026-03-0${index + 1}T08:00:00Z`, text }),
  '  ',
  line({ conversation: `c${index}`, text: `${text} ${texts.join(' ')}` }),
  line({ text }),
])

const message = line({ text: 'No problem.' })
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** What a file may hold, and whether it can be read part by part. */
const files = {
  'plain.ndjson': [true, `${lines.join('\n')}\n`],
  'marked.jsonl': [true, `\uFEFF${lines.join('\r\n')}`],
  'broken.ndjson': [true, [...lines, '{"role":', line({ text: 5 }), lines[0], message, '[]'].join('\n')],
  'comment.ndjson': [
    false,
    [...lines, line({ text: '<!-- tactful-ignore-file no-problem -- ours --> No problem.' })].join('\n'),
  ],
  'others.ndjson': [
    false,
    '{"title":"Refund","body":"No problem."}\n{"title":"Other","body":"No worries."}\n',
  ],
  'late.ndjson': [false, `{\n${message}\n`],
  'zero.ndjson': [false, `${message}\n\0\n`],
  'xml.ndjson': [false, `<?xml version="1.0" encoding="windows-1252"?>\n${message}\n`],
  'wide.ndjson': [false, Buffer.from(`\uFEFF${lines.join('\n')}`, 'utf16le')],
  'latin.ndjson': [false, Buffer.concat([bytes(`${message}\n`), Buffer.from([0xe9, 0x0a])])],
} as const satisfies Record<string, readonly [boolean, string | Uint8Array]>

type Name = keyof typeof files
const names = Object.keys(files) as Name[]

const seemsLarge = { isFile: () => true, isDirectory: () => false, size: 2_000_000 }

/** A disk that gives files in small pieces, and says that they are long. */
const inPieces = (size: number, asked: string[] = [], large = seemsLarge): FileSystem => ({
  ...disk,
  stat: async path => (/\.(?:ndjson|jsonl|log)$/.test(path) ? large : disk.stat(path)),
  pieces: path => piecesOf(path, size),
  readFile: async path => {
    asked.push(path.replace(/^.*\//, ''))
    return disk.readFile(path)
  },
})

const flags = ['--no-config', '--profile', 'strict', '--show', 'info', '--concurrency', '1']

let made: Awaited<ReturnType<typeof temporary>>
beforeAll(async () => {
  made = await temporary(Object.fromEntries(names.map(name => [name, files[name][1]])))
})
afterAll(() => made.remove())

const both = async (argv: readonly string[], size: number) => {
  const asked: string[] = []
  const whole = await onDisk(made.folder, [...argv, ...flags])
  const passed = await onDisk(made.folder, [...argv, ...flags], { fs: inPieces(size, asked) })
  return { whole, passed, asked }
}

describe('a long file of NDJSON is read part by part', () => {
  test.each(names)('%s is told as it is where it is read whole', async name => {
    for (const size of [65_536, 300, 10]) {
      const { whole, passed, asked } = await both([name, '-f', 'json'], size)
      expect(passed).toEqual(whole)
      if (size === 10) expect(asked.includes(name)).toBe(!files[name][0])
    }
  })

  test.each(reporters)('the report $name is the same', async ({ name, wantsSaid }) => {
    const { whole, passed, asked } = await both(['plain.ndjson', 'marked.jsonl', '-f', name], 200)
    expect(passed).toEqual(whole)
    expect(whole.code).toBe(1)
    expect(asked.includes('marked.jsonl')).toBe(wantsSaid === true)
  })

  test('several reports at once, and the numbers of a run', async () => {
    const argv = ['plain.ndjson', 'marked.jsonl', '-f', 'compact', '-f', 'sarif=a.sarif', '--stats']
    const { whole, passed } = await both(argv, 200)
    expect(passed).toEqual(whole)
    expect(whole.err).toContain('MB')
  })

  test.each([
    [['--as', 'ndjson'], false],
    [['--messages'], true],
    [['--redact'], true],
    [['--diff'], true],
  ])('with %j the file is held: %s', async (more, isHeld) => {
    const { passed, asked } = await both(['plain.ndjson', '-f', 'json', ...more], 200)
    expect(passed.err).not.toContain('bug')
    expect(asked.includes('plain.ndjson')).toBe(isHeld)
  })

  test('a baseline, a file of suppressions and rules over whole folders have their say', async () => {
    const known = await temporary({
      'a/plain.ndjson': files['plain.ndjson'][1],
      'a/b.ndjson': lines.join('\n'),
    })
    const run = (argv: readonly string[], fs?: FileSystem) =>
      onDisk(known.folder, ['a', ...argv, '--profile', 'strict', '--show', 'info'], fs ? { fs } : {})
    for (const argv of [
      ['-f', 'json'],
      ['-f', 'pretty'],
      ['-f', 'sarif'],
    ])
      expect(await run(argv, inPieces(100))).toEqual(await run(argv))
    await onDisk(known.folder, ['baseline', 'a', '--profile', 'strict'])
    const told = await run(['-f', 'json'], inPieces(100))
    expect(told).toEqual(await run(['-f', 'json']))
    expect(JSON.parse(told.out).summary.known).toBeGreaterThan(0)
    await known.remove()
  })

  test('one that is named so by --as, whatever its ending', async () => {
    const other = await temporary({ 'a.log': lines.join('\n') })
    const asked: string[] = []
    const argv = ['a.log', '--as', 'ndjson', '-f', 'json', ...flags]
    const passed = await onDisk(other.folder, argv, { fs: inPieces(90, asked) })
    expect(passed).toEqual(await onDisk(other.folder, argv))
    expect(asked).toEqual([])
    await other.remove()
  })

  test('an interrupt ends it in its midst, with what was found', async () => {
    const stop = new AbortController()
    let looks = 0
    const now = (): number => {
      if (++looks === 8) stop.abort(130)
      return looks * 100
    }
    const argv = ['plain.ndjson', '-f', 'json', ...flags]
    let closed = 0
    const pieces = function* (path: string): Generator<Uint8Array> {
      try {
        yield* piecesOf(path, 100)
      } finally {
        closed++
      }
    }
    const fs = { ...inPieces(100), pieces }
    const { code, out } = await onDisk(made.folder, argv, { fs, now, signal: stop.signal })
    expect(closed).toBe(1)
    const { files: told, summary } = JSON.parse(out)
    expect([code, summary.incomplete]).toEqual([130, true])
    expect(told.length).toBeLessThanOrEqual(1)
    expect(told[0]).not.toHaveProperty('hash')
  })
})

describe('a file of more than a string holds', () => {
  const large = { ...seemsLarge, size: 3_000_000_000 }

  test('is checked', async () => {
    const asked: string[] = []
    const argv = ['plain.ndjson', '-f', 'json', ...flags]
    const told = await onDisk(made.folder, argv, { fs: inPieces(100, asked, large) })
    expect(told).toEqual(await onDisk(made.folder, argv))
    expect(asked).toEqual([])
  })

  test.each([
    ['comment.ndjson', '“tactful-” stands in it, as in comments for Tactful'],
    ['late.ndjson', 'its first lines hold no messages'],
    ['zero.ndjson', 'it holds a zero byte'],
    ['latin.ndjson', 'byte 38 is not UTF-8'],
  ])('is refused where it can’t be: %s', async (name, why) => {
    const asked: string[] = []
    const told = await onDisk(made.folder, [name, ...flags], { fs: inPieces(10, asked, large) })
    expect([told.code, asked]).toEqual([2, []])
    expect(told.err).toContain(
      `${name}: is larger than 512 MB, which is more than can be read at once, and ${why}\n`,
    )
    expect(told.err).toContain('tactful stream < FILE checks NDJSON of any size')
  })
})

test('a file is checked that is larger than the heap', { timeout: 120_000 }, async () => {
  const filler = 'I would like to know where my parcel is. '.repeat(500)
  const long = Array.from({ length: 4_000 }, (_, index) =>
    line({ conversation: index, role: 'customer', text: filler }),
  ).join('\n')
  const place = await temporary({ 'long.ndjson': `${long}\n${message}\n` })
  const start = `import { main } from './src/cli/main.ts'; process.exitCode = await main(process.cwd())`
  const command = ['--max-old-space-size=64', '--import', 'tsx', '--input-type=module', '-e', start, '--']
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...command, 'tactful', join(place.folder, 'long.ndjson'), '--no-config', '-f', 'compact'],
    { cwd: root, encoding: 'utf8', env: plainEnvironment() },
  )
  await place.remove()
  expect(long.length).toBeGreaterThan(80_000_000)
  expect(stderr).toBe('')
  expect(stdout).toMatch(/long\.ndjson:4001:\d+: warning “No problem” [^\n]*\n$/)
  expect(status).toBe(1)
})
