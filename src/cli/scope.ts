import { type Changed, type ChangeFlags, changesOf } from './changes.ts'
import { filesFrom } from './files-from.ts'
import { patternsOf } from './settings.ts'
import type { World } from './world.ts'

export interface ScopeFlags extends ChangeFlags {
  readonly stdinFilename?: string
  /** A file that names the files to check. */
  readonly filesFrom?: string
  readonly ignoreUnknown?: boolean
}

/** Which files a run is over. */
export interface Scope {
  readonly patterns: readonly string[]
  readonly names: readonly string[]
  readonly changed: Changed | undefined
  readonly ignoreUnknown: boolean
}

/** What paths and flags come to. */
export const scopeOf = async (paths: readonly string[], flags: ScopeFlags, world: World): Promise<Scope> => {
  const { stdinFilename } = flags
  const textOnStdin = paths.includes('-') || stdinFilename !== undefined
  const names = await filesFrom(flags.filesFrom, textOnStdin, world)
  const patterns = patternsOf(paths, stdinFilename, names !== undefined)
  const changed = await changesOf(flags, [...patterns, ...(names ?? [])], world)
  return { patterns, names: names ?? [], changed, ignoreUnknown: flags.ignoreUnknown ?? false }
}
