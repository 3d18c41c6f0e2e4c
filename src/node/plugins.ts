import { access } from 'node:fs/promises'
import { join, posix, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { decode, isUndecodable } from './decode.ts'
import { type FileSystem, isMissing, reasonOf } from './filesystem.ts'
import { packageFolder } from './settings-files.ts'

/** A plugin as its files are, before anybody understands them. Paths are from its folder, with slashes. */
export interface PluginFiles {
  readonly folder: string
  /** The text of its plugin.yaml. */
  readonly manifest: string
  readonly lexicons: readonly { readonly path: string; readonly text: string }[]
}

/** A file of a plugin that could not be opened. */
export interface Unopened {
  readonly path: string
  readonly line?: number
  readonly column?: number
  readonly message: string
  readonly hint: string
}

/** Whether a name is a path; any other is a package. */
export const namesFolder = (name: string): boolean => /^\.{0,2}[/\\]|^\.{1,2}$|^[a-z]:[/\\]/i.test(name)

/** A folder as a path, from the working folder. */
export const folderOf = (folder: string | URL): string =>
  resolve(typeof folder === 'string' && !folder.startsWith('file:') ? folder : fileURLToPath(folder))

const isFolder = (fs: FileSystem, path: string): Promise<boolean> =>
  fs.stat(path).then(
    found => found.isDirectory(),
    () => false,
  )

/** The folder that a name stands for, from the folder of the settings; undefined where it is not there. */
export const pluginFolder = async (
  fs: FileSystem,
  from: string,
  name: string,
): Promise<string | undefined> => {
  if (!namesFolder(name)) return packageFolder(fs, from, name)
  const folder = resolve(from, name)
  return (await isFolder(fs, folder)) ? folder : undefined
}

const read = async (fs: FileSystem, folder: string, path: string): Promise<string | Unopened> => {
  try {
    const source = decode(await fs.readFile(join(folder, path)), path)
    if (!isUndecodable(source)) return source.text.replace(/^\uFEFF/, '')
    const { problem, hint, line, column } = source
    return { path, line, column, message: problem, hint }
  } catch (error) {
    return { path, message: `cannot be opened: ${reasonOf(error)}`, hint: 'every file of a plugin is needed' }
  }
}

/** Paths of the lexicons: in `rules`, and in the groups below it. */
const lexiconPaths = async (fs: FileSystem, folder: string): Promise<readonly string[]> => {
  const inside = (path: string) =>
    fs.readdir(join(folder, path)).catch((error: unknown) => {
      if (isMissing(error)) return []
      throw error
    })
  const top = await inside('rules')
  const groups = await Promise.all(
    top
      .filter(entry => entry.isDirectory())
      .map(async ({ name }) =>
        (await inside(join('rules', name))).map(entry => ({
          entry,
          path: posix.join('rules', name, entry.name),
        })),
      ),
  )
  return [...top.map(entry => ({ entry, path: posix.join('rules', entry.name) })), ...groups.flat()]
    .filter(({ entry, path }) => entry.isFile() && /\.ya?ml$/.test(path))
    .map(({ path }) => path)
    .sort()
}

/** Opens the data of a plugin; none of its code runs. */
export const openPlugin = async (
  fs: FileSystem,
  folder: string,
): Promise<{ readonly files?: PluginFiles; readonly unopened: readonly Unopened[] }> => {
  const manifest = await read(fs, folder, 'plugin.yaml')
  if (typeof manifest !== 'string') {
    const hint =
      'a plugin is a folder with plugin.yaml, such as “name: acme” and “tactful: ^0.1”, beside rules/'
    return { unopened: [{ ...manifest, hint }] }
  }
  const paths = await lexiconPaths(fs, folder).catch((error: unknown) => reasonOf(error))
  if (typeof paths === 'string') {
    return {
      unopened: [{ path: 'rules', message: `cannot be opened: ${paths}`, hint: 'lexicons stand in it' }],
    }
  }
  const texts = await Promise.all(paths.map(path => read(fs, folder, path)))
  const unopened = texts.filter((text): text is Unopened => typeof text !== 'string')
  if (unopened.length > 0) return { unopened }
  const lexicons = paths.map((path, at) => ({ path, text: texts[at] as string }))
  return { files: { folder, manifest, lexicons }, unopened: [] }
}

/** What a module exports, or why it could not be loaded. */
export type Loaded =
  | { readonly module: Readonly<Record<string, unknown>>; readonly unopened?: undefined }
  | { readonly module?: undefined; readonly unopened: Unopened }

const notAsModule = /^SyntaxError: Cannot use .+ outside a module$/
const lost = /Cannot find (?:package|module) '([^']+)'(?= imported from )/

/** Line and column of the module at which an error arose. */
const placeOf = (error: unknown, names: readonly string[]): Pick<Unopened, 'line' | 'column'> => {
  const { stack = '' } = error instanceof Error ? error : {}
  const name = names.find(each => stack.includes(`${each}:`))
  const after = name === undefined ? '' : stack.slice(stack.indexOf(`${name}:`) + name.length)
  const [, line, column] = /^:(\d+)(?::(\d+))?/.exec(after) ?? []
  return line === undefined ? {} : { line: Number(line), column: Number(column ?? 1) }
}

/** Runs the code of a plugin. */
export const loadCode = async (folder: string, path: string): Promise<Loaded> => {
  const file = join(folder, path)
  const url = pathToFileURL(file).href
  const isThere = await access(file).then(
    () => true,
    () => false,
  )
  if (!isThere) {
    const hint = 'build the plugin, or mend the path in plugin.yaml'
    return { unopened: { path, message: 'is not there, and plugin.yaml names it as its code', hint } }
  }
  try {
    return { module: await import(/* @vite-ignore */ url) }
  } catch (error) {
    const [said = ''] = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).split(
      '\n',
    )
    const [, missing] = lost.exec(said) ?? []
    if (missing !== undefined) {
      const hint =
        missing === 'tactful'
          ? 'it takes tactful/plugin from there: npm install -D tactful'
          : 'install what it needs beside it, or mend the path'
      return { unopened: { path, message: `needs “${missing}”, which is not there`, hint } }
    }
    const hint = notAsModule.test(said)
      ? 'name it .mjs, in plugin.yaml too; for a .js file, "type": "module" in package.json does as well'
      : 'mend it, or run with --no-plugins'
    return {
      unopened: { path, ...placeOf(error, [url, file]), message: `could not be loaded: ${said}`, hint },
    }
  }
}
