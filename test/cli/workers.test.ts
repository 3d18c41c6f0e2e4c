import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tools } from '../../src/cli/tools.ts'
import type { CrewPlace } from '../../src/node/crew.ts'
import { onDisk, put, root, suppress, temporary } from './disk.ts'

/** Threads from the source, and always. */
const crew: CrewPlace = {
  entry: new URL('thread.mjs', import.meta.url),
  atOnce: true,
}

let folder = ''
let remove = async (): Promise<void> => {}

beforeAll(async () => {
  ;({ folder, remove } = await temporary({}))
})
afterAll(() => remove())

const inThreads = (cwd: string, threads: number, argv: readonly string[]) =>
  onDisk(cwd, ['--concurrency', String(threads), ...argv], { crew })

describe('in 1, 2 and 4 threads the same, letter by letter', { timeout: 120_000 }, () => {
  const argv = ['fixtures/readers', 'fixtures/samples', 'fixtures/plugins', '--no-config', '--show', 'info']
  const strict = [...argv, '--profile', 'strict']

  test.each(['json', 'pretty'])('%s', async format => {
    const one = await inThreads(root, 1, [...strict, '-f', format])
    expect(one.out.length).toBeGreaterThan(10_000)
    expect(one.out).toContain('variant-drift')
    for (const threads of [2, 4])
      expect(await inThreads(root, threads, [...strict, '-f', format])).toEqual(one)
  })

  test('html, which shows messages', async () => {
    const one = await inThreads(root, 1, [...argv, '-f', 'html'])
    expect(await inThreads(root, 3, [...argv, '-f', 'html'])).toEqual(one)
  })

  test('with a cold and a warm cache', async () => {
    const one = await inThreads(root, 1, [...strict, '-f', 'json'])
    const kept = ['--cache-location', join(folder, 'kept')]
    for (const threads of [2, 1]) {
      expect(await inThreads(root, threads, [...strict, ...kept, '-f', 'json'])).toEqual(one)
    }
  })

  test('with a warm cache, and a file that changes while the folder is judged', async () => {
    const text =
      'Your chairs left our depot in Graz on Monday and reach you by Thursday noon; the driver calls half an hour before, so that you can stay in.\n'
    await put(folder, { 'judged/a.md': text, 'judged/b.md': `No problem!\n\n${text}`, 'judged/c.md': text })
    const args = ['judged', '--no-config', '--profile', 'strict', '--show', 'info', '-f', 'json']
    const kept = [...args, '--concurrency', '2', '--cache-location', join(folder, 'judged.kept')]
    await onDisk(folder, kept, { crew })
    await put(folder, { 'judged/z.md': 'The chairs come in oak.\n' })
    const meanwhile = {
      ...tools,
      collections: async (...given: Parameters<typeof tools.collections>) => {
        await put(folder, { 'judged/b.md': 'The chairs come in ash.\n\nCalm down!\n' })
        return tools.collections(...given)
      },
    }
    const { out, code } = await onDisk(folder, kept, { crew, tools: meanwhile })
    const plain = await onDisk(folder, args)
    expect({ out, code }).toEqual({ out: plain.out, code: plain.code })
    expect(out).toContain('calm-down')
  })

  test('files that are read part by part', async () => {
    const line = (role: string, text: string): string => JSON.stringify({ role, text })
    const long = Array.from({ length: 30 }, () => line('customer', 'Where is it? '.repeat(3_000))).join('\n')
    const files = [1, 2, 3, 4, 5].map(at => [
      `parts/${at}.ndjson`,
      `${long}\n${line('agent', `No problem, “${at}”. 😀 Calm down.`)}\n`,
    ])
    await put(folder, Object.fromEntries(files))
    for (const format of ['json', 'pretty', 'rdjson']) {
      const one = await inThreads(folder, 1, ['parts', '--no-config', '-f', format])
      expect(one.out).toContain('calm-down')
      expect(await inThreads(folder, 2, ['parts', '--no-config', '-f', format])).toEqual(one)
    }
  })

  test('in batches', async () => {
    const { out } = await inThreads(root, 2, [...argv, '-f', 'ndjson'])
    const batches = await Promise.all(
      argv.slice(0, 3).map(batch => inThreads(root, 2, [batch, ...argv.slice(3), '-f', 'ndjson'])),
    )
    const findings = (text: string): readonly string[] =>
      text.split('\n').filter(line => line.startsWith('{"type":"finding"'))
    expect(findings(out).length).toBeGreaterThan(100)
    expect(batches.flatMap(batch => findings(batch.out))).toEqual(findings(out))
  })

  test('with a baseline, suppressions and settings', async () => {
    const texts = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [
        `macros/m${at}.md`,
        `No problem, parcel ${at}!\n\nCalm down.\n`,
      ]),
    )
    await put(folder, {
      ...texts,
      'tactful.yaml':
        'rules:\n  no-problem: error\noverrides:\n  - files: macros/m1*.md\n    rules:\n      no-problem: off\n',
    })
    await suppress(folder, 'macros/m20.md', 'macros/m21.md')
    const { code, err } = await onDisk(folder, ['baseline', 'macros/m3.md', 'macros/m30.md'])
    expect(err).toBe('')
    expect(code).toBe(0)
    const one = await inThreads(folder, 1, ['macros', '-f', 'json'])
    expect(await inThreads(folder, 2, ['macros', '-f', 'json'])).toEqual(one)
  })
})

