import { join } from 'node:path'
import type { Problem } from '../text/problem.ts'
import { type FileSystem, reasonOf } from './filesystem.ts'
import type { Ignored } from './gitignore.ts'

/** Never entered while walking, whatever git says of them. */
export const neverWalked = ['.git', 'node_modules'] as const

/** What was met on the way, with its absolute path. */
export type Met =
  | { readonly is: 'file' | 'ignored'; readonly at: string }
  | { readonly is: 'problem'; readonly at: string; readonly problem: Problem }

export const unreadableFolder = (error: unknown): Problem => ({
  problem: `the folder cannot be read: ${reasonOf(error)}`,
  hint: 'Mend its permissions, or leave it out of the paths.',
})

/** All files below a folder, in the order of their names. Links are not followed, as git does not. */
export async function* walk(fs: FileSystem, folder: string, ignored: Ignored): AsyncIterable<Met> {
  const listed = await fs.readdir(folder).catch((error: unknown) => unreadableFolder(error))
  if ('problem' in listed) {
    yield { is: 'problem', at: folder, problem: listed }
    return
  }
  for (const entry of listed.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const at = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (neverWalked.some(name => name === entry.name)) continue
      if (await ignored(`${at}/`)) yield { is: 'ignored', at }
      else yield* walk(fs, at, ignored)
    } else if (entry.isFile()) {
      yield { is: (await ignored(at)) ? 'ignored' : 'file', at }
    }
  }
}
