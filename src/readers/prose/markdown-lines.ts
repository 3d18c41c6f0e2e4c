import type { Range } from '../../text/range.ts'
import { wordsIn } from './markdown-inline.ts'

export interface Line extends Range {
  /** Where the next line begins. */
  readonly next: number
  readonly is: 'empty' | 'words' | 'heading' | 'item' | 'markup'
  /** Where the indent ends. */
  readonly from: number
  /** The words without their marks, and the bare addresses among them. */
  readonly pieces: readonly Range[]
  readonly addresses: readonly Range[] | undefined
  /** How many characters the mark of a heading or an item takes. */
  readonly mark: number
  /** The number of an item, if it has one. */
  readonly number: string | undefined
}

/**
 * What may begin a quote, an item, a rule, a heading or code, or stand below a heading or the head of a table and make it
 * one; but for a few signs that nothing comes of before a letter.
 */
export const opening = /[ >=|]|:-|(?:[#+-]|\d{1,9}[.)])(?!\w)/y

/** What certainly begins a heading or an item, or items in items, unless more marks follow. */
const prefix = /(#{1,6}) +(?=[^ #][^#]*$)|(?:[-+*] ){1,9}|(\d{1,9})[.)] /y

const at = (pattern: RegExp, text: string, index = 0): RegExpExecArray | null => {
  pattern.lastIndex = index
  return pattern.exec(text)
}

const none: readonly Range[] = []

/** The line that begins at `start`, as far as can be told without the parser; its end leaves out white space. */
export const lineAt = (text: string, start: number): Line => {
  const feed = text.indexOf('\n', start)
  let end = feed === -1 ? text.length : feed
  const next = feed === -1 ? end : feed + 1
  if (feed !== -1 && text[end - 1] === '\r' && end > start) end--
  while (end > start && text[end - 1] === ' ') end--
  let from = start
  while (from < end && text[from] === ' ') from++
  const words = text.slice(from, end)
  const marks = at(prefix, words)
  const mark = marks ? marks[0].length : 0
  const isHeading = marks?.[1] !== undefined
  const said = isHeading || !at(opening, words, mark) ? wordsIn(text, from + mark, end) : undefined
  const { pieces = none, addresses } = said ?? {}
  const is = !said ? 'markup' : isHeading ? 'heading' : mark > 0 ? 'item' : words === '' ? 'empty' : 'words'
  return { start, from, end, next, is, mark, number: marks?.[2], pieces, addresses }
}