describe('a thread that dies', { timeout: 60_000 }, () => {
  const deadly = { ...crew, entry: new URL('deadly-thread.mjs', import.meta.url) }

  // Threads that begin now have so many megabytes, not half of those of the machine.
  beforeAll(() => setFlagsFromString('--max-old-space-size=500'))
  afterAll(() => setFlagsFromString('--max-old-space-size=0'))

  test.each([
    ['exit', 'a thread ended with 3'],
    ['throw', 'out of ink'],
    ['memory', 'the memory of a thread did not suffice'],
  ])('(%s) is a problem of the file that it had, and the others are checked', async (name, why) => {
    const texts = Array.from({ length: 60 }, (_, at) => [
      `m${String(at).padStart(2, '0')}.md`,
      'No problem!\n',
    ])
    const made = await temporary({ ...Object.fromEntries(texts), [`m02-${name}.md`]: 'No problem!\n' })
    const { out, err, code } = await onDisk(made.folder, ['--concurrency', '2', '-f', 'json'], {
      crew: deadly,
    })
    await made.remove()
    expect(err).toContain(`m02-${name}.md: could not be checked: ${why}`)
    expect(code).toBe(2)
    expect(JSON.parse(out).summary).toMatchObject({ files: 60, findings: 60 })
  })
})

test('threads that can’t begin leave the work to the one that is there', async () => {
  await put(folder, { 'few/a.md': 'No problem!\n', 'few/b.md': 'Calm down.\n' })
  const bad = { ...crew, entry: new URL('absent.mjs', import.meta.url) }
  const { out, err } = await onDisk(folder, ['--concurrency', '2', 'few', '-f', 'json'], { crew: bad })
  expect(JSON.parse(out).summary.files).toBe(2)
  expect(err).toContain('No other threads help: ')
})

test('an interrupt ends them', async () => {
  const told = new AbortController()
  await put(
    folder,
    Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`many/m${at}.md`, 'No problem!\n'.repeat(200)]),
    ),
  )
  let read = 0
  const readSource: typeof tools.readSource = (...given) => {
    // Others have files in hand by then.
    if (++read === 20) told.abort(130)
    return tools.readSource(...given)
  }
  const given = { crew, signal: told.signal, tools: { ...tools, readSource } }
  const { code, out } = await onDisk(folder, ['--concurrency', '3', 'many', '-f', 'json'], given)
  expect(code).toBe(130)
  expect(JSON.parse(out).summary.incomplete).toBe(true)
})
