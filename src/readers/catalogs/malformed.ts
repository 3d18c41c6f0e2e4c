import type { Problem } from '../../text/problem.ts'

/** Why a file breaks the rules of its format: the end of a sentence, how to mend it, and where. */
export class Malformed extends Error {
  readonly hint: string
  readonly offset: number

  constructor(problem: string, hint: string, offset: number) {
    super(problem)
    this.hint = hint
    this.offset = offset
  }
}

/** What `read` makes, or why it can’t, as the end of the sentence that `begins`. */
export const orProblem = <T>(begins: string, read: () => T): T | Problem => {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    const { message, hint, offset } = error
    return { problem: `${begins} ${message}.`, hint, offset }
  }
}

/** What a sticky pattern finds right at a place. */
export const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}
