import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { output } from '../../../src/cli/output.ts'
import { gathering, sink } from '../../../src/cli/sink.ts'

const folder = mkdtempSync(join(tmpdir(), 'tactful-output-'))
afterAll(() => rmSync(folder, { recursive: true }))

const never = (): never => {
  throw new Error('no stream is wanted')
}

test('short texts go straight into a file', async () => {
  const path = join(folder, 'short.txt')
  const file = openSync(path, 'w')
  const { write, flush } = sink(output(file, never))
  await write('“Per our policy”\n')
  await write('')
  await write('no problem\n')
  expect(await flush()).toBeUndefined()
  closeSync(file)
  expect(readFileSync(path, 'utf8')).toBe('“Per our policy”\nno problem\n')
})

test('long ones go straight into a file, too', async () => {
  const path = join(folder, 'long.txt')
  const file = openSync(path, 'w')
  const { write } = sink(output(file, never))
  await write('first\n')
  await write('x'.repeat(100_000))
  closeSync(file)
  expect(readFileSync(path, 'utf8')).toBe(`first\n${'x'.repeat(100_000)}`)
})

test.skipIf(process.platform === 'win32')(
  'a long one into a pipe goes through the stream, and all behind it',
  async () => {
    const path = join(folder, 'pipe')
    execFileSync('mkfifo', [path])
    // Both ends, so that nobody waits.
    const pipe = openSync(path, 'r+')
    const stream = new PassThrough()
    const { write, flush } = sink(output(pipe, () => stream))
    const streamed = text(stream)
    await write('first\n')
    await write('x'.repeat(20_000))
    await write('last\n')
    await flush()
    stream.end()
    const piped = Buffer.alloc(100)
    const length = readSync(pipe, piped)
    closeSync(pipe)
    expect(piped.toString('utf8', 0, length)).toBe('first\n')
    expect(await streamed).toBe(`${'x'.repeat(20_000)}last\n`)
  },
)

test('what can’t be written is told at the end', async () => {
  const path = join(folder, 'read-only.txt')
  closeSync(openSync(path, 'w'))
  const file = openSync(path, 'r')
  const { write, flush } = sink(output(file, never))
  await write('lost\n')
  await write('lost, too\n')
  expect(await flush()).toMatchObject({ code: 'EBADF' })
  closeSync(file)
})

test('what is neither a file nor a pipe is a stream', () => {
  const stream = new PassThrough()
  const nothing = openSync('/dev/null', 'w')
  expect(output(nothing, () => stream)).toBe(stream)
  closeSync(nothing)
  expect(output(1_000_000, () => stream)).toBe(stream)
})

test('what is said in one turn of the event loop is written together, and in its order', async () => {
  const written: string[] = []
  const out = gathering({
    write: async said => void written.push(String(said)),
    flush: async () => undefined,
  })
  await out.write('one ')
  await out.write('two ')
  expect(written).toEqual([])
  await setImmediate()
  expect(written).toEqual(['one two '])
  await out.write('three ')
  await out.push()
  await out.push()
  expect(written).toEqual(['one two ', 'three '])
  await out.write('four ')
  await out.write('x'.repeat(20_000))
  expect(written.slice(2)).toEqual([`four ${'x'.repeat(20_000)}`])
  await out.write('five')
  await out.write(Uint8Array.of(0x36))
  expect(written.slice(3)).toEqual(['five', '54'])
  await out.write('seven')
  expect(await out.flush()).toBeUndefined()
  expect(written.slice(5)).toEqual(['seven'])
})

test('whoever has more to say waits for a slow reader', async () => {
  const written: string[] = []
  const waiting: (() => void)[] = []
  const out = gathering({
    write: said =>
      new Promise(done => {
        written.push(String(said))
        waiting.push(done)
      }),
    flush: async () => undefined,
  })
  const heard: string[] = []
  const say = (text: string): Promise<void> => out.write(text).then(() => void heard.push(text))
  void say('one ')
  void say('two ')
  await setImmediate()
  void say('three ')
  void out.push().then(() => heard.push('pushed'))
  await setImmediate()
  expect({ written, heard }).toEqual({ written: ['one two ', 'three '], heard: ['one ', 'two '] })
  for (const done of waiting) done()
  await setImmediate()
  expect(heard).toEqual(['one ', 'two ', 'three ', 'pushed'])
})
