import { basename, dirname, resolve } from 'node:path'
import type { ReportedProblem } from '../engine/report.ts'
import type { Layer } from '../engine/settings/effective.ts'
import { onlyKey } from '../engine/settings/json.ts'
import { readSettings } from '../engine/settings/read.ts'
import type { Mark, SettingsFile, Told } from '../engine/settings/settings.ts'
import { isMissing } from '../node/filesystem.ts'
import { namesFile, packageSettings } from '../node/settings-files.ts'
import { lineStarts, positionAt } from '../text/lines.ts'
import { Located } from '../text/located.ts'
import { nearest } from '../text/nearest.ts'
import { isProblem } from '../text/problem.ts'
import { readSourceOf } from './lexicons.ts'
import { shownPath } from './shown.ts'
import type { World } from './world.ts'

/** A settings file that was read; relative names in it are taken from its folder. */
export interface FileLayer extends Layer {
  readonly folder: string
}

export interface OpenedSettings {
  /** The most general first. */
  readonly layers: readonly FileLayer[]
  /** Absolute paths of all files that were read. */
  readonly paths: readonly string[]
  readonly problems: readonly ReportedProblem[]
}

/** Where the first comment, or the first comma before a bracket, stands. */
const lenient = (text: string): number => {
  const found = [...text.matchAll(/"(?:\\.|[^"\\])*"|\/[/*]|,(?=\s*[}\]])/g)]
  return found.find(([first]) => !first.startsWith('"'))?.index ?? 0
}

/** The settings in a JSON file, or why it is none. */
const fromJson = async (at: string, text: string): Promise<string | Omit<ReportedProblem, 'path'>> => {
  const isManifest = basename(at) === 'package.json'
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    const { parseJson } = await import('../readers/trees/json-text.ts')
    const found = parseJson(Located.file(text))
    if (!isProblem(found)) {
      const { line, column } = positionAt(lineStarts(text), lenient(text))
      return {
        line,
        column,
        message: 'this is not JSON: a comment or a comma too many stands here',
        hint: 'Take it away, or write tactful.yaml, which takes both.',
      }
    }
    const { line, column } = positionAt(lineStarts(text), found.offset ?? 0)
    return {
      line,
      column,
      message: found.problem.replace(/^This is/, 'this is').replace(/\.$/, ''),
      hint: found.hint,
    }
  }
  if (!isManifest) return text
  return onlyKey(text, 'tactful') ?? { message: 'has no key “tactful”', hint: 'Settings stand below it.' }
}

const exists = async (path: string, { fs }: World): Promise<boolean> =>
  fs.stat(path).then(
    () => true,
    (error: unknown) => !isMissing(error),
  )

/** The file that a name of `extends` stands for, if it is there. */
const extended = async (name: string, folder: string, world: World): Promise<string | undefined> => {
  const path = resolve(folder, name)
  if (namesFile(name) && (await exists(path, world))) return path
  return packageSettings(world.fs, folder, name)
}

/** Reads a settings file and all that it extends. Profiles are known by name; anything else must be a file. */
export const openSettings = async (
  first: string,
  profiles: readonly string[],
  world: World,
): Promise<OpenedSettings> => {
  const layers: FileLayer[] = []
  const problems: ReportedProblem[] = []
  const done = new Set<string>()
  const show = (at: string): string => shownPath(at, world.cwd)
  const tell = (at: string, { line, column }: Mark, message: string, hint: string): void => {
    problems.push({ path: show(at), line, column, message, hint })
  }
  const read = async (at: string): Promise<SettingsFile | undefined> => {
    const opened = await readSourceOf(at, world)
    if ('message' in opened) {
      problems.push({ ...opened, path: show(at) })
      return undefined
    }
    const source = at.endsWith('.json') ? await fromJson(at, opened.text) : opened.text
    if (typeof source !== 'string') {
      problems.push({ path: show(at), ...source })
      return undefined
    }
    const { file, faults } = readSettings(source)
    for (const fault of faults) tell(at, fault, fault.message, fault.hint)
    return file
  }
  const follow = async (name: Told<string>, at: string, below: readonly string[]): Promise<void> => {
    if (profiles.includes(name.value)) return
    const path = await extended(name.value, dirname(at), world)
    if (path === undefined && namesFile(name.value)) {
      tell(at, name, `“${name.value}” is not there`, 'files are taken from the folder of this settings file')
    } else if (path === undefined) {
      const near = nearest(name.value, profiles)
      const known = `there are the profiles ${profiles.join(', ')}; a package must be installed, a file begins with ./`
      const hint = near === undefined ? known : `did you mean “${near}”?`
      tell(at, name, `there is no profile and no package “${name.value}”`, hint)
    } else if ([...below, at].includes(path)) {
      const circle = [...below, at].slice([...below, at].indexOf(path))
      const way = [...circle, path].map(show).join(' → ')
      tell(at, name, `“${name.value}” leads in a circle: ${way}`, 'take one of them out of “extends”')
    } else await open(path, [...below, at])
  }
  const open = async (at: string, below: readonly string[]): Promise<void> => {
    if (done.has(at)) return
    done.add(at)
    const file = await read(at)
    if (!file) return
    for (const name of file.extends) await follow(name, at, below)
    layers.push({ path: show(at), folder: dirname(at), file })
  }
  await open(first, [])
  return { layers, paths: [...done], problems }
}
