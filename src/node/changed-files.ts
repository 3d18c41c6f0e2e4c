import { basename, dirname, extname, isAbsolute, relative, sep } from 'node:path'
import type { Entry, FileSystem } from './filesystem.ts'
import { type Changes, contents, type Repository } from './git.ts'

/** How many contents git is asked for at once. */
const lot = 32

interface Content {
  readonly at: string
  /** As git names it. */
  readonly name: string
}

/** Contents by the paths of their files. Git is asked for that of a file and of the next ones of its kind together. */
const contentsOf = (repository: Repository, all: readonly Content[]) => {
  const kinds = new Map<string, Content[]>()
  const places = new Map<string, { readonly kin: readonly Content[]; readonly index: number }>()
  for (const content of all) {
    const kin = kinds.get(extname(content.at)) ?? []
    kinds.set(extname(content.at), kin)
    places.set(content.at, { kin, index: kin.length })
    kin.push(content)
  }
  const lots = new Map<readonly Content[], ReadonlyMap<string, Uint8Array>>()
  return async (at: string): Promise<Uint8Array | undefined> => {
    const place = places.get(at)
    if (!place) return undefined
    const { kin, index } = place
    const name = kin[index]?.name ?? ''
    const held = lots.get(kin)?.get(name)
    if (held) return held
    const names = kin.slice(index, index + lot).map(content => content.name)
    const next = await contents(repository, names)
    lots.set(kin, next)
    return next.get(name)
  }
}

type Kind = 'file' | 'folder'

/** For each folder the names in it that lead to changed files. */
const tree = ({ root, files }: Changes): ReadonlyMap<string, ReadonlyMap<string, Kind>> => {
  const folders = new Map<string, Map<string, Kind>>([[root, new Map()]])
  const folderAt = (at: string): Map<string, Kind> => {
    const known = folders.get(at)
    if (known) return known
    const made = new Map<string, Kind>()
    folders.set(at, made)
    if (dirname(at) !== at) folderAt(dirname(at)).set(basename(at), 'folder')
    return made
  }
  for (const { at } of files) folderAt(dirname(at)).set(basename(at), 'file')
  return folders
}

const entry = (name: string, kind: Kind): Entry => ({
  name,
  isFile: () => kind === 'file',
  isDirectory: () => kind === 'folder',
})

const unreadable = (at: string): Error => Object.assign(new Error(`ENOENT: ${at}`), { code: 'ENOENT' })

/** The files that differ, in place of all files. */
export interface ChangedFiles {
  readonly has: (at: string) => boolean
  /** Whether a path is in the repository, or is it. */
  readonly covers: (at: string) => boolean
  /**
   * Folders hold nothing but files that differ, and these read as they are compared: as staged, if that was asked for.
   * A file that does not differ can still be named.
   */
  readonly fs: FileSystem
  /** What a file is compared with; undefined where all of it is new. */
  readonly before: (at: string) => Promise<Uint8Array | undefined>
}

export const changedFiles = (repository: Repository, changes: Changes, disk: FileSystem): ChangedFiles => {
  const { root, files } = changes
  const folders = tree(changes)
  const known = new Map(files.map(file => [file.at, file]))
  const named = (pick: 'before' | 'staged'): readonly Content[] =>
    files.flatMap(file => (file[pick] === undefined ? [] : [{ at: file.at, name: file[pick] }]))
  const staged = contentsOf(repository, named('staged'))
  const isStaged = (at: string): boolean => known.get(at)?.staged !== undefined
  const stagedBelow = [...known.values()].some(file => file.staged !== undefined)
  return {
    has: at => known.has(at),
    covers: at => {
      const inside = relative(root, at)
      return inside.split(sep)[0] !== '..' && !isAbsolute(inside)
    },
    fs: {
      ...disk,
      readFile: async at => {
        if (!isStaged(at)) return disk.readFile(at)
        const bytes = await staged(at)
        if (!bytes) throw unreadable(at)
        return bytes
      },
      stat: async at => {
        if (isStaged(at)) return entry(basename(at), 'file')
        return stagedBelow && folders.has(at) ? entry(basename(at), 'folder') : disk.stat(at)
      },
      readdir: async given => {
        // As globs ask for it, with a slash at its end.
        const folder = given.length > 1 ? given.replace(/[\\/]+$/, '') : given
        const names = folders.get(folder)
        if (!names || names.size === 0) return []
        if (stagedBelow) return [...names].map(([name, kind]) => entry(name, kind))
        // The disk knows which of them are links.
        return (await disk.readdir(folder)).filter(({ name }) => names.has(name))
      },
    },
    before: contentsOf(repository, named('before')),
  }
}
