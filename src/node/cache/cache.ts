import { readFileSync } from 'node:fs'
import { basename, dirname, relative } from 'node:path'
import type { Problem } from '../../text/problem.ts'
import { reasonOf } from '../filesystem.ts'
import { slashed } from '../inside.ts'
import type { Entries, Entry, Kept } from './entries.ts'
import { hash, hashOf, quickHash } from './hash.ts'
import { bounded } from './pruned.ts'
import { unseal } from './seal.ts'
import { isSettled, type Seen, type Stamp, sameStamp, stampOf } from './stamp.ts'
import { keepOutOfGit, openStored, writeStored } from './stored.ts'
import { type Known, type Unsealed, unsealWith, verdictsOf } from './verdicts.ts'

/** A file as a run looks at it. */
export interface Asked {
  /** Its absolute path. */
  readonly at: string
  /** The folder from which reports name it. */
  readonly from: string
  /** All else that has a say in what comes of it: how it is read and checked. */
  readonly how: string
  /** It was come across while its whole folder was walked. */
  readonly walked: boolean
}

/** What seems to be known of a file. */
export interface Look {
  readonly key: string
  readonly path: string
  readonly entry: Entry
  readonly stamp: Stamp
  /** When it was looked at. */
  readonly at: number
}

/** What came of a file when it was last checked. */
export type Hit = (Exclude<Kept, { is: 'sealed' }> | Opened) & { readonly known: Known }

interface Opened extends Unsealed {
  readonly is: 'unsealed'
  readonly gathered?: Uint8Array
}

/** What came of a file just now. */
export interface Fresh {
  readonly seen: Seen
  readonly kept: Kept
  /** The date has a say in it. */
  readonly dated: boolean
}

export interface Cache {
  /** Whether a file is that of the cache, or will be. */
  readonly isOwn: (at: string) => boolean
  /** What there may be to be found, as far as it can be told without opening the file. */
  readonly look: (asked: Asked) => Look | undefined
  /** Undefined for a file that must be checked. */
  readonly find: (look: Look) => Hit | undefined
  readonly keep: (asked: Asked, fresh: Fresh) => Known
  readonly unseal: typeof unsealWith
  readonly verdicts: Pick<ReturnType<typeof verdictsOf>, 'find' | 'keep'>
  /** Writes what is new. `whole` if the run came to its end: then files that were not met are gone. A problem if it can't. */
  readonly close: (whole: boolean) => Promise<Problem | undefined>
}

interface Place {
  /** The file of the cache. */
  readonly at: string
  /** A folder of nothing but caches, to be kept out of git. */
  readonly own?: string
  /** What holds for the whole run. */
  readonly settings: string
  /** Tells this build of the tool from all others. */
  readonly build: string
  /** `2026-11-22` */
  readonly today: string
  /** Tells why what is there can't be used. */
  readonly tell: (word: string) => void
}

const dayLength = 86_400_000

const none: Entries = { keys: () => [], get: () => undefined, verdicts: new Map() }

/**
 * Names for the files of a run, made of hashes; from the folder of the cache, that may move with them. That of the name in
 * its folder is quick and no more: two files of one name in the cache still differ in what they are.
 */
const namer = (top: string, build: string, settings: string) => {
  const own = hash('build', build).slice(0, 6)
  const run = hash('run', build, settings)
  const ways = new Map<string, string>()
  const place = (folder: string): string => slashed(relative(top, folder))
  const wayOf = ({ from, how }: Asked): string => {
    const way = `${how}${from}`
    const known = ways.get(way) ?? hash('way', run, how, place(from)).slice(0, 20)
    ways.set(way, known)
    return known
  }
  const folders = new Map<string, string>()
  const folderName = (path: string): string => {
    const folder = dirname(path)
    const known = folders.get(folder) ?? hash('folder', run, place(folder)).slice(0, 20)
    folders.set(folder, known)
    return known
  }
  return {
    fileName: (asked: Asked): string =>
      `${own}${wayOf(asked)}${folderName(asked.at)}${quickHash(basename(asked.at))}`,
    folderName,
    /** Whether it is a name that this build gives. */
    isOurs: (key: string): boolean => key.startsWith(own),
  }
}

