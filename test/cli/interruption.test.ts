import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'csv-parse/sync'
import { XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import jsonSchema from '../../src/reporters/report.schema.json' with { type: 'json' }
import { commandsIn } from '../unit/reporters/runner.ts'
import { faults } from '../unit/reporters/schemas.ts'
import { tactful } from './world.ts'

const aborted = (code: number): AbortSignal => AbortSignal.abort(code)

/** An input that gives some text and then nothing more, and tells when it is waited for. */
const endless = (waiting: () => void) => ({
  async *[Symbol.asyncIterator]() {
    yield new TextEncoder().encode('No problem')
    waiting()
    await new Promise(() => {})
  },
})

describe('a run that is told to end', () => {
  const files = { '/w/a.txt': 'No problem.', '/w/b.txt': 'No problem.' }

  test.each([130, 143])('has the exit code of what told it: %i', async code => {
    expect((await tactful(['.'], files, { signal: aborted(code) })).code).toBe(code)
  })

  test('says that it is not all, in the report and on standard error, even where that is quiet', async () => {
    const { out, err } = await tactful(['.'], files, { signal: aborted(130) })
    expect(out).toMatch(/^⚠ Interrupted: not every file was checked\. So far /m)
    const told = '✖ interrupted: not every file was checked\n  What is reported is what was found so far.\n'
    expect(err).toBe(told)
    const quiet = await tactful(['--quiet', '-f', 'compact', '.'], files, { signal: aborted(130) })
    expect(quiet.err).toBe(told)
    expect(quiet.out.split('\n').at(-2)).toBe(
      '.:1:1: error interrupted: not every file was checked. This report holds what was found so far. Run tactful again for the rest. [tactful/unread]',
    )
  })

  test('does not wait for standard input, of which the beginning is not checked', async () => {
    const stop = new AbortController()
    const stdin = endless(() => stop.abort(130))
    const { code, out, err } = await tactful(['-f', 'json', '-'], {}, { stdin, signal: stop.signal })
    expect(code).toBe(130)
    expect(JSON.parse(out)).toMatchObject({ files: [], summary: { files: 0, incomplete: true } })
    expect(err).toContain('<stdin> had not come to its end. It is not checked.')
  })

  test('does not wait for a list on standard input', async () => {
    const stop = new AbortController()
    const stdin = endless(() => stop.abort(130))
    const given = { stdin, signal: stop.signal }
    expect((await tactful(['--files-from', '-'], files, given)).code).toBe(130)
  })

  test('records no baseline', async () => {
    const { code, out, err } = await tactful(['baseline', '.'], files, { signal: aborted(130) })
    expect([code, out]).toEqual([130, ''])
    expect(err).toBe(
      '✖ interrupted: nothing was recorded\n  The baseline is as it was. Run tactful baseline again.\n',
    )
  })

  test.each([['read', '.'], ['rules'], ['try', 'no-problem', '.']])(
    '%s ends where it is',
    async (...argv) => {
      const { code, err } = await tactful(argv, files, { signal: aborted(143) })
      expect(code).toBe(143)
      expect(err).toBe(
        `✖ interrupted: tactful ${argv[0]} did not come to its end\n  What it has printed is whole, and not all.\n`,
      )
    },
  )
})

test('a second Ctrl-C ends it at once, whatever it is waiting for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tactful-twice-'))
  const script = `import { main } from ${JSON.stringify(resolve('src/cli/main.ts'))}
    setInterval(() => {}, 1000)
    // Nobody takes what it says.
    process.stdout.write = () => false
    process.argv[2] = 'rules'
    void main(${JSON.stringify(resolve('.'))})
    process.kill(process.pid, 'SIGINT')
    setTimeout(() => process.kill(process.pid, 'SIGINT'), 100)
    setTimeout(() => process.stderr.write('still there'), 500)
    setInterval(() => process.kill(process.pid, 'SIGINT'), 600)`
  writeFileSync(join(folder, 'twice.mjs'), script)
  const { status, signal, stderr } = spawnSync(
    process.execPath,
    ['--import', resolve('node_modules/tsx/dist/loader.mjs'), join(folder, 'twice.mjs')],
    { encoding: 'utf8' },
  )
  rmSync(folder, { recursive: true })
  expect([status, signal]).toEqual([null, 'SIGINT'])
  expect(stderr).toContain('still there')
})

const bin = resolve('bin/tactful.js')

