import { relative, resolve } from 'node:path'
import type { Cache } from '../node/cache/cache.ts'
import type { Configured } from './configured.ts'
import type { CheckFlags } from './settings.ts'
import type { World } from './world.ts'

/** A cache that is open. */
export interface RunCache extends Cache {
  /** As messages print it. */
  readonly name: string
}

/**
 * What holds for all files of a run and has a say in what comes of them. Not what is shown of it, nor what is silenced by
 * a baseline or a file of suppressions: that is seen to afterwards.
 */
const settingsOf = (
  { profile, rule, as, plugins, fastPath }: CheckFlags,
  keepSaid: boolean,
  sources: string,
): string => JSON.stringify([profile, rule, as, plugins !== false, fastPath !== false, keepSaid, sources])

/** Opens the cache of a run. `tell` takes what is to be said of it. */
export const openRunCache = async (
  flags: CheckFlags,
  { sources }: Configured,
  keepSaid: boolean,
  tell: (word: string) => void,
  world: World,
): Promise<RunCache> => {
  const [{ openCache }, { hashOfFiles }] = await Promise.all([
    import('../node/cache/cache.ts'),
    import('../node/cache/sources.ts'),
  ])
  const { cwd } = world
  const { cacheLocation } = flags
  const usual =
    cacheLocation === undefined ? (await import('../node/cache/place.ts')).usualPlace(cwd) : undefined
  const at = usual?.at ?? resolve(cwd, cacheLocation ?? '')
  const name = cacheLocation ?? (relative(cwd, at) || at)
  const settings = settingsOf(flags, keepSaid, hashOfFiles(sources))
  const cache = openCache({
    at,
    settings,
    build: `${world.version} ${world.build?.()}`,
    today: world.today(),
    ...(usual?.own === undefined ? {} : { own: usual.own }),
    tell: word => tell(`The cache ${name} ${word}`),
  })
  return { ...cache, name }
}
