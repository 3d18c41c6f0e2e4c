import type { Passage, PassageKind, Placeholder } from '../../text/conversation.ts'
import type { Located, Piece, Spell } from '../../text/located.ts'
import { type Attribute, readTags } from './html-tags.ts'
import { passageOf } from './passage.ts'
import { findPlaceholders } from './placeholders.ts'
import { sentence } from './sentence-like.ts'
import { aroundPlaceholders, withinPassage } from './spelling.ts'

const described = new Set(['img', 'mj-image', 'area'])
const titled = new Set(['a', 'button', 'mj-button', 'mj-image', 'img', 'mj-navbar-link', 'mj-social-element'])
const buttons = /^(?:submit|button|reset)$/i

/** What the value of an attribute is to a reader, or undefined for one that nobody reads. */
const kindOf = (
  element: string,
  { name }: Attribute,
  type: string,
): { readonly kind: PassageKind; readonly sentenceOnly: boolean } | undefined => {
  if ((name === 'alt' && described.has(element)) || (name === 'title' && titled.has(element)))
    return { kind: 'paragraph', sentenceOnly: true }
  if (name === 'value' && element === 'input' && buttons.test(type))
    return { kind: 'button', sentenceOnly: false }
  return undefined
}

const references: Readonly<Record<string, string>> = { '"': '&quot;', "'": '&#39;' }

const spell =
  ({ quote }: Attribute): Spell =>
  words => {
    if (quote === undefined && /[\s"'=<>`]/.test(words)) return { refused: 'the value stands without quotes' }
    const placeholders = findPlaceholders(words)
    if (quote && placeholders.some(({ start, end }) => words.slice(start, end).includes(quote)))
      return { refused: 'the placeholder holds the quotes of the value around it' }
    const plain = (text: string): string =>
      text.replace(/["'&]/g, sign =>
        sign === '&' ? '&amp;' : sign === quote ? (references[sign] ?? '') : sign,
      )
    return withinPassage(undefined, () => aroundPlaceholders(words, placeholders, plain))(words)
  }

/** The characters of a value, its references read. A `<` means nothing in there. */
const piecesOf = (masked: string, { start, end }: Attribute): readonly Piece[] => {
  const pieces: Piece[] = []
  readTags(masked.slice(start, end).replaceAll('<', '\uE000'), {
    text: (from, to) => pieces.push({ start: start + from, end: start + to }),
    entity: (from, to, character) => {
      const before = pieces.at(-1)
      const place = { start: start + from, end: start + to }
      if (before?.start === place.start)
        pieces[pieces.length - 1] = { ...place, text: before.text + character }
      else pieces.push({ ...place, text: character })
    },
    open: () => {},
    close: () => {},
  })
  return pieces
}

/** The passages in the attributes of a tag: buttons' words, and what stands for a picture or explains a link in a sentence. */
export const attributePassages = (
  located: Located,
  masked: string,
  element: string,
  attributes: readonly Attribute[],
  placeholders: readonly Placeholder[],
): readonly Passage[] => {
  if (attributes.length === 0) return []
  const typed = attributes.find(({ name }) => name === 'type')
  const type = typed ? masked.slice(typed.start, typed.end) : ''
  return attributes.flatMap(attribute => {
    const found = kindOf(element, attribute, type)
    if (!found) return []
    const pieces = piecesOf(masked, attribute)
    const passage = passageOf(located, { kind: found.kind, pieces, spell: spell(attribute) }, placeholders)
    return passage && (!found.sentenceOnly || sentence.test(passage.located.text)) ? [passage] : []
  })
}
