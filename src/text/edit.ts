import type { Range } from './range.ts'

/** Replace the stretch of the file by `text`, which is already spelled as the file wants it. */
export interface Edit extends Range {
  readonly text: string
}

/** Why some words can't be replaced in place. */
export interface Refusal {
  readonly refused: string
}

export const isRefusal = (value: object): value is Refusal => 'refused' in value
