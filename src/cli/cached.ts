import type { Cache, Fresh, Hit } from '../node/cache/cache.ts'
import { decode, isUndecodable } from '../node/decode.ts'
import type { Examination, Examined } from './examine.ts'
import type { Later } from './examined.ts'
import type { Unread } from './inputs.ts'
import { type CollectingNamed, type PlainExamined, restored } from './plain.ts'

/** What came of a file, and what a cache may keep of it. */
export interface Cached {
  readonly examined: Examined
  readonly fresh?: Fresh
}

/** What a hit stands for; undefined where its bytes are no text any more. */
const examinedOf = async (
  hit: Hit,
  path: string,
  collecting: () => Promise<CollectingNamed>,
): Promise<Examined | undefined> => {
  if (hit.is === 'skipped') return { problems: [] }
  if (hit.is === 'clean') {
    const { format, messages, otherLanguages } = hit
    return { report: { path, format, messages, otherLanguages, findings: [], source: '' }, problems: [] }
  }
  const decoded = decode(hit.bytes, path)
  if (isUndecodable(decoded)) return undefined
  // Sealed by us, and whole: who can't read the file can't have made it.
  const value = hit.value as PlainExamined
  if (!value.report) return value
  const { gathered, ...rest } = value
  const report = { ...value.report, source: decoded.text }
  if (!gathered) return { ...rest, report }
  if (gathered.length === 0) return { ...rest, report, gathered: [] }
  return restored({ ...rest, report, gathered }, await collecting())
}

/** Asks a cache before a file is examined, and has it keep what came of it. */
export const cached =
  (
    cache: Pick<Cache, 'look' | 'find' | 'keep'>,
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
      if (result?.fresh) cache.keep(asked, result.fresh)
      return result?.examined
    }
    // What must be examined begins at once; what is known waits for its turn, so that it takes no room before.
    const look = cache.look(asked)
    const job = look ? undefined : anew()
    job?.catch(() => {})
    return async () => {
      if (!look) return job
      await pause()
      const hit = cache.find(look)
      return (hit && (await examinedOf(hit, path, () => collectingFor(at)))) ?? anew()
    }
  }
