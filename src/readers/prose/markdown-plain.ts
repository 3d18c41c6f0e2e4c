import type { Piece } from '../../text/located.ts'
import type { Range } from '../../text/range.ts'
import type { Block, Blocks, Opaque } from './markdown-blocks.ts'
import { markup } from './markdown-inline.ts'
import { type Known, knownIn } from './markdown-known.ts'
import { type Line, lineAt, opening } from './markdown-lines.ts'

/** Lines of a Markdown text that belong together: blocks whose markup is known, or what the parser must read. */
export interface Segment extends Range {
  readonly known?: Known
}

/**
 * Marks that may reach over empty lines, or be meant by words elsewhere: code fences, HTML, definitions, front matter. A
 * byte order mark is lost where a text begins with it, so none may come to stand there.
 */
const reaching = /<|```|~~~|\]:|\uFEFF|^(?:---|\+\+\+)/

/** Whatever makes of a line more than words. */
const special = new RegExp(`<|\\uFEFF|${markup.source}|^(?:${opening.source})`, 'gim')

/** Where the first sign from `start` on stands that may be markup. */
const markFrom = (text: string, start: number): number => {
  special.lastIndex = start
  return special.exec(text)?.index ?? text.length
}

/** A paragraph that holds no marks. */
const plainBlock = (text: string, from: number, to: number): Segment => {
  const pieces: Piece[] = []
  for (let start = from; start < to; ) {
    const feed = text.indexOf('\n', start)
    const next = feed === -1 ? to : feed + 1
    let end = feed === -1 ? to : feed
    while (text[end - 1] === ' ') end--
    const before = pieces.at(-1)
    if (before) pieces.push({ start: before.end, end: start, text: '\n' })
    pieces.push({ start, end })
    start = next
  }
  return {
    start: from,
    end: to,
    known: { blocks: [{ type: 'prose', kind: 'paragraph', pieces }], addresses: [] },
  }
}

const endsInItem = ({ known }: Segment): boolean => {
  const last = known?.blocks.at(-1)
  return last?.type === 'prose' && last.kind === 'item'
}

/** Adds lines with no empty line among them to the segments; those that the parser must read go on with such before. */
const add = (segments: Segment[], text: string, lines: readonly Line[]): void => {
  const [first, last] = [lines[0], lines.at(-1)]
  if (!first || !last) return
  const before = segments.at(-1)
  const isBehindMarkup = before !== undefined && !before.known
  const known = knownIn(lines, isBehindMarkup)
  const isInside = before && endsInItem(before) && /[ \t]/.test(text[first.start] ?? '')
  if (known) segments.push({ start: first.start, end: last.next, known })
  else if (isBehindMarkup || isInside) segments[segments.length - 1] = { start: before.start, end: last.next }
  else segments.push({ start: first.start, end: last.next })
}

/** Adds lines with marks among them. */
const addLines = (segments: Segment[], text: string, from: number, to: number): void => {
  let lines: Line[] = []
  for (let start = from; start < to; ) {
    const line = lineAt(text, start)
    start = line.next
    if (line.is !== 'empty') lines.push(line)
    else {
      add(segments, text, lines)
      lines = []
    }
  }
  add(segments, text, lines)
}

/**
 * A Markdown text in segments: paragraphs, headings and lists whose every sign provably is a word or a mark known here;
 * all else, with the empty lines in it, is left to the parser. Nothing of a segment depends on the one before, as empty
 * lines part them and no mark reaches over those: only what is indented may belong to the item before, and is parsed
 * together with it.
 */
export const segmentsOf = (text: string): readonly Segment[] => {
  let mark = markFrom(text, 0)
  if (mark < text.length && reaching.test(text)) return [{ start: 0, end: text.length }]
  const segments: Segment[] = []
  for (let start = 0; start < text.length; ) {
    if (text[start] === '\n') {
      start++
      continue
    }
    const gap = text.indexOf('\n\n', start)
    const end = gap === -1 ? text.length : gap + 1
    if (mark < start) mark = markFrom(text, start)
    if (mark >= end) segments.push(plainBlock(text, start, end))
    else addLines(segments, text, start, end)
    start = end
  }
  return segments
}

/** Gives the blocks of a text. */
export type Parse = (text: string) => Blocks

const moved = (block: Block, by: number): Block => {
  const shift = <T extends Range>(range: T): T => ({ ...range, start: range.start + by, end: range.end + by })
  return block.type === 'front-matter'
    ? { ...block, range: shift(block.range) }
    : { ...block, pieces: block.pieces.map(shift) }
}

/** The blocks of a text, of which the parser sees only what may hold markup. */
export const blocksOf = (text: string, parse: Parse): Blocks => {
  const blocks: Block[] = []
  const opaque: Opaque[] = []
  for (const { start, end, known } of segmentsOf(text)) {
    if (known) {
      for (const block of known.blocks) blocks.push(block)
      for (const address of known.addresses) opaque.push({ ...address, type: 'link' })
      continue
    }
    // With the line end before it: what would be front matter at the start of a text is a rule here.
    const from = Math.max(0, start - 1)
    const parsed = parse(text.slice(from, end))
    for (const each of parsed.blocks) blocks.push(moved(each, from))
    for (const each of parsed.opaque) opaque.push({ ...each, start: each.start + from, end: each.end + from })
  }
  return { blocks, opaque }
}
