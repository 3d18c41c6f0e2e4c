import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { formats } from '../../src/readers/index.ts'
import { type Temporary, temporaryRepository } from '../unit/node/repository.ts'
import { action } from './action-runner.ts'
import { installInto, isBuilt } from './checkout.ts'
import { commands, recipe, recipes } from './guide.ts'
import { bad, goodMacro, stage } from './macros.ts'
import { plainEnvironment, type Ran, runIn, toolsFromRegistry, withCommands } from './tools.ts'

// Other programs run here.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const bin = toolsFromRegistry(
  '@action-validator/cli@0.6.0',
  '@action-validator/core@0.6.0',
  'gitlab-ci-local@4.61.1',
)
const made: Temporary[] = []
afterAll(() => {
  for (const each of made) each.remove()
})

/** A repository of somebody who follows the guide: Tactful installed, and `npm ci` a thing of the past. */
const follower = (): Temporary => {
  const repository = temporaryRepository()
  made.push(repository)
  installInto(repository)
  stage(repository, {
    '.gitignore': 'node_modules\nstub\n.gitlab-ci-local\n*.xml\n*.json\n!tactful-baseline.json\n',
    'macros/old.md': bad,
  })
  repository.commit()
  repository.git('switch', '--quiet', '--create', 'topic')
  stage(repository, { 'macros/new.md': `${bad}\nYours, Ana\n` })
  repository.commit()
  repository.write('stub/npm', '#!/bin/sh\ntest "$*" = ci\n')
  // Copies what git knows, where the machine has no rsync.
  repository.write(
    'stub/rsync',
    '#!/bin/sh\nfor last; do :; done\nmkdir -p "$last"\ngit ls-files -z | xargs -0 cp --parents -t "$last"\n',
  )
  for (const name of ['npm', 'rsync']) chmodSync(join(repository.root, 'stub', name), 0o755)
  return repository
}

const envOf = ({ root }: Temporary, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv =>
  withCommands(join(root, 'stub'), more)

const shell = (repository: Temporary, command: string, more: NodeJS.ProcessEnv = {}): Ran =>
  runIn(repository.root, 'bash', ['-e', '-c', command], envOf(repository, more))

const named = (repository: Temporary, path: string): string =>
  readFileSync(join(repository.root, path), 'utf8')

const workflows = [...recipes.keys()].filter(name => name.startsWith('.github/'))

interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly steps: readonly {
          readonly uses?: string
          readonly id?: string
          readonly with?: object
          readonly run?: string
        }[]
      }
    >
  >
}
const stepsOf = (name: string) =>
  Object.values((parse(recipe(name)) as Workflow).jobs).flatMap(({ steps }) => steps)

describe('.pre-commit-hooks.yaml', () => {
  interface Hook {
    readonly id: string
    readonly entry: string
    readonly args: readonly string[]
    readonly files: string
  }
  const hooks: readonly Hook[] = parse(readFileSync(resolve('.pre-commit-hooks.yaml'), 'utf8'))

  test.each(hooks.map(hook => [hook.id, hook] as const))(
    '%s takes the files of all formats, and only these',
    (_, hook) => {
      const files = new RegExp(hook.files.replace('(?i)', ''), 'i')
      const ends = new Set(formats.flatMap(({ extensions }) => extensions))
      const names = [...ends].map(end => (end.startsWith('.') ? `a${end}` : end))
      expect(names.filter(name => !files.test(`x/${name}`))).toEqual([])
      expect(files.test('x/A.MD')).toBe(true)
      const [, kinds = ''] = /\\\.\(([^)]+)\)/.exec(hook.files) ?? []
      const last = [...ends].filter(end => end.startsWith('.')).map(end => end.split('.').at(-1))
      expect(kinds.split('|')).toEqual([...new Set(last)].sort())
      for (const name of ['a.png', 'a.js', 'yarn.lock', 'Makefile', 'pom.xml'])
        expect(files.test(name)).toBe(false)
    },
  )

  test('npm pack prints a name and nothing else, as pre-commit wants it', () => {
    const repository = temporaryRepository()
    made.push(repository)
    repository.write('.npmrc', readFileSync(resolve('.npmrc')))
    repository.write(
      'package.json',
      '{ "name": "acme", "version": "1.0.0", "scripts": { "prepare": "echo built" } }',
    )
    const { stdout } = spawnSync('npm', ['pack'], {
      cwd: repository.root,
      env: plainEnvironment(),
      encoding: 'utf8',
    })
    expect(stdout).toBe('acme-1.0.0.tgz\n')
  })

  test('arguments that are not changed end the flags', () => {
    expect(hooks.map(({ id, args }) => [id, args.at(-1)])).toEqual([
      ['tactful', '--'],
      ['tactful-fix', '--'],
    ])
  })
})

