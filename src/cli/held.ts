import { type Gathered, inOrder, judgeGathered, type Placed } from '../engine/collection.ts'
import type { ReportedProblem } from '../engine/report.ts'
import { faultProblem } from '../engine/rule-fault.ts'
import { silenced } from '../engine/suppressions/silence.ts'
import { grouped } from '../text/grouped.ts'
import type { Examined } from './examine.ts'
import type { Checked, LeveledRule, ListedRule } from './world.ts'

export const isHeld = (examined: Examined): examined is Checked =>
  examined.report !== undefined && (examined.gathered ?? examined.recall) !== undefined

/** What is left of the findings of a file when what the user silences is gone. */
export type Settle = (checked: Checked, part: 'own' | 'together') => Checked

const joined = (a: Checked, b: Checked): Checked => {
  const suppressed = [...(a.report.suppressed ?? []), ...(b.report.suppressed ?? [])]
  return {
    ...a,
    known: (a.known ?? 0) + (b.known ?? 0),
    report: {
      ...a.report,
      findings: inOrder([...a.report.findings, ...b.report.findings]),
      ...(suppressed.length === 0 ? {} : { suppressed }),
    },
  }
}

/** What rules over whole folders say. */
export interface Verdict {
  readonly placed: readonly Placed[]
  readonly problems: readonly Omit<ReportedProblem, 'path'>[]
  /** The texts, by their paths, of files that nobody had opened before. */
  readonly sources: ReadonlyMap<string, string>
  /** What has become, by their paths, of files that changed since their turn came; undefined where they are gone. */
  readonly changed: ReadonlyMap<string, Checked | undefined>
}

export type Judge = (held: readonly Checked[]) => Promise<Verdict>

/** Has the rules over whole folders speak of the files. */
export const judgeAnew: Judge = async held => {
  const problems: Omit<ReportedProblem, 'path'>[] = []
  const sources = new Map<string, string>()
  const all: Gathered[] = []
  const changed = new Map<string, Checked | undefined>()
  for (const { gathered = [], recall, report } of held) {
    const recalled = (await recall?.open()) ?? { gathered }
    if (recalled.source !== undefined) sources.set(report.path, recalled.source)
    if (recalled.changed) changed.set(report.path, recalled.changed.now)
    all.push(...recalled.gathered)
  }
  const placed = judgeGathered(all, fault => void problems.push(faultProblem(fault)))
  return { placed, problems, sources, changed }
}

/** The files with what rules over whole folders say of them. */
export const completed = (
  held: readonly Checked[],
  { placed, problems, sources, changed }: Verdict,
  settle: Settle = checked => checked,
): readonly Checked[] => {
  const byPath = grouped(placed, ({ path }) => path)
  const own = problems.map(problem => ({ path: held[0]?.report.path ?? '', ...problem }))
  return held.map((before, place) => {
    const now = changed.get(before.report.path)
    const one = now ? settle(now, 'own') : before
    const checked = place === 0 ? { ...one, problems: [...one.problems, ...own] } : one
    const more = (byPath.get(checked.report.path) ?? []).map(({ finding }) => finding)
    const { silencer } = checked
    if (more.length === 0 && !silencer) return checked
    const source = sources.get(checked.report.path) ?? checked.report.source
    const { suppressed: _, ...bare } = { ...checked.report, source }
    const found = silencer ? silenced({ findings: more }, silencer) : { findings: more }
    const settled = settle({ report: { ...bare, ...found }, problems: [] }, 'together')
    return joined({ ...checked, report: { ...checked.report, source } }, settled)
  })
}

/** Ids of the rules over whole folders that speak in a run. */
export const overFolders = (listed: readonly LeveledRule[], only: readonly string[]): readonly string[] =>
  listed
    .filter(({ id, level, collection }) => {
      const isOn = only.length === 0 ? level !== 'off' : only.includes(id)
      return isOn && collection !== undefined
    })
    .map(({ id }) => id)

/** What to tell somebody who asks for rules over whole folders and names single files, or checks changes only. */
export const unjudged = (
  asked: readonly string[],
  listed: readonly ListedRule[],
  changesOnly: boolean,
): string | undefined => {
  const ids = listed.filter(({ id, collection }) => collection && asked.includes(id)).map(({ id }) => id)
  if (ids.length === 0) return undefined
  const instead = changesOnly
    ? 'check them without --since and --staged'
    : 'name the folder, not single files'
  return `${ids.join(' and ')} ${ids.length === 1 ? 'compares' : 'compare'} whole folders: ${instead}.`
}
