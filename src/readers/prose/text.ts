import type { Passage, PassageKind, Placeholder } from '../../text/conversation.ts'
import type { Located, Piece, Spell } from '../../text/located.ts'
import type { Reader } from '../reader.ts'
import { passageOf } from './passage.ts'
import { findPlaceholders, mask } from './placeholders.ts'
import { withinPassage } from './spelling.ts'
import { readTemplate } from './template.ts'

interface Line {
  /** Where the words begin and end. */
  readonly start: number
  readonly end: number
  readonly kind: PassageKind | 'gap'
  /** Whether the line begins a passage whatever stood before. */
  readonly opens: boolean
  readonly indent: number
}

const subjectMark = /^[ \t]*(?:subject|主题|主旨)[ \t]*[:：][ \t]*/i
const itemMark = /^[ \t]*(?:[-*+•–·]|\d{1,3}[.)])[ \t]+(?=\S)/
const quoteMark = /^ {0,3}>[> \t]*/
const decoration = /^[ \t]*([-*_=~#+.•–—])[ \t]*(?:\1[ \t]*)+$/

const leadOf = (line: string): number => line.length - line.trimStart().length

/** What a line is, judged on its text without the line end. */
const lineOf = (line: string, at: number, mayBeSubject: boolean): Line => {
  const indent = leadOf(line)
  const make = (kind: Line['kind'], lead: number, opens: boolean): Line => {
    const end = at + line.trimEnd().length
    return { start: Math.min(at + lead, end), end, kind, opens, indent }
  }
  if (indent === line.length || decoration.test(line)) return make('gap', 0, true)
  const subject = mayBeSubject ? subjectMark.exec(line)?.[0] : undefined
  if (subject !== undefined) return make('subject', subject.length, true)
  const quote = quoteMark.exec(line)?.[0]
  if (quote !== undefined) return make(quote.length === line.length ? 'gap' : 'quote', quote.length, false)
  const item = itemMark.exec(line)?.[0]
  if (item !== undefined) return make('item', item.length, true)
  return make('paragraph', indent, false)
}

const linesOf = (text: string): Line[] => {
  const lines: Line[] = []
  let begun = false
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at <= text.length; ) {
    const feed = text.indexOf('\n', at)
    const end = feed === -1 ? text.length : feed
    const line = lineOf(text.slice(at, end), at, !begun)
    begun ||= line.kind !== 'gap'
    lines.push(line)
    at = end + 1
  }
  return lines
}

const continues = (before: Line, line: Line, opener: Line): boolean => {
  if (line.opens || before.kind === 'gap' || opener.kind === 'subject') return false
  if (line.kind === opener.kind) return true
  return opener.kind === 'item' && line.kind === 'paragraph' && line.indent > opener.indent
}

const passagesIn = (lines: readonly Line[]): Line[][] => {
  const groups: Line[][] = []
  let group: Line[] = []
  for (const line of lines) {
    const [opener, before] = [group[0], group.at(-1)]
    if (opener && before && continues(before, line, opener)) group.push(line)
    else {
      group = line.kind === 'gap' ? [] : [line]
      if (group.length > 0) groups.push(group)
    }
  }
  return groups
}

/** The lines' words, and between them one line break that covers all that stands there. */
const piecesOf = (text: string, group: readonly Line[]): Piece[] =>
  group.flatMap((line, i): Piece[] => {
    const last = group[i - 1]?.end
    const words = { start: line.start, end: line.end }
    if (last === undefined) return [words]
    const gap = { start: last, end: line.start }
    return [text.slice(last, line.start) === '\n' ? gap : { ...gap, text: '\n' }, words]
  })

const lineBreakOf = (text: string, group: readonly Line[]): string | undefined => {
  const [first, second] = group
  if (first?.kind === 'subject') return undefined
  if (first && second) return text.slice(first.end, second.start)
  return first?.kind === 'paragraph' ? '\n' : undefined
}

/** Whether nothing but white space stands between the beginning of its line and a place. */
const beginsLine = (text: string, place: number): boolean => {
  let at = place
  while (at > 0 && text[at - 1] !== '\n' && (text[at - 1] ?? '').trim() === '') at--
  return at === 0 || text[at - 1] === '\n'
}

/** Refuses words that would begin a line as a quote, an item or a rule do. */
const keepsLines =
  (text: string, spell: Spell): Spell =>
  (words, place) => {
    const opens = place === undefined || beginsLine(text, place.start)
    const changes = words.split('\n').some((line, index) => {
      if (index === 0 && !opens) return false
      return quoteMark.test(line) || itemMark.test(line) || decoration.test(line)
    })
    return changes
      ? { refused: 'the line would begin with a mark that tells something else' }
      : spell(words, place)
  }

/** Passages of plain prose; lines that begin with `>` come as passages of kind `quote`. */
export const textPassages = (
  located: Located,
  placeholders: readonly Placeholder[] = findPlaceholders(located.text),
): Passage[] => {
  const { text } = located
  return passagesIn(linesOf(mask(text, placeholders))).flatMap(group => {
    const kind = group[0]?.kind
    if (kind === undefined || kind === 'gap') return []
    const spell = keepsLines(
      text,
      withinPassage(lineBreakOf(text, group), words => words),
    )
    return passageOf(located, { kind, pieces: piecesOf(text, group), spell }, placeholders) ?? []
  })
}

/** Any text as one message to a customer; gives undefined only when another format is asked for. */
export const readText: Reader = ({ located }, { as }) => {
  if (as !== undefined && as !== 'text') return undefined
  const said = readTemplate(located, textPassages)
  return {
    format: 'text',
    conversations: [{ messages: [{ path: [], role: 'agent', audience: 'customer', ...said }] }],
  }
}
