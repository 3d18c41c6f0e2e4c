import type { PassageKind, Placeholder } from '../../text/conversation.ts'
import type { Piece } from '../../text/located.ts'
import type { Range } from '../../text/range.ts'
import { readTokens, type Token } from './markdown-tokens.ts'
import { hidden } from './placeholders.ts'

export type Block =
  | { readonly type: 'prose'; readonly kind: PassageKind; readonly pieces: readonly Piece[] }
  | { readonly type: 'html'; readonly pieces: readonly Piece[] }
  | { readonly type: 'front-matter'; readonly range: Range }

export type Opaque = Omit<Placeholder, 'name'>

export interface Blocks {
  readonly blocks: readonly Block[]
  /** Code, images and addresses: kept in the text, but no prose. */
  readonly opaque: readonly Opaque[]
}

const opaqueTypes: ReadonlyMap<string, Placeholder['type']> = new Map([
  ['codeText', 'unknown'],
  ['image', 'unknown'],
  ['autolink', 'link'],
  ['literalAutolink', 'link'],
])

/** Inside these the parser's tokens are no words of the passage. */
const closed = new Set([
  ...opaqueTypes.keys(),
  ...[
    'htmlText',
    'resource',
    'reference',
    'gfmFootnoteCall',
    'taskListCheck',
    'tableDelimiterRow',
    'yaml',
    'definition',
  ],
])

const proseTypes: ReadonlyMap<string, PassageKind> = new Map([
  ['paragraph', 'paragraph'],
  ['atxHeadingText', 'heading'],
  ['setextHeadingText', 'heading'],
  ['tableContent', 'cell'],
])

const lists = new Set(['listOrdered', 'listUnordered'])
const beforeBreak = new Set(['lineSuffix', 'hardBreakTrailing', 'hardBreakEscape'])
const afterBreak = new Set(['linePrefix', 'blockQuotePrefix', 'listItemIndent'])

/** Nobody quotes so often; parsers walk through all quotes and lists that are open, and run out of stack in the end. */
const mostOpen = 100

const beginnings = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){101,}/gm

/** The text without quotes and lists that stand deeper than that: their marks are words. */
const shallow = (text: string): string =>
  text.replace(beginnings, marks => {
    let open = 0
    return marks.replace(/>|[-+*]|\d{1,9}[.)]/g, mark =>
      ++open > mostOpen ? hidden.repeat(mark.length) : mark,
    )
  })

/** The blocks of a Markdown text with the pieces that their words stand in. */
export const readBlocks = (given: string): Blocks => {
  const text = shallow(given)
  const blocks: Block[] = []
  const opaque: Opaque[] = []
  let kind: PassageKind | undefined
  let pieces: Piece[] = []
  let html: Piece[] = []
  let yaml: Range | undefined
  let listDepth = 0
  let closedDepth = 0
  let gap: number | undefined

  const endProse = (): void => {
    if (kind && pieces.length > 0) blocks.push({ type: 'prose', kind, pieces })
    pieces = []
    gap = undefined
  }

  const add = (piece: Piece): void => {
    gap = undefined
    pieces.push(piece)
  }

  const breakAt = (start: number): Piece | undefined => {
    const last = pieces.at(-1)
    return last?.text === '\n' && last.end >= start ? last : undefined
  }

  const stretch = (last: Piece, end: number): void => {
    pieces[pieces.length - 1] = { ...last, end: Math.max(last.end, end) }
  }

  const addBreak = ({ start, end }: Range): void => {
    const last = breakAt(gap ?? start)
    if (last) stretch(last, end)
    else add({ start: gap ?? start, end, text: '\n' })
    gap = undefined
  }

  const addTag = (tag: Range): void => {
    if (!/^<br\b/i.test(text.slice(tag.start, tag.end))) return
    if (breakAt(tag.start)) endProse()
    else add({ ...tag, text: '\n' })
  }

  const addHtml = ({ start, end }: Range): void => {
    const last = html.at(-1)
    const breaks = last && text.slice(last.end, start).replace(/[^\n]+/g, '')
    if (last && breaks !== undefined) html.push({ start: last.end, end: start, text: breaks })
    html.push({ start, end })
  }

  const addWords = ({ type, start, end, value }: Token): void => {
    if (type === 'data') add({ start, end })
    else if (type === 'characterEscape') add({ start, end, text: text.slice(start + 1, end) })
    else if (type === 'characterReference') add({ start, end, text: value ?? '' })
    else if (type === 'lineEnding') addBreak({ start, end })
    else if (beforeBreak.has(type)) gap ??= start
    else if (afterBreak.has(type)) {
      const last = breakAt(start)
      if (last) stretch(last, end)
    }
  }

  readTokens(text, {
    enter({ type }) {
      if (closed.has(type)) closedDepth++
      if (lists.has(type)) listDepth++
      const opened = closedDepth === 0 ? proseTypes.get(type) : undefined
      if (opened) kind = opened === 'paragraph' && listDepth > 0 ? 'item' : opened
    },
    exit(token) {
      const { type, start, end } = token
      if (lists.has(type)) listDepth--
      if (closed.has(type)) {
        closedDepth--
        const opaqueType = opaqueTypes.get(type)
        if (closedDepth === 0 && kind && opaqueType) {
          add({ start, end })
          opaque.push({ start, end, type: opaqueType })
        } else if (closedDepth === 0 && kind && type === 'htmlText') addTag(token)
      }
      if (type === 'yamlValue') yaml = { start: yaml?.start ?? start, end }
      else if (type === 'yaml' && yaml) blocks.push({ type: 'front-matter', range: yaml })
      else if (type === 'htmlFlowData') addHtml(token)
      else if (type === 'htmlFlow') {
        blocks.push({ type: 'html', pieces: html })
        html = []
      } else if (proseTypes.has(type)) {
        endProse()
        kind = undefined
      } else if (kind && closedDepth === 0) addWords(token)
    },
  })
  return { blocks, opaque }
}
