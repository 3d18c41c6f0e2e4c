import type { Diagnostic } from '../../engine/report.ts'
import type { CommentMarks } from '../../text/comment.ts'
import type { Edit } from '../../text/edit.ts'
import { isProblem } from '../../text/problem.ts'
import type { Desk, Made } from './desk.ts'

/** What a suppression names: the entry where there is one, so that it silences no more than what was seen. */
export const nameOf = ({ rule, entry }: Pick<Diagnostic, 'rule' | 'entry'>): string =>
  entry === undefined ? rule : `${rule}/${entry}`

/** XML allows no two hyphens in a comment. */
const isXml = (path: string, text: string): boolean =>
  /\.(?:xml|xlf|xliff|resx)$/i.test(path) || /^\uFEFF?\s*<\?xml/.test(text)

const commentOf = (
  finding: Diagnostic,
  reason: string,
  { open, close }: CommentMarks,
  xml: boolean,
): string | undefined => {
  const words = `tactful-ignore-next ${nameOf(finding)} ${xml ? '—' : '--'} ${reason}`
  if (close === 'line' || close === 'block') return `${open} ${words}`
  return reason.includes(close) || (xml && reason.includes('--')) ? undefined : `${open} ${words} ${close}`
}

/** Marks of template languages, by what a text of each of them has anyway. */
const languages: readonly (readonly [mark: RegExp, sign: RegExp])[] = [
  [/^\{[#%]/, /\{[%#]/],
  [/^\{\{~?!/, /\{\{~?[#!/>]/],
  [/^\{\{\/\*/, /\{\{\/\*/],
  [/^<%--/, /<%--/],
  [/^<%/, /<%(?!--)/],
  [/^<#/, /<\/?#/],
]

/**
 * Whether a comment that our readers take is one for whoever uses the file, too. JSON proper and tables have none: what
 * is written there goes to customers, or breaks the file for others.
 */
const mayStand = (path: string, text: string, { open }: CommentMarks): boolean => {
  if (/\.(?:csv|tsv)$/i.test(path)) return false
  if (/^\uFEFF?\s*[[{]\s*["[{\]}]/.test(text)) return /^\/[/*]/.test(open) && /^\s*\/[/*]/m.test(text)
  const [, sign] = languages.find(([mark]) => mark.test(open)) ?? []
  return sign === undefined || sign.test(text)
}

/** Far enough above a passage for what belongs to it in any format: keys, references, attributes. */
const mostLines = 12

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1

/** Where a comment may stand before a passage: on a line of its own, above it or further up; else right before it. */
const places = (text: string, offset: number, comment: string, { close }: CommentMarks): readonly Edit[] => {
  const found: Edit[] = []
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  let at = lineStart(text, offset)
  for (let i = 0; i < mostLines; i++) {
    const [indent = ''] = /^[ \t]*/.exec(text.slice(at, at + 200)) ?? []
    const start = at === 0 && text.startsWith('\uFEFF') ? 1 : at
    found.push({ start, end: start, text: `${indent}${comment}${end}` })
    if (close === 'block') found.push({ start, end: start, text: `${indent}${comment}${end}${end}` })
    if (at === 0) break
    at = lineStart(text, at - 1)
  }
  const isMarkup = /^\uFEFF?\s*</.test(text)
  if (isMarkup && close !== 'line' && close !== 'block')
    found.push({ start: offset, end: offset, text: comment })
  return found
}

const count = (findings: readonly Diagnostic[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const one of findings) counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + 1)
  return counts
}

/** Whether one finding is gone and none has come: a suppression that misses its place is a finding itself. */
const isGone = (
  finding: Diagnostic,
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
): boolean => {
  const [was, is] = [count(before), count(after)]
  const own = nameOf(finding)
  return (
    (is.get(own) ?? 0) < (was.get(own) ?? 0) &&
    [...is].every(([name, times]) => times <= (was.get(name) ?? 0))
  )
}

/** The text with a comment that silences a finding; undefined where the file has no room for one. */
export const commented = async (
  text: string,
  finding: Diagnostic,
  reason: string,
  { given, read, examined, comment }: Desk,
): Promise<Made | undefined> => {
  const reading = await read(text)
  if (!reading || isProblem(reading) || !finding.within) return undefined
  const before = (await examined(text)).report?.findings ?? []
  const { located } = finding.within.passage
  const { start } = located.source({ start: 0, end: located.text.length })
  for (const marks of reading.comments ?? []) {
    if (!mayStand(given.path, text, marks)) continue
    const words = commentOf(finding, reason, marks, isXml(given.path, text))
    if (words === undefined) continue
    for (const edit of places(text, start, words, marks)) {
      const made = await comment(text, edit)
      const after = made && (await examined(made.text))
      if (after?.report && after.problems.length === 0 && isGone(finding, before, after.report.findings))
        return made
    }
  }
  return undefined
}
