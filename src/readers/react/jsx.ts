import type { Piece } from '../../text/located.ts'
import type { Range } from '../../text/range.ts'
import type { Choice, Part } from '../prose/branches.ts'
import type { Code, JsxAttribute, JsxElement } from './parse.ts'

interface Placed {
  readonly start?: number | null | undefined
  readonly end?: number | null | undefined
}

export const rangeOf = ({ start, end }: Placed): Range => ({ start: start ?? 0, end: end ?? 0 })
export const before = ({ start }: Range, text: string): Piece => ({ start, end: start, text })
export const after = ({ end }: Range, text: string): Piece => ({ start: end, end, text })

const isChoice = (part: Part): part is Choice => 'arms' in part
const flat = (parts: readonly Part[]): readonly Piece[] =>
  parts.flatMap(part => (isChoice(part) ? part.flat() : [part]))

export const choice = (...arms: readonly (readonly Part[])[]): Choice => ({
  arms,
  flat: () => arms.flatMap(flat),
})

export const nameOf = ({ openingElement: { name } }: JsxElement): string => {
  if (name.type === 'JSXIdentifier') return name.name
  return name.type === 'JSXMemberExpression' ? name.property.name : name.name.name
}

export const propName = ({ name }: JsxAttribute): string => (name.type === 'JSXIdentifier' ? name.name : '')

export const chooses = (code: Code): boolean =>
  code.type === 'ConditionalExpression' || (code.type === 'LogicalExpression' && code.operator === '&&')

export const propsOf = (code: JsxElement): readonly JsxAttribute[] =>
  code.openingElement.attributes.filter(each => each.type === 'JSXAttribute')

const described = new Set(['img', 'area'])
const titled = new Set(['a', 'button', 'img'])

/** The start tag of an element that is read as `name`, with what stands for a picture or explains a link. */
export const startTag = (
  code: JsxElement,
  name: string,
  wordsOf: (prop: JsxAttribute) => readonly Piece[] | undefined,
): readonly Piece[] => {
  const { start, end } = rangeOf(code.openingElement)
  const found: Piece[] = []
  let tag = `<${name}`
  let last = start
  for (const prop of propsOf(code)) {
    const named = propName(prop)
    const read = (named === 'alt' && described.has(name)) || (named === 'title' && titled.has(name))
    const words = (read ? wordsOf(prop) : undefined) ?? []
    const [first, final] = [words[0], words.at(-1)]
    if (!first || !final) continue
    found.push({ start: last, end: first.start, text: `${tag} ${named}="` }, ...words)
    last = final.end
    tag = '"'
  }
  return [...found, { start: last, end, text: `${tag}>` }]
}
