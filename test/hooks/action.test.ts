import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { type Temporary, temporaryRepository, workingIn } from '../unit/node/repository.ts'
import { action, forgetSteps, runStep, type StepRun, stepNamed } from './action-runner.ts'
import { isBuilt } from './checkout.ts'
import { bad, besides, goodMacro, oddNames, stage } from './macros.ts'

// Other programs run here.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const root = resolve('.')
const made: Temporary[] = []
const repositoryWith = (files: Readonly<Record<string, string | Uint8Array>>): Temporary => {
  const repository = temporaryRepository()
  made.push(repository)
  stage(repository, files)
  repository.commit()
  return repository
}
afterAll(() => {
  forgetSteps()
  for (const each of made) each.remove()
})

describe('action.yml', () => {
  test('what users write is no part of a script', () => {
    const scripts = action.runs.steps.flatMap(({ run = '' }) => run)
    expect(scripts.filter(script => script.includes('${{'))).toEqual([])
    const given = action.runs.steps.flatMap(step => [
      ...Object.values(step.env ?? {}),
      step['working-directory'] ?? '',
    ])
    const names = Object.keys(action.inputs)
    expect(names.filter(name => !given.includes(`\${{ inputs.${name} }}`))).toEqual([])
  })

  test('a Node that is missing or too old is seen', () => {
    const where = { workspace: repositoryWith({}).root, actionPath: '' }
    const step = stepNamed('Look for Node')
    expect(runStep(step, where).outputs).toEqual({ fits: 'true' })
    const commands = repositoryWith({ 'bin/node': '#!/bin/sh\nexit 1\n' }).root
    chmodSync(join(commands, 'bin/node'), 0o755)
    const PATH = `${join(commands, 'bin')}:${process.env.PATH}`
    expect(runStep(step, where, {}, { PATH }).outputs).toEqual({ fits: 'false' })
  })

  test('it is built where that was not done yet', () => {
    const npm = '#!/bin/sh\necho "$PWD $*" >> ran\ntouch bin/tactful.js\n'
    const { root: actionPath } = repositoryWith({ 'bin/npm': npm })
    chmodSync(join(actionPath, 'bin/npm'), 0o755)
    const PATH = `${join(actionPath, 'bin')}:${process.env.PATH}`
    const build = () => runStep(stepNamed('Build Tactful'), { workspace: root, actionPath }, {}, { PATH })
    expect([build().code, build().code]).toEqual([0, 0])
    expect(readFileSync(join(actionPath, 'ran'), 'utf8')).toMatch(/^\S+ ci [^\n]*\n$/)
    expect(readFileSync(join(actionPath, 'ran'), 'utf8')).toContain(`${actionPath} ci`)
  })
})

