import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** A node of a Markdown tree, as much as the tests ask for. */
export interface MarkdownNode {
  readonly type: string
  readonly lang?: string | null | undefined
  readonly value?: string
  readonly url?: string
  readonly depth?: number
  readonly children?: readonly MarkdownNode[]
}

const markdown = unified().use(remarkParse).use(remarkGfm)

export const parsed = (source: string): MarkdownNode => markdown.parse(source)

/** The node and all below it that are of the type. */
export const all = (node: MarkdownNode, type: string): readonly MarkdownNode[] => [
  ...(node.type === type ? [node] : []),
  ...(node.children ?? []).flatMap(child => all(child, type)),
]

/** What a reader of the rendered page sees. */
export const shown = (node: MarkdownNode): string => node.value ?? (node.children ?? []).map(shown).join('')
