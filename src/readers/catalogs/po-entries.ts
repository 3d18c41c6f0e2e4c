import type { Problem } from '../../text/problem.ts'
import { escapePiece, type Quoted } from './c-text.ts'

/** A text of an entry: the quoted parts of its lines. */
export interface PoText {
  /** `msgid`, `msgstr[1]`. */
  readonly keyword: string
  readonly start: number
  readonly parts: readonly Quoted[]
}

export interface PoEntry {
  readonly start: number
  readonly fuzzy: boolean
  readonly texts: readonly PoText[]
}

interface Growing {
  readonly start: number
  readonly fuzzy: boolean
  readonly texts: { keyword: string; start: number; parts: Quoted[] }[]
}

const keywordLine = /^[ \t]*(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]*(?=")/
const comment = /^[ \t]*#/
const flags = /^[ \t]*#,(.*)/

const broken = (problem: string, hint: string, offset: number): Problem => ({
  problem: `This is not valid PO: ${problem}.`,
  hint,
  offset,
})

/** The part between the quote marks at `start`, with nothing after it on its line. */
const quotedAt = (text: string, start: number, lineEnd: number): Quoted | Problem => {
  let at = start + 1
  while (at < lineEnd && text[at] !== '"') {
    if (text[at] !== '\\') at++
    else {
      const piece = escapePiece(text, at, lineEnd)
      if (!piece)
        return broken(
          'an escape that PO does not know',
          'Write \\\\ for a backslash and \\" for a quote mark.',
          at,
        )
      at = piece.end
    }
  }
  if (at >= lineEnd)
    return broken('a text without its closing quote mark', 'Close it with " on the same line.', start)
  if (text.slice(at + 1, lineEnd).trim() !== '')
    return broken(
      'more stands after the closing quote mark',
      'Write \\" for a quote mark inside the text.',
      at + 1,
    )
  return { start: start + 1, end: at }
}

const has = (entry: Growing | undefined, keyword: RegExp): boolean =>
  entry?.texts.some(text => keyword.test(text.keyword)) ?? false

const incomplete = (entry: Growing): Problem | undefined => {
  if (!has(entry, /^msgid$/))
    return broken('an entry without its msgid', 'Write msgid "…" before msgstr "…".', entry.start)
  if (!has(entry, /^msgstr/))
    return broken(
      'an entry without its msgstr',
      'Write msgstr "…" after msgid; the file may have been cut off.',
      entry.start,
    )
  return undefined
}

/** The entries of a PO file (https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html), but for obsolete ones. */
export const poEntries = (text: string): readonly PoEntry[] | Problem => {
  const entries: Growing[] = []
  let entry: Growing | undefined
  let fuzzy = false
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length) {
    const feed = text.indexOf('\n', at)
    const lineEnd = feed === -1 ? text.length : feed
    const line = text.slice(at, lineEnd)
    const [opening, keyword] = keywordLine.exec(line) ?? []
    if (comment.test(line) || line.trim() === '') {
      if (has(entry, /^msgstr/)) entry = undefined
      if (/\bfuzzy\b/.test(flags.exec(line)?.[1] ?? '')) fuzzy = true
    } else if (keyword !== undefined && opening !== undefined) {
      const begins =
        keyword === 'msgctxt' ||
        (keyword === 'msgid' && !(entry && entry.texts.length === 1 && has(entry, /^msgctxt$/)))
      if (begins || !entry) {
        entry = { start: at, fuzzy, texts: [] }
        entries.push(entry)
        fuzzy = false
      }
      const part = quotedAt(text, at + opening.length, lineEnd)
      if ('problem' in part) return part
      entry.texts.push({ keyword, start: at, parts: [part] })
    } else {
      const start = at + line.length - line.trimStart().length
      const last = entry?.texts.at(-1)
      if (text[start] !== '"' || !last)
        return broken(
          'a line that PO does not know',
          'A line begins with #, msgctxt, msgid, msgid_plural, msgstr or a quote mark.',
          start,
        )
      const part = quotedAt(text, start, lineEnd)
      if ('problem' in part) return part
      last.parts.push(part)
    }
    at = lineEnd + 1
  }
  for (const each of entries) {
    const problem = incomplete(each)
    if (problem) return problem
  }
  return entries
}
