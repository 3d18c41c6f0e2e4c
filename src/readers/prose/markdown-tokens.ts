import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Data, type Processor, unified } from 'unified'
import type { Range } from '../../text/range.ts'
import { linearSpans } from './markdown-spans.ts'

/** A stretch of Markdown as its parser names it; `value` is what a character reference stands for. */
export interface Token extends Range {
  readonly type: string
  readonly value: string | undefined
}

export interface TokenListener {
  readonly enter: (token: Token) => void
  readonly exit: (token: Token) => void
}

type Extension = Exclude<NonNullable<Data['fromMarkdownExtensions']>[number], readonly unknown[]>

/** Who hears the text that is being parsed: to make a parser for each would take as long as a short text. */
let listening: TokenListener | undefined
let before = 0

const telling: Extension = {
  beforeEnter(token) {
    const node = this.stack.at(-1)
    before = node && 'value' in node ? node.value.length : 0
    listening?.enter({ type: token.type, start: token.start.offset, end: token.end.offset, value: undefined })
  },
  afterExit(token) {
    const node = this.stack.at(-1)
    const isValue = token.type === 'characterReferenceValue' && node && 'value' in node
    const value = isValue ? node.value.slice(before) : undefined
    listening?.exit({ type: token.type, start: token.start.offset, end: token.end.offset, value })
  },
}

function ours(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), linearSpans]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), telling]
}

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).use(ours).freeze()

/**
 * Hears every token of a Markdown text in its order. The tree that remark makes of them has lost the places of
 * escapes, references and continuation prefixes; the tokens have them all.
 */
export const readTokens = (text: string, listener: TokenListener): void => {
  listening = listener
  try {
    markdown.parse(text)
  } finally {
    listening = undefined
  }
}
