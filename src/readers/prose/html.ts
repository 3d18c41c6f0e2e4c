import type { Passage, PassageKind } from '../../text/conversation.ts'
import type { Located, Piece, Spell } from '../../text/located.ts'
import type { Reader } from '../reader.ts'
import { outline } from './html-outline.ts'
import { readTags } from './html-tags.ts'
import { passageOf } from './passage.ts'
import { findPlaceholders, mask } from './placeholders.ts'
import { aroundPlaceholders, withinPassage } from './spelling.ts'

const references: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
])

const toReferences = (plain: string): string => plain.replace(/[&<>]/g, sign => references.get(sign) ?? sign)

const spell = (lineBreak: string | undefined): Spell =>
  withinPassage(lineBreak, words => aroundPlaceholders(words, findPlaceholders(words), toReferences))

/** Words with single spaces between them, or a run of what a browser shows as one space. */
const runs = /[^ \t\r\n\f]+(?: [^ \t\r\n\f]+)*|[ \t\r\n\f]+/g

const isSpace = (text: string): boolean => ' \t\r\n\f'.includes(text[0] ?? '')

/** Passages of a page or fragment, however broken: what a browser would show, and the title. */
export const htmlPassages = (located: Located): Passage[] => {
  const { text } = located
  const placeholders = findPlaceholders(text)
  const masked = mask(text, placeholders)
  const lineBreak = /<br ?\/?>/.exec(masked)?.[0] ?? '<br>'
  const here = outline()
  const passages: Passage[] = []
  let pieces: Piece[] = []
  let space: Piece | undefined

  const last = (): Piece | undefined => pieces.at(-1)

  const finish = (kind: PassageKind, pre: boolean): void => {
    const between = kind === 'subject' ? undefined : pre ? '\n' : lineBreak
    const passage =
      pieces.length > 0
        ? passageOf(located, { kind, pieces, spell: spell(between) }, placeholders)
        : undefined
    if (passage) passages.push(passage)
    pieces = []
    space = undefined
  }

  const addSpace = (start: number, end: number): void => {
    const before = last()
    if (before?.text === '\n' && before.end === start) pieces[pieces.length - 1] = { ...before, end }
    else if (before && before.text !== '\n') space ??= { start, end, text: ' ' }
  }

  const add = (piece: Piece): void => {
    if (space)
      pieces.push(
        masked.slice(space.start, space.end) === ' ' ? { start: space.start, end: space.end } : space,
      )
    space = undefined
    pieces.push(piece)
  }

  const addLineBreak = (start: number, end: number): void => {
    const from = space?.end === start ? space.start : start
    space = undefined
    if (pieces.length > 0) pieces.push({ start: from, end, text: '\n' })
  }

  const addAsIs = (start: number, end: number): void => {
    let at = start
    for (let cr = masked.indexOf('\r\n', at); cr !== -1 && cr < end; cr = masked.indexOf('\r\n', at)) {
      pieces.push({ start: at, end: cr }, { start: cr, end: cr + 2, text: '\n' })
      at = cr + 2
    }
    pieces.push({ start: at, end })
  }

  readTags(masked, {
    text(start, end) {
      if (here.kind() === undefined) return
      if (here.pre()) return addAsIs(start, end)
      const from = start === 0 && masked.startsWith('\uFEFF') ? 1 : start
      for (const { 0: run, index } of masked.slice(from, end).matchAll(runs)) {
        const at = from + index
        if (isSpace(run)) addSpace(at, at + run.length)
        else add({ start: at, end: at + run.length })
      }
    },
    entity(start, end, character) {
      if (here.kind() === undefined) return
      const before = last()
      if (before?.start === start) pieces[pieces.length - 1] = { start, end, text: before.text + character }
      else if (isSpace(character) && !here.pre()) addSpace(start, end)
      else add({ start, end, text: character })
    },
    open(name, start, end, closed) {
      const kind = here.kind()
      const pre = here.pre()
      if (name === 'br' && kind) {
        if (last()?.text === '\n' && !pre) finish(kind, pre)
        else addLineBreak(start, end)
      } else if (here.open(name, closed) && kind) finish(kind, pre)
    },
    close(name) {
      const kind = here.kind()
      const pre = here.pre()
      if (here.close(name) && kind) finish(kind, pre)
    },
  })
  finish(here.kind() ?? 'paragraph', here.pre())
  return passages
}

/** Any text as an HTML message to a customer; gives undefined only when another format is asked for. */
export const readHtml: Reader = ({ located }, { as }) => {
  if (as !== undefined && as !== 'html') return undefined
  const passages = htmlPassages(located)
  return {
    format: 'html',
    conversations: [{ messages: [{ path: [], role: 'agent', audience: 'customer', passages }] }],
  }
}
