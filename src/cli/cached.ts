import type { Cache, Fresh, Hit } from '../node/cache/cache.ts'
import { decode, isUndecodable } from '../node/decode.ts'
import type { Examination, Examined } from './examine.ts'
import type { Later } from './examined.ts'
import type { Unread } from './inputs.ts'
import { type CollectingNamed, gatheredOf, type PlainGathered } from './plain.ts'
import type { Checked, Recall } from './world.ts'

/** What came of a file, and what a cache may keep of it. */
export interface Cached {
  readonly examined: Examined
  readonly fresh?: Fresh
}

/** What it takes to restore a file from a hit. */
interface Restoring {
  readonly cache: Pick<Cache, 'unseal'>
  readonly path: string
  readonly collecting: () => Promise<CollectingNamed>
  readonly anew: () => Promise<Examined | undefined>
}

/** How what was gathered of a file is had again. */
const recallOf = (
  { known }: Pick<Hit, 'known'>,
  sealed: Uint8Array,
  { cache, path, collecting, anew }: Restoring,
): Recall => ({
  known,
  open: async () => {
    if (sealed.length === 0) return { gathered: [] }
    const opened = cache.unseal(known.at, sealed)
    const decoded = opened && decode(opened.bytes, path)
    if (decoded && !isUndecodable(decoded)) {
      const named = await collecting()
      const gathered = (opened.value as readonly PlainGathered[]).map(one => gatheredOf(one, named))
      return { gathered, source: decoded.text }
    }
    const examined = await anew()
    const now = examined?.report ? examined : undefined
    return { gathered: now?.gathered ?? [], changed: { now } }
  },
})

/** What a hit stands for; undefined where its bytes are no text any more. */
const examinedOf = (hit: Hit, given: Restoring): Examined | undefined => {
  if (hit.is === 'skipped') return { problems: [] }
  const { path } = given
  const recall = hit.gathered ? { recall: recallOf(hit, hit.gathered, given) } : {}
  if (hit.is === 'clean') {
    const { format, messages, otherLanguages } = hit
    return {
      report: { path, format, messages, otherLanguages, findings: [], source: '' },
      problems: [],
      ...recall,
    }
  }
  const decoded = decode(hit.bytes, path)
  if (isUndecodable(decoded)) return undefined
  // Sealed by us, and whole: who can't read the file can't have made it.
  const value = hit.value as Checked
  return { ...value, report: { ...value.report, source: decoded.text }, ...recall }
}

/** What was found just now, as a cache knows it from now on. */
const knownAs = (examined: Examined, known: Hit['known']): Examined => {
  if (!examined.report || !examined.gathered) return examined
  const { gathered } = examined
  return { ...examined, recall: { known, open: async () => ({ gathered }) } }
}

/** Asks a cache before a file is examined, and has it keep what came of it. */
export const cached =
  (
    cache: Pick<Cache, 'look' | 'find' | 'keep' | 'unseal'>,
    planKey: (at: string) => string,
    collectingFor: (at: string) => Promise<CollectingNamed>,
    pause: NonNullable<Examination['pause']>,
  ) =>
  (unread: Unread, examine: (unread: Unread) => Promise<Cached | undefined>): Later => {
    const { file, as = '', promising, walked } = unread
    const { at, path, demanded, among = false } = file
    // Paths are shown from the working folder, or whole.
    const from = at.endsWith(path) ? at.slice(0, -path.length) : path
    const how = JSON.stringify([as, promising, demanded, among, planKey(at)])
    const asked = { at, from, how, walked }
    const anew = async (): Promise<Examined | undefined> => {
      const result = await examine(unread)
      return result?.fresh ? knownAs(result.examined, cache.keep(asked, result.fresh)) : result?.examined
    }
    // What must be examined begins at once; what is known waits for its turn, so that it takes no room before.
    const look = cache.look(asked)
    const job = look ? undefined : anew()
    job?.catch(() => {})
    return async () => {
      if (!look) return job
      await pause()
      const hit = cache.find(look)
      return (hit && examinedOf(hit, { cache, path, collecting: () => collectingFor(at), anew })) ?? anew()
    }
  }
