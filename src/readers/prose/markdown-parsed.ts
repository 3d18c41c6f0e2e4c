import type { Passage } from '../../text/conversation.ts'
import type { Located } from '../../text/located.ts'
import { frontMatterPassages } from './front-matter.ts'
import { htmlPassages } from './html.ts'
import { type MarkdownParser, markdownReader, passagesWith } from './markdown.ts'
import { readBlocks } from './markdown-blocks.ts'

const parser: MarkdownParser = { blocks: readBlocks, html: htmlPassages, frontMatter: frontMatterPassages }

/** Passages of CommonMark with GitHub's additions; block quotes are read as paragraphs, code is not read. */
export const markdownPassages = (located: Located): Passage[] => passagesWith(parser, located)

/** Reads Markdown of any kind. */
export const readMarkdown = markdownReader(parser)
