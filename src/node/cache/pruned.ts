import type { Entry, Verdict } from './entries.ts'

/** Days after which nobody seems to want an entry, and those after which nobody wants one of another build. */
const longest = 30
const longestOfOthers = 2
/** Sets of files of which it is kept what rules over whole folders said: each edit makes another one. */
const mostVerdicts = 8
/** Bytes that all entries together may take. */
const most = 64 * 1024 * 1024
/** What an entry takes beside what is sealed. */
const each = 250

const sizeOf = ({ kept }: Entry): number => {
  if (kept.is === 'skipped') return each
  return each + (kept.is === 'sealed' ? kept.sealed.length : 0) + (kept.gathered?.length ?? 0)
}

const lengthOf = ({ said }: Verdict): number => said.reduce((sum, { sealed }) => sum + sealed.length, 0)

/** What was of use lately, and of this only as much as there is room for. `today` in days since 1970. */
export const bounded = (
  entries: ReadonlyMap<string, Entry>,
  spoken: ReadonlyMap<string, Verdict>,
  today: number,
  isOurs: (key: string) => boolean,
) => {
  const verdicts = [...spoken].toSorted(([, a], [, b]) => b.at - a.at).slice(0, mostVerdicts)
  let room = most - verdicts.reduce((sum, [, verdict]) => sum + lengthOf(verdict), 0)
  const kept = [...entries]
    .filter(([key, { used }]) => today - used <= (isOurs(key) ? longest : longestOfOthers))
    .toSorted(([, a], [, b]) => b.used - a.used)
    .filter(([, entry]) => {
      room -= sizeOf(entry)
      return room >= 0
    })
  return { entries: new Map(kept), verdicts: new Map(verdicts) }
}
