import type { Message, Passage, Placeholder } from '../../text/conversation.ts'
import type { Located, Piece, Spell } from '../../text/located.ts'
import type { Range } from '../../text/range.ts'
import { isWhollyLog } from '../conversations/log-turns.ts'
import type { Reader, ReadOptions, Source } from '../reader.ts'
import { frontMatterLanguage } from './front-matter-language.ts'
import type { Block } from './markdown-blocks.ts'
import { blocksOf, type Parse } from './markdown-plain.ts'
import { markdownSpell } from './markdown-spell.ts'
import { joinTokens, passageOf } from './passage.ts'
import { findPlaceholders, mask } from './placeholders.ts'
import { sentence } from './sentence-like.ts'
import { readTemplate } from './template.ts'

/** What knows the grammar of Markdown, and of what may stand in it. */
export interface MarkdownParser {
  readonly blocks: Parse
  readonly html: (located: Located) => readonly Passage[]
  readonly frontMatter: (located: Located) => readonly Passage[]
}

/** What the marks of code, an image or an address enclose. */
const nameOf = (source: string): string => source.replace(/^!\[|^[`<]+|\]\([^)]*\)$|[`>]+$/g, '').trim()

/** The labels that the text defines as links: `[Refund Policy]: https://…`. */
const definedLabels = (text: string): ReadonlySet<string> =>
  new Set(
    Array.from(text.matchAll(/^[ \t>]{0,8}\[([^[\]\n]+)\]:/gm), ([, label = '']) => label.toLowerCase()),
  )

/** The line break that the passage has already, its quote prefix and indentation included. */
const lineBreakOf = (
  text: string,
  { kind, pieces }: Extract<Block, { type: 'prose' }>,
): string | undefined => {
  if (kind === 'heading' || kind === 'cell') return undefined
  const found = pieces.find((piece: Piece) => piece.text === '\n')
  return found ? text.slice(found.start, found.end) : '\n'
}

const withoutBom = (located: Located): Located =>
  located.text.startsWith('\uFEFF') ? located.slice(1, located.text.length) : located

/** Placeholders, but not what stands in brackets and is a link. */
const placeholdersIn = (text: string): readonly Placeholder[] => {
  const found = findPlaceholders(text)
  if (!found.some(({ start }) => text[start] === '[')) return found
  const labels = definedLabels(text)
  return found.filter(({ start, name }) => text[start] !== '[' || !labels.has(name.toLowerCase()))
}

/** How words are spelled in a block; most are never written to. */
const spellOf =
  (text: string, block: Extract<Block, { type: 'prose' }>): Spell =>
  (words, place) =>
    markdownSpell(block.kind, lineBreakOf(text, block))(words, place)

/** Passages of a Markdown text, as its parser reads them. */
export const passagesWith = (parser: MarkdownParser, located: Located): Passage[] => {
  const file = withoutBom(located)
  const { text } = file
  const placeholders = placeholdersIn(text)
  const { blocks, opaque } = parser.blocks(mask(text, placeholders))
  const named = opaque.map(token => ({ ...token, name: nameOf(text.slice(token.start, token.end)) }))
  const tokens = named.length === 0 ? placeholders : joinTokens(placeholders, named)
  const hasPictures = text.includes('![')
  const passages: Passage[] = []
  for (const block of blocks) {
    if (block.type === 'html') passages.push(...parser.html(file.select(block.pieces)))
    else if (block.type === 'front-matter') {
      passages.push(...parser.frontMatter(file.slice(block.range.start, block.range.end)))
    } else {
      const { kind, pieces } = block
      const passage = passageOf(file, { kind, pieces, spell: spellOf(text, block) }, tokens)
      if (passage) passages.push(passage)
      if (hasPictures) passages.push(...picturesIn(file, pieces, placeholders))
    }
  }
  return passages
}

const picturesIn = (
  file: Located,
  pieces: readonly Piece[],
  tokens: readonly Placeholder[],
): readonly Passage[] =>
  pieces
    .filter(piece => piece.text === undefined && file.text.startsWith('![', piece.start))
    .flatMap(piece => alternativeIn(file, piece, tokens))

/** What stands for a picture where it is a sentence; a label is none. */
const alternativeIn = (
  file: Located,
  { start, end }: Range,
  tokens: readonly Placeholder[],
): readonly Passage[] => {
  const words = /^!\[([^[\]\\&\n]+)\]/.exec(file.text.slice(start, end))?.[1]
  if (words === undefined || !sentence.test(words)) return []
  const pieces = [{ start: start + 2, end: start + 2 + words.length }]
  const spell: Spell = said =>
    /[[\]\\&\n]/.test(said) ? { refused: 'the words stand in the brackets of an image' } : said
  const passage = passageOf(file, { kind: 'paragraph', pieces, spell }, tokens)
  return passage ? [passage] : []
}

/**
 * Makes the reader of Markdown: any text as a message to a customer, but for a chat that somebody pasted; undefined where
 * another format is asked for.
 */
export const markdownReader =
  (parser: MarkdownParser): Reader =>
  ({ located }, { as, fastPath = true }) => {
    if (as === undefined ? isWhollyLog(located.text) : as !== 'markdown') return undefined
    const lang = frontMatterLanguage(located.text)
    const { blocks } = parser
    const used = fastPath ? { ...parser, blocks: (text: string) => blocksOf(text, blocks) } : parser
    const said = readTemplate(located, text => passagesWith(used, text), true)
    const message: Message = { path: [], role: 'agent', audience: 'customer', ...said }
    return {
      format: 'markdown',
      conversations: [{ messages: [lang === undefined ? message : { ...message, lang }] }],
    }
  }

/** Reads Markdown without its parser, where that is not needed; undefined where it is. */
export const readPlainMarkdown = (source: Source, options: ReadOptions): Reader | undefined => {
  let isAsked = false
  const asked =
    <T>(nothing: T) =>
    (): T => {
      isAsked = true
      return nothing
    }
  const parser: MarkdownParser = {
    blocks: asked({ blocks: [], opaque: [] }),
    html: asked([]),
    frontMatter: asked([]),
  }
  const reading = markdownReader(parser)(source, options)
  return isAsked ? undefined : () => reading
}
