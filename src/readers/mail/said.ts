import type { Passage } from '../../text/conversation.ts'
import type { Located, Piece } from '../../text/located.ts'
import { textPassages } from '../prose/text.ts'
import type { Person } from './addresses.ts'
import { flowed } from './flowed.ts'
import { htmlLines } from './html-lines.ts'
import type { Line } from './marks.ts'
import { type Owner, ownersOf } from './owners.ts'
import type { Leaf } from './parts.ts'

/** What a mail's text holds: its own words and those of the messages that it quotes. */
export interface Said {
  readonly own: readonly Passage[]
  /** What is quoted from nobody knows whom. */
  readonly quoted: readonly Passage[]
  /** Earlier messages, the latest first. */
  readonly earlier: readonly { readonly author: Person; readonly passages: readonly Passage[] }[]
}

interface TextLine extends Line {
  readonly words: number
  readonly end: number
}

const linesOf = (text: string): readonly TextLine[] => {
  const lines: TextLine[] = []
  for (let at = 0; at < text.length; ) {
    const feed = text.indexOf('\n', at)
    const end = feed === -1 ? text.length : feed + 1
    let [words, depth] = [at, 0]
    for (let look = at; look < end && (text[look] === '>' || (depth > 0 && text[look] === ' ')); look++) {
      if (text[look] === '>') {
        depth++
        words = look + 1
      }
    }
    if (depth > 0 && text[words] === ' ') words++
    lines.push({ depth, text: text.slice(words, end).trim(), words, end })
    at = end
  }
  return lines
}

export const asQuote = (passage: Passage): Passage => ({ ...passage, kind: 'quote' })

const textSaid = (located: Located): Said => {
  const lines = linesOf(located.text)
  const { owners, authors } = ownersOf(lines)
  const pieces = new Map<Owner, Piece[]>()
  const last = new Map<Owner, number>()
  for (const [index, { words, end }] of lines.entries()) {
    const owner = owners[index] ?? 'none'
    const own = pieces.get(owner) ?? []
    const before = own.at(-1)
    if (before && last.get(owner) !== index - 1) own.push({ start: before.end, end: words, text: '\n' })
    if (before?.end === words && last.get(owner) === index - 1)
      own[own.length - 1] = { start: before.start, end }
    else own.push({ start: words, end })
    pieces.set(owner, own)
    last.set(owner, index)
  }
  const passages = (owner: Owner): Passage[] => {
    const own = pieces.get(owner)
    return own ? textPassages(located.select(own)) : []
  }
  return {
    own: passages('own'),
    quoted: passages('quote').map(asQuote),
    earlier: authors.map((author, index) => ({ author, passages: passages(index) })),
  }
}

const htmlSaid = (located: Located): Said => {
  const lines = htmlLines(located)
  const { owners, authors } = ownersOf(lines)
  const byOwner = new Map<Owner, Passage[]>()
  const add = (owner: Owner, passages: readonly Passage[]): void => {
    const all = byOwner.get(owner)
    if (all) all.push(...passages)
    else byOwner.set(owner, [...passages])
  }
  let at = 0
  while (at < lines.length) {
    const owner = owners[at] ?? 'none'
    const first = lines[at]
    let end = at + 1
    while (end < lines.length && lines[end]?.passage === first?.passage && owners[end] === owner) end++
    const last = lines[end - 1]
    if (first && last) add(owner, first.upTo(last))
    at = end
  }
  return {
    own: byOwner.get('own') ?? [],
    quoted: (byOwner.get('quote') ?? []).map(asQuote),
    earlier: authors.map((author, index) => ({ author, passages: byOwner.get(index) ?? [] })),
  }
}

const saidIn = (leaf: Leaf): Said => {
  if (leaf.html) return htmlSaid(leaf.located)
  return textSaid(leaf.flowed ? flowed(leaf.located, leaf.delSp) : leaf.located)
}

/** What the texts of a mail say, one after the other. */
export const saidBy = (leaves: readonly Leaf[]): Said => {
  const all = leaves.map(saidIn)
  return {
    own: all.flatMap(({ own }) => own),
    quoted: all.flatMap(({ quoted }) => quoted),
    earlier: all.flatMap(({ earlier }) => earlier),
  }
}
