import { late } from '../text/late-pattern.ts'

const named = (code: number): string => `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`

/** C0 and DEL have a picture each (␛); the rest of what steers a terminal or reorders a line is spelled out. */
const shown = (character: string): string => {
  const code = character.codePointAt(0) as number
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  if (code === 0xfeff) return ''
  return code >= 0xd800 && code <= 0xdfff ? '\ufffd' : named(code)
}

/**
 * C0, DEL, C1; marks, embeddings, overrides and isolates of the bidirectional algorithm; line and paragraph
 * separators; the byte order mark (left out); interlinear marks; half a surrogate pair.
 */
const steering = late(
  () =>
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
    /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\p{Cs}]/gu,
)

/** Most texts are made of these, and to see that takes less time than to look for what steers. */
const harmless = /^[ -~¡-ʯ‐-‧、-〩㐀-\u9fff！-～]*$/

/** Text of a file made harmless: nothing in it can move the cursor, change a colour or turn a line around. */
export const visible = (text: string): string =>
  harmless.test(text) ? text : text.replace(steering(), shown)

/** The same for words quoted in a sentence: line breaks and tabs are spaces there. */
export const visibleLine = (text: string): string =>
  harmless.test(text) ? text : visible(text.replace(/[\t\r\n]+/g, ' '))

/** The same for a whole page, whose lines and tabs stay. */
export const visiblePage = (text: string): string =>
  text
    .split(/(\r?\n|\t)/)
    .map((part, at) => (at % 2 ? part : visible(part)))
    .join('')
