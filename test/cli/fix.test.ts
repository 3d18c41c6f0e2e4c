import { describe, expect, test } from 'vitest'
import { tools } from '../../src/cli/tools.ts'
import { type Files, memory, tactful } from './world.ts'

const log = '\uFEFFCustomer: Thank you!\r\nAgent: No problem! We will look into it as soon as possible.\r\n'
const mended = log.replace('No problem', "You're welcome")

const run = async (argv: readonly string[], files: Files, given = {}) => {
  const written = new Map<string, string>()
  const done = await tactful(argv, files, { tools, fs: memory(files, written), ...given })
  return { ...done, written: Object.fromEntries(written) }
}

describe('--fix', () => {
  test('puts safe rewrites into the file, tells them, and reports what is left', async () => {
    const { code, out, err, written } = await run(['--fix', 'a.log'], { '/w/a.log': log })
    expect(code).toBe(1)
    expect(written).toEqual({ '/w/a.log': mended })
    expect(err).toBe("fixed a.log:2:8  no-problem/no-problem  “No problem” → “You're welcome”\n")
    expect(out).toContain('vague-promise')
    expect(out).not.toContain('no-problem')
  })

  test('mends both copies of a text', async () => {
    const copies = (words: string, marked: string): string =>
      JSON.stringify({
        macros: [
          {
            title: 'Here',
            actions: [
              { field: 'comment_value', value: `It is here ${words}\n\nAna` },
              { field: 'comment_value_html', value: `<p>It is <b>here</b> ${marked}</p><p>Ana</p>` },
            ],
          },
        ],
      })
    const files = { '/w/a.json': copies('now!!!', 'now!!!') }
    const { err, written } = await run(['--fix', '--show', 'info', 'a.json'], files)
    expect(written).toEqual({ '/w/a.json': copies('now.', 'now.') })
    expect(err.match(/fixed/g)).toHaveLength(1)
  })

  test('writes nothing where nothing is left to fix', async () => {
    const { code, err, written } = await run(['--fix', 'a.log'], { '/w/a.log': mended })
    expect([code, err, written]).toEqual([1, '', {}])
  })

  test('takes standard input to standard output, and reports on standard error', async () => {
    const { out, err, written } = await run(['--fix', '--stdin-filename', 'a.log', '-'], {}, { stdin: log })
    expect(out).toBe(mended)
    expect(err).toContain('vague-promise')
    expect(written).toEqual({})
  })

  test('does not touch a file that cannot be read, and mends the others', async () => {
    const files = { '/w/a.json': '[["agent", "No problem!"', '/w/b.log': log }
    const { code, err, written } = await run(['--fix', '.'], files)
    expect(code).toBe(2)
    expect(err).toContain('a.json:1:')
    expect(Object.keys(written)).toEqual(['/w/b.log'])
  })

  test('keeps to the severity that is shown', async () => {
    const { written } = await run(['--fix', '--show', 'error', 'a.log'], { '/w/a.log': log })
    expect(written).toEqual({})
  })

  test('leaves a file alone that changed underneath', async () => {
    const files: Record<string, string> = { '/w/a.log': log }
    const fs = memory(files)
    const { code, err } = await run(['--fix', 'a.log'], files, {
      fs: {
        ...fs,
        readFile: async (path: string) => {
          const bytes = await fs.readFile(path)
          if (path === '/w/a.log') files[path] = `${log}Agent: More.\n`
          return bytes
        },
      },
    })
    expect(code).toBe(2)
    expect(err).toContain('a.log: is not fixed: it changed while it was being worked on')
    expect(files['/w/a.log']).toBe(`${log}Agent: More.\n`)
  })

  test('keeps the encoding of the file', async () => {
    const page = (words: string): Buffer =>
      Buffer.from(
        `<meta charset="iso-8859-1"><p>Thank you for the caf\u00e9!</p><p>It is here ${words}</p>`,
        'latin1',
      )
    const files = { '/w/a.html': page('now!!!') }
    const stored: Uint8Array[] = []
    const fs = {
      ...memory(files),
      replaceFile: async (_: string, before: Uint8Array, after: Uint8Array) =>
        void stored.push(before, after),
    }
    await run(['--fix', '--show', 'info', 'a.html'], files, { fs })
    expect(stored.map(bytes => Buffer.from(bytes))).toEqual([page('now!!!'), page('now.')])
  })
})

describe('--diff', () => {
  test('shows the change and makes none; the exit code is that of the check', async () => {
    const { code, out, written } = await run(['--diff', 'a.log'], { '/w/a.log': log })
    expect(code).toBe(1)
    expect(out).toBe(
      "--- a/a.log\n+++ b/a.log\n@@ -1,2 +1,2 @@\n \uFEFFCustomer: Thank you!\r\n-Agent: No problem! We will look into it as soon as possible.\r\n+Agent: You're welcome! We will look into it as soon as possible.\r\n",
    )
    expect(written).toEqual({})
  })
})

describe('flags that do not go together', () => {
  test.each([
    [['--unsafe', '.'], '--unsafe says which rewrites to make'],
    [['--fix', '--staged'], 'what is staged can’t be mended in place'],
  ])('%j', async (argv, message) => {
    const { code, err, written } = await run(argv, { '/w/a.log': log })
    expect(code).toBe(2)
    expect(err).toContain(message)
    expect(written).toEqual({})
  })
})
