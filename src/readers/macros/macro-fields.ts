import { languageTag } from '../catalogs/language.ts'
import { at, atAny, type Mapping, type Text, type Tree, wordOf } from '../trees/tree.ts'
import { looksLikeHtml } from '../trees/value.ts'
import { fieldOf, namesHtml, stemOf } from './prose-fields.ts'
import { isProse } from './prose-likeness.ts'

/** A text of a macro with the names that lead to it. */
export interface MacroText {
  readonly path: readonly string[]
  readonly value: Text
  readonly html: boolean
  /** The same words once more, without markup. */
  readonly twin?: Text
}

/** What one object of a list holds, or one entry of a map. */
export interface Macro {
  readonly id: string | undefined
  readonly lang: string | undefined
  readonly subjects: readonly MacroText[]
  readonly bodies: readonly MacroText[]
}

/** A text that no writer wrote: a path, an address, a time, a code word. Chinese has no spaces and is none. */
const isToken = (text: string): boolean => {
  if (!/\p{L}/u.test(text)) return true
  if (
    /\s/.test(text.trim()) ||
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text)
  )
    return false
  return /[\d_/\\@=<>{}|#]|\p{L}[.:]\p{L}/u.test(text)
}

const text = (path: readonly string[], key: string, value: Text): MacroText => ({
  path: [...path, key],
  value,
  html: namesHtml(key) || looksLikeHtml(value.text),
})

/** Plain copies of what is there as HTML too, as twins of it. */
export const withTwins = (bodies: readonly MacroText[]): readonly MacroText[] => {
  const stem = ({ path }: MacroText): string => [...path.slice(0, -1), stemOf(path.at(-1) ?? '')].join('\n')
  const html = new Set(bodies.filter(body => body.html).map(stem))
  if (html.size === 0) return bodies
  const copies = new Map<string, Text>()
  for (const body of bodies) if (!body.html && html.has(stem(body))) copies.set(stem(body), body.value)
  return bodies.flatMap(body => {
    if (!body.html) return html.has(stem(body)) ? [] : [body]
    const twin = copies.get(stem(body))
    // Only the first of two texts in HTML has the copy.
    copies.delete(stem(body))
    return twin ? [{ ...body, twin }] : [body]
  })
}

const titleOf = (record: Tree): string | undefined => {
  if (record.kind !== 'map') return undefined
  const entries = record.entries.filter(({ key }) => fieldOf(key) === 'title')
  return entries.map(({ value }) => wordOf(value)).find(word => word !== undefined)
}

/** The name of a record, which may stand one level further in. */
const nameOf = (record: Mapping): string | undefined =>
  titleOf(record) ??
  record.entries.map(({ value }) => titleOf(value)).find(title => title !== undefined) ??
  wordOf(atAny(record, ['shortcut', 'shortcode', 'short_code', 'id', 'pk', 'key']))

const langOf = (tree: Mapping): string | undefined => {
  const tags = ['lang', 'language', 'locale'].map(key => languageTag(wordOf(at(tree, key)) ?? ''))
  return tags.find(tag => tag !== undefined)
}

interface Found {
  readonly subjects: MacroText[]
  readonly bodies: MacroText[]
  lang: string | undefined
}

const gather = (tree: Tree, path: readonly string[], found: Found): void => {
  if (tree.kind === 'list') for (const item of tree.items) gather(item, path, found)
  if (tree.kind !== 'map') return
  found.lang ??= langOf(tree)
  for (const { key, value } of tree.entries) {
    const field = fieldOf(key)
    if (value.kind !== 'text') {
      if (field !== 'about') gather(value, [...path, key], found)
    } else if (field === 'subject') {
      found.subjects.push(text(path, key, value))
    } else if (field === 'prose' && !isToken(value.text)) {
      found.bodies.push(text(path, key, value))
    }
  }
}

const record = (tree: Mapping, path: readonly string[], index: number): Macro | undefined => {
  const found: Found = { subjects: [], bodies: [], lang: undefined }
  gather(tree, [...path, nameOf(tree) ?? String(index)], found)
  if (found.subjects.length + found.bodies.length === 0) return undefined
  return {
    id: wordOf(at(tree, 'id')),
    lang: found.lang,
    subjects: found.subjects,
    bodies: withTwins(found.bodies),
  }
}

const single = (body: MacroText, lang: string | undefined): Macro => ({
  id: undefined,
  lang,
  subjects: [],
  bodies: [body],
})

function* inList(
  items: readonly Tree[],
  path: readonly string[],
  lang: string | undefined,
): Generator<Macro> {
  for (const [index, item] of items.entries()) {
    if (item.kind === 'text' && !isToken(item.text))
      yield single({ path, value: item, html: looksLikeHtml(item.text) }, lang)
    if (item.kind === 'list') yield* inList(item.items, path, lang)
    if (item.kind !== 'map') continue
    const macro = record(item, path, index)
    if (macro) yield { ...macro, lang: macro.lang ?? lang }
    else if (item.entries.every(({ key }) => fieldOf(key) === 'other')) yield* inMap(item, path, lang)
  }
}

function* inMap(map: Mapping, path: readonly string[], lang: string | undefined): Generator<Macro> {
  const titled = map.entries.some(({ key, value }) => value.kind === 'text' && fieldOf(key) === 'prose')
  const texts: MacroText[] = []
  for (const { key, value } of map.entries) {
    const field = fieldOf(key)
    if (value.kind !== 'text' || isToken(value.text)) continue
    const hidden = titled ? field === 'title' || field === 'about' : field === 'about' && !isProse(value.text)
    if (!hidden) texts.push(text(path, key, value))
  }
  const own = langOf(map) ?? lang
  // `{"en": {…}, "fr": {…}}`, but not `{"hi": {…}, "refund": {…}}` nor `{"faq": {…}}`.
  const groups = map.entries.filter(({ value }) => value.kind === 'map' || value.kind === 'list')
  const byLanguage = path.length === 0 && groups.every(({ key }) => languageTag(key) !== undefined)
  for (const body of withTwins(texts)) yield single(body, own)
  for (const { key, value } of map.entries) {
    if (value.kind === 'text' || fieldOf(key) === 'about') continue
    yield* macrosIn(value, [...path, key], byLanguage ? languageTag(key) : own)
  }
}

/** All macros of a tree: the records of its lists, the entries of its maps. */
export function* macrosIn(tree: Tree, path: readonly string[], lang: string | undefined): Generator<Macro> {
  if (tree.kind === 'list') yield* inList(tree.items, path, lang)
  if (tree.kind === 'map') yield* inMap(tree, path, lang)
}
