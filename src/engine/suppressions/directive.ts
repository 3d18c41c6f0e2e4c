import type { CommentMarks } from '../../text/comment.ts'
import { nearest } from '../../text/nearest.ts'
import type { Range } from '../../text/range.ts'

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

/** A day of the calendar: February has no 30th. */
const isDay = (written: string): boolean => {
  const time = Date.parse(`${written}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === written
}

const understand = (comment: string, range: Range): Suppression | Misspelt => {
  const [, said = '', reason] = /^(.*?)(?:\s--(?:\s+(.*))?)?$/s.exec(comment) ?? []
  const [word = '', ...names] = said.split(/[\s,]+/).filter(part => part !== '')
  const directive = words[word]
  if (!directive) {
    const near = nearest(word, Object.keys(words))
    return { range, problem: `there is no “${word}”${near ? `; did you mean ${near}?` : ''}` }
  }
  const untils = names.filter(name => name.startsWith('until:')).map(name => name.slice('until:'.length))
  const bad = untils.find(until => !isDay(until))
  if (bad !== undefined) return { range, problem: `“${bad}” is no day; write until:2027-01-31` }
  const [until] = untils
  const told = reason?.trim()
  return {
    directive,
    rules: names.filter(name => !name.startsWith('until:')),
    ...(until === undefined ? {} : { until }),
    ...(told ? { reason: told } : {}),
    range,
  }
}

/** The comment around a place, if it begins right there: its marks may have white space inside. */
const commentAt = (
  text: string,
  word: number,
  marks: readonly CommentMarks[],
): { readonly range: Range; readonly inside: string } | undefined => {
  let lead = word
  while (lead > 0 && /[ \t]/.test(text[lead - 1] ?? '')) lead--
  for (const { open, close } of marks) {
    const start = lead - open.length
    if (start < 0 || !text.startsWith(open, start)) continue
    if (close === 'line') {
      // In YAML and its like a mark inside a word begins no comment.
      if (start > 0 && !/\s/.test(text[start - 1] ?? '')) continue
      const feed = text.indexOf('\n', word)
      const end = feed === -1 ? text.length : feed
      return { range: { start, end }, inside: text.slice(word, end).trim() }
    }
    const end = text.indexOf(close, word)
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
  for (let at = text.indexOf('tactful-'); at !== -1; at = text.indexOf('tactful-', at + 1)) {
    const comment = commentAt(text, at, marks)
    if (comment) found.push(understand(comment.inside, comment.range))
  }
  return found
}
