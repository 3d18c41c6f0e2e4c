import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { neverWalked } from '../walk.ts'
import { hash } from './hash.ts'

const contentOf = (path: string): string | Uint8Array => {
  try {
    return readFileSync(path)
  } catch {
    return 'unread'
  }
}

/** Names and contents of all files of a folder but those of git and of packages, in the order of their names. */
const within = (folder: string, below = ''): readonly (string | Uint8Array)[] =>
  readdirSync(join(folder, below), { withFileTypes: true })
    .filter(({ name }) => !neverWalked.some(one => one === name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const name = join(below, entry.name)
      return entry.isDirectory() ? within(folder, name) : [name, contentOf(join(folder, name))]
    })

/** A hash of all that is in files and folders, wherever these are. */
export const hashOfFiles = (paths: readonly string[]): string =>
  hash(
    'sources',
    ...paths.flatMap(path =>
      statSync(path, { throwIfNoEntry: false })?.isDirectory() ? within(path) : ['', contentOf(path)],
    ),
  )
