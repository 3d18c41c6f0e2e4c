import { lineStarts, type Position, positionAt } from '../text/lines.ts'
import type { PassingText } from '../text/passing.ts'
import type { Problem } from '../text/problem.ts'
import type { FileReport, ReportedProblem } from './report.ts'

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

/** What a check needs of a file's text. */
export interface TextToCheck extends Pick<PassingText, 'at' | 'quote'> {
  /** All of it; empty where nobody holds that. */
  readonly whole: string
  /** What a report shows of it. */
  readonly shown: () => Pick<FileReport, 'source' | 'quoted'>
}

export const textToCheck = (text: string | PassingText): TextToCheck => {
  if (typeof text === 'string')
    return { whole: text, at: placesIn(text), quote: () => {}, shown: () => ({ source: text }) }
  const { at, quote, quoted } = text
  return { whole: '', at, quote, shown: () => ({ source: '', quoted: quoted() }) }
}
