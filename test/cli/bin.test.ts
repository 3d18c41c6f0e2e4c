import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const root = mkdtempSync(join(tmpdir(), 'tactful-bin-'))
const bin = join(root, 'bin', 'tactful.js')
cpSync('bin', join(root, 'bin'), { recursive: true })
writeFileSync(join(root, 'package.json'), '{ "type": "module", "version": "1.2.3" }')

afterAll(() => rmSync(root, { recursive: true }))

const node = (args: readonly string[], env: NodeJS.ProcessEnv = { NODE_DISABLE_COMPILE_CACHE: '1' }) => {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env },
  })
  return { status, signal, stdout, stderr }
}

test('unbuilt, it says so', () => {
  const stderr = 'tactful is not built: npm run build\n'
  expect(node([bin])).toEqual({ status: 2, signal: null, stdout: '', stderr })
})

test('built, it runs the command and sets its exit code', () => {
  mkdirSync(join(root, 'dist'))
  writeFileSync(join(root, 'dist', 'cli.cjs'), 'exports.main = async root => { console.log(root); return 1 }')
  const { status, stdout, stderr } = node([bin])
  expect([status, stderr]).toEqual([1, ''])
  expect(resolve(stdout.trim())).toBe(resolve(root))
})

test('the two parts of the command find each other', () => {
  const first = `exports.first = name => 'first has ' + name
    exports.asBuilt = load => { console.log('under the flags of the build:'); return load() }
    exports.main = async () => { console.log(module.second().second('words')); return 0 }`
  writeFileSync(join(root, 'dist', 'cli.cjs'), first)
  writeFileSync(join(root, 'dist', 'late.cjs'), 'exports.second = name => module.first(name)')
  const stdout = 'under the flags of the build:\nfirst has words\n'
  expect(node([bin])).toEqual({ status: 0, signal: null, stdout, stderr: '' })
})

describe('code compiled for another V8 than that of the build', () => {
  const place = join(root, 'compiled')
  const said = { status: 0, signal: null, stdout: 'hello\n', stderr: '' }
  const run = (more: NodeJS.ProcessEnv = {}) => node([bin], { NODE_COMPILE_CACHE: place, ...more })
  const written = (mark: string, checked: boolean): void =>
    writeFileSync(
      join(root, 'dist', 'cli.cjs'),
      `/*${mark}*/exports.main = async () => { console.log('hello'); return Number(process.env.CODE ?? 0) }; exports.hasChecked = () => ${checked}`,
    )
  /** The folder in which it is kept, beside that of a Node which keeps code by itself, and the files there. */
  const kept = (): readonly string[] =>
    existsSync(place)
      ? readdirSync(place)
          .filter(name => name.startsWith('tactful-'))
          .map(name => join(place, name))
      : []
  const files = (): readonly string[] =>
    kept().flatMap(folder => readdirSync(folder).map(name => join(folder, name)))

  test('is kept by a run that checked something, and taken by the next', () => {
    written('a'.repeat(16), false)
    expect(run()).toEqual(said)
    written('a'.repeat(16), true)
    expect(run({ NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual(said)
    expect(kept()).toEqual([])
    expect(run()).toEqual(said)
    const [file = ''] = files()
    const stamp = ({ ino, mtimeMs }: Stats): readonly number[] => [ino, mtimeMs]
    const before = stamp(statSync(file))
    expect(run()).toEqual(said)
    expect([files(), stamp(statSync(file))]).toEqual([[file], before])
  })

  test('is not that of another build, nor damaged', () => {
    const [file = ''] = files()
    writeFileSync(file, 'none of ours')
    expect(run()).toEqual(said)
    expect(statSync(file).size).toBeGreaterThan(100)
    written('b'.repeat(16), true)
    expect(run()).toEqual(said)
    expect(files()).toHaveLength(2)
  })

  test('is written once more by the first run that finds something', () => {
    const mark = '0'.repeat(16)
    const own = () => files().filter(file => file.includes(mark))
    written(mark, true)
    expect(run()).toEqual(said)
    const [first = ''] = own()
    const finding = { CODE: '1' }
    expect(run(finding)).toEqual({ ...said, status: 1 })
    const [second = ''] = own()
    expect([own(), existsSync(first)]).toEqual([[second], false])
    const { mtimeMs } = statSync(second)
    expect([run(finding).status, run().status]).toEqual([1, 0])
    expect([own(), statSync(second).mtimeMs]).toEqual([[second], mtimeMs])
    rmSync(second)
  })

  test.skipIf(process.platform === 'win32')('is left alone where others could have put it', () => {
    const [folder = ''] = kept()
    chmodSync(folder, 0o777)
    written('c'.repeat(16), true)
    expect(run()).toEqual(said)
    expect(files()).toHaveLength(2)
  })
})

test('an interrupt is 130', () => {
  const main = JSON.stringify(resolve('src/cli/main.ts'))
  const script = `import { main } from ${main}
    setInterval(() => {}, 1000)
    void main(${JSON.stringify(root)})
    process.kill(process.pid, 'SIGINT')`
  writeFileSync(join(root, 'wait.mjs'), script)
  const { status, signal } = node([
    '--import',
    resolve('node_modules/tsx/dist/loader.mjs'),
    join(root, 'wait.mjs'),
    '-',
  ])
  expect([status, signal]).toEqual([130, null])
})
