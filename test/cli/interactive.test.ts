import { describe, expect, test } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { tools } from '../../src/cli/tools.ts'
import { terminal } from './pretended-terminal.ts'
import { type Files, keep, memory, tactful } from './world.ts'

const down = '\u001b[B'
const enter = '\r'
const escapeKey = '\u001b'
const ctrlC = '\u0003'
const clear = '\u0015'

/** A disk in memory that keeps what is written to it. */
const keeping = (files: Files) => {
  const disk: Record<string, Files[string]> = { ...files }
  const written = new Map<string, string>()
  const fs = memory(disk, written)
  return {
    disk,
    written,
    fs: {
      ...fs,
      writeFile: async (path: string, content: string | Uint8Array) => {
        if (disk[path] !== undefined) throw Object.assign(new Error('EEXIST'), { code: 'EEXIST' })
        await fs.writeFile(path, content)
        disk[path] = content
      },
      replaceFile: async (path: string, before: Uint8Array, after: Uint8Array) => {
        await fs.replaceFile(path, before, after)
        disk[path] = after
      },
    },
  }
}

const session = async (
  argv: readonly string[],
  files: Files,
  answers: readonly string[],
  { fs, written } = keeping(files),
) => {
  const { stdin, stdout, raw, screen } = terminal(answers)
  const stderr = keep()
  const code = await run({
    argv: ['fix', '-i', '--no-color', ...argv],
    stdin,
    stdout,
    stderr: stderr.stream,
    env: {},
    cwd: '/w',
    fs,
    execute: async () => Promise.reject(new Error('nothing is there')),
    today: () => '2026-11-22',
    now: () => 0,
    signal: new AbortController().signal,
    packageRoot: '/pkg',
    version: '1.2.3',
    tools,
  })
  return { code, err: stderr.text(), raw, screen: screen(), written: Object.fromEntries(written) }
}

const log = 'Customer: Thank you!\nAgent: No problem! We will refund you shortly.\n'
const path = '/w/a.log'

const mended = (words: string) => log.replace('No problem', words)
const macros = '{"macros": [{"title": "Thanks", "body": "No problem, Ana. Your refund is on its way."}]}\n'

describe('tactful fix', () => {
  test('is check --fix', async () => {
    const { fs, written } = keeping({ [path]: log })
    const { code, err } = await tactful(['fix', 'a.log'], {}, { tools, fs })
    expect(code).toBe(1)
    expect(err).toContain('fixed a.log:2:8')
    expect(written.get(path)).toBe(mended("You're welcome"))
  })

  test('--diff shows, and writes nothing', async () => {
    const { fs, written } = keeping({ [path]: log })
    const { out } = await tactful(['fix', '--diff', 'a.log'], {}, { tools, fs })
    expect(out).toContain("+Agent: You're welcome!")
    expect(written.size).toBe(0)
  })

  test.each([
    [['-i', '.'], 'asks at a terminal, and there is none'],
    [['-i', '--diff', '.'], 'makes changes, --diff makes none'],
    [['-i', '--unsafe', '.'], 'offers every rewrite'],
    [['-i', '-f', 'json', '.'], 'is for people'],
    [['-i', '-'], 'asks on standard input'],
  ])('%j is refused', async (argv, message) => {
    const { code, out, err } = await tactful(['fix', ...argv], { [path]: log }, { tools })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
  })
})

