import { dirname, join, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'
import { decode, isUndecodable } from './decode.ts'
import type { FileSystem } from './filesystem.ts'
import { pathFrom, slashed } from './inside.ts'

interface Layer {
  readonly folder: string
  readonly rules: Ignore
}

interface Inside {
  readonly ignored: boolean
  readonly layers: readonly Layer[]
}

/** Whether git ignores a path; the path of a folder ends in a slash. */
export type Ignored = (path: string) => boolean | Promise<boolean>

/** The folder that holds `.git`, or `folder` itself where there is none above it. */
export const repositoryRoot = async (fs: FileSystem, folder: string): Promise<string> => {
  for (let at = folder; ; at = dirname(at)) {
    const found = await fs.stat(join(at, '.git')).then(
      () => true,
      () => false,
    )
    if (found) return at
    if (at === dirname(at)) return folder
  }
}

const layer = async (fs: FileSystem, folder: string, file: string): Promise<readonly Layer[]> => {
  const bytes = await fs.readFile(join(folder, file)).catch(() => undefined)
  const read = bytes && decode(bytes)
  return read && !isUndecodable(read) ? [{ folder, rules: ignore({ ignorecase: false }).add(read.text) }] : []
}

/** The last layer with an opinion decides, as in git: a deeper file overrules the ones above it. */
const judge = (layers: readonly Layer[], path: string): boolean => {
  if (layers.length === 0) return false
  const folder = path.endsWith('/') || path.endsWith(sep)
  for (const { folder: top, rules } of layers.toReversed()) {
    const inside = slashed(pathFrom(top, path))
    if (inside === '' || inside.startsWith('..')) continue
    const { ignored, unignored } = rules.test(folder ? `${inside}/` : inside)
    if (ignored || unignored) return ignored
  }
  return false
}

/** Follows the `.gitignore` files from `root` down to each path; what is outside `root` is never ignored. */
export const gitIgnored = (fs: FileSystem, root: string): Ignored => {
  const known = new Map<string, Promise<Inside>>()
  /** The folder of the last answer: its other files need not wait for theirs. */
  let last: { readonly folder: string; readonly inside: Inside } | undefined
  const look = async (folder: string): Promise<Inside> => {
    if (folder === root) {
      const top = [...(await layer(fs, root, '.gitignore'))]
      const own = await layer(fs, root, join('.git', 'info', 'exclude'))
      return { ignored: false, layers: [...own, ...top] }
    }
    const above = await inside(dirname(folder))
    if (above.ignored || judge(above.layers, `${folder}/`)) return { ignored: true, layers: [] }
    return { ignored: false, layers: [...above.layers, ...(await layer(fs, folder, '.gitignore'))] }
  }
  const inside = (folder: string): Promise<Inside> => {
    const seen = known.get(folder)
    if (seen) return seen
    const looked = look(folder)
    known.set(folder, looked)
    return looked
  }
  const says = ({ ignored, layers }: Inside, path: string): boolean => ignored || judge(layers, path)
  const find = async (folder: string, path: string): Promise<boolean> => {
    last = { folder, inside: await inside(folder) }
    return says(last.inside, path)
  }
  return path => {
    const folder = dirname(path)
    if (last?.folder === folder) return says(last.inside, path)
    const within = pathFrom(root, path)
    if (within === '' || within.startsWith('..')) return false
    return find(folder, path)
  }
}

/** A pattern as in a .gitignore, and what to call it when it decides. */
export interface MarkedPattern {
  readonly pattern: string
  readonly mark: string
}

/** The mark of the pattern that takes a path in, if one does. Paths are relative, with slashes; a folder's ends in one. */
export const patternMatcher = (
  patterns: readonly MarkedPattern[],
): ((path: string) => string | undefined) => {
  const rules = ignore({ ignorecase: false }).add([...patterns])
  return path => {
    const { ignored, rule } = rules.test(path)
    return ignored ? (rule?.mark ?? '') : undefined
  }
}