/** Opens the cache in a file, which may not be there yet. */
export const openCache = ({ at: file, own, settings, build, today, tell }: Place): Cache => {
  const opened = openStored(file)
  if (opened.is === 'foreign') tell(`is not used, and left alone: ${opened.why}.`)
  if (opened.is === 'useless') tell(`is not used: ${opened.why}. It is written anew.`)
  const before = opened.is === 'read' ? opened.entries : none
  const { fileName, folderName, isOurs } = namer(dirname(file), build, settings)
  const now = Math.floor(Date.now() / dayLength)
  const fresh = new Map<string, Entry>()
  const verdicts = verdictsOf(before.verdicts)
  const met = new Set<string>()
  const walked = new Set<string>()
  let stale = false

  const put = (key: string, entry: Entry): void => {
    fresh.set(key, entry)
    stale = true
  }
  const look: Cache['look'] = asked => {
    const key = fileName(asked)
    met.add(key)
    if (asked.walked) walked.add(folderName(asked.at))
    const entry = before.get(key)
    if (!entry || (entry.day !== undefined && entry.day !== today)) return undefined
    const at = Date.now()
    const stamp = stampOf(asked.at)
    return stamp?.size === entry.stamp.size ? { key, path: asked.at, entry, stamp, at } : undefined
  }
  const find: Cache['find'] = ({ key, path, entry, stamp, at }) => {
    const { kept } = entry
    const same = sameStamp(stamp, entry.stamp) && isSettled(entry)
    const known = { at: path, digest: entry.digest, key }
    if (entry.used !== now) stale = true
    if (same && kept.is !== 'sealed') return { ...kept, known }
    let bytes: Buffer
    try {
      bytes = readFileSync(path)
    } catch {
      return undefined
    }
    // What is sealed is opened by the very bytes only, so that these need no hash.
    const value = kept.is === 'sealed' ? unseal(kept.sealed, bytes) : undefined
    const isOther = kept.is === 'sealed' ? value === undefined : hashOf(bytes) !== entry.digest
    if (isOther) return undefined
    const after = same ? undefined : stampOf(path)
    if (after && sameStamp(after, stamp)) put(key, { ...entry, stamp, at, used: now })
    if (kept.is !== 'sealed') return { ...kept, known }
    const { gathered } = kept
    return { is: 'unsealed', value, bytes, known, ...(gathered ? { gathered } : {}) }
  }
  const keep: Cache['keep'] = (asked, { seen, kept, dated }) => {
    const key = fileName(asked)
    put(key, {
      ...seen,
      ...(dated ? { day: today } : {}),
      ...(asked.walked ? { folder: folderName(asked.at) } : {}),
      used: now,
      kept,
    })
    return { at: asked.at, digest: seen.digest, key }
  }
  /** Entries as they are on the disk by now, without those of files that are gone, and with what is new. */
  const merged = (others: Entries, isGone: (key: string, entry: Entry) => boolean) => {
    const all = new Map<string, Entry>()
    for (const key of others.keys()) {
      const entry = others.get(key)
      if (entry && !isGone(key, entry)) all.set(key, met.has(key) ? { ...entry, used: now } : entry)
    }
    for (const [key, entry] of fresh) {
      const other = all.get(key)
      if (!other || other.at <= entry.at) all.set(key, entry)
    }
    return all
  }
  const close: Cache['close'] = async whole => {
    if (opened.is === 'foreign') return undefined
    const isGone = (key: string, { folder }: Entry): boolean =>
      whole && folder !== undefined && !met.has(key) && walked.has(folder)
    const unmet = [...before.keys()].filter(key => !met.has(key))
    const gone = unmet.some(key => {
      const entry = before.get(key)
      return entry && isGone(key, entry)
    })
    if (!stale && !gone && verdicts.fresh.size === 0) return undefined
    // Another run may have written meanwhile.
    const latest = openStored(file)
    const others = latest.is === 'read' ? latest.entries : before
    const spoken = new Map([...others.verdicts, ...verdicts.fresh])
    try {
      if (own !== undefined) keepOutOfGit(own)
      await writeStored(file, bounded(merged(others, isGone), spoken, now, isOurs))
      return undefined
    } catch (error) {
      return {
        problem: `can’t be written: ${reasonOf(error)}`,
        hint: 'Name another place with --cache-location.',
      }
    }
  }
  const isOwn = (at: string): boolean => at === file && opened.is !== 'foreign'
  return { isOwn, look, find, keep, unseal: unsealWith, verdicts, close }
}
