import { dirname, join } from 'node:path'
import { type FileSystem, isMissing } from './filesystem.ts'

/** Names of a settings file, of which a folder has one. */
const settingsNames = ['tactful.yaml', 'tactful.yml', 'tactful.json'] as const

const manifest = 'package.json'

const isThere = (fs: FileSystem, path: string): Promise<boolean> =>
  fs.stat(path).then(
    found => !found.isDirectory(),
    (error: unknown) => !isMissing(error),
  )

/** Whether a package.json has a key “tactful” with settings; one that is no JSON only if it looks like it. */
const hasSettings = async (fs: FileSystem, path: string): Promise<boolean> => {
  const text = await fs.readFile(path).then(
    bytes => new TextDecoder().decode(bytes).replace(/^\uFEFF/, ''),
    () => '',
  )
  if (!/"tactful"\s*:/.test(text)) return false
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null && Object.hasOwn(read, 'tactful')
  } catch {
    return /"tactful"\s*:\s*\{/.test(text)
  }
}

const settingsIn = async (fs: FileSystem, folder: string): Promise<readonly string[]> => {
  const paths = settingsNames.map(name => join(folder, name))
  const [there, inManifest] = await Promise.all([
    Promise.all(paths.map(path => isThere(fs, path))),
    hasSettings(fs, join(folder, manifest)),
  ])
  return [...paths.filter((_, at) => there[at]), ...(inManifest ? [join(folder, manifest)] : [])]
}

/**
 * The settings files of the nearest folder that has some, from `folder` up to the root of the repository or the home
 * folder. More than one is a mistake to be told.
 */
export const findSettings = async (
  fs: FileSystem,
  folder: string,
  home: string | undefined,
): Promise<readonly string[]> => {
  for (let at = folder; ; at = dirname(at)) {
    const found = await settingsIn(fs, at)
    if (found.length > 0 || at === home || at === dirname(at)) return found
    if (
      await fs.stat(join(at, '.git')).then(
        () => true,
        () => false,
      )
    )
      return found
  }
}

/** Names a file: `./x`, `../x`, `/x`, and whatever ends like a settings file. */
export const namesFile = (name: string): boolean => /^\.{0,2}\/|\.(?:ya?ml|json)$/.test(name)

const packageParts = /^(@[^/]+\/[^/]+|[^@./][^/]*)(?:\/(.+))?$/

/** The settings file of an installed package, looked for from `folder` upwards: its data only, never its code. */
export const packageSettings = async (
  fs: FileSystem,
  folder: string,
  name: string,
): Promise<string | undefined> => {
  const [, owner, inside] = packageParts.exec(name) ?? []
  if (owner === undefined || inside?.split('/').includes('..')) return undefined
  const names =
    inside === undefined ? settingsNames : [inside, ...['.yaml', '.yml', '.json'].map(end => inside + end)]
  for (let at = folder; ; at = dirname(at)) {
    for (const each of names) {
      const path = join(at, 'node_modules', owner, each)
      if (await isThere(fs, path)) return path
    }
    if (at === dirname(at)) return undefined
  }
}

/** The folder of an installed package, looked for from `folder` upwards. */
export const packageFolder = async (
  fs: FileSystem,
  folder: string,
  name: string,
): Promise<string | undefined> => {
  const [, owner, inside] = packageParts.exec(name) ?? []
  if (owner === undefined || inside?.split('/').includes('..')) return undefined
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, 'node_modules', owner, inside ?? '')
    if (
      await fs.stat(path).then(
        found => found.isDirectory(),
        () => false,
      )
    )
      return path
    if (at === dirname(at)) return undefined
  }
}
