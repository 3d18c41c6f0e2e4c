import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = mkdtempSync(join(tmpdir(), 'tactful-bin-'))
const bin = join(root, 'bin', 'tactful.js')
cpSync('bin', join(root, 'bin'), { recursive: true })
writeFileSync(join(root, 'package.json'), '{ "type": "module", "version": "1.2.3" }')

afterAll(() => rmSync(root, { recursive: true }))

const node = (args: readonly string[]) => {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
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
