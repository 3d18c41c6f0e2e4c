import { sep } from 'node:path'
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

type Next = Met | { readonly is: 'folder'; readonly at: string }

/** What is right in a folder, in the order of the names. */
const within = async (fs: FileSystem, folder: string, ignored: Ignored): Promise<readonly Next[]> => {
  const listed = await fs.readdir(folder).catch((error: unknown) => unreadableFolder(error))
  if ('problem' in listed) return [{ is: 'problem', at: folder, problem: listed }]
  const start = folder.endsWith(sep) ? folder : folder + sep
  const next: Next[] = []
  for (const entry of listed.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const at = start + entry.name
    const isFolder = entry.isDirectory()
    if (isFolder ? neverWalked.some(name => name === entry.name) : !entry.isFile()) continue
    const asked = ignored(isFolder ? `${at}/` : at)
    // Most answers are there at once; to wait for each would take longer than to give it.
    const isIgnored = typeof asked === 'boolean' ? asked : await asked
    next.push({ is: isIgnored ? 'ignored' : isFolder ? 'folder' : 'file', at })
  }
  return next
}

/** All files below a folder, in the order of their names. Links are not followed, as git does not. */
export async function* walk(fs: FileSystem, top: string, ignored: Ignored): AsyncIterable<Met> {
  // What is still to be met, the next one last: generators in generators would cost each file some time.
  const ahead: Next[] = [{ is: 'folder', at: top }]
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    if (next.is !== 'folder') yield next
    else for (const one of (await within(fs, next.at, ignored)).toReversed()) ahead.push(one)
  }
}
