/** As much of a regular expression as is asked of a text. */
export type Pattern = Pick<RegExp, 'exec' | 'test'>

/** A regular expression without state that is read when it is first asked: V8 takes its time over large ones. */
export const latePattern = (source: string, flags: string): Pattern => {
  let made: RegExp | undefined
  const pattern = (): RegExp => {
    made ??= new RegExp(source, flags)
    return made
  }
  return { exec: text => pattern().exec(text), test: text => pattern().test(text) }
}