describe.skipIf(!existsSync('dist/cli.cjs'))('the built command', () => {
  let folder = ''
  const macros = 'macros'

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tactful-interrupted-'))
    mkdirSync(join(folder, macros))
    const text = '# Refund\n\nNo problem. We will look into it soon. <b>&amp; ::error::x "q" 好的\n\n'.repeat(
      60,
    )
    for (let index = 0; index < 1500; index++) writeFileSync(join(folder, macros, `${index}.md`), text)
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  interface Ended {
    readonly code: number | null
    readonly signal: NodeJS.Signals | null
    readonly out: string
    readonly err: string
  }

  /** Runs the command until its first words are there, then does something to it. */
  const run = (args: readonly string[], then: (child: ReturnType<typeof spawn>) => void): Promise<Ended> =>
    new Promise(done => {
      const env = { ...process.env, NO_COLOR: '1', GITHUB_ACTIONS: undefined, GITLAB_CI: undefined }
      const child = spawn(process.execPath, [bin, '--no-config', ...args], { cwd: folder, env })
      let out = ''
      let err = ''
      child.stdout.once('data', () => then(child))
      child.stdout.on('data', chunk => {
        out += chunk
      })
      child.stderr.on('data', chunk => {
        err += chunk
      })
      child.on('close', (code, signal) => done({ code, signal, out, err }))
    })

  const names = {
    json: 'json',
    ndjson: 'ndjson',
    csv: 'csv',
    markdown: 'md',
    github: 'github',
    gitlab: 'gitlab.json',
    sarif: 'sarif',
    junit: 'junit.xml',
    checkstyle: 'checkstyle.xml',
    rdjson: 'rdjson',
    pretty: 'txt',
    agent: 'agent',
  } as const

  const reportsAfter = async (name: NodeJS.Signals) => {
    const flags = Object.entries(names).flatMap(([reporter, end]) => ['-f', `${reporter}=out.${end}`])
    const ended = await run([macros, '-f', 'compact', ...flags], child => {
      child.kill(name)
      // As npm does, which passes on what the terminal has sent to everybody.
      child.kill(name)
    })
    const read = (reporter: keyof typeof names): string =>
      readFileSync(join(folder, `out.${names[reporter]}`), 'utf8')
    return { ended, read }
  }

  test('Ctrl-C ends every report as its format wants it, marked as incomplete', async () => {
    const { ended, read } = await reportsAfter('SIGINT')
    expect(ended).toMatchObject({ code: 130, signal: null })
    expect(ended.err).toContain('✖ interrupted: not every file was checked')
    expect(ended.out.trimEnd().split('\n').at(-1)).toMatch(/^\.:1:1: error interrupted: /)

    const json = JSON.parse(read('json'))
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(jsonSchema)
    validate(json)
    expect(validate.errors).toBeNull()
    expect(json.summary).toMatchObject({ incomplete: true, files: json.files.length })
    expect(json.files.length).toBeGreaterThan(0)
    expect(json.files.length).toBeLessThan(1500)

    const lines = read('ndjson')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(lines.at(-1)).toMatchObject({ type: 'summary', incomplete: true })
    const rows = parse(read('csv'), { bom: true }) as readonly (readonly string[])[]
    expect(rows.at(-1)).toContain('tactful/unread')
    expect(rows.at(-1)?.join()).toContain('interrupted: ')
    expect(commandsIn(read('github')).at(-1)).toMatchObject({ name: 'error' })
    expect(commandsIn(read('github')).at(-1)?.data).toMatch(/^interrupted: /)
    expect(faults.gitlab(read('gitlab'))).toEqual([])
    expect(JSON.parse(read('gitlab')).at(-1).description).toMatch(/^interrupted: /)
    expect(faults.rdjson(read('rdjson'))).toEqual([])
    expect(JSON.parse(read('rdjson')).diagnostics.at(-1).message).toMatch(/^interrupted: /)
    expect(faults.sarif(read('sarif'))).toEqual([])
    expect(JSON.parse(read('sarif')).runs[0].invocations[0]).toMatchObject({
      executionSuccessful: false,
      exitCode: 130,
      toolExecutionNotifications: [{ message: { text: 'Interrupted: not every file was checked.' } }],
    })
    for (const xml of ['junit', 'checkstyle'] as const) {
      expect(XMLValidator.validate(read(xml))).toBe(true)
      expect(read(xml)).toContain('interrupted: not every file was checked')
    }
    expect(read('markdown').split('\n')[0]).toContain('interrupted: not every file was checked')
    expect(read('agent').trimEnd().split('\n').at(-1)).toContain('interrupted: not every file was checked')
    expect(read('pretty')).toContain('⚠ Interrupted: not every file was checked.')
    expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([])
  }, 60_000)

  test('SIGTERM does the same, and ends with 143', async () => {
    const { ended, read } = await reportsAfter('SIGTERM')
    expect(ended).toMatchObject({ code: 143, signal: null })
    expect(JSON.parse(read('json')).summary.incomplete).toBe(true)
  }, 60_000)

  test('who stops reading changes nothing but what is read: no word, and the exit code of the whole', async () => {
    const some = Array.from({ length: 5 }, (_, index) => join(macros, `${index}.md`))
    const whole = await run([...some, '-q'], () => {})
    const { code, signal, out, err } = await run([...some, '-q'], child => child.stdout?.destroy())
    expect([whole.code, code, signal, err]).toEqual([1, 1, null, ''])
    expect(out.length).toBeLessThan(whole.out.length)
  }, 60_000)
})
