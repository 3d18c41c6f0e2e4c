import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

// What the user, or a hook that runs the tests, has set must not be seen.
for (const name of Object.keys(process.env).filter(each => each.startsWith('GIT_'))) delete process.env[name]
process.env.GIT_CONFIG_GLOBAL = '/dev/null'
process.env.GIT_CONFIG_NOSYSTEM = '1'

/** A real repository in a temporary folder. */
export interface Temporary {
  readonly root: string
  readonly git: (...args: readonly string[]) => string
  readonly write: (path: string, text: string | Uint8Array) => void
  readonly commit: () => string
  readonly remove: () => void
}

/** Works with git in a folder. */
export const workingIn = (root: string): Temporary => {
  const git: Temporary['git'] = (...args) =>
    execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com', ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim()
  return {
    root,
    git,
    write: (path, text) => {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    },
    commit: () => {
      git('add', '--all')
      git('commit', '--quiet', '--allow-empty', '--message', 'A step')
      return git('rev-parse', 'HEAD')
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

export const temporaryRepository = (): Temporary => {
  const repository = workingIn(realpathSync(mkdtempSync(join(tmpdir(), 'tactful-git-'))))
  repository.git('init', '--quiet', '--initial-branch=main')
  return repository
}
