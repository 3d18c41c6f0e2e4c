import { Malformed, matchAt } from './malformed.ts'

/** A run of characters, or a reference, which is read as `text`. */
export interface XmlText {
  readonly kind: 'text' | 'cdata'
  readonly start: number
  readonly end: number
  readonly text?: string
}

export type Entities = ReadonlyMap<string, string>

export const predefined: Entities = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }),
)

const name = String.raw`[\p{L}_:][\p{L}\p{N}\p{M}_:.·-]*`

/** What stands at a place of a document; each pattern is sticky. */
export const marks = {
  startTag: new RegExp(`<(${name})`, 'uy'),
  endTag: new RegExp(`</(${name})\\s*>`, 'uy'),
  attribute: new RegExp(`\\s+(${name})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'uy'),
  tagEnd: /\s*(\/?)>/y,
  doctype: /<!DOCTYPE[^[>]*(?:\[([^\]]*)\]\s*)?>/y,
} as const

const reference = /&(?:#([0-9]{1,7})|#x([0-9a-fA-F]{1,6})|([\p{L}_][\p{L}\p{N}_.-]*));/uy
const declaration = /<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')/g

/** The entities that a document type declares for itself. */
export const declaredIn = (subset: string): Entities =>
  new Map(
    [...subset.matchAll(declaration)].map(([, name = '', double, single]) => [name, double ?? single ?? '']),
  )

const codePoint = (decimal: string | undefined, hex: string | undefined): string | undefined => {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  const surrogate = code >= 0xd800 && code <= 0xdfff
  return code > 0 && code <= 0x10ffff && !surrogate ? String.fromCodePoint(code) : undefined
}

const referenceAt = (text: string, start: number, entities: Entities): XmlText => {
  const found = matchAt(reference, text, start)
  if (!found) throw new Malformed('an & stands alone', 'Write it as &amp;.', start)
  const [all, decimal, hex, name] = found
  const read = name === undefined ? codePoint(decimal, hex) : entities.get(name)
  if (read === undefined)
    throw new Malformed(
      `XML does not know ${all}`,
      'Write the character itself, or its number: &#160;.',
      start,
    )
  return { kind: 'text', start, end: start + all.length, text: read }
}

/** The characters of a run, and its references by themselves. */
export const textsOf = (text: string, start: number, end: number, entities: Entities): XmlText[] => {
  const nodes: XmlText[] = []
  const own = text.slice(start, end)
  let at = start
  for (let and = own.indexOf('&') + start; and >= start; and = own.indexOf('&', at - start) + start) {
    if (and > at) nodes.push({ kind: 'text', start: at, end: and })
    const found = referenceAt(text, and, entities)
    nodes.push(found)
    at = found.end
  }
  if (end > at) nodes.push({ kind: 'text', start: at, end })
  return nodes
}

/** What a run reads. */
export const decoded = (text: string, start: number, end: number, entities: Entities): string =>
  textsOf(text, start, end, entities)
    .map(node => node.text ?? text.slice(node.start, node.end))
    .join('')
