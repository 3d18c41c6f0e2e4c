import { resolve } from 'node:path'
import { changedStretches, touches } from '../engine/changed-lines.ts'
import { type ChangedFiles, changedFiles } from '../node/changed-files.ts'
import { decode, isUndecodable } from '../node/decode.ts'
import { type Changes, changesSince, repositoryAt, stagedChanges } from '../node/git.ts'
import { isProblem, type Problem } from '../text/problem.ts'
import type { Range } from '../text/range.ts'
import { Failure } from './failure.ts'
import { shownPath } from './shown.ts'
import type { World } from './world.ts'

export interface ChangeFlags {
  /** A branch, tag or commit. */
  readonly since?: string
  readonly staged?: boolean
}

/** A run over what changed in a repository. */
export interface Changed extends Pick<ChangedFiles, 'has' | 'fs'> {
  /** Whether a stretch of a changed file, whose text this is now, is new. */
  readonly newIn: (at: string, text: string) => Promise<(range: Range) => boolean>
  /** What is not looked at. */
  readonly notes: readonly string[]
  /** What to say where nothing changed. */
  readonly nothing: string
}

const told = <T extends object>(value: T | Problem): T => {
  if (isProblem(value)) throw new Failure(value.problem, value.hint)
  return value
}

const insist = ({ staged }: ChangeFlags, { unsettled }: Changes, cwd: string): void => {
  const [path] = unsettled
  if (!staged || path === undefined) return
  throw new Failure(
    `${shownPath(path, cwd)} is in a merge that is not settled, so nothing of it is staged`,
    'Settle the merge, then git add it.',
  )
}

const outside = (paths: readonly string[], { covers }: ChangedFiles, cwd: string): void => {
  const stray = paths.find(path => path !== '' && !covers(resolve(cwd, path)))
  if (stray === undefined) return
  throw new Failure(
    `${stray} is outside of the repository of the working folder`,
    'Run it in the repository whose changes are meant.',
  )
}

/** What changed, where only that is to be checked. */
export const changesOf = async (
  flags: ChangeFlags,
  paths: readonly string[],
  { cwd, execute, fs }: World,
): Promise<Changed | undefined> => {
  const { since, staged = false } = flags
  if (since === undefined && !staged) return undefined
  if (paths.includes('-')) {
    throw new Failure(
      `${staged ? '--staged' : '--since'} compares files, and standard input has no history`,
      'Leave one of them out.',
    )
  }
  const repository = told(await repositoryAt(execute, cwd))
  const changes = told(
    await (since === undefined ? stagedChanges(repository) : changesSince(repository, since)),
  )
  insist(flags, changes, cwd)
  const files = changedFiles(repository, changes, fs)
  outside(paths, files, cwd)
  const newIn: Changed['newIn'] = async (at, text) => {
    const bytes = await files.before(at)
    const before = bytes && decode(bytes, at)
    if (!before || isUndecodable(before)) return () => true
    const stretches = changedStretches(before.text, text)
    return range => touches(stretches, range)
  }
  return {
    has: files.has,
    fs: files.fs,
    newIn,
    notes: changes.nested.map(
      at =>
        `${shownPath(at, cwd)} is a repository of its own: run tactful in it to check what changed there.`,
    ),
    nothing: staged ? 'Nothing is staged there.' : `Nothing there has changed since ${since}.`,
  }
}
