import type { Range } from '../../text/range.ts'
import { readPortions } from './markdown-long.ts'
import { readByRemark } from './markdown-remark.ts'

/** A stretch of Markdown as its parser names it; `value` is what a character reference stands for. */
export interface Token extends Range {
  readonly type: string
  readonly value: string | undefined
}

export interface TokenListener {
  readonly enter: (token: Token) => void
  readonly exit: (token: Token) => void
}

/** In UTF-16 units. Some of what remark does grows with the square of the text: 16,000 closing brackets take it nine seconds. */
const short = 4096

/**
 * Hears every token of a Markdown text in its order. The tree that remark makes of them has lost the places of
 * escapes, references and continuation prefixes; the tokens have them all.
 */
export const readTokens = (text: string, listener: TokenListener): void =>
  text.length <= short ? readByRemark(text, listener) : readPortions(text, listener)
