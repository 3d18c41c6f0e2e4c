import type { CommentMarks } from '../../text/comment.ts'
import { nearest } from '../../text/nearest.ts'
import type { Range } from '../../text/range.ts'
import { isDay } from './day.ts'

/** What a comment asks for: silence in the next passage, from here to its end mark, or in the whole file. */
export type Directive = 'next' | 'begin' | 'end' | 'file'

/** A comment such as `<!-- tactful-ignore-next no-problem until:2027-01-31 -- our founder says it -->`. */
export interface Suppression {
  readonly directive: Directive
  /** Ids of rules, `rule/entry` too; none for all rules. */
  readonly rules: readonly string[]
  /** The last day on which it holds, as `2027-01-31`. */
  readonly until?: string
  readonly reason?: string
  /** Where the comment stands in the file, marks included. */
  readonly range: Range
}

/** A comment that means to suppress something and does not say what we know. */
export interface Misspelt {
  readonly range: Range
  readonly problem: string
}

const words: Readonly<Record<string, Directive>> = {
  'tactful-ignore-next': 'next',
  'tactful-ignore': 'begin',
  'tactful-ignore-end': 'end',
  'tactful-ignore-file': 'file',
}

/** XML allows no two hyphens in a comment. */
const reasonMark = /\s(?:--|—|–)(?:\s|$)/

const understand = (comment: string, range: Range): Suppression | Misspelt => {
  const mark = reasonMark.exec(comment)
  const said = mark ? comment.slice(0, mark.index) : comment
  const reason = mark ? comment.slice(mark.index + mark[0].length).trim() : ''
  const [word = '', ...names] = said.split(/[\s,]+/).filter(part => part !== '')
  const directive = Object.hasOwn(words, word) ? words[word] : undefined
  if (!directive) {
    const near = nearest(word.slice(0, 40), Object.keys(words))
    return { range, problem: `there is no “${word}”${near ? `; did you mean ${near}?` : ''}` }
  }
  const untils = names.filter(name => name.startsWith('until:')).map(name => name.slice('until:'.length))
  const bad = untils.find(until => !isDay(until))
  if (bad !== undefined) return { range, problem: `“${bad}” is no day; write until:2027-01-31` }
  const [until] = untils
  return {
    directive,
    rules: names.filter(name => !name.startsWith('until:')),
    ...(until === undefined ? {} : { until }),
    ...(reason ? { reason } : {}),
    range,
  }
}

interface Comment {
  readonly range: Range
  readonly inside: string
}

/** Finds the next place of a mark, for places that only grow: no stretch of the text is searched twice. */
const finder = (text: string): ((mark: string, from: number) => number) => {
  const known = new Map<string, number>()
  return (mark, from) => {
    const before = known.get(mark)
    if (before !== undefined && (before === -1 || before >= from)) return before
    const at = text.indexOf(mark, from)
    known.set(mark, at)
    return at
  }
}

const blankLine = /\n[ \t\r]*\n/g

/** The comment around a place, if it begins right there: its marks may have white space inside. */
const commentAt = (
  text: string,
  word: number,
  marks: readonly CommentMarks[],
  find: (mark: string, from: number) => number,
): Comment | undefined => {
  let line = word
  while (line > 0 && /[ \t]/.test(text[line - 1] ?? '')) line--
  let lead = line
  while (lead > 0 && /\s/.test(text[lead - 1] ?? '')) lead--
  for (const { open, close } of marks) {
    const before = close === 'line' ? line : lead
    const start = before - open.length
    if (start < 0 || !text.startsWith(open, start)) continue
    if (close === 'line' || close === 'block') {
      // In YAML and its like a mark inside a word begins no comment; a block begins with its line.
      if (start > 0 && !(close === 'line' ? /\s/ : /\n/).test(text[start - 1] ?? '')) continue
      if (close === 'block' && before === word) continue
      blankLine.lastIndex = word
      const feed = close === 'line' ? find('\n', word) : (blankLine.exec(text)?.index ?? -1)
      const end = feed === -1 ? text.length : feed
      return { range: { start, end }, inside: text.slice(word, end).trim() }
    }
    const end = find(close, word)
    if (end !== -1) return { range: { start, end: end + close.length }, inside: text.slice(word, end).trim() }
  }
  return undefined
}

/** Every comment of a file that speaks to Tactful, in order. */
export const directivesIn = (
  text: string,
  marks: readonly CommentMarks[],
): readonly (Suppression | Misspelt)[] => {
  const found: (Suppression | Misspelt)[] = []
  const find = finder(text)
  for (let at = text.indexOf('tactful-'); at !== -1; ) {
    const comment = commentAt(text, at, marks, find)
    if (comment) found.push(understand(comment.inside, comment.range))
    at = text.indexOf('tactful-', comment?.range.end ?? at + 1)
  }
  return found
}
