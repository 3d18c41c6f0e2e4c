import type { Passage, Placeholder, PlaceholderType } from '../../text/conversation.ts'
import type { Located, Piece, Spell } from '../../text/located.ts'
import { joinTokens } from '../prose/passage.ts'
import { findPlaceholders } from '../prose/placeholders.ts'
import { textPassages } from '../prose/text.ts'
import { chatMarks, hasMarks } from './chat-marks.ts'

/** The name of a person by the id that mentions give. */
export type NameOf = (id: string) => string | undefined

/** A part of mrkdwn that reads as something else; hidden where `pieces` is empty. */
interface Sign {
  readonly start: number
  readonly end: number
  readonly pieces: readonly Piece[]
  readonly type?: PlaceholderType
}

const control = /<([^<>\n]+)>/g
const reference = /&(amp|lt|gt);/g
const emoji = /(?<![\p{L}\p{N}:]):[a-z0-9_+'-]{1,60}(?:::skin-tone-[2-6])?:(?![\p{L}\p{N}])/gu
const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' }

const marked = /^(@|#|!subteam\^|!date\^|!)?([^|]*)(?:\|(.*))?$/s

/** What stands between `<` and `>`: a mention, a date or a link. */
const controlled = (inside: string, start: number, nameOf: NameOf): Sign => {
  const end = start + inside.length + 2
  const [, mark = '', id = '', label] = marked.exec(inside) ?? []
  const as = (text: string, type?: PlaceholderType): Sign => ({
    start,
    end,
    pieces: [{ start, end, text }],
    ...(type ? { type } : {}),
  })
  if (mark === '@') return as(`@${label ?? nameOf(id) ?? id}`, 'name')
  if (mark === '#') return as(`#${label || id}`, 'link')
  if (mark === '!subteam^') return as(label ?? '@team', 'name')
  if (mark === '!date^') return as(label ?? '', 'date')
  if (mark === '!') return as(`@${label?.replace(/^@/, '') ?? id}`, 'name')
  const from = label === undefined ? start + 1 : end - 1 - label.length
  return { start, end, pieces: [{ start: from, end: end - 1 }] }
}

/** A code or mark as it stands, to be overlaid on the text in order. */
const signsIn = (text: string, nameOf: NameOf): Sign[] => {
  const controls = [...text.matchAll(control)].map(({ 1: inside = '', index }) =>
    controlled(inside, index, nameOf),
  )
  const { marks, code, blocks } = chatMarks(text, controls)
  const signs: Sign[] = [
    ...blocks.map(range => ({ ...range, pieces: [{ ...range, text: '\n\n' }] })),
    ...code.map(range => ({ ...range, pieces: [range], type: 'unknown' as const })),
    ...controls,
    ...marks.map(at => ({ start: at, end: at + 1, pieces: [] })),
  ]
  for (const { 0: found, 1: name = '', index: start } of text.matchAll(reference)) {
    const end = start + found.length
    signs.push({ start, end, pieces: [{ start, end, text: characters[name] ?? '' }] })
  }
  for (const { 0: found, index: start } of text.matchAll(emoji)) {
    if (/[a-z]/.test(found)) signs.push({ start, end: start + found.length, pieces: [] })
  }
  return signs.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** References in the label of a link or in code, which lie inside another sign. */
const within = (piece: Piece, text: string): Piece[] => {
  if (piece.text !== undefined) return [piece]
  const pieces: Piece[] = []
  let last = piece.start
  for (const { 0: found, 1: name = '', index } of text.slice(piece.start, piece.end).matchAll(reference)) {
    const start = piece.start + index
    pieces.push(
      { start: last, end: start },
      { start, end: start + found.length, text: characters[name] ?? '' },
    )
    last = start + found.length
  }
  return [...pieces, { start: last, end: piece.end }]
}

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const spell: Spell = words => {
  const found = words.match(emoji)?.some(name => /[a-z]/.test(name)) ?? false
  return found || hasMarks(words) ? { refused: 'the words would be read as marked' } : escaped(words)
}

interface Read {
  readonly pieces: Piece[]
  readonly tokens: Placeholder[]
}

const read = (text: string, nameOf: NameOf): Read => {
  const pieces: Piece[] = []
  const tokens: Placeholder[] = []
  let last = 0
  let length = 0
  const add = (some: readonly Piece[]): void => {
    for (const piece of some) {
      pieces.push(piece)
      length += piece.text?.length ?? piece.end - piece.start
    }
  }
  for (const { start, end, pieces: own, type } of signsIn(text, nameOf)) {
    if (start < last) continue
    if (start > last) add([{ start: last, end: start }])
    const from = length
    add(own.flatMap(piece => within(piece, text)))
    if (type && length > from)
      tokens.push({ start: from, end: length, type, name: text.slice(start + 1, end - 1) })
    last = end
  }
  if (last < text.length) add([{ start: last, end: text.length }])
  return { pieces, tokens }
}

/** The passages of Slack’s mrkdwn, https://docs.slack.dev/messaging/formatting-message-text: mentions by name, links by their label, code left out. */
export const slackPassages = (value: Located, nameOf: NameOf): readonly Passage[] => {
  const { pieces, tokens } = read(value.text, nameOf)
  const shown = value.select(pieces, spell)
  return textPassages(shown, joinTokens(tokens, findPlaceholders(shown.text)))
}
