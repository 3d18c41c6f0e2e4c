import type { Entry } from './entries.ts'

/** Days after which nobody seems to want an entry. */
const longest = 30
/** Bytes that all entries together may take. */
const most = 64 * 1024 * 1024
/** What an entry takes beside what is sealed. */
const each = 250

const sizeOf = ({ kept }: Entry): number => each + (kept.is === 'sealed' ? kept.sealed.length : 0)

/** The entries that were of use lately, and of these only as many as there is room for. */
export const bounded = (entries: ReadonlyMap<string, Entry>, today: number): ReadonlyMap<string, Entry> => {
  const wanted = [...entries].filter(([, { used }]) => today - used <= longest)
  let room = most
  const kept = wanted
    .toSorted(([, a], [, b]) => b.used - a.used)
    .filter(([, entry]) => {
      room -= sizeOf(entry)
      return room >= 0
    })
  return new Map(kept)
}
