import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { Problem } from '../text/problem.ts'
import { type FileSystem, isMissing, reasonOf } from './filesystem.ts'
import { gitIgnored, repositoryRoot } from './gitignore.ts'
import { globbed, isGlob } from './globbed.ts'
import { type Met, walk } from './walk.ts'

/** A file to read: `named` by its own path, `matched` by a glob or `walked` to from a folder. */
export interface FoundFile {
  /** For reports: relative to the working folder, with slashes. */
  readonly path: string
  /** For the file system. */
  readonly at: string
  readonly how: 'named' | 'matched' | 'walked'
}

/** A path or pattern that leads to no file; `ignored` when git's ignoring is the only reason. */
export interface Unfound extends Problem {
  readonly path: string
  readonly ignored: boolean
}

interface Target {
  readonly pattern: string
  readonly at: string
  readonly is: 'file' | 'folder' | 'glob' | Problem
}

interface Place {
  readonly cwd: string
  readonly fs: FileSystem
}

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
    if (isMissing(error) && isGlob(pattern)) return { pattern, at, is: 'glob' }
    const hint = isMissing(error)
      ? 'Check the spelling; paths are taken from the working folder.'
      : 'Mend it or leave it out.'
    return { pattern, at, is: { problem: `cannot be opened: ${reasonOf(error)}`, hint } }
  }
}

/** A folder that the user names is walked even where git ignores it; then only its own ignore files count. */
async function* walkNamed(fs: FileSystem, folder: string): AsyncIterable<Met> {
  const ignored = gitIgnored(fs, await repositoryRoot(fs, folder))
  yield* walk(fs, folder, (await ignored(`${folder}/`)) ? gitIgnored(fs, folder) : ignored)
}

const shown = (at: string, target: Target, cwd: string): string => {
  const path = relative(cwd, at)
  const outside = path.startsWith('..') || isAbsolute(path)
  return (outside && isAbsolute(target.pattern) ? at : path || '.').split(sep).join('/')
}

const nothing = ({ pattern, is }: Target, ignored: boolean): Unfound => {
  const kind = is === 'glob' ? 'matches' : 'holds'
  if (!ignored)
    return { path: pattern, ignored, problem: `${kind} no file`, hint: 'Check the path; quote globs.' }
  return {
    path: pattern,
    ignored,
    problem: `${kind} only files that git ignores`,
    hint: 'Name a file to check it.',
  }
}

/** Every file once, in the order of the patterns; a file that is also named counts as named wherever it turns up. */
export async function* findFiles(
  patterns: readonly string[],
  place: Place,
): AsyncIterable<FoundFile | Unfound> {
  const { cwd, fs } = place
  const targets = await Promise.all(patterns.map(pattern => targetOf(pattern, place)))
  const named = new Set(targets.filter(({ is }) => is === 'file').map(({ at }) => at))
  const seen = new Set<string>()
  for (const target of targets) {
    if (typeof target.is === 'object') {
      yield { path: target.pattern, ignored: false, ...target.is }
      continue
    }
    let files = 0
    let ignored = 0
    let problems = 0
    const file: Met = { is: 'file', at: target.at }
    const met = target.is === 'glob' ? globbed(fs, target.pattern, cwd) : walkNamed(fs, target.at)
    for await (const one of target.is === 'file' ? [file] : met) {
      if (one.is === 'problem') {
        problems++
        yield { path: shown(one.at, target, cwd), ignored: false, ...one.problem }
      } else if (one.is === 'ignored' && !named.has(one.at)) {
        ignored++
      } else {
        files++
        if (seen.has(one.at)) continue
        seen.add(one.at)
        const found = target.is === 'glob' ? 'matched' : 'walked'
        yield { path: shown(one.at, target, cwd), at: one.at, how: named.has(one.at) ? 'named' : found }
      }
    }
    if (files === 0 && problems === 0) yield nothing(target, ignored > 0)
  }
}
