import type { Range } from '../../text/range.ts'
import { findLinks } from '../prose/links.ts'
import { joinTokens } from '../prose/passage.ts'
import { findPlaceholders, mask } from '../prose/placeholders.ts'

/** How chats mark words: `*bold*`, `_italic_`, `~struck~` and code. */
export interface ChatMarks {
  /** Single characters that are not shown. */
  readonly marks: readonly number[]
  /** Code inside a line, its marks included. */
  readonly code: readonly Range[]
  /** Code of its own, which is not read. */
  readonly blocks: readonly Range[]
}

const fence = /```[\s\S]*?```/g
const codes = /`[^`\n]+`/g

const rangesOf = (text: string, pattern: RegExp): Range[] =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length }))

const isWord = (unit: string | undefined): boolean => unit !== undefined && /[\p{L}\p{N}\uE000]/u.test(unit)
const isSpace = (unit: string | undefined): boolean => unit === undefined || /\s/.test(unit)

/** Pairs of marks on one line, with words between and none right outside. */
const pairs = (text: string): number[] => {
  const found: number[] = []
  let open: Partial<Record<string, number>> = {}
  for (const { 0: sign, index } of text.matchAll(/[*_~\n]/g)) {
    const [before, after] = [text[index - 1], text[index + 1]]
    const from = open[sign]
    if (sign === '\n') open = {}
    else if (from !== undefined && from < index - 1 && !isSpace(before) && !isWord(after)) {
      found.push(from, index)
      open[sign] = undefined
    } else if (!isWord(before) && !isSpace(after) && after !== sign) open[sign] = index
  }
  return found.sort((a, b) => a - b)
}

/** The marks in a text; those in placeholders, links and the stretches of `closed` are none. */
export const chatMarks = (text: string, closed: readonly Range[] = []): ChatMarks => {
  const shut = mask(text, closed)
  const blocks = rangesOf(shut, fence)
  const prose = mask(shut, blocks)
  const code = rangesOf(prose, codes)
  const open = mask(prose, code)
  return { marks: pairs(mask(open, joinTokens(findPlaceholders(open), findLinks(open)))), code, blocks }
}

/** Whether words would be read as marks. */
export const hasMarks = (words: string): boolean => {
  const { marks, code, blocks } = chatMarks(words)
  return marks.length + code.length + blocks.length > 0 || words.includes('`')
}
