import type { Audience, Channel, Message, Passage } from '../../text/conversation.ts'
import { type Said, saidTogether } from '../prose/template.ts'
import type { Text, Tree } from '../trees/tree.ts'
import { looksLikeHtml, subjectPassages, subjectSaid, valuePassages, valueSaid } from '../trees/value.ts'

/** The passages of a text that is there as HTML, as plain text, or both. */
export interface Copies extends Said {
  readonly twin?: readonly Passage[]
}

const textOf = (value: Tree | undefined): Text | undefined => (value?.kind === 'text' ? value : undefined)

type Copied = (html: Tree | undefined, plain: Tree | undefined) => Copies

const copied =
  (read: (value: Text, html: boolean) => Said): Copied =>
  (html, plain) => {
    const rich = textOf(html)
    const bare = textOf(plain)
    const said = rich ? read(rich, true) : { passages: [] }
    const others = bare ? read(bare, false) : { passages: [] }
    if (said.passages.length === 0) return others
    return others.passages.length === 0 ? said : { ...said, twin: others.passages }
  }

/** A template in one or two copies; where both have words, the plain one is the twin. */
export const copiesOf = copied(valueSaid)

/** What was sent or published, in one or two copies: it has no conditions. */
export const sentCopiesOf = copied((value, html) => ({ passages: valuePassages(value, html) }))

const silence: Said = { passages: [] }

/** What a template says, read as HTML where it has tags or where `html` says so; nothing where the value is no text. */
export const templateOf = (value: Tree | undefined, html = false): Said => {
  const text = textOf(value)
  return text ? valueSaid(text, html) : silence
}

/** The subject of a template, which may be written as HTML: `<p>Where is it?</p>`. */
export const subjectTemplateOf = (value: Tree | undefined): Said => {
  const text = textOf(value)
  if (!text) return silence
  if (!looksLikeHtml(text.text)) return subjectSaid(text)
  const { passages, otherReadings } = valueSaid(text, true)
  const asSubject = (read: readonly Passage[]): readonly Passage[] =>
    read.map(passage => ({ ...passage, kind: 'subject' }))
  return {
    passages: asSubject(passages),
    ...(otherReadings ? { otherReadings: otherReadings.map(asSubject) } : {}),
  }
}

/** The subject of a mail that was sent; none where the value is no text. */
export const subjectOf = (value: Tree | undefined): readonly Passage[] => {
  const text = textOf(value)
  return text ? subjectPassages(text) : []
}

/** A subject that may be written as HTML: `<p>Where is it?</p>`. */
export const headlineOf = (value: Tree | undefined): readonly Passage[] => {
  const text = textOf(value)
  if (!text || !looksLikeHtml(text.text)) return subjectOf(value)
  return valuePassages(text, true).map(passage => ({ ...passage, kind: 'subject' }))
}

/** The title above a text. */
export const headingOf = (value: Tree | undefined): readonly Passage[] =>
  subjectOf(value).map(passage => ({ ...passage, kind: 'heading' }))

/** All words in their order, whatever stands between them; placeholders are alike. */
const wordsOf = (passages: readonly Passage[]): readonly string[] =>
  passages
    .map(({ located: { text }, placeholders }) => {
      const parts: string[] = []
      let last = 0
      for (const { start, end } of placeholders) {
        parts.push(text.slice(last, start), '{}')
        last = end
      }
      return [...parts, text.slice(last)].join('')
    })
    .join(' ')
    .split(/\s+/)

/** Whether two texts are the same but for a word. */
export const sameWords = (one: readonly Passage[], other: readonly Passage[]): boolean => {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  if (Math.abs(a.length - b.length) > 1) return false
  const least = Math.min(a.length, b.length)
  let before = 0
  while (before < least && a[before] === b[before]) before++
  let after = 0
  while (after < least - before && a.at(-1 - after) === b.at(-1 - after)) after++
  return before + after > 0 && Math.max(a.length, b.length) - before - after <= 1
}

interface Saying extends Copies {
  readonly path: readonly string[]
  readonly subject?: Said
  readonly audience?: Audience
  readonly channel?: Channel | undefined
  readonly lang?: string | undefined
}

/** What an agent sends with a click, as a list of one message; of none where there are no words. */
export const macroMessages = ({
  path,
  subject = silence,
  passages,
  otherReadings,
  twin,
  ...more
}: Saying): readonly Message[] => {
  const { audience = 'customer', channel, lang } = more
  const said = saidTogether(subject, otherReadings ? { passages, otherReadings } : { passages })
  if (said.passages.length === 0) return []
  return [
    {
      path,
      role: 'agent',
      audience,
      ...(channel === undefined ? {} : { channel }),
      ...(lang === undefined ? {} : { lang }),
      ...said,
      ...(twin === undefined ? {} : { twin }),
    },
  ]
}
