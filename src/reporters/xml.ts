import { visible } from './visible.ts'

/** XML 1.0 has no way to write these, https://www.w3.org/TR/xml/#charsets; `visible` gives C0 and halves of pairs a picture. */
const illegal = /[\ufffe\uffff]/g

/** Legal, but with a meaning to XML, a terminal, or a runner that looks for `##[`; line ends would be folded. */
const meaning = /[&<>"'#\t\r\n\u007f-\u009f\u2028\u2029\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

const reference = (character: string): string => `&#${character.codePointAt(0)};`

/** C0 but for tab and line ends; halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}]/gu

/** A text as the content of an element or of an attribute; what XML 1.0 can't hold becomes a picture of it. */
export const xmlText = (text: string): string =>
  text.replace(unwritable, visible).replace(illegal, '\ufffd').replace(meaning, reference)

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** A start tag without its brackets. */
const inside = (name: string, attributes: Attributes): string =>
  [
    name,
    ...Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${key}="${xmlText(String(value))}"`),
  ].join(' ')

/** An element of children that are XML already. */
export const element = (name: string, attributes: Attributes, children: readonly string[] = []): string =>
  children.length === 0
    ? `<${inside(name, attributes)}/>`
    : `<${inside(name, attributes)}>${children.join('')}</${name}>`

export const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
