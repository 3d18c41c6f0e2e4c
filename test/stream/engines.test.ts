import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { isBuilt } from '../hooks/checkout.ts'
import { blocksOf, recipesIn } from '../hooks/guide.ts'
import { line } from './run.ts'

const root = new URL('../..', import.meta.url).pathname
const blocks = blocksOf('warehouse.md')
const named = recipesIn(blocks)
const hasPython = spawnSync('python3', ['--version']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'tactful-engines-'))
afterAll(() => rmSync(folder, { recursive: true }))

const put = (path: string, text: string, mode = 0o644): void => {
  writeFileSync(join(folder, path), text)
  chmodSync(join(folder, path), mode)
}
put('tactful', `#!/bin/sh\nexec "${process.execPath}" "${root}bin/tactful.js" "$@"\n`, 0o755)
put('tactful-part', named.get('tactful-part') ?? '', 0o755)
put('by_conversation.py', named.get('by_conversation.py') ?? '', 0o755)
mkdirSync(join(folder, 'chats'))

const env = { ...process.env, CI: '', PATH: `${folder}:${process.env.PATH}` }
const run = (command: string, args: readonly string[], input = '') =>
  spawnSync(command, args, { cwd: folder, env, input, encoding: 'utf8' })

const names = ['c1', 'c 2', 'with\ttab', '"quoted"', 'ü\u2028', 7, 12]
const turn = (conversation: unknown, at: number): string =>
  at % 2 === 0
    ? line({ conversation, role: 'customer', text: 'Thank you!' })
    : line({ conversation, text: ['No problem.', 'Calm down.', 'It is on its way.'][at % 3] })
/** Of each conversation its turns; then what belongs to none. */
const talks = names.map((name, index) => Array.from({ length: 4 + index }, (_, at) => turn(name, at)))
const loose = [line({ text: 'Calm down.' }), line({ text: 'Hi\u2028there' }), '{', '[1]', '', '\u0000']
const whole = [...talks.flat(), ...loose].join('\n')
/** The same in two files, the turns of all conversations mixed. */
const mixed = Array.from({ length: 10 }, (_, at) => talks.flatMap(talk => talk.slice(at, at + 1))).flat()
put('chats/a.ndjson', `${mixed.slice(0, 19).join('\n')}\n`)
put('chats/b.ndjson', `${[...mixed.slice(19), ...loose].join('\n')}\n`)

/** What was told of each conversation, in its order, and of every other line; without the places in the stream. */
const told = (output: string): readonly string[] => {
  const found = new Map<string, string>()
  for (const record of output.split('\n').filter(Boolean)) {
    const placeless = record.replace(/"(line|firstLine|lastLine|offset|start|end)":\d+/g, '"$1":0').trimEnd()
    const name = JSON.parse(record).conversation ?? placeless
    found.set(name, `${found.get(name) ?? ''}${placeless}\n`)
  }
  return [...found.values()].toSorted()
}

// Other programs run here.
vi.setConfig({ testTimeout: 60_000 })

describe.skipIf(!isBuilt)('tactful-part', () => {
  it('takes findings and bad lines for no failure', () => {
    expect(run('tactful-part', [], whole)).toMatchObject({ status: 0 })
    expect(run('tactful-part', [], '')).toMatchObject({ status: 0, stdout: '' })
  })

  it('fails where the settings are at fault', () => {
    put('tactful.yaml', 'rules: {nothing: off}\n')
    expect(run('tactful-part', [], whole)).toMatchObject({ status: 2, stdout: '' })
    rmSync(join(folder, 'tactful.yaml'))
  })
})

describe.skipIf(!isBuilt || !hasPython)('comes to what one process finds', () => {
  it.each([
    ['spark', named.get('spark.py')],
    ['hadoop', blocks.find(block => block.startsWith('mapred streaming'))],
    ['beam', named.get('beam.py')],
  ])('under %s', (engine, recipe = '') => {
    put('recipe', recipe)
    cpSync(join(root, 'test/stream/engines.py'), join(folder, 'engines.py'))
    const { status, stderr } = run('python3', ['engines.py', engine, 'recipe'])
    expect(status, stderr).toBe(0)
    const parts = readdirSync(join(folder, 'found')).map(name =>
      readFileSync(join(folder, 'found', name), 'utf8'),
    )
    rmSync(join(folder, 'found'), { recursive: true })
    expect(told(parts.join(''))).toEqual(told(run('tactful', ['stream', '--quiet'], whole).stdout))
  })
})
