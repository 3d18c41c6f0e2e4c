import { jsonText } from '../json-text.ts'
import { visible } from '../visible.ts'
import type { Attributes, Node } from './node.ts'

/** What no page may hold, https://html.spec.whatwg.org/#parse-errors; `visible` gives the rest a picture. */
const nowhere = /\p{Noncharacter_Code_Point}/gu

/** What means something to HTML, or to a CI runner that looks for commands in what it is shown; line ends would be folded. */
const meaning = /[&<>"'`:#\n\t]/g

const reference = (sign: string): string => `&#${sign.charCodeAt(0)};`

/** Words as the content of an element or of an attribute. */
const htmlText = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .split(/(\n|\t)/)
    .map((part, at) => (at % 2 ? part : visible(part)))
    .join('')
    .replace(nowhere, '\ufffd')
    .replace(meaning, reference)

const escaped = (character: string): string =>
  character
    .split('')
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')

/** A value as JSON inside a `<script>`: nothing in it ends the script or begins a comment. */
export const dataText = (value: unknown): string =>
  jsonText(value).replace(/[<>&\p{Noncharacter_Code_Point}]/gu, escaped)

const voidTags = new Set(['input', 'link', 'meta', 'br', 'hr'])

const attributesText = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => {
      if (value === undefined || value === false) return ''
      return value === true ? ` ${name}` : ` ${name}="${htmlText(String(value))}"`
    })
    .join('')

/** The text of a piece of a page. */
export const write = (node: Node): string => {
  if (typeof node === 'string') return htmlText(node)
  const { tag, attributes, children } = node
  const opening = `<${tag}${attributesText(attributes)}>`
  return voidTags.has(tag) ? opening : `${opening}${children.map(write).join('')}</${tag}>`
}
