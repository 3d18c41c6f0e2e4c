import { lineStarts, type Position, positionAt } from '../text/lines.ts'
import type { Problem } from '../text/problem.ts'
import type { ReportedProblem } from './report.ts'

/** Where the offsets of a text are; its lines are looked for when the first place is asked for. */
export const placesIn = (text: string): ((offset: number) => Position) => {
  let starts: readonly number[] | undefined
  return offset => {
    starts ??= lineStarts(text)
    return positionAt(starts, offset)
  }
}

/** A reader's problem at its place in the file. */
export const placed = (
  path: string,
  { problem, hint, offset }: Problem,
  at: (offset: number) => Position,
): ReportedProblem => {
  if (offset === undefined) return { path, message: problem, hint }
  const { line, column } = at(offset)
  return { path, line, column, message: problem, hint }
}