describe('tactful fix --interactive', () => {
  test('takes offered words by key or by arrow, skips, and tells what is left', async () => {
    const { code, err, raw, screen, written } = await session(['.'], { [path]: log }, [
      '1',
      down + down + enter,
    ])
    expect(err).toBe('')
    expect(code).toBe(1)
    expect(written).toEqual({ [path]: mended("You're welcome") })
    expect(screen).toContain('── 1 of 2 ──')
    expect(screen).toContain('1 changed, 0 ignored, 1 skipped. Written: a.log.')
    expect(screen).toContain('⚠ 1 problem (1 warning) in 1 file')
    expect(screen).toContain("“No problem” → “You're welcome”")
    expect(raw).toEqual([true, false])
  })

  test('shows the finding with its reason, and the words to choose from', async () => {
    const { screen } = await session(['.'], { [path]: log }, ['q'])
    expect(screen.slice(0, screen.indexOf('or the key'))).toMatchSnapshot()
  })

  test('asks nothing where nothing is found', async () => {
    const clean = { [path]: 'Customer: Hello.\nAgent: Your refund was sent today.\n' }
    const { code, raw, written } = await session(['.'], clean, [])
    expect([code, raw, written]).toEqual([0, [], {}])
  })

  test('words with slots are filled in before they are taken', async () => {
    const early = `${enter}${clear}by {noon${enter}${clear}by noon${enter}`
    const { code, screen, written } = await session(['.'], { [path]: log }, ['s', '1', early])
    expect(screen).toContain('{time} is still to be filled in.')
    expect(screen).toContain('A { is left in it.')
    expect(written).toEqual({ [path]: log.replace('shortly', 'by noon') })
    expect(code).toBe(1)
  })

  test('takes words of the user’s own, in the spelling of the file', async () => {
    const keys = ['t', `${clear}“Sure”, said "Ana" 🎉${enter}`]
    const { code, written } = await session(['.'], { '/w/m.json': macros }, keys)
    expect(written).toEqual({ '/w/m.json': macros.replace('No problem', '“Sure”, said \\"Ana\\" 🎉') })
    expect(code).toBe(0)
  })

  test('words of the user’s own are checked in their turn', async () => {
    const { screen, written } = await session(['.'], { '/w/m.json': macros }, [
      't',
      `${clear}Calm down${enter}`,
      '1',
    ])
    expect(screen).toContain('── 2 of 2 ──')
    expect(written['/w/m.json']).toContain("I'm listening")
  })

  test('says why words can’t stand there, and asks again', async () => {
    const bytes = Buffer.from(
      '<html><meta charset="windows-1252"><p>Caf\u00e9. No problem!</p></html>',
      'latin1',
    )
    const files = { '/w/a.html': bytes }
    const { code, screen, written } = await session(['.'], files, ['t', `${clear}好的${enter}`, 'q'])
    expect(screen).toContain('That can’t be put there: windows-1252')
    expect(written).toEqual({})
    expect(code).toBe(1)
  })

  test('Escape leads back to the choices', async () => {
    const { written } = await session(['.'], { '/w/m.json': macros }, ['t', escapeKey, 'i', escapeKey, '1'])
    expect(written['/w/m.json']).toContain('Happy to help')
  })
})

describe('ignoring', () => {
  const page = '# Thanks\n\n- No problem!\n'
  const because = `our founder says it${enter}`

  test('writes a comment where the format has them', async () => {
    const { code, written, screen } = await session(['.'], { '/w/a.md': page }, ['i', enter + because])
    expect(screen).toContain('Whoever comes across it will want to know.')
    expect(written['/w/a.md']).toContain(
      'tactful-ignore-next no-problem/no-problem -- our founder says it -->',
    )
    expect(code).toBe(0)
  })

  test('else an entry in the file of suppressions', async () => {
    const { code, written } = await session(['.'], { '/w/m.json': macros }, ['i', because])
    expect(written).toMatchSnapshot()
    expect(code).toBe(0)
  })
})

describe('a session', () => {
  const files = { '/w/a.json': macros, '/w/b.json': macros, '/w/c.json': macros }

  test('goes file by file; going back leads to files that are written already', async () => {
    const { code, written, screen } = await session(['.'], files, ['2', 's', 'u', 'u', '1', '2', '2'])
    expect(code).toBe(0)
    expect(screen).toContain('– undone')
    expect(written['/w/a.json']).toContain('Happy to help')
    expect(written['/w/b.json']).toContain("You're welcome")
    expect(screen).toContain('3 changed, 0 ignored, 0 skipped. Written: a.json, b.json, c.json.')
  })

  test('leaves out a rule everywhere', async () => {
    const { code, screen, written } = await session(['.'], files, ['r'])
    expect(screen).toContain('all of no-problem skipped: 3')
    expect([code, written]).toEqual([1, {}])
  })

  test('leaves out the rest of a file', async () => {
    const { written } = await session(['.'], { ...files, [path]: log }, ['s', 'f', 'q'])
    expect(written).toEqual({})
  })

  test.each([
    ['q keeps what was done', ['1', 'q'], 1],
    ['so does Ctrl-C', ['1', ctrlC], 130],
    ['so does Ctrl-C in a line', ['1', 't', `abc${ctrlC}`], 130],
    ['so does a terminal that goes away', ['1'], 130],
  ])('%s', async (_, keys, expected) => {
    const { code, raw, written } = await session(['.'], { [path]: log }, keys)
    expect(code).toBe(expected)
    expect(written).toEqual({ [path]: mended("You're welcome") })
    expect(raw).toEqual([true, false])
  })

  test('loses nothing where a file changed underneath', async () => {
    const kept = keeping({ [path]: log, '/w/a.log.tactful': 'older' })
    const fs = {
      ...kept.fs,
      readFile: async (at: string) => {
        const bytes = await kept.fs.readFile(at)
        if (at === path) kept.disk[path] = `${log}Agent: More.\n`
        return bytes
      },
    }
    const { code, err } = await session(['a.log'], {}, ['1', 's'], { ...kept, fs })
    expect(code).toBe(2)
    expect(err).toContain('a.log: is not fixed: it changed while it was being worked on')
    expect(err).toContain('What you chose is in a.log.2.tactful')
    expect(Object.fromEntries(kept.written)).toEqual({ '/w/a.log.2.tactful': mended("You're welcome") })
  })
})
