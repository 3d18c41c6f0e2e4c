import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Written into every process of a run, threads and children too: who reaches for the network is noted, and fails. */
const guard = (log: string): string => `
const { appendFileSync } = require('node:fs')
const barred = name => () => {
  appendFileSync(${JSON.stringify(log)}, name + '\\n')
  throw new Error('the network is out of bounds: ' + name)
}
for (const [name, keys] of Object.entries({
  net: ['connect', 'createConnection'],
  tls: ['connect'],
  http: ['request', 'get'],
  https: ['request', 'get'],
  http2: ['connect'],
  dgram: ['createSocket'],
  dns: ['lookup', 'resolve', 'resolve4', 'resolve6'],
}))
  for (const key of keys) require('node:' + name)[key] = barred(name + '.' + key)
const { Socket } = require('node:net')
const connect = Socket.prototype.connect
// A pipe to another process of the run is none.
Socket.prototype.connect = function (...args) {
  const [first] = args.flat()
  const isPipe = typeof first === 'string' || (first && typeof first === 'object' && 'path' in first)
  return isPipe ? connect.apply(this, args) : barred('Socket.connect')()
}
for (const name of ['fetch', 'WebSocket', 'EventSource'])
  if (globalThis[name]) globalThis[name] = barred(name)
`

const bare = { GITHUB_ACTIONS: undefined, GITLAB_CI: undefined, CI: undefined }

test.skipIf(!existsSync('dist/index.js'))(
  'no command reaches for the network',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'tactful-offline-'))
    try {
      const log = join(folder, 'log')
      const required = join(folder, 'guard.cjs')
      writeFileSync(log, '')
      writeFileSync(required, guard(log))
      const run = (...args: readonly string[]) =>
        spawnSync(process.execPath, ['bin/tactful.js', ...args], {
          encoding: 'utf8',
          env: { ...process.env, ...bare, NODE_OPTIONS: `--require ${JSON.stringify(required)}` },
        })
      const proof = spawnSync(process.execPath, ['-e', "require('node:net').connect(9)"], {
        encoding: 'utf8',
        env: { ...process.env, NODE_OPTIONS: `--require ${JSON.stringify(required)}` },
      })
      expect(proof.stderr).toContain('out of bounds')
      expect(readFileSync(log, 'utf8')).toBe('net.connect\n')
      writeFileSync(log, '')
      for (const args of [
        ['fixtures/samples'],
        ['--redact', '--format', 'json', 'fixtures'],
        ['--concurrency', '2', 'fixtures/readers'],
        ['scorecard', 'fixtures/scorecards'],
        ['rules'],
        ['formats'],
        ['explain', 'no-problem'],
        ['--diff', 'fixtures/samples'],
        ['--help'],
      ]) {
        const { status, stderr } = run(...args)
        expect(status, `${args.join(' ')}: ${stderr}`).toBeLessThan(3)
        expect(stderr).not.toContain('out of bounds')
        expect(stderr).not.toContain('a bug in tactful')
      }
      expect(readFileSync(log, 'utf8')).toBe('')
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
  60_000,
)
