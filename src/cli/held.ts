import { inOrder, judgeGathered } from '../engine/collection.ts'
import type { Diagnostic } from '../engine/report.ts'
import type { Examined } from './examine.ts'
import type { Checked, ListedRule } from './world.ts'

export const isHeld = (examined: Examined): examined is Checked =>
  examined.report !== undefined && examined.gathered !== undefined

/** The files with what rules over whole folders say of them. */
export const completed = (held: readonly Checked[]): readonly Checked[] => {
  const byPath = new Map<string, Diagnostic[]>()
  for (const { path, finding } of judgeGathered(held.flatMap(({ gathered = [] }) => gathered))) {
    const own = byPath.get(path)
    if (own) own.push(finding)
    else byPath.set(path, [finding])
  }
  return held.map(checked => {
    const { report } = checked
    const more = byPath.get(report.path) ?? []
    return more.length === 0
      ? checked
      : { ...checked, report: { ...report, findings: inOrder([...report.findings, ...more]) } }
  })
}

/** What to tell somebody who asks for rules over whole folders and names single files only. */
export const unjudged = (asked: readonly string[], listed: readonly ListedRule[]): string | undefined => {
  const ids = listed.filter(({ id, collection }) => collection && asked.includes(id)).map(({ id }) => id)
  if (ids.length === 0) return undefined
  return `${ids.join(' and ')} ${ids.length === 1 ? 'compares' : 'compare'} whole folders: name the folder, not single files.`
}
