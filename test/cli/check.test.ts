import { describe, expect, test } from 'vitest'
import type { Tools } from '../../src/cli/world.ts'
import { tactful, tools } from './world.ts'

const polite = 'Thank you for writing.\n'
const slip = 'Hello,\n\nNo problem, we will refund it.\n'

describe('exit codes', () => {
  test('0: everything was read and nothing found', async () => {
    expect(await tactful(['a.txt'], { '/w/a.txt': polite })).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "",
        "out": "✔ No problems in 1 file, 1 message.
      ",
      }
    `)
  })

  test('1: something was found', async () => {
    expect(await tactful(['a.txt'], { '/w/a.txt': slip })).toMatchInlineSnapshot(`
      {
        "code": 1,
        "err": "",
        "out": "a.txt

        a.txt:3:1  warning  no-problem
          “No problem” is not kind.

          3 │ No problem, we will refund it.
            │ ^^^^^^^^^^

          It hurts.
          in body

      ⚠ 1 problem (1 warning) in 1 file, 1 message.
        Why and what instead: tactful explain no-problem
      ",
      }
    `)
  })

  test.each([
    ['error', 'stupid', 1],
    ['error', 'no problem', 0],
    ['warning', 'no problem', 1],
    ['warning', 'just', 0],
    ['info', 'just', 1],
    ['never', 'stupid', 0],
  ])('--fail-on %s with “%s” → %i', async (failOn, text, code) => {
    for (const show of ['error', 'warning', 'info']) {
      const args = ['a.txt', '--fail-on', failOn, '--show', show, '--format', 'json', '--quiet']
      expect((await tactful(args, { '/w/a.txt': text })).code).toBe(code)
    }
  })

  test('what to type next can be typed where npx began', async () => {
    const { out } = await tactful(['a.txt'], { '/w/a.txt': slip }, { env: { npm_command: 'exec' } })
    expect(out).toContain('\n  Why and what instead: npx tactful explain no-problem\n')
  })

  test('2 wins over 1, and the other files are still checked', async () => {
    const { code, out, err } = await tactful(['a.txt', 'gone.txt', 'b.txt'], {
      '/w/a.txt': slip,
      '/w/b.txt': slip,
    })
    expect(code).toBe(2)
    expect(out).toContain('a.txt:3:1')
    expect(out).toContain('b.txt:3:1')
    expect(out).toContain('1 thing could not be checked')
    expect(err).toBe(
      '✖ gone.txt: cannot be opened: no such file or folder\n  Check the spelling; paths are taken from the working folder.\n',
    )
  })
})

describe('a mistake in the command is 2', () => {
  test.each([
    [['--fromat', 'json'], 'unknown option', '--format'],
    [['--format', 'jsno', 'a.txt'], 'there is no output format “jsno”', 'json'],
    [['--fail-on', 'erorr', 'a.txt'], '--fail-on', 'error, warning, info, never'],
    [['--show', 'all', 'a.txt'], '--show', 'error, warning, info'],
    [['--rule', 'no-problme', 'a.txt'], 'there is no rule “no-problme”', 'no-problem'],
    [['--rule', 'wording', 'a.txt'], 'there is no rule “wording”', 'wording is a group'],
    [['--as', 'jsn', 'a.txt'], 'there is no format “jsn”', 'json'],
    [['--stdin-filename', 'x.md', 'a.txt'], '--stdin-filename names standard input', 'Add -'],
    [['--format'], '--format', 'argument missing'],
    [['explian', 'no-problem'], 'explian', 'the command explain'],
    [['explain'], 'missing required argument', '--help'],
    [[''], 'an empty path', 'variable'],
  ])('%j', async (args, said, hint) => {
    const { code, out, err } = await tactful(args, { '/w/a.txt': slip })
    expect(code).toBe(2)
    expect(err).toContain(said)
    expect(err).toContain(hint)
    expect(err).not.toMatch(/^\s+at /m)
    expect(out).not.toContain('No problem,')
  })
})

describe('files', () => {
  test('a pattern that matches nothing is 2', async () => {
    const { code, err } = await tactful(['*.md'], { '/w/a.txt': polite })
    expect([code, err]).toEqual([2, '✖ *.md: matches no file\n  Check the path; quote globs.\n'])
  })

  test('a named file of unknown format is 2, with the known ones; one that is come across is skipped', async () => {
    const files = { '/w/a.xyz': slip, '/w/b.txt': polite }
    const named = await tactful(['a.xyz', 'b.txt'], files)
    expect(named.code).toBe(2)
    const picture = await tactful(['p.png'], { '/w/p.png': new Uint8Array([0x89, 0]) })
    expect(picture.err).toContain('p.png: no format that tactful knows')
    expect(named.err).toContain('a.xyz: no format that tactful knows\n  Known formats: text, markdown, json.')
    const walked = await tactful(['.'], files)
    expect(walked).toEqual({
      code: 0,
      out: '✔ No problems in 1 file, 1 message.\n  1 file of other formats skipped: tactful formats.\n',
      err: '',
    })
  })

  test('what looks like texts of a shape that nobody knows is named', async () => {
    const files = { '/w/macros/own.json': '{"answer": 1}', '/w/package.json': '{"x": 1}', '/w/b.txt': polite }
    const readSource: Tools['readSource'] = async (source, options) =>
      source.path.endsWith('.json') ? undefined : tools.readSource(source, options)
    const given = { tools: { ...tools, readSource } }
    const { code, out } = await tactful(['.'], files, given)
    expect([code, out]).toEqual([
      0,
      '✔ No problems in 1 file, 1 message.\n  2 files of other formats skipped, macros/own.json among them; tactful formats.\n',
    ])
    const named = await tactful(['macros/own.json'], files, given)
    expect([named.code, named.err]).toEqual([
      2,
      '✖ macros/own.json: no format that tactful knows\n  If its shape is your own, say in tactful.yaml where its texts stand, as overrides: [{ files: "macros/own.json", fields: { prose: "answers[].text" } }]. Known formats: json. --as FORMAT reads it as one of them.\n',
    ])
  })

  test('a folder with nothing to read is 2', async () => {
    const { code, out, err } = await tactful([], { '/w/a.xyz': '', '/w/b.png': '' })
    expect(code).toBe(2)
    expect(err).toContain('2 of 2 files are of no format that tactful knows')
    expect(out).toMatch(/^⚠ Nothing was checked/)
  })

  test('--as is obeyed for named files and globs; while walking, only where the ending fits', async () => {
    const files = { '/w/a.xyz': slip, '/w/b.png': new Uint8Array([0xff]) }
    expect((await tactful(['--as', 'text', 'a.xyz'], files)).code).toBe(1)
    expect((await tactful(['--as', 'text', '*.xyz'], files)).code).toBe(1)
    expect((await tactful(['--as', 'text', '.'], { ...files, '/w/c.txt': polite })).code).toBe(0)
  })

  test('when git ignores all that a pattern matches, a note and 0', async () => {
    const files = { '/w/.git/config': '', '/w/.gitignore': '*.txt\n', '/w/a.txt': slip }
    expect(await tactful(['*.txt'], files)).toEqual({
      code: 0,
      out: '⚠ Nothing was checked.\n',
      err: '*.txt matches only files that git ignores. Name a file to check it.\n',
    })
    expect((await tactful(['a.txt'], files)).code).toBe(1)
  })

  test('a file that cannot be opened is 2', async () => {
    const { code, err } = await tactful(['a.txt'], { '/w/a.txt': { fails: 'EACCES' } })
    expect([code, err]).toEqual([
      2,
      '✖ a.txt: cannot be opened: permission denied\n  Mend it or leave it out.\n',
    ])
  })

  test('malformed JSON is 2, with the place', async () => {
    const { code, err } = await tactful(['a.json'], { '/w/a.json': '{\n  "a":' })
    expect([code, err]).toEqual([2, '✖ a.json:2:7: this is not JSON\n  A value is missing.\n'])
  })

  test('bytes that are not UTF-8 are 2, with the place of the byte', async () => {
    const { code, err } = await tactful(['a.txt'], { '/w/a.txt': Buffer.from('Hi\nCaf\xe9', 'latin1') })
    expect(code).toBe(2)
    expect(err).toBe(
      '✖ a.txt:2:4: byte 6 (0xE9) is not UTF-8\n  Save the file as UTF-8 (in Windows-1252 this byte is “é”).\n',
    )
  })

  test('a byte order mark counts as a character and is not shown', async () => {
    const { code, out } = await tactful(['a.txt'], { '/w/a.txt': '\uFEFFNo problem' })
    expect(code).toBe(1)
    expect(out).toContain('a.txt:1:2')
    expect(out).toContain('1 │ No problem\n      │ ^^^^^^^^^^\n')
  })

  test('CR LF', async () => {
    const { out } = await tactful(['a.txt'], { '/w/a.txt': 'Hi\r\nNo problem\r\nBye\r\n' })
    expect(out).toContain('2 │ No problem\n')
    expect(out).not.toContain('\r')
  })

  test.each([
    ['empty.txt', ''],
    ['unknown.xyz', ''],
    ['bom.md', '\uFEFF'],
  ])('an empty file, %s, is 0 and no praise', async (name, text) => {
    const { code, out, err } = await tactful([name], { [`/w/${name}`]: text })
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe('⚠ 1 file, 0 messages: nothing the company says was found in it.\n')
  })

  test('a single line of ten megabytes is cut around the words', async () => {
    const text = `${'so it goes on '.repeat(400_000)}no problem${' and on'.repeat(800_000)}`
    const { code, out } = await tactful(['a.txt'], { '/w/a.txt': text })
    expect(code).toBe(1)
    expect(out.length).toBeLessThan(600)
    expect(out).toContain('a.txt:1:5600001')
    expect(out).toMatch(/…[a-z ]+no problem[a-z ]+…\n {6}│ +\^{10}\n/)
  })
})

describe('standard input', () => {
  test('- is sniffed, --stdin-filename names it', async () => {
    const plain = await tactful(['-'], {}, { stdin: slip })
    expect([plain.code, plain.out.split('\n')[0]]).toEqual([1, '<stdin>'])
    const named = await tactful(['--stdin-filename', 'x.md', '--format', 'json'], {}, { stdin: slip })
    expect(JSON.parse(named.out).files[0]).toMatchObject({ path: 'x.md', format: 'markdown' })
  })

  test('an empty one is 0, one that is no text is 2', async () => {
    expect((await tactful(['-'], {})).code).toBe(0)
    expect((await tactful(['-'], {}, { stdin: new Uint8Array([0x41, 0xff]) })).err).toContain(
      '<stdin>:1:2: byte 1',
    )
  })
})

test('a rule that throws is a problem of that file, without a stack', async () => {
  const files = { '/w/a.txt': 'THROW', '/w/b.txt': slip }
  const { code, out, err } = await tactful(['a.txt', 'b.txt'], files)
  expect(code).toBe(2)
  expect(out).toContain('b.txt:3:1')
  expect(err).toContain('a.txt: this is a bug in tactful: cannot read properties of undefined')
  expect(err).not.toMatch(/^\s+at /m)
  expect((await tactful(['a.txt'], files, { env: { TACTFUL_DEBUG: '1' } })).err).toMatch(/^\s+at /m)
})

test('--rule leaves only the rules it names', async () => {
  const { out } = await tactful(
    ['a.txt', '--rule', 'insult', '--rule', 'just', '--format', 'json', '--show', 'info'],
    {
      '/w/a.txt': 'no problem, just stupid',
    },
  )
  const [file] = JSON.parse(out).files
  expect(file.findings.map((found: { rule: string }) => found.rule)).toEqual(['just', 'insult'])
})

test('--quiet prints findings only', async () => {
  const files = { '/w/a.txt': polite, '/w/.git/x': '', '/w/.gitignore': '*.md', '/w/b.md': '' }
  expect(await tactful(['-q', 'a.txt', '*.md'], files)).toEqual({ code: 0, out: '', err: '' })
})

test('hidden findings are told of', async () => {
  const { out } = await tactful(['a.txt'], { '/w/a.txt': 'just this' })
  expect(out).toBe('✔ No problems in 1 file, 1 message.\n  1 info hidden: --show info.\n')
})
