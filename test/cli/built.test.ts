import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { plainEnvironment } from '../hooks/tools.ts'
import { built } from './built-command.ts'

/** Not written out where it is imported, so that types can be checked before there is a build. */
const library = new URL('../../dist/index.js', import.meta.url).href

const tactful = (args: readonly string[], input = '') => built(args, { input })

describe.skipIf(!existsSync('dist/cli.cjs'))('the built command', () => {
  test('finds, says where, and exits with 1', () => {
    const { status, stdout, stderr } = tactful(
      ['--format', 'json', '--stdin-filename', 'reply.txt', '-'],
      'Hi Ana,\n\nUnfortunately, we cannot do that.\n',
    )
    expect(stderr).toBe('')
    expect(status).toBe(1)
    const { files } = JSON.parse(stdout)
    expect(files[0].findings).toContainEqual(
      expect.objectContaining({ rule: 'cannot-framing', start: { offset: 24, line: 3, column: 16 } }),
    )
  })

  test('is silent on good words and exits with 0', () => {
    const { status } = tactful(['--stdin-filename', 'reply.txt', '-'], 'Your refund was sent today.\n')
    expect(status).toBe(0)
  })

  test('knows its version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(tactful(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
  })

  test('runs a plugin whose code takes tactful/plugin from the package', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tactful-built-'))
    try {
      const config = join(folder, 'tactful.yaml')
      writeFileSync(config, `plugins: ${JSON.stringify(resolve('fixtures/plugins/opening-hours'))}\n`)
      const { status, stdout, stderr } = tactful(
        ['--config', config, '--format', 'json', '--stdin-filename', 'a.txt', '-'],
        'Please come to our shop with the box.\n',
      )
      expect([status, stderr]).toEqual([1, ''])
      expect(JSON.parse(stdout).files[0].findings).toMatchObject([
        { rule: 'opening-hours/shop-without-hours' },
      ])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('keeps code of a run over many files for the next one, where V8 is another', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tactful-built-'))
    try {
      cpSync('bin', join(folder, 'bin'), { recursive: true })
      cpSync('dist', join(folder, 'dist'), { recursive: true, filter: path => !path.endsWith('.cache') })
      mkdirSync(join(folder, 'macros'))
      for (const name of ['a', 'b', 'c']) writeFileSync(join(folder, 'macros', `${name}.md`), 'No problem!\n')
      const place = join(folder, 'compiled')
      const stamps = () => {
        const argv = [join(folder, 'bin', 'tactful.js'), '--no-config', join(folder, 'macros')]
        const env = { ...plainEnvironment(), NODE_COMPILE_CACHE: place }
        expect(spawnSync(process.execPath, argv, { env }).status).toBe(1)
        const [own = ''] = readdirSync(place).filter(name => name.startsWith('tactful-'))
        return readdirSync(join(place, own)).map(name => [name, statSync(join(place, own, name)).mtimeMs])
      }
      const first = stamps()
      expect(first.length).toBeGreaterThan(0)
      expect(stamps()).toEqual(first)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('offers what plugins, their tests and unified need', async () => {
    const from = (name: string) => import(new URL(`../../dist/${name}.js`, import.meta.url).href)
    const { testPlugin }: typeof import('../../src/testing/index.ts') = await from('testing')
    expect(await testPlugin('fixtures/plugins/opening-hours')).toEqual([])
    expect(Object.keys(await from('plugin')).sort()).toMatchInlineSnapshot(`
      [
        "defineCollectionRule",
        "definePlugin",
        "defineRule",
        "firstOf",
        "flag",
        "fromCompany",
        "fromCustomer",
        "holds",
        "integer",
        "judge",
        "names",
        "opening",
        "sentenceOf",
        "wordsIn",
      ]
    `)
    expect(Object.keys(await from('retext'))).toEqual(['default'])
  })

  test('can be imported', async () => {
    const { checkText }: typeof import('../../src/index.ts') = await import(library)
    const { report, problems } = await checkText('Unfortunately, we cannot do that.', { path: 'reply.txt' })
    expect(problems).toEqual([])
    expect(report.findings.map(({ rule }) => rule)).toContain('cannot-framing')
  })
})
