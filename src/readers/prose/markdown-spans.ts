import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { attention, type Construct, setextUnderline } from './markdown-micromark.ts'

type Resolver = NonNullable<Construct['resolveAll']>
type Event = Parameters<Resolver>[0][number]
type Token = Event[1]
type Point = Token['start']
type Extension = ReturnType<typeof gfmStrikethrough>

/** Marks that stand together, `**`, and what has been made of them. */
interface Marks {
  readonly token: Token
  readonly sign: number
  /** Pairs that they close, from the left. */
  readonly closes: Pair[]
  /** Pairs that they open, from the right. */
  readonly opens: Pair[]
  left: number
  right: number
}

/** The marks on either side of words, and the words with and without them. */
interface Pair {
  readonly group: Token
  readonly text: Token
  readonly opening: Token
  readonly closing: Token
}

/** A kind of marks in pairs. */
interface Kind {
  /** What the marks are called until it is known what they mean. */
  readonly type: string
  /** Marks with an equal key find the same partners. */
  readonly key: (closer: Marks) => number
  /** How many marks on each side make a pair; 0 where they make none. */
  readonly used: (opener: Marks, closer: Marks) => number
  readonly names: (used: number) => Readonly<Record<keyof Pair, string>>
  /** The groups of other kinds: pairs stand within one or without. */
  readonly walls: readonly string[]
}

/** Marks that may still open, and for each key how many of them are known not to fit. */
interface Frame {
  readonly openers: Marks[]
  readonly tried: Map<number, number>
}

const sizeOf = ({ token, left, right }: Marks): number => token.end.offset - token.start.offset - left - right

const moved = (point: Point, by: number): Point => ({
  ...point,
  column: point.column + by,
  offset: point.offset + by,
  _bufferIndex: point._bufferIndex + by,
})

const tokenOf = (type: string, start: Point, end: Point): Token => ({
  type: type as Token['type'],
  start,
  end,
})

const pairOf = (kind: Kind, opener: Marks, closer: Marks, used: number): Pair => {
  const names = kind.names(used)
  const outer = moved(opener.token.end, -opener.right - used)
  const inner = moved(opener.token.end, -opener.right)
  const innerEnd = moved(closer.token.start, closer.left)
  const outerEnd = moved(closer.token.start, closer.left + used)
  return {
    group: tokenOf(names.group, outer, outerEnd),
    text: tokenOf(names.text, inner, innerEnd),
    opening: tokenOf(names.opening, outer, inner),
    closing: tokenOf(names.closing, innerEnd, outerEnd),
  }
}

/** Closes as much as there is to close. Openers that were tried in vain are not tried again. */
const close = (kind: Kind, { openers, tried }: Frame, closer: Marks): void => {
  while (sizeOf(closer) > 0) {
    const key = kind.key(closer)
    const least = tried.get(key) ?? 0
    let at = openers.length - 1
    while (at >= least && kind.used(openers[at] as Marks, closer) === 0) at--
    const opener = openers[at]
    if (at < least || !opener) {
      tried.set(key, openers.length)
      return
    }
    const used = kind.used(opener, closer)
    const pair = pairOf(kind, opener, closer, used)
    opener.opens.push(pair)
    closer.closes.push(pair)
    opener.right += used
    closer.left += used
    openers.length = sizeOf(opener) > 0 ? at + 1 : at
    for (const [each, count] of tried) if (count > at) tried.set(each, at)
  }
}

/** The parser holds on to its list, so that is changed. */
const replaced = (events: Event[], from: number, by: readonly Event[]): Event[] => {
  events.length = from
  for (const event of by) events.push(event)
  return events
}

/** What became of the marks: the ends of pairs, marks that are text, the beginnings of pairs. */
const eventsOf = ({ token, closes, opens, left, right }: Marks, context: Event[2]): readonly Event[] => {
  const both = (each: Token): readonly Event[] => [
    ['enter', each, context],
    ['exit', each, context],
  ]
  const rest = tokenOf('data', moved(token.start, left), moved(token.end, -right))
  return [
    ...closes.flatMap(({ group, text, closing }): readonly Event[] => [
      ['exit', text, context],
      ...both(closing),
      ['exit', group, context],
    ]),
    ...(rest.end.offset > rest.start.offset ? both(rest) : []),
    ...opens
      .toReversed()
      .flatMap(({ group, text, opening }): readonly Event[] => [
        ['enter', group, context],
        ...both(opening),
        ['enter', text, context],
      ]),
  ]
}

