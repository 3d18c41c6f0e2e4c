import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { type Given, keep, tactful } from './world.ts'

const erase = '\r\u001b[2K'

/** A terminal of so many columns, which keeps what is written to it. */
const terminal = (columns = 60) => {
  const { stream, text } = keep()
  return { stream: Object.assign(stream, { isTTY: true, columns }), text }
}

/** A clock on which every look takes 30 ms. */
const clock = (): (() => number) => {
  let time = 0
  return () => {
    time += 30
    return time
  }
}

const manyFiles = (count: number, text = 'Fine.') =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`/w/folder/${1000 + index}.txt`, text]))

const run = async (files: Readonly<Record<string, string>>, argv: readonly string[], given: Given = {}) => {
  const err = terminal()
  const { code, out } = await tactful([...argv, '--no-color', '.'], files, {
    now: clock(),
    stderr: err.stream,
    ...given,
  })
  return { code, out, err: err.text() }
}

/** What a terminal shows while lines come and go: every line that was drawn, and what is left in the end. */
const drawn = (text: string): readonly string[] => text.split(erase)

test('a long run says how far it is, and leaves nothing behind', async () => {
  const { code, err } = await run(manyFiles(90, 'No problem.'), ['-f', 'json'])
  const lines = drawn(err)
  expect(code).toBe(1)
  expect(lines.length).toBeGreaterThan(3)
  expect(lines[1]).toMatch(/^… \d+ files, \d+ findings {2}folder\/10\d\d\.txt$/)
  expect(lines.at(-2)).toMatch(/^… \d+ of 90 files, \d+ findings {2}folder\/10\d\d\.txt$/)
  expect(lines.at(-1)).toBe('')
})

test('a short run says nothing', async () => {
  expect((await run(manyFiles(2), [])).err).toBe('')
})

test.each<[string, readonly string[], Given]>([
  ['--quiet', ['--quiet'], {}],
  ['in CI', [], { env: { CI: 'true' } }],
  ['on a terminal that can only type on', [], { env: { TERM: 'dumb' } }],
  ['in a pipe', [], { stderr: keep().stream }],
])('none %s', async (_, argv, given) => {
  expect((await run(manyFiles(90), argv, given)).err).toBe('')
})

test('a report on the same terminal never meets it', async () => {
  const all: string[] = []
  const screen = Object.assign(
    new Writable({
      decodeStrings: false,
      write: (chunk: string, _, done) => {
        all.push(chunk)
        done()
      },
    }),
    { isTTY: true, columns: 70 },
  )
  await run(manyFiles(90, 'No problem.'), ['-f', 'compact'], { stdout: screen, stderr: screen })
  const status = all.filter(text => text.includes('… '))
  expect(status.length).toBeGreaterThan(3)
  // A line that was drawn is erased before anything else is written.
  for (const [index, text] of all.entries())
    if (text.includes('… ')) expect(all[index + 1]?.startsWith(erase)).toBe(true)
  const left = all.map(text => (text.includes('… ') ? '' : text.replaceAll(erase, ''))).join('')
  expect(left.match(/^folder\/\d+\.txt:1:1: warning /gm)).toHaveLength(90)
  expect(left).not.toContain('…')
})

test('in the midst of a line that others write there is none', async () => {
  const screen = terminal()
  const { err } = await run(manyFiles(90), ['-f', 'json'], { stdout: screen.stream })
  expect(err).toBe('')
  expect(screen.text()).not.toContain('\r')
})

test('a name can do nothing to the terminal, and keeps its end where it is too long', async () => {
  const name = `/w/${'deep/'.repeat(20)}\u001b[2J好的`
  const files = Object.fromEntries(
    Array.from({ length: 90 }, (_, at) => [`${name}${1000 + at}.txt`, 'Fine.']),
  )
  const { err } = await run(files, ['-f', 'json'])
  const lines = drawn(err).filter(Boolean)
  expect(lines.length).toBeGreaterThan(3)
  for (const line of lines) {
    expect(line).toMatch(/^… [\w ]+, 0 findings {2}….*␛\[2J好的10\d\d\.txt$/)
    expect(line.length).toBeLessThanOrEqual(59)
  }
})
