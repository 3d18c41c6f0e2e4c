import type { Entry, Verdict } from './entries.ts'

/** Days after which nobody seems to want an entry, and those after which nobody wants one of another build. */
const longest = 30
const longestOfOthers = 2
/** Sets of files of which it is kept what rules over whole folders said: each edit makes another one. */
const mostVerdicts = 8
/** Bytes that all entries together may take, and those of them that may be what was said of sets of files. */
const most = 64 * 1024 * 1024
const mostSaid = most / 4
/** What an entry takes beside what is sealed. */
const each = 250

const sizeOf = ({ kept }: Entry): number => {
  if (kept.is === 'skipped') return each
  return each + (kept.is === 'sealed' ? kept.sealed.length : 0) + (kept.gathered?.length ?? 0)
}

const lengthOf = ({ said }: Verdict): number => said.reduce((sum, { sealed }) => sum + sealed.length, 0)

/** Those for which there is room, the first ones first, and how much of it is left. */
const fitting = <T>(all: readonly (readonly [string, T])[], size: (one: T) => number, room: number) => {
  let left = room
  const kept = all.filter(([, one]) => {
    const fits = size(one) <= left
    if (fits) left -= size(one)
    return fits
  })
  return { kept: new Map(kept), left }
}

/** What was of use lately, and of this only as much as there is room for. `today` in days since 1970. */
export const bounded = (
  entries: ReadonlyMap<string, Entry>,
  spoken: ReadonlyMap<string, Verdict>,
  today: number,
  isOurs: (key: string) => boolean,
) => {
  const latest = [...spoken].toSorted(([, a], [, b]) => b.at - a.at).slice(0, mostVerdicts)
  const verdicts = fitting(latest, lengthOf, mostSaid)
  const wanted = [...entries]
    .filter(([key, { used }]) => today - used <= (isOurs(key) ? longest : longestOfOthers))
    .toSorted(([, a], [, b]) => b.used - a.used)
  const room = most - mostSaid + verdicts.left
  return { entries: fitting(wanted, sizeOf, room).kept, verdicts: verdicts.kept }
}
