import type { Diagnostic } from '../engine/report.ts'
import type { Cache } from '../node/cache/cache.ts'
import { decode, isUndecodable } from '../node/decode.ts'
import { grouped } from '../text/grouped.ts'
import { type Judge, judgeAnew, type Verdict } from './held.ts'
import { plainFinding } from './plain.ts'
import type { Checked } from './world.ts'

type Verdicts = Cache['verdicts']

/** What is known of the very files. */
const before = (
  held: readonly Checked[],
  known: Parameters<Verdicts['find']>[0],
  verdicts: Verdicts,
): Verdict | undefined => {
  const found = verdicts.find(known)
  if (!found) return undefined
  const placed: Verdict['placed'][number][] = []
  const sources = new Map<string, string>()
  for (const [of, { value, bytes }] of found) {
    const path = held[of]?.report.path ?? ''
    const decoded = decode(bytes, path)
    if (isUndecodable(decoded)) return undefined
    sources.set(path, decoded.text)
    for (const finding of value as readonly Diagnostic[]) placed.push({ path, finding })
  }
  return { placed, problems: [], sources, changed: new Map() }
}

/** What is said of each file, by the place of the file among those held. */
const byPlace = (
  held: readonly Checked[],
  { placed }: Verdict,
): ReadonlyMap<number, readonly Diagnostic[]> => {
  const byPath = grouped(placed, ({ path }) => path)
  return new Map(
    held.flatMap(({ report }, at) => {
      const said = byPath.get(report.path)
      return said ? [[at, said.map(({ finding }) => plainFinding(finding))] as const] : []
    }),
  )
}

/** Has rules over whole folders speak of files that have changed; of all others a cache knows what they said. */
export const judgeWith =
  ({ verdicts }: Pick<Cache, 'verdicts'>): Judge =>
  async held => {
    const known = held.flatMap(({ recall }) => recall?.known ?? [])
    if (known.length < held.length) return judgeAnew(held)
    const said = before(held, known, verdicts)
    if (said) return said
    const verdict = await judgeAnew(held)
    const isWhole = verdict.problems.length === 0 && verdict.changed.size === 0
    if (isWhole) verdicts.keep(known, byPlace(held, verdict))
    return verdict
  }
