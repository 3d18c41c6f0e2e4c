import type { Piece } from '../../text/located.ts'
import type { Range } from '../../text/range.ts'
import type { Part } from '../prose/branches.ts'
import { elementOf, isEmpty, isOwnComponent, isSilent, isSubject, isSubjectKey } from './elements.ts'
import { after, before, choice, chooses, nameOf, propName, propsOf, rangeOf, startTag } from './jsx.ts'
import {
  type Code,
  defaultedIn,
  type JsxAttribute,
  type JsxChild,
  type JsxElement,
  type JsxFragment,
  partsOfCode,
} from './parse.ts'
import {
  attributeText,
  expressionPiece,
  jsxText,
  type Region,
  stringText,
  templateText,
  type Words,
} from './words.ts'

/** The mail in a module as HTML, and where its words stand. */
export interface Mail {
  readonly parts: readonly Part[]
  readonly regions: readonly Region[]
}

/** What is not code of its own: its strings are settings, its names are no words. */
const typesOnly = /^(?:TS(?!AsExpression|SatisfiesExpression|NonNullExpression)|Import)/

/** The mail that the code of a module makes. */
export const mailOf = (text: string, module: readonly Code[]): Mail => {
  const regions: Region[] = []
  const defaults = defaultedIn(module)

  const say = (words: Words): readonly Piece[] => {
    regions.push(...words.regions)
    return words.pieces
  }

  /** The mail in code that is no element: constants with telling names, and elements anywhere below. */
  const inCode = (code: Code): readonly Part[] => {
    if (code.type === 'JSXElement' || code.type === 'JSXFragment')
      return [before(rangeOf(code), '<div>'), ...element(code), after(rangeOf(code), '</div>')]
    if (typesOnly.test(code.type)) return []
    if (chooses(code) && hasMail(code))
      return [before(rangeOf(code), '<div>'), ...shown(code, rangeOf(code)), after(rangeOf(code), '</div>')]
    if (code.type === 'VariableDeclarator' && code.id.type === 'Identifier' && isSubject(code.id.name)) {
      const words = code.init ? stringIn(code.init) : undefined
      if (code.init && words) return asSubject(rangeOf(code.init), words)
    }
    if (code.type === 'ObjectProperty' && code.key.type === 'Identifier' && isSubjectKey(code.key.name)) {
      const words = stringIn(code.value)
      if (words) return asSubject(rangeOf(code.value), words)
    }
    return partsOfCode(code).flatMap(inCode)
  }

  const stringIn = (code: Code): readonly Piece[] | undefined => {
    if (code.type === 'StringLiteral') return say(stringText(text, code))
    if (code.type === 'TemplateLiteral') return say(templateText(text, code))
    return undefined
  }

  const asSubject = (range: Range, parts: readonly Part[]): readonly Part[] => [
    before(range, '<mj-preview>'),
    ...parts,
    after(range, '</mj-preview>'),
  ]

  const asked = new WeakMap<Code, boolean>()
  const hasMail = (code: Code): boolean => {
    const known = asked.get(code)
    if (known !== undefined) return known
    const has = code.type === 'JSXElement' || code.type === 'JSXFragment' || partsOfCode(code).some(hasMail)
    asked.set(code, has)
    return has
  }

  /** What an expression shows where it stands. */
  const shown = (code: Code, around: Range): readonly Part[] => {
    switch (code.type) {
      case 'JSXElement':
      case 'JSXFragment':
        return element(code)
      case 'StringLiteral':
      case 'TemplateLiteral':
        return stringIn(code) ?? []
      case 'ConditionalExpression':
        return [
          choice(
            shown(code.consequent, rangeOf(code.consequent)),
            shown(code.alternate, rangeOf(code.alternate)),
          ),
        ]
      case 'LogicalExpression':
        if (code.operator !== '&&') break
        return [choice(shown(code.right, rangeOf(code.right)), [])]
      case 'TSAsExpression':
      case 'TSNonNullExpression':
        return shown(code.expression, around)
      case 'NullLiteral':
      case 'BooleanLiteral':
      case 'JSXEmptyExpression':
        return []
      case 'Identifier':
        if (code.name === 'undefined' || code.name === 'children') return []
    }
    if (hasMail(code)) return inMail(code)
    if (code.type === 'Identifier' && defaults.has(code.name))
      return [{ ...around, text: `{{${code.name} ?? default}}` }]
    return [expressionPiece(text, around, rangeOf(code))]
  }

  /** The elements anywhere in an expression, such as those that `map` makes. */
  const inMail = (code: Code): readonly Part[] =>
    code.type === 'JSXElement' || code.type === 'JSXFragment'
      ? element(code)
      : chooses(code)
        ? shown(code, rangeOf(code))
        : partsOfCode(code).filter(hasMail).flatMap(inMail)

  const child = (code: JsxChild): readonly Part[] => {
    if (code.type === 'JSXText') return say(jsxText(text, rangeOf(code)))
    if (code.type === 'JSXExpressionContainer') return shown(code.expression, rangeOf(code))
    return code.type === 'JSXSpreadChild' ? [] : element(code)
  }

  const children = (codes: readonly JsxChild[]): readonly Part[] => codes.flatMap(child)

  const wordsOf = ({ value }: JsxAttribute): readonly Piece[] | undefined => {
    if (value?.type === 'StringLiteral') return say(attributeText(text, rangeOf(value)))
    if (value?.type === 'JSXExpressionContainer') return stringIn(value.expression)
    return undefined
  }

  /** What stands in the props of a component of one's own: words before the mail is opened, and elements. */
  const ownProps = (code: JsxElement): readonly Part[] =>
    propsOf(code).flatMap(prop => {
      const name = propName(prop)
      if (isSubject(name) || name === 'children') {
        const value = wordsOf(prop)
        if (value && prop.value)
          return isSubject(name)
            ? asSubject(rangeOf(prop.value), value)
            : [before(rangeOf(prop.value), '<div>'), ...value, after(rangeOf(prop.value), '</div>')]
      }
      return prop.value && hasMail(prop.value) ? inMail(prop.value) : []
    })

  const element = (code: JsxElement | JsxFragment): readonly Part[] => {
    if (code.type === 'JSXFragment') return children(code.children)
    const original = nameOf(code)
    const name = elementOf(original)
    if (isSilent(original)) return []
    const own = isOwnComponent(original) ? ownProps(code) : []
    if (name === '') return [...own, ...children(code.children)]
    const range = rangeOf(code)
    if (name === 'br') return [{ ...range, text: '<br />' }]
    const tag =
      own.length > 0 ? [after(rangeOf(code.openingElement), `<${name}>`)] : startTag(code, name, wordsOf)
    if (isEmpty(name)) return tag
    const given = isOwnComponent(original)
      ? []
      : propsOf(code).flatMap(prop => (propName(prop) === 'children' ? (wordsOf(prop) ?? []) : []))
    const close: Piece = code.closingElement
      ? { ...rangeOf(code.closingElement), text: `</${name}>` }
      : after(range, `</${name}>`)
    if (given.length > 0) return [before(rangeOf(code.openingElement), `<${name}>`), ...given, close]
    return [...own, ...tag, ...children(code.children), close]
  }

  const parts = module.flatMap(inCode)
  return { parts, regions: regions.sort((a, b) => a.start - b.start) }
}
