import type { Element, Node } from '../node.ts'

/** As much of a document as a plot is drawn on; what is drawn becomes a piece of the page. */
interface Drawn {
  readonly tag: string
  readonly attributes: Map<string, string>
  readonly children: (Drawn | { textContent: string })[]
}

const left = /^(?:aria-|font-family$|class$|xmlns)/

const drawnElement = (document: object, namespaceURI: string, tag: string) => {
  const attributes = new Map<string, string>()
  const children: Drawn['children'] = []
  const set = (name: string, value: unknown): void => void attributes.set(name, String(value))
  const add = (child: Drawn, before?: Drawn | null): Drawn => {
    const at = before ? children.indexOf(before) : -1
    children.splice(at < 0 ? children.length : at, 0, child)
    return child
  }
  return {
    tag,
    attributes,
    children,
    ownerDocument: document,
    namespaceURI,
    setAttribute: set,
    setAttributeNS: (_: string, name: string, value: unknown) => set(name, value),
    getAttribute: (name: string) => attributes.get(name) ?? null,
    removeAttribute: (name: string) => void attributes.delete(name),
    appendChild: add,
    insertBefore: add,
    append: (...added: Drawn[]): void => void added.map(child => add(child)),
    get firstChild() {
      return children[0] ?? null
    },
    set textContent(text: string) {
      children.splice(0, children.length, { textContent: text })
    },
    get textContent() {
      return ''
    },
  }
}

/** A document for a plotting library that wants one; it is less than the type of one, which only browsers have. */
export const paper = (): never => {
  const document: Record<string, unknown> = {
    createElementNS: (space: string, tag: string) => drawnElement(document, space, tag),
    createElement: (tag: string) => drawnElement(document, 'http://www.w3.org/1999/xhtml', tag),
    createTextNode: (textContent: string) => ({ textContent }),
  }
  document.documentElement = drawnElement(document, 'http://www.w3.org/1999/xhtml', 'html')
  return document as never
}

const pieceOf = (drawn: Drawn | { textContent: string }): readonly Node[] => {
  if (!('tag' in drawn)) return [String(drawn.textContent)]
  // Its own styles name colours for a white page.
  if (drawn.tag === 'style') return []
  const kept = [...drawn.attributes].filter(([name]) => !left.test(name))
  return [{ tag: drawn.tag, attributes: Object.fromEntries(kept), children: drawn.children.flatMap(pieceOf) }]
}

/** What was drawn, as a picture with a name. */
export const pieceOfPage = (drawn: unknown, attributes: Element['attributes']): Element => {
  const [piece] = pieceOf(drawn as Drawn)
  if (piece === undefined || typeof piece === 'string') throw new Error('a plot is no element')
  return { ...piece, attributes: { ...piece.attributes, ...attributes } }
}