/**
 * Finds pairs as micromark does, which looks for each mark at all before it: there a paragraph of 60,000 marks takes
 * three quarters of a minute. Here what was tried in vain is remembered, as the appendix of CommonMark proposes.
 */
const resolverOf =
  (kind: Kind): Resolver =>
  (events, context) => {
    const met = new Map<Token, Marks>()
    const frames: Frame[] = [{ openers: [], tried: new Map() }]
    for (const [when, token] of events) {
      if (kind.walls.includes(token.type)) {
        if (when === 'enter') frames.push({ openers: [], tried: new Map() })
        else frames.pop()
      }
      if (token.type !== kind.type || when === 'exit') continue
      const sign = context.sliceSerialize(token).charCodeAt(0)
      const marks: Marks = { token, sign, closes: [], opens: [], left: 0, right: 0 }
      met.set(token, marks)
      const frame = frames.at(-1)
      if (!frame) continue
      if (token._close) close(kind, frame, marks)
      if (token._open && sizeOf(marks) > 0) frame.openers.push(marks)
    }
    if (met.size === 0) return events
    const settled = events.flatMap((event): readonly Event[] => {
      const marks = met.get(event[1])
      if (!marks) return [event]
      return event[0] === 'enter' ? eventsOf(marks, context) : []
    })
    return replaced(events, 0, settled)
  }

const emphasis: Kind = {
  type: 'attentionSequence',
  key: closer => closer.sign * 6 + (sizeOf(closer) % 3) * 2 + (closer.token._open ? 1 : 0),
  used: (opener, closer) => {
    if (opener.sign !== closer.sign) return 0
    const [before, after] = [sizeOf(opener), sizeOf(closer)]
    const isEither = opener.token._close || closer.token._open
    if (isEither && after % 3 !== 0 && (before + after) % 3 === 0) return 0
    return before > 1 && after > 1 ? 2 : 1
  },
  names: used =>
    used > 1
      ? { group: 'strong', text: 'strongText', opening: 'strongSequence', closing: 'strongSequence' }
      : { group: 'emphasis', text: 'emphasisText', opening: 'emphasisSequence', closing: 'emphasisSequence' },
  walls: ['strikethrough'],
}

const struck: Kind = {
  type: 'strikethroughSequenceTemporary',
  key: sizeOf,
  used: (opener, closer) => (sizeOf(opener) === sizeOf(closer) ? sizeOf(closer) : 0),
  names: () => ({
    group: 'strikethrough',
    text: 'strikethroughText',
    opening: 'strikethroughSequence',
    closing: 'strikethroughSequence',
  }),
  walls: ['emphasis', 'strong'],
}

/** The original copies all that was read before; the heading stands at the end of it. */
const resolveHeading: Resolver = (events, context) => {
  const from = events.findLastIndex(([when, { type }]) => when === 'enter' && type === 'content')
  const start = Math.max(0, from)
  return replaced(events, start, setextUnderline.resolveTo?.(events.slice(start), context) ?? [])
}

const dash = 45
const equals = 61
const star = 42
const underscore = 95
const tilde = 126

const theirs = gfmStrikethrough().text?.[tilde] as Construct
const ours: Construct = { ...attention, name: 'linearAttention', resolveAll: resolverOf(emphasis) }
const strike: Construct = { ...theirs, name: 'linearStrikethrough', resolveAll: resolverOf(struck) }
const heading: Construct = { ...setextUnderline, name: 'linearSetextUnderline', resolveTo: resolveHeading }

/** Emphasis, text struck through and underlined headings as CommonMark and GitHub have them, in time that grows with the text. */
export const linearSpans: Extension = {
  disable: { null: ['attention', 'strikethrough', 'setextUnderline'] },
  flow: { [dash]: heading, [equals]: heading },
  // Tried last, as where the original stands: a mailbox may begin with a line below.
  text: { [star]: ours, [underscore]: { ...ours, add: 'after' }, [tilde]: strike },
  insideSpan: { null: [strike, ours] },
}
