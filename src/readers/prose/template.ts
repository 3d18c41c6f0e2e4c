import type { Message, Passage } from '../../text/conversation.ts'
import type { Located } from '../../text/located.ts'
import type { Range } from '../../text/range.ts'
import { readings } from './branches.ts'
import { findPlaceholders } from './placeholders.ts'
import { type Body, tagIndents } from './template-indent.ts'
import { withLines } from './template-lines.ts'
import { partsOf, type Tag } from './template-parts.ts'
import { spellInStrings, stringIn } from './template-strings.ts'
import { type Step, stepOf } from './template-tags.ts'

const vanish: Step = { does: 'vanish' }

/** All tags that steer, a comment as one with what it hides; undefined where one lacks its end. */
const tagsIn = (text: string): readonly Tag[] | undefined => {
  const tags: Tag[] = []
  let after = 0
  for (const placeholder of findPlaceholders(text)) {
    const { start, end } = placeholder
    if (start < after) continue
    const mark = text.slice(start, start + 2).replace('</', '<#')
    const words = stringIn(text, placeholder)
    if (words) {
      tags.push({ start, end: words.start, mark, step: vanish, before: words })
      tags.push({ start: words.end, end, mark, step: vanish })
    }
    const step = words ? undefined : stepOf(text, placeholder)
    if (!step) continue
    if (step.does !== 'skip') {
      tags.push({ start, end, mark, step })
      continue
    }
    step.until.lastIndex = end
    const close = step.until.exec(text)
    if (!close) return undefined
    after = close.index + close[0].length
    if (step.seen) tags.push({ start, end, mark, step: vanish })
    tags.push({ start: step.seen ? close.index : start, end: after, mark, step: vanish })
  }
  return tags
}

const indentBefore = (text: string, { start }: Range): number => {
  let at = start
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at--
  return start - at
}

/**
 * What stands between one tag and the next of a construct, in the order in which it begins. The outermost tag tells how
 * far in the words would stand without tags.
 */
const bodiesOf = (text: string, tags: readonly Tag[]): readonly Body[] => {
  const bodies: { start: number; end: number; indent: number }[] = []
  const open: { end: number; readonly indent: number }[] = []
  for (const tag of tags) {
    if (tag.step.does === 'vanish') continue
    const closed = tag.step.does === 'open' ? undefined : open.pop()
    if (closed) closed.end = tag.start
    if (tag.step.does === 'close') continue
    const body = {
      start: tag.end,
      end: text.length,
      indent: (closed ?? open[0])?.indent ?? indentBefore(text, tag),
    }
    bodies.push(body)
    open.push(body)
  }
  return bodies
}

/** The tags with all that vanishes with them, and the indents that vanish too. */
const widened = (text: string, tags: readonly Tag[], indented: boolean): readonly Tag[] => {
  const ranges = withLines(text, tags)
  const wide = tags.map((tag, i) => ({ ...tag, ...ranges[i] }))
  if (!indented) return wide
  const indents = tagIndents(text, bodiesOf(text, tags), ranges)
  return [...wide, ...indents.map(range => ({ ...range, mark: '', step: vanish }))].sort(
    (a, b) => a.start - b.start,
  )
}

/**
 * A template as its customers see it: tags that print nothing are gone, and each reading takes one way through its
 * conditions. Where tags do not fit together, or there are none, it is the text itself. `indented` says that
 * indentation tells something in the language of the text, as it does in Markdown.
 */
export const templateReadings = (located: Located, indented = false): readonly Located[] => {
  const { text } = located
  const tags = tagsIn(text)
  if (!tags || tags.length === 0) return [located]
  const parts = partsOf(text, widened(text, tags, indented))
  const strings = tags.flatMap(({ before }) => before ?? [])
  const spell = strings.length > 0 ? spellInStrings(text, strings) : undefined
  return parts ? readings(located, parts, spell) : [located]
}

/** Where each word of a passage comes from. */
const places = ({ located }: Passage): readonly number[] =>
  Array.from(
    located.text.matchAll(/\S+/g),
    ({ index }) => located.source({ start: index, end: index + 1 }).start,
  )

const same = (a: readonly Passage[], b: readonly Passage[]): boolean =>
  a.length === b.length &&
  a.every((one, i) => {
    const other = b[i] as Passage
    return (
      one.kind === other.kind &&
      one.located.text === other.located.text &&
      places(one).join() === places(other).join()
    )
  })

/** What a message says: its passages to the first customer, and to others where they differ. */
export type Said = Pick<Message, 'passages' | 'otherReadings'>

const saidOf = ([passages = [], ...otherReadings]: readonly (readonly Passage[])[]): Said =>
  otherReadings.length > 0 ? { passages, otherReadings } : { passages }

/** What several readings of a text say, each different one once; one that says nothing does not come first. */
export const saidIn = (all: readonly Located[], read: (located: Located) => readonly Passage[]): Said => {
  const [only] = all
  if (only && all.length === 1) return { passages: read(only) }
  const known: (readonly Passage[])[] = []
  for (const located of all) {
    const found = read(located)
    if (!known.some(one => same(one, found))) known.push(found)
  }
  const first = known.find(({ length }) => length > 0)
  return saidOf(first ? [first, ...known.filter(one => one !== first)] : known)
}

/** Several texts as one message: its nth reading has the nth of each, or its last. */
export const saidTogether = (...texts: readonly Said[]): Said => {
  const all = texts.map(({ passages, otherReadings = [] }) => [passages, ...otherReadings])
  const most = Math.max(1, ...all.map(({ length }) => length))
  return saidOf(
    Array.from({ length: most }, (_, reading) =>
      all.flatMap(own => own[Math.min(reading, own.length - 1)] ?? []),
    ),
  )
}

/** Reads a template in all its readings; what customers do not see (a condition in an address) makes none. */
export const readTemplate = (
  located: Located,
  read: (located: Located) => readonly Passage[],
  indented = false,
): Said => saidIn(templateReadings(located, indented), read)
