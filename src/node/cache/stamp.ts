import { readFileSync, statSync } from 'node:fs'
import { hashOf } from './hash.ts'

/** Size, times and number of a file, as the disk tells them. */
export interface Stamp {
  readonly size: number
  /** When it was written, in milliseconds since 1970, with as many places as the disk knows. */
  readonly written: number
  /** When anything of it was changed, its name and its owner too. */
  readonly changed: number
  readonly number: number
  readonly disk: number
}

/** What a file was when it was read, so that it can be told whether it still is. */
export interface Seen {
  readonly stamp: Stamp
  /** When it was looked at, by the clock of the machine. */
  readonly at: number
  /** A hash of its bytes. */
  readonly digest: string
}

/**
 * Disks tell times in steps, FAT in two seconds: a file that changed this shortly before it was read may have changed
 * again in the same step, with the same size. Its stamp proves nothing, and its bytes are hashed.
 */
const coarsest = 2_500

/** The stamp of a file; undefined where it is not there, or is no ordinary file. A link is what it leads to. */
export const stampOf = (path: string): Stamp | undefined => {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found?.isFile()) return undefined
    const { size, mtimeMs, ctimeMs, ino, dev } = found
    return { size, written: mtimeMs, changed: ctimeMs, number: ino, disk: dev }
  } catch {
    return undefined
  }
}

export const sameStamp = (a: Stamp, b: Stamp): boolean =>
  a.size === b.size &&
  a.written === b.written &&
  a.changed === b.changed &&
  a.number === b.number &&
  a.disk === b.disk

/** Whether an equal stamp means equal bytes. */
export const isSettled = ({ stamp: { written, changed }, at }: Pick<Seen, 'stamp' | 'at'>): boolean =>
  Math.max(written, changed) + coarsest < at

/** The bytes of a file, and what it was while they were read; `seen` is left out where it changed meanwhile. */
export const readSeen = (path: string): { readonly bytes: Buffer; readonly seen?: Seen } => {
  const at = Date.now()
  const before = stampOf(path)
  const bytes = readFileSync(path)
  const after = stampOf(path)
  if (!before || !after || !sameStamp(before, after)) return { bytes }
  return { bytes, seen: { stamp: before, at, digest: hashOf(bytes) } }
}
