import type { Problem } from '../../text/problem.ts'
import { Malformed, matchAt, orProblem } from './malformed.ts'
import { declaredIn, decoded, marks, predefined, textsOf, type XmlText } from './xml-scan.ts'

/** An element of XML with its places in the file. */
export interface XmlElement {
  readonly kind: 'element'
  /** As written, its prefix included: `xliff:g`. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly start: number
  /** After its end tag. */
  readonly end: number
  readonly children: readonly XmlNode[]
}

export type XmlNode = XmlElement | XmlText

interface Open extends Omit<XmlElement, 'kind' | 'end' | 'children'> {
  readonly children: XmlNode[]
}

/** No file of strings nests deeper. */
const deepest = 100

const secondRoot = (offset: number): Malformed =>
  new Malformed('a second root element begins here', 'Keep one element around all others.', offset)

const endOf = (text: string, mark: string, at: number, what: string): number => {
  const found = text.indexOf(mark, at)
  if (found === -1) throw new Malformed(`${what} is not closed`, `Close it with ${mark}.`, at)
  return found + mark.length
}

/** A start tag and where it ends. */
const startTag = (
  text: string,
  start: number,
  entities: ReadonlyMap<string, string>,
): { readonly element: Open; readonly end: number; readonly closed: boolean } => {
  const found = matchAt(marks.startTag, text, start)
  if (!found) throw new Malformed('a < begins no tag', 'Write a plain < as &lt;.', start)
  const [opening, name = ''] = found
  const attributes = new Map<string, string>()
  let at = start + opening.length
  for (let next = matchAt(marks.attribute, text, at); next; next = matchAt(marks.attribute, text, at)) {
    const [all, key = '', double, single] = next
    if (attributes.has(key)) throw new Malformed(`${key} stands twice in this tag`, 'Keep one of them.', at)
    at += all.length
    const value = double ?? single ?? ''
    attributes.set(key, decoded(text, at - 1 - value.length, at - 1, entities))
  }
  const end = matchAt(marks.tagEnd, text, at)
  if (end)
    return {
      element: { name, attributes, start, children: [] },
      end: at + end[0].length,
      closed: end[1] === '/',
    }
  throw new Malformed(
    `the tag <${name}> breaks off`,
    'A tag ends with >, and each of its attributes is written name="value".',
    start,
  )
}

const document = (text: string): XmlElement => {
  const entities = new Map(predefined)
  const open: Open[] = []
  let root: XmlElement | undefined
  let at = text.startsWith('\uFEFF') ? 1 : 0

  const add = (node: XmlNode): void => {
    const parent = open.at(-1)
    if (parent) parent.children.push(node)
    else if (node.kind === 'element') root = node
    else if (node.kind === 'cdata' || text.slice(node.start, node.end).trim() !== '')
      throw new Malformed('text stands outside the root element', 'Move it into the element.', node.start)
  }

  const opening = (): void => {
    const { element, end, closed } = startTag(text, at, entities)
    if (root && open.length === 0) throw secondRoot(at)
    if (closed) add({ kind: 'element', ...element, end })
    else if (open.push(element) > deepest)
      throw new Malformed('elements are nested too deeply to read', 'Close those that are finished.', at)
    at = end
  }

  const closing = (): void => {
    const found = matchAt(marks.endTag, text, at)
    if (!found) throw new Malformed('an end tag breaks off', 'Write it as </name>.', at)
    const [all, name] = found
    const element = open.pop()
    if (!element) throw new Malformed(`${all} closes nothing`, 'Take it away.', at)
    if (element.name !== name)
      throw new Malformed(`</${element.name}> is expected here`, `Close <${element.name}> first.`, at)
    at += all.length
    add({ kind: 'element', ...element, end: at })
  }

  const declaration = (): void => {
    const found = matchAt(marks.doctype, text, at)
    if (!found) throw new Malformed('a declaration that XML does not know', 'Take it away.', at)
    for (const [name, value] of declaredIn(found[1] ?? '')) entities.set(name, value)
    at += found[0].length
  }

  while (at < text.length) {
    if (text[at] !== '<') {
      const next = text.indexOf('<', at)
      const end = next === -1 ? text.length : next
      for (const node of textsOf(text, at, end, entities)) add(node)
      at = end
    } else if (text.startsWith('<!--', at)) at = endOf(text, '-->', at, 'a comment')
    else if (text.startsWith('<![CDATA[', at)) {
      const end = endOf(text, ']]>', at, 'a CDATA section')
      add({ kind: 'cdata', start: at + 9, end: end - 3 })
      at = end
    } else if (text.startsWith('<?', at)) at = endOf(text, '?>', at, 'a processing instruction')
    else if (text.startsWith('<!', at)) declaration()
    else if (text.startsWith('</', at)) closing()
    else opening()
  }
  const last = open.at(-1)
  if (last)
    throw new Malformed(
      `<${last.name}> is not closed`,
      `Close it with </${last.name}>; the file may have been cut off.`,
      last.start,
    )
  if (!root) throw new Malformed('it holds no element', 'The file may be empty or cut off.', 0)
  return root
}
/** The root element of an XML document; a Problem for one that is not well formed. */
export const parseXml = (text: string): XmlElement | Problem =>
  orProblem('This is not valid XML:', () => document(text))

const isElement = (node: XmlNode): node is XmlElement => node.kind === 'element'

/** The elements right inside, of this name or of any. */
export const elementsOf = (element: XmlElement, name?: string): readonly XmlElement[] =>
  element.children.filter(isElement).filter(child => name === undefined || child.name === name)
