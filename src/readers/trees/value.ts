import type { Passage } from '../../text/conversation.ts'
import { type Located, verbatim } from '../../text/located.ts'
import { htmlPassages } from '../prose/html.ts'
import { passageOf } from '../prose/passage.ts'
import { findPlaceholders } from '../prose/placeholders.ts'
import { readTemplate, type Said } from '../prose/template.ts'
import { textPassages } from '../prose/text.ts'
import type { Text } from './tree.ts'

const tag =
  /<\/?(?:a|attribute|b|blockquote|body|br|center|div|em|font|h[1-6]|hr|html|i|img|li|ol|p|pre|small|span|strong|table|tbody|td|th|tr|u|ul)(?:\s[^<>]*)?\/?>/i

/** A text without tags that stays one without. */
const asText = (located: Located): Located =>
  located.select([{ start: 0, end: located.text.length }], words =>
    looksLikeHtml(words) ? { refused: 'a tag would make the whole text one of HTML' } : words,
  )

export const looksLikeHtml = (text: string): boolean => tag.test(text)

/** The passages of a value, read as HTML where it has tags or where `html` says so. */
export const valuePassages = (value: Text, html: boolean): readonly Passage[] =>
  html || looksLikeHtml(value.text) ? htmlPassages(value.located()) : textPassages(asText(value.located()))

/** What a template says to each customer, read as HTML where it has tags or where `html` says so. */
export const valueSaid = (value: Text, html: boolean): Said =>
  html || looksLikeHtml(value.text)
    ? readTemplate(value.located(), htmlPassages)
    : readTemplate(asText(value.located()), textPassages)

const subjectIn = (located: Located): readonly Passage[] => {
  const pieces = [{ start: 0, end: located.text.length }]
  const passage = passageOf(
    located,
    { kind: 'subject', pieces, spell: verbatim },
    findPlaceholders(located.text),
  )
  return passage ? [passage] : []
}

/** The passage of a subject line; none for an empty one. */
export const subjectPassages = (value: Text): readonly Passage[] => subjectIn(value.located())

/** A subject line as each customer sees it. */
export const subjectSaid = (value: Text): Said => readTemplate(value.located(), subjectIn)
