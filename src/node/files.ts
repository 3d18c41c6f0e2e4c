import { isAbsolute, resolve, sep } from 'node:path'
import type { Problem } from '../text/problem.ts'
import { type FileSystem, isMissing, reasonOf } from './filesystem.ts'
import { gitIgnored, repositoryRoot } from './gitignore.ts'
import { globbed, isGlob } from './globbed.ts'
import { pathFrom, slashed } from './inside.ts'
import { type Met, walk } from './walk.ts'

/** A file to read: `named` by its own path, `matched` by a glob or `walked` to from a folder. */
export interface FoundFile {
  /** For reports: relative to the working folder, with slashes. */
  readonly path: string
  /** For the file system. */
  readonly at: string
  readonly how: 'named' | 'matched' | 'walked'
}

/** A path or pattern that leads to no file; `ignored` when the ignoring of git or of the settings is the only reason. */
export interface Unfound extends Problem {
  readonly path: string
  readonly ignored: boolean
}

interface Target {
  readonly pattern: string
  readonly at: string
  readonly is: 'file' | 'folder' | 'glob' | Problem
}

/** Why the settings leave a path out, if they do, as words that follow “ignored by”; the path of a folder ends in a slash. */
export type LeftOut = (at: string) => string | undefined

interface Place {
  readonly cwd: string
  readonly fs: FileSystem
  /** What is left out even where it is named. */
  readonly leftOut?: LeftOut
  /** Files by their names, beside the patterns. */
  readonly names?: readonly string[]
  /** That there is no file below a folder or pattern is no fault. */
  readonly mayBeEmpty?: boolean
}

/** What a name leads to that is not meant as a pattern. */
const fileNamed = async (name: string, place: Place): Promise<Target> => {
  const target = await targetOf(name, place)
  if (target.is === 'folder') {
    return { ...target, is: { problem: 'is a folder', hint: 'A list names files only.' } }
  }
  return target.is === 'glob' ? { ...target, is: missing } : target
}

const missing: Problem = {
  problem: 'cannot be opened: no such file or folder',
  hint: 'Check the spelling; paths are taken from the working folder.',
}

/** For the shells, such as that of Windows, that hand single quotes on. */
const inQuotes: Problem = {
  problem: 'names no file; its quotes are taken as a part of it',
  hint: 'This shell knows no single quotes: use double ones.',
}

const isQuoted = (pattern: string): boolean => /^'.*'$/s.test(pattern)

const targetOf = async (pattern: string, { cwd, fs }: Place): Promise<Target> => {
  const at = resolve(cwd, pattern)
  if (pattern === '') {
    return {
      pattern,
      at,
      is: { problem: 'an empty path names no file', hint: 'Is a variable in the command empty?' },
    }
  }
  try {
    return { pattern, at, is: (await fs.stat(at)).isDirectory() ? 'folder' : 'file' }
  } catch (error) {
    if (isMissing(error) && isQuoted(pattern)) return { pattern, at, is: inQuotes }
    if (isMissing(error)) return { pattern, at, is: isGlob(pattern) ? 'glob' : missing }
    const problem = `cannot be opened: ${reasonOf(error)}`
    return { pattern, at, is: { problem, hint: 'Mend it or leave it out.' } }
  }
}

/** A folder that the user names is walked even where git ignores it; then only its own ignore files count. */
const walkNamed = async (fs: FileSystem, folder: string, leftOut: LeftOut): Promise<AsyncIterable<Met>> => {
  const above = gitIgnored(fs, await repositoryRoot(fs, folder))
  const ignored = (await above(`${folder}/`)) ? gitIgnored(fs, folder) : above
  return walk(fs, folder, path => leftOut(path) !== undefined || ignored(path))
}

const metBy = async (target: Target, fs: FileSystem, cwd: string, leftOut: LeftOut) => {
  if (target.is === 'glob') return globbed(fs, target.pattern, cwd)
  if (target.is === 'folder') return walkNamed(fs, target.at, leftOut)
  const file: Met = { is: 'file', at: target.at }
  return [file]
}

const shown = (at: string, target: Target, cwd: string): string => {
  // What does not begin with the working folder is outside of it: no need to work out how far.
  if (sep === '/' && isAbsolute(target.pattern) && !at.startsWith(cwd)) return at
  const path = pathFrom(cwd, at)
  const outside = path.startsWith('..') || isAbsolute(path)
  return slashed(outside && isAbsolute(target.pattern) ? at : path || '.')
}

/** How many files were met and not taken, by whose word. */
interface Ignorings {
  git: number
  settings: number
}

const nothing = ({ pattern, is }: Target, { git, settings }: Ignorings): Unfound => {
  const kind = is === 'glob' ? 'matches' : 'holds'
  const path = pattern
  if (git + settings === 0)
    return { path, ignored: false, problem: `${kind} no file`, hint: 'Check the path; quote globs.' }
  if (settings === 0)
    return {
      path,
      ignored: true,
      problem: `${kind} only files that git ignores`,
      hint: 'Name a file to check it.',
    }
  const whose = git === 0 ? 'the settings ignore' : 'git or the settings ignore'
  return { path, ignored: true, problem: `${kind} only files that ${whose}`, hint: 'None is checked.' }
}

/** Every file once, in the order of the patterns; a file that is also named counts as named wherever it turns up. */
export async function* findFiles(
  patterns: readonly string[],
  place: Place,
): AsyncIterable<FoundFile | Unfound> {
  const { cwd, fs, leftOut = () => undefined, names = [], mayBeEmpty = false } = place
  const targets = await Promise.all([
    ...patterns.map(pattern => targetOf(pattern, place)),
    ...names.map(name => fileNamed(name, place)),
  ])
  const named = new Set(targets.filter(({ is }) => is === 'file').map(({ at }) => at))
  const seen = new Set<string>()
  for (const target of targets) {
    if (typeof target.is === 'object') {
      yield { path: target.pattern, ignored: false, ...target.is }
      continue
    }
    const why =
      target.is === 'glob' ? undefined : leftOut(target.is === 'folder' ? `${target.at}/` : target.at)
    if (why !== undefined) {
      yield {
        path: target.pattern,
        ignored: true,
        problem: `is ignored by ${why}`,
        hint: 'It is not checked.',
      }
      continue
    }
    let files = 0
    const ignored: Ignorings = { git: 0, settings: 0 }
    let problems = 0
    for await (const one of await metBy(target, fs, cwd, leftOut)) {
      if (one.is === 'problem') {
        problems++
        yield { path: shown(one.at, target, cwd), ignored: false, ...one.problem }
      } else if (
        leftOut(one.at) !== undefined ||
        (one.is === 'ignored' && leftOut(`${one.at}/`) !== undefined)
      ) {
        ignored.settings++
      } else if (one.is === 'ignored' && !named.has(one.at)) {
        ignored.git++
      } else {
        files++
        if (seen.has(one.at)) continue
        seen.add(one.at)
        const found = target.is === 'glob' ? 'matched' : 'walked'
        yield { path: shown(one.at, target, cwd), at: one.at, how: named.has(one.at) ? 'named' : found }
      }
    }
    if (files + problems > 0) continue
    if (!mayBeEmpty || ignored.git + ignored.settings > 0) yield nothing(target, ignored)
  }
}
