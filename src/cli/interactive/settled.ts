import type { Diagnostic } from '../../engine/report.ts'
import type { Edit } from '../../text/edit.ts'
import type { Range } from '../../text/range.ts'

/** A finding that is not asked about again, by its place in the text as it is now. */
export interface Settled extends Range {
  readonly rule: string
  readonly entry: string | undefined
  /** Why it is ignored, where the file has no room for a comment that says so. */
  readonly reason?: string
}

export const settledAs = ({ rule, entry, start, end }: Diagnostic, reason?: string): Settled => ({
  rule,
  entry,
  start: start.offset,
  end: end.offset,
  ...(reason === undefined ? {} : { reason }),
})

export const isSettled = (
  { rule, entry, start, end }: Diagnostic,
  settled: readonly Settled[],
): Settled | undefined =>
  settled.find(
    one => one.rule === rule && one.entry === entry && one.start === start.offset && one.end === end.offset,
  )

const shifted = (one: Settled, { start, end, text }: Edit): Settled | undefined => {
  if (one.end <= start) return one
  const by = text.length - (end - start)
  return one.start >= end ? { ...one, start: one.start + by, end: one.end + by } : undefined
}

/** The same findings after an edit of the text; what the edit wrote over is asked about anew. */
export const moved = (settled: readonly Settled[], edits: readonly Edit[]): readonly Settled[] =>
  edits
    .toSorted((a, b) => b.start - a.start)
    .reduce<readonly Settled[]>((all, edit) => all.flatMap(one => shifted(one, edit) ?? []), settled)
