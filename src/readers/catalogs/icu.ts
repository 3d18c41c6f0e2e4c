import type { Located, Piece, Spell } from '../../text/located.ts'
import type { Problem } from '../../text/problem.ts'
import { type Part, readings } from '../prose/branches.ts'
import { aroundPlaceholders } from '../prose/spelling.ts'
import { type BrokenIcu, type IcuNode, type IcuText, parseIcu } from './icu-parse.ts'
import type { PlacedToken } from './tokens.ts'

/** A message in ICU’s notation as its readers see it. */
export interface IcuMessage {
  /** The arms `other` first. */
  readonly readings: readonly Located[]
  readonly tokens: readonly PlacedToken[]
}

/** The pieces of a literal: two apostrophes are one, and one opens a quotation before a sign that would be read. */
const literalPieces = (source: string, start: number, end: number, quotable: RegExp): Piece[] => {
  const pieces: Piece[] = []
  const own = source.slice(start, end)
  const next = (from: number): number => own.indexOf("'", from - start) + start
  let kept = start
  let quoting = false
  const read = (from: number, to: number, text: string): void => {
    if (from > kept) pieces.push({ start: kept, end: from })
    pieces.push({ start: from, end: to, text })
    kept = to
  }
  for (let at = next(start); at >= start; at = next(Math.max(kept, at + 1))) {
    const after = own[at + 1 - start] ?? ''
    if (after === "'") read(at, at + 2, "'")
    else if (quoting) {
      quoting = false
      // The mark that closes goes with the character before it, so that nothing is hidden.
      const last = pieces.at(-1)
      if (kept === at && last?.text !== undefined) pieces[pieces.length - 1] = { ...last, end: at + 1 }
      else
        pieces.push({ start: kept, end: at - 1 }, { start: at - 1, end: at + 1, text: source[at - 1] ?? '' })
      kept = at + 1
    } else if (quotable.test(after)) {
      quoting = true
      read(at, at + 2, after)
    }
  }
  if (end > kept) pieces.push({ start: kept, end })
  return pieces.filter(piece => piece.end > piece.start)
}

const textOf = (source: string, pieces: readonly Piece[]): string =>
  pieces.map(({ start, end, text }) => text ?? source.slice(start, end)).join('')

const piecesOf = (source: string, { start, end, text }: IcuText): readonly Piece[] => {
  for (const quotable of [/[{}<>]/, /[{}<>#]/]) {
    const pieces = literalPieces(source, start, end, quotable)
    if (textOf(source, pieces) === text) return pieces
  }
  return [{ start, end, text }]
}

/** An apostrophe at an end of the words could meet another one, and one before a sign would open a quotation. */
const apostrophes = (words: string, doubled: boolean): string =>
  words.replace(/'/g, (_, at: number) =>
    doubled || at === 0 || at === words.length - 1 || /['{}<>#]/.test(words[at + 1] ?? '') ? "''" : "'",
  )

const stays = (words: string, tokens: readonly string[]): { start: number; end: number; name: string }[] => {
  const found: { start: number; end: number; name: string }[] = []
  for (let at = 0; at < words.length; at++) {
    const name = /[{#]/.test(words[at] ?? '') ? tokens.find(token => words.startsWith(token, at)) : undefined
    if (name === undefined) continue
    found.push({ start: at, end: at + name.length, name })
    at += name.length - 1
  }
  return found
}

const spellIcu = (tokens: readonly string[], quoted: boolean, counts: boolean): Spell => {
  const sign = counts ? /[{}#]/ : /[{}]/
  return words => {
    let plain = true
    const spelled = aroundPlaceholders(words, stays(words, tokens), part => {
      if (sign.test(part)) plain = false
      return apostrophes(part, quoted)
    })
    return plain ? spelled : { refused: 'braces and # mean something else in an ICU message' }
  }
}

const constructs = /\{\s*[\p{L}\p{N}_.-]+\s*,\s*(?:plural|selectordinal|select|number|date|time)\b/u
const quotes = /''|'[{}<>]/

/** Whether a text must be read as ICU; `sure` where all texts of the file are. */
const isIcu = (text: string, sure: boolean): boolean => constructs.test(text) || (sure && quotes.test(text))

const broken = (located: Located, { offset }: BrokenIcu): Problem => {
  const at = Math.min(offset, located.text.length)
  return {
    problem: 'This message breaks the rules of ICU: a brace, an arm or the kind of an argument is not right.',
    hint: "Write {count, plural, one {…} other {…}}, close every brace, and quote a plain one: '{'.",
    offset: located.source({ start: at, end: at }).start,
  }
}

/** All that is read in any arm, in the order of the file. */
const flat = (parts: readonly Part[]): readonly Piece[] =>
  parts.flatMap(part => ('arms' in part ? part.flat() : [part])).sort((a, b) => a.start - b.start)

/** Reads a text as ICU; undefined for a plain one, a Problem for one that breaks the rules. */
export const readIcu = (located: Located, sure: boolean): IcuMessage | Problem | undefined => {
  const { text } = located
  if (!isIcu(text, sure)) return undefined
  const nodes = parseIcu(text)
  if ('offset' in nodes) return broken(located, nodes)
  const tokens: PlacedToken[] = []
  const raw = new Set<string>()
  let quoted = false
  let counts = false

  const partOf = (node: IcuNode): readonly Part[] => {
    if (node.kind === 'text') {
      const pieces = piecesOf(text, node)
      quoted ||= pieces.some(piece => piece.text !== undefined && piece.text !== "'")
      return pieces
    }
    if (node.kind === 'argument') {
      const { start, end, name, format } = node
      tokens.push({ place: located.source({ start, end }), name, ...(format && { type: format }) })
      raw.add(text.slice(start, end))
      return [{ start, end }]
    }
    counts = true
    const others = node.arms.filter(({ key }) => key === 'other')
    const ordered = [...others, ...node.arms.filter(({ key }) => key !== 'other')]
    const arms = ordered.map(arm => arm.nodes.flatMap(partOf))
    return [{ arms, flat: () => flat(arms.flat()) }]
  }

  const parts = nodes.flatMap(partOf)
  return { readings: readings(located, parts, spellIcu([...raw], quoted, counts)), tokens }
}
