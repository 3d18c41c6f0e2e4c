import type { Passage } from '../../text/conversation.ts'
import { verbatim } from '../../text/located.ts'
import { htmlPassages } from '../prose/html.ts'
import { passageOf } from '../prose/passage.ts'
import { findPlaceholders } from '../prose/placeholders.ts'
import { textPassages } from '../prose/text.ts'
import type { Text } from './tree.ts'

const tag =
  /<\/?(?:a|attribute|b|blockquote|body|br|center|div|em|font|h[1-6]|hr|html|i|img|li|ol|p|pre|small|span|strong|table|tbody|td|th|tr|u|ul)(?:\s[^<>]*)?\/?>/i

export const looksLikeHtml = (text: string): boolean => tag.test(text)

/** The passages of a value, read as HTML where it has tags or where `html` says so. */
export const valuePassages = (value: Text, html: boolean): readonly Passage[] =>
  html || looksLikeHtml(value.text) ? htmlPassages(value.located()) : textPassages(value.located())

/** The passage of a subject line; none for an empty one. */
export const subjectPassages = (value: Text): readonly Passage[] => {
  const located = value.located()
  const pieces = [{ start: 0, end: located.text.length }]
  const passage = passageOf(
    located,
    { kind: 'subject', pieces, spell: verbatim },
    findPlaceholders(located.text),
  )
  return passage ? [passage] : []
}