describe.skipIf(!isBuilt)('the action', () => {
  const check = (
    { root: workspace }: Pick<Temporary, 'root'>,
    inputs: Readonly<Record<string, string>> = {},
    event: Readonly<Record<string, string>> = {},
  ): StepRun => runStep(stepNamed('Check'), { workspace, actionPath: root }, inputs, event)

  test('tells what it found in annotations, a summary, outputs and a file', () => {
    const repository = repositoryWith({ ...besides, 'help/a.md': bad, 'help/b.md': goodMacro(1) })
    const ran = check(repository, { 'working-directory': 'help', sarif: 'out/tactful.sarif' })
    expect(ran.code).toBe(1)
    expect(ran.said).toMatch(
      /^::warning file=help\/a\.md,line=3,endLine=3,col=1,endColumn=11,title=no-problem/m,
    )
    expect(ran.summary).toMatch(/^## ⚠ Tactful: 1 finding/)
    const { report = '', summary = '', sarif = '', ...counts } = ran.outputs
    expect(counts).toEqual({ 'exit-code': '1', findings: '1', errors: '0', warnings: '1' })
    expect(readFileSync(summary, 'utf8')).toBe(ran.summary)
    expect(JSON.parse(readFileSync(report, 'utf8')).summary.findings).toBe(1)
    expect(sarif).toBe(join(repository.root, 'help/out/tactful.sarif'))
    const [run] = JSON.parse(readFileSync(sarif, 'utf8')).runs
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('help/a.md')
    const steps = action.runs.steps.map(({ id }) => id)
    expect(steps).toContain('check')
    for (const [name, { value }] of Object.entries(action.outputs)) {
      expect(value).toBe(`\${{ steps.check.outputs.${name} }}`)
      expect(Object.keys(ran.outputs)).toContain(name)
    }
  })

  test('is green where there is nothing, and where nothing is bad enough', () => {
    expect(check(repositoryWith({ 'a.md': goodMacro(1) }))).toMatchObject({
      code: 0,
      outputs: { 'exit-code': '0', findings: '0' },
    })
    const found = check(repositoryWith({ 'a.md': bad }), { 'fail-on': 'error' })
    expect(found).toMatchObject({ code: 0, outputs: { 'exit-code': '0', findings: '1' } })
  })

  test('a mistake is 2, and says what to do', () => {
    const ran = check(repositoryWith({ 'a.md': bad }), { 'fail-on': 'evrything' })
    expect([ran.code, ran.outputs]).toEqual([2, { 'exit-code': '2' }])
    expect(ran.said).toContain('Allowed choices are error, warning, info, never')
  })

  test('a line is one path or one flag, whatever stands in it', () => {
    const names = oddNames.filter(name => !name.includes('\n'))
    const repository = repositoryWith(Object.fromEntries(names.map(name => [name, bad])))
    const hostile = ['$(touch pwned).md', '`touch pwned`.md', '"; touch pwned; ".md', "'; touch pwned; '.md"]
    stage(repository, Object.fromEntries(hostile.map(name => [name, bad])))
    const all = [...names, ...hostile]
    const ran = check(repository, {
      paths: `${all.join('\r\n')}\n\n`,
      args: '--show warning\n--profile=recommended\n-q\n',
    })
    expect(ran.outputs).toMatchObject({ 'exit-code': '1', findings: String(all.length) })
    expect(existsSync(join(repository.root, 'pwned'))).toBe(false)
    const flag = check(repository, { args: '$(touch pwned)\n`touch pwned`' })
    expect(flag.code).toBe(2)
    expect(existsSync(join(repository.root, 'pwned'))).toBe(false)
  })

  describe('with changed-only in a pull request', () => {
    const origin = repositoryWith({ 'old.md': bad })
    for (let i = 0; i < 5; i++) origin.commit()
    origin.git('switch', '--quiet', '--create', 'topic')
    stage(origin, { 'new.md': bad, 'old.md': `${bad}\nYours, Ana\n` })
    origin.commit()
    origin.git('switch', '--quiet', 'main')
    stage(origin, { 'other.md': bad })
    origin.commit()
    origin.git('switch', '--quiet', '--detach')
    origin.git('merge', '--quiet', '--no-ff', '-m', 'Merge topic into main', 'topic')
    origin.git('update-ref', 'refs/pull/7/merge', 'HEAD')
    const merged = origin.git('rev-parse', 'HEAD')
    origin.git('switch', '--quiet', 'main')
    const event = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_BASE_REF: 'main', GITHUB_SHA: merged }

    /** As actions/checkout does it. */
    const cloned = (ref: string, depth: number): Temporary => {
      const clone = workingIn(realpathSync(mkdtempSync(join(tmpdir(), 'tactful-clone-'))))
      made.push(clone)
      clone.git('init', '--quiet')
      clone.git('remote', 'add', 'origin', `file://${origin.root}`)
      const refs =
        depth === 0
          ? ['+refs/heads/*:refs/remotes/origin/*', `+${ref}:refs/remotes/pull/7/merge`]
          : [`+${ref}:refs/remotes/pull/7/merge`]
      clone.git(
        'fetch',
        '--quiet',
        '--no-tags',
        ...(depth === 0 ? [] : [`--depth=${depth}`]),
        'origin',
        ...refs,
      )
      clone.git('checkout', '--quiet', '--detach', 'refs/remotes/pull/7/merge')
      return clone
    }

    const newOnly = {
      code: 1,
      outputs: { 'exit-code': '1', findings: '1' },
      said: expect.stringContaining('file=new.md'),
    }

    test.each([
      ['the merge, one commit of it', 'refs/pull/7/merge', 1],
      ['the merge, with all history', 'refs/pull/7/merge', 0],
      ['the branch, one commit of it', 'refs/heads/topic', 1],
      ['the branch, two commits of it', 'refs/heads/topic', 2],
    ])('only what the branch brings is told: %s', (_, ref, depth) => {
      const clone = cloned(ref, depth)
      expect(check(clone, { 'changed-only': 'true' }, event)).toMatchObject(newOnly)
      if (depth === 0) expect(clone.git('rev-parse', '--is-shallow-repository')).toBe('false')
    })

    test('where it is not asked for, and outside of pull requests, all is told', () => {
      const clone = cloned('refs/pull/7/merge', 1)
      expect(check(clone, {}, event).outputs.findings).toBe('3')
      expect(check(clone, { 'changed-only': 'true' }).outputs.findings).toBe('3')
    })

    test('where the base can’t be had, it is 2 and says how to mend it', () => {
      const clone = cloned('refs/pull/7/merge', 1)
      clone.git('remote', 'set-url', 'origin', 'file:///nowhere')
      const ran = check(clone, { 'changed-only': 'true' }, event)
      expect(ran.code).toBe(2)
      expect(ran.said).toContain('git knows no commit “origin/main”')
      expect(ran.said).toContain('fetch-depth: 0')
    })

    test('a branch of one’s own choice', () => {
      const clone = cloned('refs/pull/7/merge', 0)
      expect(check(clone, { since: 'origin/main' }).outputs.findings).toBe('1')
    })
  })

  test('where secrets are at hand, no code of a pull request runs', () => {
    const repository = repositoryWith({
      'tactful.yaml': 'plugins: ./evil\n',
      'evil/plugin.yaml': 'name: evil\ntactful: "*"\ncode: plugin.js\n',
      'evil/plugin.js':
        "import { writeFileSync } from 'node:fs'\nwriteFileSync('pwned', '')\nexport default {}\n",
      'a.md': goodMacro(1),
    })
    const event = { GITHUB_EVENT_NAME: 'pull_request_target', GITHUB_BASE_REF: 'main' }
    expect(check(repository, {}, event).code).toBe(0)
    expect(existsSync(join(repository.root, 'pwned'))).toBe(false)
    check(repository)
    expect(existsSync(join(repository.root, 'pwned'))).toBe(true)
    rmSync(join(repository.root, 'pwned'))
  })
})
