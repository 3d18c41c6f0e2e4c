import type { Located, Piece } from '../../text/located.ts'
import type { PlacedToken } from './tokens.ts'
import type { XmlElement, XmlNode } from './xml.ts'
import { spellXml } from './xml-text.ts'

/** The text of a source or a target, with the placeholders in it. */
export interface XliffText {
  readonly located: Located
  readonly tokens: readonly PlacedToken[]
}

/** Elements around words: their tags are markup. */
const around = new Set(['g', 'mrk', 'pc', 'sub'])

const attributeOf = ({ attributes }: XmlElement, names: readonly string[]): string =>
  names.map(name => attributes.get(name)).find(value => value !== undefined) ?? ''

const idOf = (element: XmlElement): string => attributeOf(element, ['id', 'xid'])

/** A break of the line, as tools write it. */
const breaksLine = (element: XmlElement): boolean =>
  attributeOf(element, ['ctype', 'subType']) === 'lb' || /^(?:LINE_BREAK|br)/.test(idOf(element))

/** The start or end of markup: of two paired codes, or of an element of Angular. */
const isMarkup = (element: XmlElement): boolean =>
  !['x', 'ph', 'it'].includes(element.name) ||
  /^(?:START|CLOSE)_/.test(idOf(element)) ||
  /^x-(?!interpolation)/.test(attributeOf(element, ['ctype'])) ||
  element.name === 'it'

const codeOf = (element: XmlElement, source: string): string => {
  const inside = element.children.map(child => source.slice(child.start, child.end)).join('')
  const shown = attributeOf(element, ['equiv', 'equiv-text', 'disp'])
  return (inside || shown || idOf(element)).replace(/^[\s{%$#]+|[\s}%]+$/g, '')
}

/** What a source or target of XLIFF reads; undefined for an empty one. */
export const xliffText = (file: Located, element: XmlElement): XliffText | undefined => {
  const pieces: Piece[] = []
  const tokens: PlacedToken[] = []
  const texts: XmlNode[] = []
  const tags: string[] = []
  const gather = ({ children }: XmlElement): void => {
    for (const child of children) {
      if (child.kind !== 'element') {
        texts.push(child)
        pieces.push(child)
      } else if (around.has(child.name)) gather(child)
      else if (breaksLine(child)) pieces.push({ start: child.start, end: child.end, text: '\n' })
      else if (!isMarkup(child)) {
        const { start, end } = child
        tags.push(file.text.slice(start, end))
        tokens.push({ place: { start, end }, name: codeOf(child, file.text) })
        pieces.push({ start, end })
      }
    }
  }
  gather(element)
  if (pieces.length === 0) return undefined
  return { located: file.select(pieces, spellXml(file.text, texts, tags)), tokens }
}
