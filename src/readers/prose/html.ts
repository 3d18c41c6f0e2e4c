import type { Message, Passage, PassageKind, Placeholder } from '../../text/conversation.ts'
import type { Located, Piece, Spell } from '../../text/located.ts'
import type { Reader } from '../reader.ts'
import { attributePassages } from './html-attributes.ts'
import { outline } from './html-outline.ts'
import { readTags } from './html-tags.ts'
import { passageOf } from './passage.ts'
import { findPlaceholders, mask } from './placeholders.ts'
import { aroundPlaceholders, withinPassage } from './spelling.ts'
import { readTemplate } from './template.ts'

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
export const htmlPassages = (
  located: Located,
  placeholders: readonly Placeholder[] = findPlaceholders(located.text),
): Passage[] => {
  const { text } = located
  const masked = mask(text, placeholders)
  const lineBreak = /<br ?\/?>/.exec(masked)?.[0] ?? '<br>'
  const here = outline()
  const passages: Passage[] = []
  let pieces: Piece[] = []
  let space: Piece | undefined
  let inTags: Passage[] = []

  const last = (): Piece | undefined => pieces.at(-1)

  const finish = (kind: PassageKind, pre: boolean): void => {
    const between = kind === 'subject' ? undefined : pre ? '\n' : lineBreak
    const passage =
      pieces.length > 0
        ? passageOf(located, { kind, pieces, spell: spell(between) }, placeholders)
        : undefined
    if (passage) passages.push(passage)
    passages.push(...inTags)
    inTags = []
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
      const words = masked.slice(from, end)
      runs.lastIndex = 0
      for (let run = runs.exec(words); run; run = runs.exec(words)) {
        const place = { start: from + run.index, end: from + runs.lastIndex }
        if (isSpace(run[0])) addSpace(place.start, place.end)
        else add(place)
      }
    },
    entity(start, end, character) {
      if (here.kind() === undefined) return
      const before = last()
      if (before?.start === start) pieces[pieces.length - 1] = { start, end, text: before.text + character }
      else if (isSpace(character) && !here.pre()) addSpace(start, end)
      else add({ start, end, text: character })
    },
    open(name, start, end, closed, attributes) {
      const kind = here.kind()
      const pre = here.pre()
      const spoken = kind ? attributePassages(located, masked, name, attributes, placeholders) : []
      if (name === 'br' && kind) {
        if (last()?.text === '\n' && !pre) finish(kind, pre)
        else addLineBreak(start, end)
      } else if (here.open(name, closed) && kind) finish(kind, pre)
      inTags.push(...spoken)
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

const tag = '([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*)'
const declared = new RegExp(
  `<(?:html|mjml)\\b[^>]{0,500}?\\s(?:xml:)?lang\\s*=\\s*(?:"${tag}"|'${tag}'|${tag}[\\s>])`,
  'i',
)

/** The language that a page declares; what a placeholder says is not known. */
const languageOf = (text: string): string | undefined => {
  const [, ...found] = declared.exec(text.slice(0, 10_000)) ?? []
  return found.find(Boolean)?.replaceAll('_', '-')
}

const readPage =
  (format: 'html' | 'mjml'): Reader =>
  ({ located }, { as }) => {
    if (as !== undefined && as !== format) return undefined
    const lang = languageOf(located.text)
    const said = readTemplate(located, htmlPassages)
    const message: Message = { path: [], role: 'agent', audience: 'customer', ...said }
    return { format, conversations: [{ messages: [lang === undefined ? message : { ...message, lang }] }] }
  }

/** Any text as an HTML message to a customer; gives undefined only when another format is asked for. */
export const readHtml: Reader = readPage('html')

/** A message in MJML (https://documentation.mjml.io): HTML with elements of its own. */
export const readMjml: Reader = readPage('mjml')
