import { withTitles } from './markdown-closings.ts'
import { type Construct, labelEnd } from './markdown-micromark.ts'

type Context = ThisParameterType<Construct['tokenize']>
type Labels = NonNullable<Context['_labelStarts']>

/** What is known of the brackets of a paragraph. */
interface Brackets {
  /** Where the last two that close stand. */
  last: number
  before: number
  /** Links and images, of those in others only the outer: where they begin, and how many of them stand in each other. */
  readonly groups: { readonly start: number; readonly depth: number }[]
}

const known = new WeakMap<object, Brackets>()

const bracketsOf = (context: Context): Brackets => {
  const found = known.get(context) ?? { last: -1, before: -1, groups: [] }
  known.set(context, found)
  return found
}

/** The last bracket that may still be closed; those that closed in vain are forgotten, as the parser does. */
const openIn = ({ _labelStarts: starts }: Context): Labels[number] | undefined => {
  while (starts?.at(-1)?._balanced) starts.pop()
  return starts?.at(-1)
}

/** Nobody puts so many images into the words of each other; the parser reads the words of all inner ones once for each. */
const mostNested = 100

const labelled = withTitles(labelEnd)

/** What is asked for the label of brackets that hold brackets: no label that is defined can be that. */
const undefinable = { value: () => ']' }

/**
 * Closes brackets. What stands between them may be a label that is defined only if no other bracket closes there, so that
 * only then it is looked up: of brackets in brackets, the outer hold all that the inner hold.
 *
 * Images in a hundred others are as remark has them; what would hold more is words in brackets, and its address is words.
 */
export const closing: Construct = {
  ...labelEnd,
  tokenize(effects, ok, nok) {
    const brackets = bracketsOf(this)
    const { last, groups } = brackets
    brackets.before = last
    brackets.last = this.now().offset
    const open = openIn(this)
    const hasInner = open !== undefined && last >= open.end.offset
    const self: Context = hasInner ? Object.create(this, { sliceSerialize: undefinable }) : this
    const start = open?.start.offset ?? 0
    let depth = 1
    while (start < (groups.at(-1)?.start ?? 0)) depth = Math.max(depth, 1 + (groups.pop()?.depth ?? 0))
    const close: typeof ok = code => {
      groups.push({ start, depth })
      return ok(code)
    }
    const refuse: typeof nok = code => {
      if (depth > 1) groups.push({ start, depth: depth - 1 })
      return nok(code)
    }
    if (open && depth > mostNested) {
      open._balanced = true
      return refuse
    }
    return labelled.tokenize.call(self, effects, close, refuse)
  },
}

/** The same for footnotes behind `!`: the parser looks back for what opened at each bracket that closes. */
export const closingFootnote = (footnote: Construct): Construct => ({
  ...footnote,
  tokenize(effects, ok, nok) {
    const start = this._labelStarts?.at(-1)
    const { before } = bracketsOf(this)
    if (start?.type !== 'labelImage' || !start._balanced || before >= start.end.offset) return nok
    return footnote.tokenize.call(this, effects, ok, nok)
  },
})

/** A bare address or mailbox. The parser looks back for a bracket that is open at each that may begin. */
export const address = (construct: Construct): Construct => ({
  ...construct,
  tokenize(effects, ok, nok) {
    if (openIn(this)) return nok
    return construct.tokenize.call(Object.create(this, { events: { value: [] } }), effects, ok, nok)
  },
})
