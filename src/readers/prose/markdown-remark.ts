import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Data, type Processor, unified } from 'unified'
import { linearSpans } from './markdown-spans.ts'
import type { TokenListener } from './markdown-tokens.ts'

type Extension = Exclude<NonNullable<Data['fromMarkdownExtensions']>[number], readonly unknown[]>

/** Who hears the text that is being parsed: to make a parser for each would take as long as a short text. */
let listening: TokenListener | undefined
let before = 0
let reference = ''

const telling: Extension = {
  beforeEnter(token) {
    const node = this.stack.at(-1)
    before = node && 'value' in node ? node.value.length : 0
    listening?.enter({ type: token.type, start: token.start.offset, end: token.end.offset, value: undefined })
  },
  afterExit(token) {
    const node = this.stack.at(-1)
    if (token.type === 'characterReferenceValue')
      reference = node && 'value' in node ? node.value.slice(before) : ''
    const value = token.type === 'characterReference' ? reference : undefined
    listening?.exit({ type: token.type, start: token.start.offset, end: token.end.offset, value })
  },
}

function ours(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), linearSpans]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), telling]
}

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).use(ours).freeze()

/** Hears every token of which remark makes a tree. */
export const readByRemark = (text: string, listener: TokenListener): void => {
  listening = listener
  try {
    markdown.parse(text)
  } finally {
    listening = undefined
  }
}
