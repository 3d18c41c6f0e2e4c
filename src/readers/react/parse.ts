import { parse } from '@babel/parser'
import type { Problem } from '../../text/problem.ts'

type File = ReturnType<typeof parse>
type Statement = File['program']['body'][number]
type Expression = Extract<Statement, { type: 'ExpressionStatement' }>['expression']

export type JsxElement = Extract<Expression, { type: 'JSXElement' }>
export type JsxFragment = Extract<Expression, { type: 'JSXFragment' }>
export type JsxChild = JsxElement['children'][number]
export type JsxAttribute = Extract<
  JsxElement['openingElement']['attributes'][number],
  { type: 'JSXAttribute' }
>
export type StringLiteral = Extract<Expression, { type: 'StringLiteral' }>
export type TemplateLiteral = Extract<Expression, { type: 'TemplateLiteral' }>
type Container = Extract<JsxChild, { type: 'JSXExpressionContainer' }>
type Declarator = Extract<Statement, { type: 'VariableDeclaration' }>['declarations'][number]
type Property = Extract<Expression, { type: 'ObjectExpression' }>['properties'][number]
type Default = Extract<Extract<Property, { type: 'ObjectProperty' }>['value'], { type: 'AssignmentPattern' }>
export type Code =
  | Expression
  | Statement
  | JsxChild
  | Container['expression']
  | Declarator
  | Property
  | Extract<Property, { type: 'ObjectProperty' }>['value']
  | Default

const isCode = (value: unknown): value is Code =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** The parts of a piece of code, in the order of the file. */
export const partsOfCode = (code: Code): readonly Code[] =>
  Object.values(code)
    .flatMap((value: unknown) => (Array.isArray(value) ? value : [value]))
    .filter(isCode)
    .sort((a, b) => (a.start ?? 0) - (b.start ?? 0))

const isSomething = (code: Code): boolean =>
  code.type === 'StringLiteral' ? code.value.trim() !== '' : code.type !== 'NullLiteral'

/** The parameters that have something to show when they are not given: `{ name = 'friend' }`. */
export const defaultedIn = (codes: readonly Code[], found = new Set<string>()): ReadonlySet<string> => {
  for (const code of codes) {
    if (code.type === 'AssignmentPattern' && code.left.type === 'Identifier' && isSomething(code.right))
      found.add(code.left.name)
    defaultedIn(partsOfCode(code), found)
  }
  return found
}

const isSyntaxError = (error: unknown): error is SyntaxError & { readonly pos: number } =>
  error instanceof SyntaxError && 'pos' in error && typeof error.pos === 'number'

/** Code that only a machine writes. */
export const tooDeep: Problem = {
  problem: 'The code is nested too deep to be read.',
  hint: 'Split it into smaller components.',
  offset: 0,
}

/** The statements of a module of TypeScript or JavaScript with JSX. */
export const parseJsx = (text: string): readonly Statement[] | Problem => {
  try {
    return parse(text, {
      sourceType: 'module',
      plugins: ['jsx', 'typescript'],
      attachComment: false,
      allowReturnOutsideFunction: true,
    }).program.body
  } catch (error) {
    if (isSyntaxError(error)) {
      const message = error.message.replace(/\s*\(\d+:\d+\)$/, '').replace(/\.$/, '')
      return {
        problem: `This is not valid JSX: ${message}.`,
        hint: 'Mend the code here, as its compiler would ask for it.',
        offset: Math.min(error.pos, text.length),
      }
    }
    if (error instanceof RangeError) return tooDeep
    throw error
  }
}
