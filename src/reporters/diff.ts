import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatchHunk } from 'diff'
import { type ChangedStretch, changedStretches } from './changed-stretches.ts'

/** Lines that are shown before and behind a change. */
const context = 3

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** Changes in groups: those of a group stand so near to each other that the lines between them are all shown. */
const grouped = (changed: readonly ChangedStretch[]): readonly (readonly ChangedStretch[])[] => {
  const groups: ChangedStretch[][] = []
  for (const one of changed) {
    const last = groups.at(-1)
    if (last && one.from - (last.at(-1)?.to ?? 0) <= 2 * context) last.push(one)
    else groups.push([one])
  }
  return groups
}

const shown = (lines: readonly string[], mark: string): readonly string[] =>
  lines.flatMap(line =>
    line.endsWith('\n') ? [mark + line.slice(0, -1)] : [mark + line, '\\ No newline at end of file'],
  )

const hunkOf = (
  group: readonly ChangedStretch[],
  before: readonly string[],
  after: readonly string[],
): StructuredPatchHunk => {
  const first = group[0] as ChangedStretch
  const last = group.at(-1) as ChangedStretch
  const leading = Math.min(context, first.from)
  const trailing = Math.min(context, before.length - last.to)
  const lines: string[] = []
  let at = first.from - leading
  for (const { from, to, newFrom, newTo } of group) {
    const parts = [
      shown(before.slice(at, from), ' '),
      shown(before.slice(from, to), '-'),
      shown(after.slice(newFrom, newTo), '+'),
    ]
    for (const part of parts) for (const line of part) lines.push(line)
    at = to
  }
  for (const line of shown(before.slice(at, at + trailing), ' ')) lines.push(line)
  return {
    oldStart: first.from - leading + 1,
    oldLines: last.to + trailing - (first.from - leading),
    newStart: first.newFrom - leading + 1,
    newLines: last.newTo + trailing - (first.newFrom - leading),
    lines,
  }
}

/** What changed in a file, as a unified diff that `git apply` takes; empty where nothing did. */
export const unifiedDiff = (path: string, before: string, after: string): string => {
  if (before === after) return ''
  const name = path.replace(/^\/+/, '')
  const [lines, newLines] = [linesOf(before), linesOf(after)]
  const hunks = grouped(changedStretches(lines, newLines)).map(group => hunkOf(group, lines, newLines))
  return formatPatch(
    { oldFileName: `a/${name}`, newFileName: `b/${name}`, oldHeader: undefined, newHeader: undefined, hunks },
    FILE_HEADERS_ONLY,
  )
}
