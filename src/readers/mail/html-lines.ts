import type { Passage } from '../../text/conversation.ts'
import type { Located } from '../../text/located.ts'
import type { Range } from '../../text/range.ts'
import { htmlPassages } from '../prose/html.ts'
import { readTags } from '../prose/html-tags.ts'
import { findPlaceholders, mask } from '../prose/placeholders.ts'
import type { Line } from './marks.ts'

/** A line of a passage. */
export interface HtmlLine extends Line {
  readonly passage: Passage
  readonly start: number
  readonly end: number
  /** The passage from this line to the end of `last`. */
  readonly upTo: (last: HtmlLine) => readonly Passage[]
}

interface Stretch extends Range {
  readonly depth: number
}

const signature =
  /\b(?:class|id|data-smartmail)\s*=\s*["']?[^"'>]{0,200}?\b(?:gmail_signature|moz-signature|Signature|ms-outlook-mobile-signature)\b/
const container = /^(?:div|p|pre|table|span)$/

/** Stretches of a page by how many block quotes they stand in; signatures that mailers mark are in none. */
const stretchesOf = (html: string): readonly Stretch[] => {
  const stretches: Stretch[] = []
  let [depth, start] = [0, 0]
  let hidden: { readonly name: string; inside: number } | undefined
  const cut = (at: number, from: number): void => {
    if (!hidden && at > start) stretches.push({ start, end: at, depth })
    start = from
  }
  readTags(html, {
    text() {},
    entity() {},
    open(name, from, to) {
      if (hidden) {
        if (name === hidden.name) hidden.inside++
      } else if (name === 'blockquote') {
        cut(from, to)
        depth++
      } else if (container.test(name) && signature.test(html.slice(from, Math.min(to, from + 1000)))) {
        cut(from, from)
        hidden = { name, inside: 1 }
      }
    },
    close(name, from) {
      if (hidden) {
        if (name === hidden.name && --hidden.inside === 0) {
          hidden = undefined
          start = from
        }
      } else if (name === 'blockquote' && depth > 0) {
        cut(from, from)
        depth--
      }
    },
  })
  if (!hidden && html.length > start) stretches.push({ start, end: html.length, depth })
  return stretches
}

const part = (passage: Passage, start: number, end: number): Passage => ({
  kind: passage.kind,
  located: passage.located.slice(start, end),
  placeholders: passage.placeholders
    .filter(token => token.start >= start && token.end <= end)
    .map(token => ({ ...token, start: token.start - start, end: token.end - start })),
})

const linesIn = (passage: Passage, depth: number): readonly HtmlLine[] => {
  const { text } = passage.located
  const lines: HtmlLine[] = []
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed
    const from = start
    lines.push({
      passage,
      depth,
      text: text.slice(start, end).trim(),
      start,
      end,
      upTo: last => {
        if (from === 0 && last.end === text.length) return [passage]
        return text.slice(from, last.end).trim() === '' ? [] : [part(passage, from, last.end)]
      },
    })
    start = end + 1
  }
  return lines
}

/** The lines of an HTML body as a browser breaks them. */
export const htmlLines = (located: Located): readonly HtmlLine[] =>
  stretchesOf(mask(located.text, findPlaceholders(located.text))).flatMap(({ start, end, depth }) =>
    htmlPassages(located.slice(start, end)).flatMap(passage => linesIn(passage, depth)),
  )
