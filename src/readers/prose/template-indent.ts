import type { Range } from '../../text/range.ts'
import { blanksAfter } from './template-lines.ts'

/** The text between an opening tag and its closing tag. */
export interface Body extends Range {
  /** How far the outermost tag around it is indented. */
  readonly indent: number
}

interface Line {
  readonly start: number
  readonly indent: number
  /** The innermost body that it begins in. */
  readonly body: number
}

/** The lines that hold more than tags, with the bodies that they begin in; bodies stand in the order they open. */
const linesIn = (text: string, bodies: readonly Body[], hidden: readonly Range[]): Line[] => {
  const lines: Line[] = []
  const open: number[] = []
  let next = 0
  let gone = 0
  for (let start = 0; start < text.length; start = text.indexOf('\n', start) + 1 || text.length) {
    while (next < bodies.length && (bodies[next] as Body).start <= start) open.push(next++)
    while (open.length > 0 && (bodies[open.at(-1) as number] as Body).end <= start) open.pop()
    while (gone < hidden.length && (hidden[gone] as Range).end <= start) gone++
    const body = open.at(-1)
    if (body === undefined || (hidden[gone]?.start ?? text.length) <= start) continue
    const words = blanksAfter(text, start)
    if (words < text.length && !/[\r\n]/.test(text[words] as string))
      lines.push({ start, indent: words - start, body })
  }
  return lines
}

/**
 * The indentation that lines have only because they stand between tags: to Markdown, words so far in would be code.
 * Blanks are counted one by one, tabs included.
 */
export const tagIndents = (
  text: string,
  bodies: readonly Body[],
  hidden: readonly Range[],
): readonly Range[] => {
  if (bodies.length === 0) return []
  const lines = linesIn(text, bodies, hidden)
  const least = new Map<number, number>()
  for (const { body, indent } of lines) least.set(body, Math.min(indent, least.get(body) ?? indent))
  return lines.flatMap(({ start, indent, body }) => {
    const own = (least.get(body) as number) - (bodies[body] as Body).indent
    return own > 0 ? [{ start, end: start + Math.min(own, indent) }] : []
  })
}
