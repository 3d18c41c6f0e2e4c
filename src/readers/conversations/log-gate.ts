import { linesOf } from './lines.ts'
import { mayHaveRole } from './role.ts'

/** A mark, up to two words and a space at most between them: without a colon, a speaker is no more than that. */
const bare = /^[ \t]*(?:(?:[-•]|#{1,4}|>>+)[ \t]*)?[^ \t,!?;"“”]+(?: [^ \t,!?;"“”]+)?[ \t]*$/

/** As much of a line as is looked at for a speaker. */
const reach = 200
/** Longer ones are no speaker who stands alone. */
const longest = 80
/** A mark and a name of five words are parted by as many. */
const spaces = 5

/** Whether a speaker can stand before the first colon: a short name, a time, or something in brackets. */
const mayName = (before: string): boolean =>
  /[\d([（【<]/.test(before) || before.trim().split(/[ \t]+/).length <= spaces + 1

/** Whether somebody whose role is known can stand alone on a line. */
type MayStandAlone = (line: string) => boolean

/**
 * Whether a turn can begin on a line: whatever `turnHead` takes passes, and little else. A name that stands alone begins
 * one only where it tells a role.
 */
export const mayBeTurn = (line: string, mayStandAlone: MayStandAlone = mayHaveRole): boolean => {
  const start = line.slice(0, reach)
  if (/[【<(（]/.test(start)) return true
  const colon = start.search(/[:：]/)
  if (colon >= 0 && mayName(start.slice(0, colon))) return true
  return line.length <= longest && (/\d:\d\d/.test(line) || (bare.test(line) && mayStandAlone(line)))
}

/**
 * Whether a text has two lines on which turns can begin. Most have not, and are spared the patterns of logs, which cost
 * more to compile than a short text costs to check.
 */
export const mayBeLog = (text: string, mayStandAlone?: MayStandAlone): boolean => {
  let turns = 0
  for (const { text: line } of linesOf(text)) {
    if (line.trim() !== '' && mayBeTurn(line, mayStandAlone) && ++turns > 1) return true
  }
  return false
}
