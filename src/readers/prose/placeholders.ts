import type { Placeholder } from '../../text/conversation.ts'
import { late } from '../../text/late-pattern.ts'
import type { Range } from '../../text/range.ts'
import { hasFallback } from './placeholder-fallback.ts'
import { closing, marks } from './placeholder-marks.ts'
import { placeholderType } from './placeholder-type.ts'

interface Shape {
  readonly first: string
  /** Sticky; its first group is the name. */
  readonly shape: RegExp
  readonly fits: (name: string, text: string, at: number, end: number) => boolean
}

const wordBefore = (text: string, at: number): boolean => /[\p{L}\p{N}%]/u.test(text[at - 1] ?? '')
const wordAfter = (text: string, end: number): boolean => /[\p{L}\p{N}]/u.test(text[end] ?? '')

const apart = (_: string, text: string, at: number, end: number): boolean =>
  !wordBefore(text, at) && !wordAfter(text, end)

/** `[AMOUNT]`, `[Product Name]`, `[your name]`, `[姓名]`, but not `[sic]` and not the words of a link. */
const bracketed = (name: string, text: string, at: number, end: number): boolean => {
  if (text[end] === '(' || text[end] === '[' || text[at - 1] === ']') return false
  if (/^[A-Z][A-Z0-9 _\-/'’.#]*$/.test(name)) return true
  if (/^[A-Z][\w'’/-]*(?: [A-Z][\w'’/-]*){0,2}$/.test(name)) return true
  if (/^(?:your|insert|enter|add|customer|client|agent) [\p{L} _'’/-]+$/iu.test(name)) return true
  return /^[\p{L}_]+(?: [\p{L}_]+){0,2}$/u.test(name) && placeholderType(name) !== 'unknown'
}

const braces = late(() => /\{ ?(\$?[\p{L}_][\p{L}\p{N}_.-]*|\d{1,2}) ?\}/uy)

/** The placeholders that a name in a certain shape makes. */
const shapes: readonly Shape[] = [
  {
    first: '{',
    get shape() {
      return braces()
    },
    fits: () => true,
  },
  { first: '%', shape: /%%([A-Za-z_][\w .]{1,60})%%/y, fits: apart },
  { first: '%', shape: /%([A-Za-z_][\w.]{1,60})%/y, fits: apart },
  { first: '%', shape: /%\((\w+)\)[sd]/y, fits: apart },
  { first: '%', shape: /%((?:\d{1,2}\$)?(?:[s@diuf]|l{1,2}[diu]|,d|\.\df))/y, fits: apart },
  { first: '$', shape: /\$t\(([\w.:-]+)(?:,[^()\n]{0,200})?\)/y, fits: () => true },
  { first: '[', shape: /\[([^[\]\n]{2,60})\]/y, fits: bracketed },
  {
    first: '<',
    shape: /<attribute\s[^<>]{0,200}?\bkey=["']([^"'<>]{1,100})["'][^<>]{0,200}>/y,
    fits: () => true,
  },
]

/** `fallback` is set only where there is one. */
const made = (range: Range, type: Placeholder['type'], name: string, source: string): Placeholder => ({
  ...range,
  type,
  name,
  ...(type !== 'block' && hasFallback(source) ? { fallback: true } : {}),
})

const marked = (text: string, at: number): Placeholder | undefined => {
  for (const mark of marks) {
    if (!text.startsWith(mark.open, at)) continue
    const from = at + mark.open.length
    const close = closing(text, from, mark)
    if (close === undefined) continue
    const inside = text.slice(from, close)
    if (inside.trim() === '' || (mark.inside && !mark.inside.test(inside))) continue
    const name = inside.replace(/^[-=~&]+|[-~]+$/g, '').trim()
    const range = { start: at, end: close + mark.close.length }
    return made(range, mark.block(inside) ? 'block' : placeholderType(name), name, inside)
  }
  return undefined
}

const shaped = (text: string, at: number): Placeholder | undefined => {
  for (const { first, shape, fits } of shapes) {
    if (text[at] !== first) continue
    shape.lastIndex = at
    const name = shape.exec(text)?.[1]
    if (name !== undefined && fits(name, text, at, shape.lastIndex)) {
      const range = { start: at, end: shape.lastIndex }
      return made(range, placeholderType(name), name, text.slice(at, shape.lastIndex))
    }
  }
  return undefined
}

/** Where one may begin, told by as few characters as tell it: text is full of `<` and `#`. */
const opening = /[{[]|%(?=[%A-Za-z_(\d@,.{])|\$(?=\{|t\()|#(?=\{)|<(?=%|\/?#|attribute\s)|\|(?=\*)|\*(?=\|)/g

/** Placeholders of every template language at once, in their order, none overlapping; an unclosed mark is plain text. */
export const findPlaceholders = (text: string): Placeholder[] => {
  const found: Placeholder[] = []
  opening.lastIndex = 0
  for (let hit = opening.exec(text); hit; hit = opening.exec(text)) {
    const placeholder = marked(text, hit.index) ?? shaped(text, hit.index)
    if (!placeholder) continue
    found.push(placeholder)
    opening.lastIndex = placeholder.end
  }
  return found
}

/**
 * A private-use character: to every parser a letter, and never white space or a mark. A text that already holds
 * it loses nothing, as what was masked is restored by its place.
 */
export const hidden = '\uE000'

/** The text with every unit of the given stretches hidden from parsers, but their line ends; no offset changes. */
export const mask = (text: string, stretches: readonly Range[]): string => {
  if (stretches.length === 0) return text
  const parts: string[] = []
  let last = 0
  for (const { start, end } of stretches) {
    parts.push(text.slice(last, start), text.slice(start, end).replace(/[^\r\n]/g, hidden))
    last = end
  }
  parts.push(text.slice(last))
  return parts.join('')
}
