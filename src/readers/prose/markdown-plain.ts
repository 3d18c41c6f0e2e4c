import type { Piece } from '../../text/located.ts'
import type { Range } from '../../text/range.ts'
import type { Block, Blocks, Opaque } from './markdown-blocks.ts'

/** Lines of a Markdown text that belong together: a block that holds no markup, or what its parser must read. */
export type Segment = Range & { readonly block?: Block }

/**
 * Marks that may reach over empty lines, or be meant by words elsewhere: code fences, HTML, definitions, front matter. A
 * byte order mark is lost where a text begins with it, so none may come to stand there.
 */
const reaching = /<|```|~~~|\]:|\uFEFF|^(?:---|\+\+\+)/

/** Whatever can be markup inside a line, or is white space that only the parser knows how to read. */
const markup = /[\\*_[\]`~|@\t\r\0]|&[#a-z]|:\/\/|www\./i

/** A line that may begin a quote, an item, a rule, a heading, code, or underline a heading. */
const opening = /[ >#+=-]|\d{1,9}[.)]/y

/** Whatever makes of a line more than words. */
const special = new RegExp(`<|\\uFEFF|${markup.source}|(?:^|\\n)(?:${opening.source})`, 'i')

/** Whether a text can hold markup: most do not, and one look is enough for them. */
export const mayHoldMarkup = (text: string): boolean => special.test(text)

const heading = /(#{1,6}) +([^# ][^#]*)/y

const at = (pattern: RegExp, text: string): RegExpExecArray | null => {
  pattern.lastIndex = 0
  return pattern.exec(text)
}

interface Line extends Range {
  /** Where the next line begins. */
  readonly next: number
  readonly is: 'empty' | 'words' | 'heading' | 'markup'
  /** Where the words begin. */
  readonly from: number
}

const isOf = (words: string): Line['is'] => {
  if (words === '') return 'empty'
  if (markup.test(words)) return 'markup'
  if (!at(opening, words)) return 'words'
  return at(heading, words)?.[0] === words ? 'heading' : 'markup'
}

const lineAt = (text: string, start: number): Line => {
  const feed = text.indexOf('\n', start)
  let end = feed === -1 ? text.length : feed
  const next = feed === -1 ? end : feed + 1
  if (feed !== -1 && text[end - 1] === '\r' && end > start) end--
  while (end > start && text[end - 1] === ' ') end--
  const words = text.slice(start, end)
  const is = isOf(words)
  const from = is === 'heading' ? start + words.search(/[^# ]/) : start
  return { start, end, next, is, from }
}

/** The words of lines, and between them the line ends with the spaces before. */
const paragraph = (lines: readonly Line[]): Segment => {
  const [first, last] = [lines[0] as Line, lines.at(-1) as Line]
  const pieces = lines.flatMap((line, i): readonly Piece[] => {
    const before = lines[i - 1]
    const words = { start: line.start, end: line.end }
    return before ? [{ start: before.end, end: before.next, text: '\n' }, words] : [words]
  })
  return { start: first.start, end: last.next, block: { type: 'prose', kind: 'paragraph', pieces } }
}

const headingOf = ({ start, from, end, next }: Line): Segment => ({
  start,
  end: next,
  block: { type: 'prose', kind: 'heading', pieces: [{ start: from, end }] },
})

/** The same for lines that are known to hold words. */
const linesIn = (text: string, from: number, to: number): readonly Piece[] => {
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
  return pieces
}

/** The lines of a block without markup as paragraphs and headings. */
const plainBlock = (lines: readonly Line[]): readonly Segment[] => {
  const segments: Segment[] = []
  let words: Line[] = []
  const close = (): void => {
    if (words.length > 0) segments.push(paragraph(words))
    words = []
  }
  for (const line of lines) {
    if (line.is === 'words') words.push(line)
    else {
      close()
      segments.push(headingOf(line))
    }
  }
  close()
  return segments
}

/** The segments of a text that holds no markup: only empty lines part them. */
const wordsOf = (text: string): readonly Segment[] => {
  const segments: Segment[] = []
  for (let start = 0; start < text.length; ) {
    if (text[start] === '\n') {
      start++
      continue
    }
    const gap = text.indexOf('\n\n', start)
    const end = gap === -1 ? text.length : gap + 1
    segments.push({
      start,
      end,
      block: { type: 'prose', kind: 'paragraph', pieces: linesIn(text, start, end) },
    })
    start = end
  }
  return segments
}

/**
 * A Markdown text in segments: what provably holds no markup (no special character, no mark or indent at the start of a
 * line) is paragraphs and headings as they stand; all else, with the empty lines in it, is left to the parser. Nothing
 * of a segment depends on the one before, as empty lines part them and no mark reaches over those.
 */
export const segmentsOf = (text: string): readonly Segment[] => {
  if (!mayHoldMarkup(text)) return wordsOf(text)
  if (reaching.test(text)) return [{ start: 0, end: text.length }]
  const segments: Segment[] = []
  const close = (lines: readonly Line[]): void => {
    const [first, last] = [lines[0], lines.at(-1)]
    if (!first || !last) return
    const before = segments.at(-1)
    if (lines.every(({ is }) => is !== 'markup')) segments.push(...plainBlock(lines))
    else if (before && !before.block) segments[segments.length - 1] = { start: before.start, end: last.next }
    else segments.push({ start: first.start, end: last.next })
  }
  let lines: Line[] = []
  for (let start = 0; start < text.length; ) {
    const line = lineAt(text, start)
    start = line.next
    if (line.is !== 'empty') lines.push(line)
    else {
      close(lines)
      lines = []
    }
  }
  close(lines)
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
  for (const { start, end, block } of segmentsOf(text)) {
    if (block) {
      blocks.push(block)
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
