import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shells } from '../../src/cli/completion/scripts.ts'
import { reporters } from '../../src/reporters/index.ts'
import { pretendedGit, rules, tactful } from './world.ts'

/** The words that may stand in the place of the last one; `…` where files may, too. */
const after = async (...words: readonly string[]): Promise<readonly string[]> => {
  const { code, out, err } = await tactful(['completion', '--answer', '--', ...words], {})
  expect([code, err]).toEqual([0, ''])
  const lines = out.split('\n').filter(Boolean)
  return lines.map(line => (line === ':files' ? '…' : (line.split('\t')[0] as string)))
}

const ids = rules.map(({ id }) => id)

test('commands and files come first', async () => {
  const all = await after('')
  expect(all).toEqual(expect.arrayContaining(['check', 'fix', 'explain', 'completion', 'help', '…']))
  expect(await after('ex')).toEqual(['explain', '…'])
  expect(await after('fix', 'ex')).toEqual(['…'])
  expect(await after('help', 'exp')).toEqual(['explain'])
})

test('flags are those of the command', async () => {
  expect(await after('--fo')).toEqual(['--format'])
  expect(await after('fix', '--int')).toEqual(['--interactive'])
  expect(await after('--int')).toEqual([])
  expect(await after('completion', '--a')).toEqual([])
  expect(await after('macros', '--', '--fo')).toEqual(['…'])
})

test('values of flags', async () => {
  expect(await after('--fail-on', '')).toEqual(['error', 'warning', 'info', 'never'])
  expect(await after('--format', '')).toEqual(reporters.map(({ name }) => name))
  expect(await after('-f', 'sar')).toEqual(['sarif'])
  expect(await after('--rule', '')).toEqual(ids)
  expect(await after('--profile', '')).toEqual(['recommended', 'gentle'])
  expect(await after('check', '--as', 'm')).toEqual(['markdown'])
  expect(await after('--lexicon', '')).toEqual(['…'])
  expect(await after('rules', '--format', '')).toEqual(['pretty', 'json'])
})

test('values behind =, in one word and as bash takes it apart', async () => {
  expect(await after('--format=js')).toEqual(['--format=json'])
  expect(await after('--format', '=', 'js')).toEqual(['json'])
  expect(await after('--format', '=')).toEqual(reporters.map(({ name }) => name))
  expect(await after('-f', 'sarif', '=', 'ou')).toEqual(['…'])
  expect(await after('--format', 'sarif=ou')).toEqual(['…'])
  expect(await after('--format=json', 'ex')).toEqual(['…'])
  expect(await after('--staged=x')).toEqual([])
})

test('arguments', async () => {
  expect(await after('explain', '')).toEqual(ids)
  expect(await after('try', 'no')).toEqual(['no-problem', '…'])
  expect(await after('try', 'no-problem', 'no')).toEqual(['…'])
  expect(await after('completion', '')).toEqual([...shells])
})

test('branches and tags', async () => {
  const execute = pretendedGit({
    'for-each-ref --format=%(refname:short) refs/heads refs/tags': 'main\nv1\n',
  })
  const { out } = await tactful(['completion', '--answer', '--', '--since', ''], {}, { execute })
  expect(out).toBe('main\t\nv1\t\n')
  expect(await after('--since', '')).toEqual([])
})

test('what a word says stands behind it', async () => {
  const { out } = await tactful(['completion', '--answer', '--next', '--', '--rule'], {})
  expect(out.split('\n')[0]).toBe(`${rules[0]?.id}\t${rules[0]?.title}`)
})

test('a script for each shell, and a word for any other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tactful-completion-'))
  for (const shell of shells) {
    const { code, out } = await tactful(['completion', shell], {})
    expect(code).toBe(0)
    expect(out).toContain('completion --answer')
    const file = join(folder, `tactful.${shell}`)
    writeFileSync(file, out)
    const { error, status, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8' })
    // Not every machine has every shell.
    if (!error && shell !== 'powershell') expect([shell, status, stderr]).toEqual([shell, 0, ''])
  }
  rmSync(folder, { recursive: true })
  expect(await tactful(['completion', 'bsh'], {})).toEqual({
    code: 2,
    out: '',
    err: '✖ there is no completion for the shell “bsh”\n  Did you mean bash? Known: bash, zsh, fish, powershell.\n',
  })
  expect((await tactful(['completion'], {})).err).toContain('which shell is it for?')
})

test('bash asks and takes the answer', async () => {
  const { out } = await tactful(['completion', 'bash'], {})
  const script = `${out}
    answer() { printf 'no-problem\\tThank back\\nnow\\t\\n:files\\n'; }
    COMP_WORDS=(answer explain no); COMP_CWORD=2
    cd / && _tactful 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { error, stdout } = spawnSync('bash', ['--norc'], { input: script, encoding: 'utf8' })
  if (!error) expect(stdout).toBe('no-problem\nnow\n')
})
