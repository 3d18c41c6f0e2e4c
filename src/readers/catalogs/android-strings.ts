import type { Located, Piece } from '../../text/located.ts'
import { isProblem } from '../../text/problem.ts'
import type { Reader } from '../reader.ts'
import { androidText } from './android-text.ts'
import { languageOfPath, languageTag } from './language.ts'
import { hasWords } from './leaves.ts'
import { type CatalogString, stringTalks } from './strings.ts'
import type { PlacedToken } from './tokens.ts'
import { elementsOf, parseXml, type XmlElement, type XmlNode } from './xml.ts'
import { spellXml } from './xml-text.ts'

interface Content {
  readonly pieces: Piece[]
  readonly tokens: PlacedToken[]
  readonly texts: XmlNode[]
}

/** Elements that part lines; Android shows the others within their line. */
const parting = /^(?:br|p|div|li|ul|ol|h[1-6]|blockquote)$/

const placeOf = ({ children }: XmlElement): PlacedToken['place'] | undefined => {
  const [first, last] = [children[0], children.at(-1)]
  return first && last ? { start: first.start, end: last.end } : undefined
}

const gather = (element: XmlElement, content: Content): void => {
  for (const child of element.children) {
    if (child.kind !== 'element') {
      content.texts.push(child)
      content.pieces.push(child)
      continue
    }
    if (parting.test(child.name))
      content.pieces.push({ start: child.start, end: child.start + 1, text: '\\n' })
    const place = child.name.endsWith(':g') ? placeOf(child) : undefined
    if (place) content.tokens.push({ place, name: child.attributes.get('id') ?? '' })
    gather(child, content)
  }
}

const string = (
  file: Located,
  element: XmlElement,
  path: readonly string[],
  lang: string | undefined,
): CatalogString | undefined => {
  const content: Content = { pieces: [], tokens: [], texts: [] }
  gather(element, content)
  if (content.pieces.length === 0) return undefined
  const located = androidText(file.select(content.pieces, spellXml(file.text, content.texts)))
  const refers = /^[@?](?:\+?[\w.]+:)?\w+\/[\w.]+$/.test(located.text)
  return refers || !hasWords(located.text) ? undefined : { path, lang, located, tokens: content.tokens }
}

/** The strings of a resource, each with the names that lead to it. */
const elementsIn = (resource: XmlElement): readonly (readonly [path: readonly string[], XmlElement])[] => {
  const name = resource.attributes.get('name') ?? ''
  if (resource.attributes.get('translatable') === 'false') return []
  if (resource.name === 'string') return [[[name], resource]]
  if (resource.name === 'string-array') return elementsOf(resource, 'item').map(item => [[name], item])
  if (resource.name !== 'plurals') return []
  return elementsOf(resource, 'item').map(item => [[name, item.attributes.get('quantity') ?? ''], item])
}

const id = 'android-strings'

/** Android’s string resources (https://developer.android.com/guide/topics/resources/string-resource). */
export const readAndroidStrings: Reader = ({ path, located }, { as }) => {
  if (as !== undefined && as !== id) return undefined
  const root = parseXml(located.text)
  if (isProblem(root)) return root
  const elements = root.name === 'resources' ? elementsOf(root).flatMap(elementsIn) : []
  const known = elementsOf(root).some(({ name }) => ['string', 'string-array', 'plurals'].includes(name))
  if (root.name !== 'resources' || !known) {
    if (as === undefined) return undefined
    return {
      problem: 'This file holds no strings of Android.',
      hint: 'Expected <resources><string name="…">text</string></resources>.',
      offset: root.start,
    }
  }
  const lang = languageTag(root.attributes.get('tools:locale') ?? '') ?? languageOfPath(path)
  const strings = elements.flatMap(([names, element]) => string(located, element, names, lang) ?? [])
  return { format: id, conversations: stringTalks(strings) }
}