describe('the recipes of the guide', () => {
  test.each([...recipes.keys()].filter(name => /\.ya?ml/.test(name)))('%s is YAML', name => {
    expect(parse(recipe(name))).toEqual(expect.any(Object))
  })

  test('what workflows give to the action and take from it is there', () => {
    const steps = workflows.flatMap(stepsOf)
    const given = steps
      .filter(({ uses }) => uses?.startsWith('OWNER/tactful@'))
      .flatMap(step => Object.keys(step.with ?? {}))
    expect(given.length).toBeGreaterThan(0)
    expect(given.filter(name => !(name in action.inputs))).toEqual([])
    const taken = workflows.flatMap(name => [...recipe(name).matchAll(/steps\.tactful\.outputs\.([\w-]+)/g)])
    expect(taken.map(([, name = '']) => name).filter(name => !(name in action.outputs))).toEqual([])
  })

  test.skipIf(bin === undefined)('GitHub takes the workflows and the action', () => {
    const repository = follower()
    const valid = (path: string, text: string): boolean => {
      repository.write(path, text)
      return runIn(repository.root, join(bin ?? '', 'action-validator'), [path]).code === 0
    }
    const text = readFileSync(resolve('action.yml'), 'utf8')
    expect(valid('action.yml', text)).toBe(true)
    expect(valid('action.yml', text.replace('using: composite', 'using: compost'))).toBe(false)
    expect(workflows.length).toBeGreaterThan(2)
    for (const name of workflows) {
      expect(valid(name, recipe(name)), name).toBe(true)
      expect(valid(name, recipe(name).replace('runs-on:', 'runs-in:'))).toBe(false)
    }
  })

  test.skipIf(!isBuilt)('GitHub Actions without the action', () => {
    const repository = follower()
    repository.git('update-ref', 'refs/remotes/origin/main', 'main')
    const runs = stepsOf('.github/workflows/tactful-npx.yml').flatMap(({ run = [] }) => run)
    const [installed, checked] = runs.map(run =>
      shell(repository, run, { CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_BASE_REF: 'main' }),
    )
    expect(installed?.code).toBe(0)
    expect(checked?.code).toBe(1)
    expect(checked?.said.match(/^::warning file=.*/gm)).toEqual([
      expect.stringContaining('::warning file=macros/new.md,line=3'),
    ])
  })

  test.skipIf(bin === undefined || !isBuilt)('GitLab, its jobs run by gitlab-ci-local', () => {
    const repository = follower()
    repository.git('remote', 'add', 'origin', 'git@gitlab.example.com:acme/macros.git')
    stage(repository, { '.gitlab-ci.yml': recipe('.gitlab-ci.yml') })
    repository.commit()
    const run = (...args: readonly string[]): Ran =>
      runIn(
        repository.root,
        join(bin ?? '', 'gitlab-ci-local'),
        ['--force-shell-executor', '--no-shell-isolation', ...args],
        envOf(repository),
      )
    const all = run('wording')
    expect(all.said).toContain('wording finished')
    expect(all.said).toMatch(/FAIL 1/)
    expect(JSON.parse(named(repository, 'gl-code-quality-report.json'))).toMatchObject([
      { location: { path: 'macros/new.md' } },
      { location: { path: 'macros/old.md' } },
    ])
    expect(named(repository, 'tactful.xml')).toContain('<testsuite')
    const some = run(
      'new-wording',
      '--variable',
      'CI_PIPELINE_SOURCE=merge_request_event',
      '--variable',
      `CI_MERGE_REQUEST_DIFF_BASE_SHA=${repository.git('rev-parse', 'main')}`,
    )
    expect(some.said).toMatch(/FAIL 1/)
    expect(some.said).toContain('macros/new.md:3:1')
    expect(some.said).not.toContain('macros/old.md')
    stage(repository, { '.gitlab-ci.yml': recipe('.gitlab-ci.yml').replace('when: always', 'when: ever') })
    expect(run('--list').said).toContain('Invalid .gitlab-ci.yml')
  })

  test.skipIf(!isBuilt)('Jenkins finds the reports that its step writes', () => {
    const repository = follower()
    const text = recipe('Jenkinsfile')
    const steps = [...text.matchAll(/sh '(.+)'/g)].map(([, command = '']) => shell(repository, command).code)
    expect(steps).toEqual([0, 1])
    const reports = [...text.matchAll(/'(\S+\.xml)'/g)].map(([, path = '']) =>
      named(repository, path).slice(0, 5),
    )
    expect(reports).toEqual(['<?xml', '<?xml'])
  })

  test.skipIf(!isBuilt)('old texts are known, and only new ones fail', () => {
    const repository = follower()
    const wanted = commands.filter(line => line.startsWith('npx') && !line.includes(' -i '))
    expect(wanted.map(line => line.replace(/ +#.*/, ''))).toEqual([
      'npx --no -- tactful macros',
      'npx --no -- tactful --fail-on never',
      'npx --no -- tactful init --yes',
      'npx --no -- tactful baseline',
    ])
    expect(wanted.map(line => shell(repository, line)).map(({ code }) => code)).toEqual([1, 0, 0, 0])
    expect(shell(repository, 'git add tactful.yaml tactful-baseline.json').code).toBe(0)
    expect(shell(repository, 'npx --no -- tactful').code).toBe(0)
    stage(repository, { 'macros/good.md': goodMacro(1), 'macros/bad.md': bad })
    const { code, said } = shell(repository, 'npx --no -- tactful')
    expect([code, said.match(/^ *macros\/\S+(?=:\d+:\d+)/gm)?.map(each => each.trim())]).toEqual([
      1,
      ['macros/bad.md'],
    ])
  })

  test('a package of this name is never fetched', () => {
    const repository = temporaryRepository()
    made.push(repository)
    const env = plainEnvironment({ npm_config_registry: 'http://127.0.0.1:9', npm_config_fetch_retries: '0' })
    const { code } = runIn(repository.root, 'npx', ['--no', '--', 'tactful', '--version'], env)
    expect(code).not.toBe(0)
    const calls = [...commands, ...recipes.values()].join('\n').match(/npx .*/g) ?? []
    expect(calls.filter(call => !call.startsWith('npx --no -- '))).toEqual([])
    expect(existsSync(join(repository.root, 'node_modules'))).toBe(false)
  })
})
