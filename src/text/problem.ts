/** Something that kept a file, or a part of it, from being read: what, where, and how to mend it. */
export interface Problem {
  readonly problem: string
  readonly hint: string
  /** UTF-16 offset in the file, where it is known. */
  readonly offset?: number
}

export const isProblem = (value: object): value is Problem => 'problem' in value
