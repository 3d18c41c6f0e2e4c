import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { wantsColour } from '../../src/cli/colour.ts'
import { keep, tactful, tools } from './world.ts'

const slip = 'No problem.\n'
const esc = '\u001b'

test.each([
  ['a terminal wants colour', true, [], {}, true],
  ['a pipe does not', false, [], {}, false],
  ['a dumb terminal does not', true, [], { TERM: 'dumb' }, false],
  ['NO_COLOR', true, [], { NO_COLOR: '1' }, false],
  ['an empty NO_COLOR says nothing', true, [], { NO_COLOR: '' }, true],
  ['FORCE_COLOR in a pipe', false, [], { FORCE_COLOR: '1' }, true],
  ['FORCE_COLOR=0', true, [], { FORCE_COLOR: '0' }, false],
  ['FORCE_COLOR beats NO_COLOR', false, [], { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ['--color beats NO_COLOR', false, ['--color'], { NO_COLOR: '1' }, true],
  ['--no-color beats FORCE_COLOR', true, ['--no-color'], { FORCE_COLOR: '1' }, false],
  ['the last flag wins', true, ['--no-color', '--color'], {}, true],
] as const)('%s', (_, isTTY, argv, env, wanted) => {
  expect(wantsColour({ isTTY }, { argv, env })).toBe(wanted)
})

test('colours reach the report only where they are wanted', async () => {
  const files = { '/w/a.txt': slip }
  expect((await tactful(['a.txt'], files)).out).not.toContain(esc)
  const coloured = await tactful(['a.txt', '--color'], files)
  expect(coloured.out).toContain(`${esc}[33mwarning${esc}[39m`)
  expect((await tactful(['--color', 'rules'], {})).out).toContain(esc)
})

test('a file cannot control the terminal by its text or by its name', async () => {
  const name = `\u001b]0;owned\u0007.txt`
  const text = 'A\u001b[31m\u009b2J\u202e no problem \u2066\u0008'
  const { out, err } = await tactful([name, `gone${name}`, '--rule', 'no-problem'], { [`/w/${name}`]: text })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
  expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
  expect(out).toContain('␛]0;owned␇.txt:1:')
  expect(out).toContain('A␛[31m<U+009B>2J<U+202E> no problem <U+2066>␈')
  expect(err).toContain('gone␛]0;owned␇.txt')
})

test.each(['pretty', 'json'])('a closed pipe is quiet and changes no exit code (%s)', async format => {
  const files = { '/w/a.txt': 'Fine.', '/w/b.txt': slip, '/w/c.txt': slip }
  const gone = keep(0)
  const { code, err } = await tactful(['.', '--format', format], files, { stdout: gone.stream })
  expect([code, err, gone.text()]).toEqual([1, '', ''])
  const clean = await tactful(['a.txt', '--format', format], files, { stdout: keep(0).stream })
  expect([clean.code, clean.err]).toEqual([0, ''])
})

test('a full disk is 2', async () => {
  const { code, err } = await tactful(
    ['a.txt'],
    { '/w/a.txt': 'Fine.' },
    { stdout: keep(0, 'ENOSPC').stream },
  )
  expect(code).toBe(2)
  expect(err).toContain('the output could not be written')
})

test('what breaks in tactful itself is told as such, without a stack', async () => {
  const broken = { ...tools, formats: () => Promise.reject(new TypeError('x is not a function')) }
  const { code, out, err } = await tactful(['a.txt'], { '/w/a.txt': 'Fine.' }, { tools: broken })
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatchInlineSnapshot(`
    "✖ this is a bug in tactful: x is not a function
      Please report it, with the command that led here; TACTFUL_DEBUG=1 shows where it happened.
    "
  `)
})

test('a slow reader gets everything', async () => {
  let text = ''
  const slow = new Writable({
    decodeStrings: false,
    highWaterMark: 1,
    write: (chunk: string, _, done) => {
      text += chunk
      setTimeout(done, 2)
    },
  })
  const files = { '/w/a.txt': slip, '/w/b.txt': slip, '/w/c.txt': slip }
  await tactful(['.', '--format', 'json'], files, { stdout: slow })
  expect(JSON.parse(text).files).toHaveLength(3)
})
