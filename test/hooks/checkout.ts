import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { type Temporary, workingIn } from '../unit/node/repository.ts'

const root = new URL('../..', import.meta.url).pathname

/** A repository of its own with what stands in this working tree, as one commit: what a service would clone. */
export const checkout = (): Temporary => {
  const repository = workingIn(realpathSync(mkdtempSync(join(tmpdir(), 'tactful-checkout-'))))
  const here = workingIn(root)
  const names = here.git('ls-files', '--cached', '--others', '--exclude-standard', '-z').split('\0')
  for (const name of names.filter(each => each !== '' && existsSync(join(root, each)))) {
    const target = join(repository.root, name)
    mkdirSync(dirname(target), { recursive: true })
    cpSync(join(root, name), target)
  }
  repository.git('init', '--quiet', '--initial-branch=main')
  repository.commit()
  return repository
}

/** Whether the command is built here. */
export const isBuilt = existsSync(join(root, 'dist/index.js'))

/** Puts the package that is built here, and other commands, where npm would install them. */
export const installInto = (repository: Temporary, commands: readonly string[] = []): void => {
  const modules = join(repository.root, 'node_modules')
  mkdirSync(join(modules, '.bin'), { recursive: true })
  symlinkSync(root, join(modules, 'tactful'), 'dir')
  symlinkSync('../tactful/bin/tactful.js', join(modules, '.bin', 'tactful'))
  for (const command of commands) symlinkSync(command, join(modules, '.bin', basename(command)))
}
