import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import { decodeString } from 'micromark-util-decode-string'
import { makeLinear } from './markdown-constructs.ts'
import { parse, postprocess, preprocess } from './markdown-micromark.ts'
import { linearSpans } from './markdown-spans.ts'
import type { TokenListener } from './markdown-tokens.ts'

type Parser = ReturnType<typeof parse>
type Event = ReturnType<typeof postprocess>[number]
type Chunk = ReturnType<ReturnType<typeof preprocess>>[number]

/** Labels that are defined. The parser asks for each that is used, and a list would be gone through each time. */
class Labels extends Array<string> {
  readonly #known = new Set<string>()

  override push(...labels: string[]): number {
    for (const label of labels) this.#known.add(label)
    return super.push(...labels)
  }

  override includes(label: string): boolean {
    return this.#known.has(label)
  }
}

const parser: Parser & { gfmFootnotes?: string[] } = parse({
  extensions: [gfm(), frontmatter(), linearSpans],
})
makeLinear(parser.constructs)

/** How many chunks, about a third of them lines, the parser reads before what it said is taken from it. */
const portion = 150

/** Line ends are 5, 4 and 3 below zero, as they are one sign or two. */
const isLineEnd = (chunk: Chunk | undefined): boolean => typeof chunk === 'number' && chunk < -2

/** Behind the first line end from `at` on. Within a line the parser may go back to where it was. */
const lineEndFrom = (chunks: readonly Chunk[], at: number): number => {
  let end = at
  while (end < chunks.length && !isLineEnd(chunks[end - 1])) end++
  return Math.min(end, chunks.length)
}

/** How many lines the parser may look back on. */
const kept = 3

/** Where the events of the last lines begin. */
const lastLines = (events: readonly Event[]): number => {
  let lines = 0
  let at = events.length
  while (at > 0 && lines < kept) {
    at--
    const [when, { type }] = events[at] as Event
    if (when === 'enter' && type === 'chunkFlow') lines++
  }
  return at
}

/**
 * The quotes, lists and lines of a text, as micromark finds them. Where words end a quote, a list or a footnote, it copies
 * all that it has said so far: 6000 footnotes took it seven seconds. Here it is fed with some lines at a time, and what
 * it said of all but the last is put away: it never looks further back than to the line before.
 */
const readLines = (chunks: readonly Chunk[]): Event[] => {
  const events: Event[] = []
  const document = parser.document()
  for (let start = 0, end = 0; start < chunks.length; start = end) {
    end = lineEndFrom(chunks, start + portion)
    document.write(chunks.slice(start, end))
    for (const event of document.events.splice(0, lastLines(document.events))) events.push(event)
  }
  for (const event of document.events) events.push(event)
  return events
}

/** Hears every token that remark would make a tree of, in time that grows with the text and no faster. */
export const readPortions = (text: string, listener: TokenListener): void => {
  parser.defined = new Labels()
  parser.gfmFootnotes = new Labels()
  parser.lazy = {}
  for (const [when, token, context] of postprocess(readLines(preprocess()(text, undefined, true)))) {
    const { type } = token
    const value = type === 'characterReference' ? decodeString(context.sliceSerialize(token)) : undefined
    listener[when]({ type, start: token.start.offset, end: token.end.offset, value })
  }
}
