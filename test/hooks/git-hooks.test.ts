import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Temporary, temporaryRepository } from '../unit/node/repository.ts'
import { installInto, isBuilt } from './checkout.ts'
import { recipe } from './guide.ts'
import { bad, besides, goodMacro, mendable, mended, oddNames, stage } from './macros.ts'
import { placesIn, type Ran, runIn, toolsFromRegistry, withCommands } from './tools.ts'

// Other programs run here.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const bin = toolsFromRegistry('husky@9.1.7', 'lefthook@2.2.2', 'lint-staged@16.3.4')

/** What a recipe needs: files of the repository, and the command that sets the hook up. */
interface Recipe {
  readonly files: Readonly<Record<string, string>>
  readonly install: readonly [string, ...string[]]
  /** It checks whole files, not only what is new in them. */
  readonly whole: boolean
  /** It puts safe rewrites into what is staged. */
  readonly mends: boolean
  /** Its command is that of a recipe before it: only what the tool itself does is tried. */
  readonly brief?: boolean
  /** It loses files whose names begin with a space. */
  readonly trims?: boolean
}

/** A recipe that prints its findings line by line, to be read by the tests. */
const compact = (text: string): string => text.replace(/tactful (?:check|fix)/g, '$& --format=compact')

const recipes: Readonly<Record<string, Recipe>> = {
  husky: {
    files: { '.husky/pre-commit': recipe('.husky/pre-commit') },
    install: ['husky'],
    whole: false,
    mends: false,
  },
  lefthook: {
    files: { 'lefthook.yml': recipe('lefthook.yml') },
    install: ['lefthook', 'install'],
    whole: false,
    mends: false,
    brief: true,
  },
  'lefthook, stage_fixed': {
    files: {
      'lefthook.yml':
        'pre-commit:\n  jobs:\n    - run: npx --no -- tactful fix --ignore-unknown -- {staged_files}\n      stage_fixed: true\n',
    },
    install: ['lefthook', 'install'],
    whole: true,
    mends: true,
    trims: true,
  },
  'husky and lint-staged': {
    files: {
      '.husky/pre-commit': 'npx --no -- lint-staged\n',
      'lint-staged.config.mjs': recipe('lint-staged.config.mjs').replace('macros/**', '*'),
    },
    install: ['husky'],
    whole: true,
    mends: true,
  },
}

describe.skipIf(bin === undefined || !isBuilt)('a commit', () => {
  const env = withCommands(bin ?? '')
  const made: Temporary[] = []
  afterAll(() => {
    for (const each of made) each.remove()
  })

  const commit = ({ root }: Temporary, ...args: readonly string[]): Ran =>
    runIn(
      root,
      'git',
      ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', 'commit', '-m', 'A macro', ...args],
      env,
    )

  describe.each(Object.entries(recipes))(
    'with %s',
    (_, { files, install, whole, mends, brief = false, trims = false }) => {
      let repository: Temporary
      const read = (path: string): string => readFileSync(join(repository.root, path), 'utf8')
      const committed = (path: string): string => `${repository.git('show', `HEAD:${path}`)}\n`

      beforeEach(() => {
        repository = temporaryRepository()
        made.push(repository)
        installInto(
          repository,
          ['husky', 'lefthook', 'lint-staged'].map(name => join(bin ?? '', name)),
        )
        stage(repository, {
          ...Object.fromEntries(Object.entries(files).map(([path, text]) => [path, compact(text)])),
          '.gitignore': 'node_modules\nsecret/\n.husky/_/\n',
          'old.md': `${bad}\nYours, Ben\n`,
        })
        repository.git('commit', '--quiet', '-m', 'Before')
        const [command, ...args] = install
        expect(runIn(repository.root, join(bin ?? '', command), args, env)).toMatchObject({ code: 0 })
      })

      test('is stopped by a bad macro among 300, and goes through once it is mended', () => {
        const macros = Array.from({ length: 300 }, (_, i) => [
          `macros/${i}.md`,
          i === 123 ? bad : goodMacro(i),
        ])
        stage(repository, Object.fromEntries(macros))
        const stopped = commit(repository)
        expect([
          stopped.code === 0,
          placesIn(stopped).map(place => place.replace(repository.root, '')),
        ]).toEqual([false, [expect.stringMatching(/(?:^|\/)macros\/123\.md:3$/)]])
        stage(repository, { 'macros/123.md': goodMacro(123) })
        expect(commit(repository)).toMatchObject({ code: 0 })
        expect(repository.git('log', '--format=%s')).toBe('A macro\nBefore')
      })

      test.skipIf(brief)('goes through with what is ignored and what is no text for customers', () => {
        stage(repository, besides)
        repository.write('secret/a.md', bad)
        const ran = commit(repository)
        expect([ran.code, placesIn(ran)]).toEqual([0, []])
      })

      test.skipIf(brief)('takes names for names', () => {
        stage(repository, Object.fromEntries(oddNames.map(name => [name, bad])))
        const ran = commit(repository)
        expect(ran.code === 0).toBe(false)
        expect(placesIn(ran)).toHaveLength(oddNames.filter(name => !(trims && name.startsWith(' '))).length)
      })

      test.skipIf(brief)('has nothing to say of what it deletes and renames', () => {
        stage(repository, { 'gone.md': goodMacro(1), 'here.md': goodMacro(2) })
        expect(commit(repository).code).toBe(0)
        repository.git('rm', '--quiet', 'gone.md')
        repository.git('mv', 'here.md', 'there.md')
        expect(commit(repository)).toMatchObject({ code: 0 })
      })

      test('is judged by what is staged, and leaves the rest of the file alone', () => {
        stage(repository, { 'a.md': goodMacro(1), 'b.md': bad })
        repository.write('a.md', bad)
        repository.write('b.md', goodMacro(2))
        const ran = commit(repository)
        expect(placesIn(ran)).toEqual([expect.stringMatching(/(?:^|\/)b\.md:3$/)])
        repository.git('reset', '--quiet', 'b.md')
        repository.git('add', 'a.md')
        repository.write('a.md', goodMacro(1))
        repository.git('add', 'a.md')
        repository.write('a.md', bad)
        expect(commit(repository)).toMatchObject({ code: 0 })
        expect([committed('a.md'), read('a.md')]).toEqual([goodMacro(1), bad])
      })

      test('with --all and with a path is judged by what it would commit', () => {
        repository.write('old.md', goodMacro(3))
        expect(commit(repository, '--all')).toMatchObject({ code: 0 })
        repository.write('old.md', bad)
        expect(placesIn(commit(repository, '--all'))).toEqual([expect.stringMatching(/(?:^|\/)old\.md:3$/)])
        expect(placesIn(commit(repository, 'old.md'))).toEqual([expect.stringMatching(/(?:^|\/)old\.md:3$/)])
      })

      test.skipIf(brief)(
        `${whole ? 'is stopped' : 'is not stopped'} by what stood in the file before`,
        () => {
          stage(repository, { 'old.md': `${bad}\nYours, Eva\n` })
          expect(commit(repository).code === 0).toBe(!whole)
        },
      )

      test.runIf(mends)('is mended where a safe rewrite can', () => {
        stage(repository, { 'a.md': mendable })
        expect(commit(repository)).toMatchObject({ code: 0 })
        expect([committed('a.md'), read('a.md')]).toEqual([mended, mended])
      })
    },
  )
})
