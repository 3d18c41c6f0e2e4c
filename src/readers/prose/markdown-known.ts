import type { Piece } from '../../text/located.ts'
import type { Range } from '../../text/range.ts'
import type { Block } from './markdown-blocks.ts'
import type { Line } from './markdown-lines.ts'

/** Blocks that the parser would find, and the bare addresses in them. */
export interface Known {
  readonly blocks: readonly Block[]
  readonly addresses: readonly Range[]
}

const indentOf = ({ start, from }: Line): number => from - start

/** The words of lines, and between them the line ends with the spaces around. */
const blockOf = (lines: readonly Line[]): Block => {
  const is = lines[0]?.is
  const kind = is === 'item' || is === 'heading' ? is : 'paragraph'
  if (lines.length === 1) return { type: 'prose', kind, pieces: lines[0]?.pieces ?? [] }
  const pieces = lines.flatMap((line, i): readonly Piece[] => {
    const before = lines[i - 1]
    return before ? [{ start: before.end, end: line.from, text: '\n' }, ...line.pieces] : line.pieces
  })
  return { type: 'prose', kind, pieces }
}

/** Where the words of an item begin in its line: what stands as far in belongs to it. */
const insideOf = (line: Line): number => indentOf(line) + line.mark

/**
 * Whether a line that looks like an item surely is one. Further in than three spaces behind where it could begin, it would
 * be words of what it follows. So it would with a number other than 1 right behind a paragraph, inside an item whose words
 * it would end, and, to the parser, behind empty lines after indented code.
 */
const beginsItem = (line: Line, items: readonly Line[], isBehindWords: boolean): boolean => {
  const indent = indentOf(line)
  const outer = items.findLast(item => insideOf(item) <= indent)
  if (indent > 0 && (items.length === 0 || indent - (outer ? insideOf(outer) : 0) > 3)) return false
  if (line.number === undefined || line.number === '1') return true
  const last = items.at(-1)
  return indent === 0 ? !isBehindWords : last?.number !== undefined && indentOf(last) === indent
}

/**
 * Lines with no empty line among them as paragraphs, headings and items; undefined where only the parser can tell.
 * Words go on with what they follow, but for headings; all else begins a block.
 */
export const knownIn = (lines: readonly Line[], isBehindMarkup: boolean): Known | undefined => {
  const blocks: Line[][] = []
  /** Items that are open, each inside the one before. */
  let items: Line[] = []
  for (const line of lines) {
    const open = blocks.at(-1)
    const before = open?.[0]?.is
    if (line.is === 'words' && open && before !== 'heading') {
      open.push(line)
      continue
    }
    if (line.is === 'markup' || (line.is !== 'item' && indentOf(line) > 0)) return undefined
    if (line.is === 'item') {
      const isBehindWords = open ? before === 'words' : isBehindMarkup
      if (!beginsItem(line, items, isBehindWords)) return undefined
      items = [...items.filter(item => insideOf(item) <= indentOf(line)), line]
    } else items = []
    blocks.push([line])
  }
  return { blocks: blocks.map(blockOf), addresses: lines.flatMap(({ addresses = [] }) => addresses) }
}
