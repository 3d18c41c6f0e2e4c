import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Temporary, temporaryRepository } from '../unit/node/repository.ts'
import { checkout, installInto, isBuilt } from './checkout.ts'
import { recipe } from './guide.ts'
import { bad, besides, goodMacro, mendable, mended, oddNames, stage } from './macros.ts'
import { placesIn, plainEnvironment, type Ran, runIn, toolsFromRegistry } from './tools.ts'

// Other programs run here.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const bin = toolsFromRegistry('@j178/prek@0.5.3')

/** The hooks as prek runs them: cloned, built and installed by it from what stands here. */
describe.skipIf(bin === undefined)('the hooks of .pre-commit-hooks.yaml, run by prek', () => {
  const prek = join(bin ?? '', 'prek')
  const home = mkdtempSync(join(tmpdir(), 'tactful-prek-'))
  const env = plainEnvironment({ PREK_HOME: home })
  const made: Temporary[] = []
  let source = { root: '', rev: '' }

  const config = (id: string, args: string): string =>
    `repos: [{ repo: ${JSON.stringify(source.root)}, rev: ${source.rev}, hooks: [{ id: ${id}, args: ${args} }] }]\n`

  const repositoryWith = (id = 'tactful', args = "['--format=compact', '--']"): Temporary => {
    const repository = temporaryRepository()
    made.push(repository)
    repository.write('.pre-commit-config.yaml', config(id, args))
    return repository
  }

  const run = ({ root }: Temporary, ...args: readonly string[]): Ran =>
    runIn(root, prek, ['run', '--color=never', ...args], env)

  const textOf = ({ root }: Temporary, path: string): string => readFileSync(join(root, path), 'utf8')

  beforeAll(() => {
    const clone = checkout()
    made.push(clone)
    source = { root: clone.root, rev: clone.git('rev-parse', 'HEAD') }
    expect(runIn(clone.root, prek, ['validate-manifest', '.pre-commit-hooks.yaml'], env).code).toBe(0)
    expect(runIn(repositoryWith().root, prek, ['prepare-hooks'], env)).toEqual({
      code: 0,
      said: expect.any(String),
    })
  }, 300_000)

  afterAll(() => {
    for (const each of made) each.remove()
    rmSync(home, { recursive: true, force: true })
  })

  test('300 staged files, in batches: each bad one is told of, once, as in one call', () => {
    const repository = repositoryWith()
    const places = [0, 1, 77, 149, 150, 151, 298, 299]
    const macro = (i: number): string => (places.includes(i) ? bad : goodMacro(i))
    const macros = Array.from({ length: 300 }, (_, i) => [`macros/${i}.md`, macro(i)] as const)
    stage(repository, { ...Object.fromEntries(macros), ...besides })
    const ran = run(repository)
    expect(ran.code).toBe(1)
    expect(placesIn(ran)).toEqual(places.map(i => `macros/${i}.md:3`).sort())
    expect(placesIn(run(repository, '--all-files'))).toEqual(placesIn(ran))
    repository.write('.pre-commit-config.yaml', config('tactful', "['--']"))
    repository.git('add', '--all')
    expect(run(repository).said.match(/⚠ \d problems/g)?.length).toBeGreaterThan(1)
    if (!isBuilt) return
    const command = [resolve('bin/tactful.js'), 'check', '--format=compact']
    expect(placesIn(runIn(repository.root, process.execPath, command))).toEqual(placesIn(ran))
  })

  test('red, mended by tactful-fix, and green and silent once that is staged', () => {
    const repository = repositoryWith('tactful-fix', "['--']")
    const macros = Array.from({ length: 40 }, (_, i) => [`${i}.md`, i % 13 === 0 ? mendable : goodMacro(i)])
    stage(repository, Object.fromEntries(macros))
    const first = run(repository)
    expect(first.code).toBe(1)
    expect(first.said).toContain('files were modified by this hook')
    expect([0, 13, 26, 39].map(i => textOf(repository, `${i}.md`))).toEqual(Array(4).fill(mended))
    expect(textOf(repository, '1.md')).toBe(goodMacro(1))
    repository.git('add', '--all')
    expect(run(repository)).toEqual({ code: 0, said: expect.stringMatching(/^tactful fix\.+Passed\n$/) })
  })

  test('what a safe rewrite can’t mend stays red', () => {
    const repository = repositoryWith('tactful-fix', "['--format=compact', '--']")
    stage(repository, { 'a.md': `${mendable}\nNo problem!\n` })
    run(repository)
    repository.git('add', '--all')
    const ran = run(repository)
    expect([ran.code, placesIn(ran)]).toEqual([1, ['a.md:5']])
    expect(ran.said).not.toContain('modified')
  })

  test('green and silent on what is ignored and what is no text for customers', () => {
    const repository = repositoryWith()
    stage(repository, besides)
    expect(run(repository)).toEqual({ code: 0, said: expect.stringMatching(/^tactful\.+Passed\n$/) })
    const none = repositoryWith()
    none.write('.gitignore', 'secret/\n')
    none.write('secret/a.md', bad)
    stage(none, { 'logo.png': besides['logo.png'] ?? '', 'app.js': besides['app.js'] ?? '' })
    none.git('rm', '--quiet', '--cached', '.pre-commit-config.yaml')
    none.write('.git/info/exclude', '.pre-commit-config.yaml\n')
    expect(run(none)).toMatchObject({ code: 0, said: expect.stringContaining('no files to check') })
  })

  test('a name is a name, whatever stands in it', () => {
    const repository = repositoryWith()
    stage(repository, Object.fromEntries(oddNames.flatMap(name => [[`odd/${name}`, bad]])))
    stage(
      repository,
      Object.fromEntries(oddNames.filter(name => !name.includes('/')).map(name => [name, bad])),
    )
    const ran = run(repository)
    const shown = oddNames.map(name => name.replace('\n', ' '))
    const expected = [...shown.filter(name => !name.includes('/')), ...shown.map(name => `odd/${name}`)]
    expect(placesIn(ran)).toEqual(expected.map(name => `${name.trimStart()}:3`).sort())
    expect(ran.code).toBe(1)
  })

  test('what is deleted is passed over, what is renamed is checked', () => {
    const repository = repositoryWith()
    stage(repository, { 'gone.md': bad, 'old.md': bad, 'kept.md': bad })
    repository.commit()
    repository.git('rm', '--quiet', 'gone.md')
    repository.git('mv', 'old.md', 'new.md')
    expect(placesIn(run(repository))).toEqual(['new.md:3'])
  })

  test('what is staged counts, not what the working tree holds beside it', () => {
    const repository = repositoryWith()
    stage(repository, { 'a.md': goodMacro(1), 'b.md': bad })
    repository.write('a.md', bad)
    repository.write('b.md', goodMacro(2))
    expect(placesIn(run(repository))).toEqual(['b.md:3'])
    expect([textOf(repository, 'a.md'), textOf(repository, 'b.md')]).toEqual([bad, goodMacro(2)])
  })

  test('with --staged, old findings of a changed file are let pass', () => {
    const repository = repositoryWith('tactful', "['--staged', '--format=compact', '--']")
    stage(repository, { 'a.md': `${bad}\nYours, Ben\n` })
    repository.commit()
    stage(repository, { 'a.md': `${bad}\nYours, Eva\n` })
    expect(run(repository).code).toBe(0)
    stage(repository, { 'a.md': `${bad}\nCalm down, please.\n` })
    expect(placesIn(run(repository))).toEqual(['a.md:5'])
  })

  test('a commit is stopped, and goes through once it is put right', () => {
    const repository = repositoryWith()
    expect(runIn(repository.root, prek, ['install'], env).code).toBe(0)
    const commit = (): Ran =>
      runIn(
        repository.root,
        'git',
        ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', 'commit', '-m', 'A macro'],
        env,
      )
    stage(repository, { 'a.md': bad })
    expect(placesIn(commit())).toEqual(['a.md:3'])
    stage(repository, { 'a.md': goodMacro(1) })
    expect(commit().code).toBe(0)
    expect(repository.git('log', '--format=%s')).toBe('A macro')
  })

  test.each([
    ['.pre-commit-config.yaml', true],
    ['.pre-commit-config.yaml, with the installed package', isBuilt],
  ])('the recipe of the guide: %s', (name, runs) => {
    if (!runs) return
    const repository = repositoryWith()
    installInto(repository)
    repository.write('.gitignore', 'node_modules\n')
    const here = recipe(name)
      .replace('https://github.com/OWNER/tactful', source.root)
      .replace('v0.1.0', source.rev)
    stage(repository, {
      '.pre-commit-config.yaml': here,
      'macros/a.md': bad,
      'macros/-.md': bad,
      'other/a.md': bad,
    })
    const { code, said } = run(repository)
    expect([code, said.match(/^ +\S+\.md$/gm)?.map(line => line.trim())]).toEqual([
      1,
      ['macros/-.md', 'macros/a.md'],
    ])
  })

  test('batches that end at the same time all add to the summary of a job', () => {
    const repository = repositoryWith('tactful', "['--']")
    const names = Array.from({ length: 60 }, (_, i) => `${i}.md`)
    stage(repository, Object.fromEntries(names.map(name => [name, bad])))
    const summary = join(home, 'summary.md')
    const job = { ...env, GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary }
    const { code, said } = runIn(repository.root, prek, ['run', '--color=never'], job)
    expect([code, said.includes('✖')]).toEqual([1, false])
    const told = readFileSync(summary, 'utf8')
    expect(names.filter(name => !told.includes(`\n### ${name}\n`))).toEqual([])
  })
})
