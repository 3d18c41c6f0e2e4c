import { isAbsolute, normalize, resolve, sep } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { type Entry, type FileSystem, isMissing } from './filesystem.ts'
import { gitIgnored, repositoryRoot } from './gitignore.ts'
import { type Met, neverWalked, unreadableFolder } from './walk.ts'

export const isGlob = (pattern: string): boolean => isDynamicPattern(pattern)

const slashed = (pattern: string): string => (sep === '\\' ? pattern.replaceAll('\\', '/') : pattern)

/** The folder that the pattern names before its first wildcard. */
const baseOf = (pattern: string, cwd: string): string => {
  const parts = slashed(pattern).split('/')
  const wild = parts.findIndex(part => isDynamicPattern(part))
  const base = parts.slice(0, wild).join('/')
  return resolve(cwd, isAbsolute(pattern) && base === '' ? sep : base)
}

type Listed = (error: null, entries: readonly object[]) => void

/** A link is neither file nor folder here, so that it is not followed. */
const asPlain = (entry: Entry): object => ({
  name: entry.name,
  isFile: () => entry.isFile(),
  isDirectory: () => entry.isDirectory(),
  isSymbolicLink: () => false,
})

/** Files that match a glob, in the order of their paths. Links are not followed. */
export async function* globbed(fs: FileSystem, pattern: string, cwd: string): AsyncIterable<Met> {
  const problems: Met[] = []
  const readdir = (folder: string, _: unknown, done: Listed): void => {
    fs.readdir(folder).then(
      entries => done(null, entries.map(asPlain)),
      (error: unknown) => {
        // A pattern below a folder that is not there matches nothing.
        if (!isMissing(error))
          problems.push({ is: 'problem', at: normalize(folder), problem: unreadableFolder(error) })
        done(null, [])
      },
    )
  }
  const parts = slashed(pattern).split('/')
  const paths = await glob(slashed(pattern), {
    cwd,
    absolute: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: neverWalked.filter(name => !parts.includes(name)).map(name => `**/${name}/**`),
    fs: { readdir: readdir as unknown as typeof import('node:fs').readdir },
  })
  yield* problems
  const ignored = gitIgnored(fs, await repositoryRoot(fs, baseOf(pattern, cwd)))
  for (const path of paths.toSorted()) {
    const at = normalize(path)
    yield { is: (await ignored(at)) ? 'ignored' : 'file', at }
  }
}
