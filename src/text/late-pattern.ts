/** As much of a regular expression as is asked of a text. */
export type Pattern = Pick<RegExp, 'exec' | 'test'>

/** Makes something when it is first asked for, such as a pattern with `\p`: V8 takes its time to read those. */
export const late = <T>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** A regular expression without state that is made when it is first asked: V8 takes its time over large ones, and over `\p`. */
export const lateRegExp = (make: () => RegExp): Pattern => {
  const pattern = late(make)
  return { exec: text => pattern().exec(text), test: text => pattern().test(text) }
}

/** The same from a text. */
export const latePattern = (source: string, flags: string): Pattern =>
  lateRegExp(() => new RegExp(source, flags))
