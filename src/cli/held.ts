import { inOrder, judgeGathered } from '../engine/collection.ts'
import type { Diagnostic, ReportedProblem } from '../engine/report.ts'
import { faultProblem, type RuleFault } from '../engine/rule-fault.ts'
import { silenced } from '../engine/suppressions/silence.ts'
import type { Examined } from './examine.ts'
import type { Checked, LeveledRule, ListedRule } from './world.ts'

export const isHeld = (examined: Examined): examined is Checked =>
  examined.report !== undefined && examined.gathered !== undefined

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

/** The files with what rules over whole folders say of them. */
export const completed = (
  held: readonly Checked[],
  settle: Settle = checked => checked,
): readonly Checked[] => {
  const byPath = new Map<string, Diagnostic[]>()
  const problems: ReportedProblem[] = []
  const [first] = held
  const tell = (fault: RuleFault): void => {
    problems.push({ path: first?.report.path ?? '', ...faultProblem(fault) })
  }
  const gathered = held.flatMap(each => each.gathered ?? [])
  for (const { path, finding } of judgeGathered(gathered, tell)) {
    const own = byPath.get(path)
    if (own) own.push(finding)
    else byPath.set(path, [finding])
  }
  return held.map(given => {
    const checked = given === first ? { ...given, problems: [...given.problems, ...problems] } : given
    const { report } = checked
    const more = byPath.get(report.path) ?? []
    const { silencer } = checked
    if (more.length === 0 && !silencer) return checked
    const { suppressed: _, ...bare } = report
    const found = silencer ? silenced({ findings: more }, silencer) : { findings: more }
    return joined(checked, settle({ report: { ...bare, ...found }, problems: [] }, 'together'))
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
