import { address, closing, closingFootnote } from './markdown-brackets.ts'
import { untilEnd, untilTicks, withTitles } from './markdown-closings.ts'
import type { Construct, parse } from './markdown-micromark.ts'

type Constructs = ReturnType<typeof parse>['constructs']
type Field = 'text' | 'string' | 'contentInitial'

/** The constructs that may begin with a sign, in the order in which they are tried. */
const listOf = (constructs: Constructs, field: Field, code: number): Construct[] => {
  const found = constructs[field][code] ?? []
  return Array.isArray(found) ? found : [found]
}

/**
 * Reads what no other construct wants as words, together with the words before it. The parser reads it as words of its
 * own, and when the paragraph ends takes each of them out of its list: one of 60,000 brackets took it five seconds.
 */
const wordsOf = (field: Field): Construct => ({
  name: `linear${field}`,
  // It begins nothing by itself.
  previous: () => false,
  tokenize(effects, ok) {
    const isBreak = (code: Parameters<typeof ok>[0]): boolean =>
      code === null ||
      listOf(this.parser.constructs, field, code).some(
        ({ previous }) => !previous || previous.call(this, this.previous),
      )
    const inside: typeof ok = code => {
      if (isBreak(code)) {
        effects.exit('data')
        return ok(code)
      }
      effects.consume(code)
      return inside
    }
    return code => {
      effects.enter('data')
      effects.consume(code)
      return inside
    }
  },
  resolveTo(events) {
    const before = events.at(-3)
    const last = events.at(-1)
    if (before?.[1].type === 'data' && last) {
      before[1].end = last[1].end
      events.length -= 2
    }
    return events
  },
})

/** What is read otherwise than by the parser, but as it would. */
const insteadOf = (construct: Construct): Construct => {
  switch (construct.name) {
    case 'labelEnd':
      return closing
    case 'gfmPotentialFootnoteCall':
      return closingFootnote(construct)
    case 'wwwAutolink':
    case 'protocolAutolink':
    case 'emailAutolink':
      return address(construct)
    case 'htmlText':
      return untilEnd(construct)
    case 'codeText':
      return untilTicks(construct)
    case 'definition':
      return withTitles(construct)
    default:
      return construct
  }
}

/** Makes texts of any signs take time that grows with their length. */
export const makeLinear = (constructs: Constructs): void => {
  for (const field of ['text', 'string', 'contentInitial'] as const) {
    for (const key of Object.keys(constructs[field])) {
      const code = Number(key)
      const all = listOf(constructs, field, code).map(insteadOf)
      constructs[field][code] =
        field === 'contentInitial' ? all : [...all, field === 'text' ? words : wordsOfString]
    }
  }
}

const words = wordsOf('text')
const wordsOfString = wordsOf('string')
