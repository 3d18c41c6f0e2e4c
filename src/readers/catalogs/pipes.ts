import type { Located, Spell } from '../../text/located.ts'
import { findPlaceholders, mask } from '../prose/placeholders.ts'

/** More of them are a menu or a table. */
const mostForms = 6

/** The numbers that a form is for, as Laravel and Symfony write them: `{0}`, `[2,*]`, `]1,Inf]`. */
const interval = /^\s*(?:\{\d+\}|[[\]]\s*-?(?:\d+|\*|Inf)\s*,\s*(?:\d+|\*|Inf)\s*[[\]])\s*/

const spell: Spell = words =>
  words.includes('|') ? { refused: 'a | would begin another plural form' } : words

/** Where the forms of a text are parted. */
const marksIn = (text: string): readonly number[] => {
  if (!text.includes('|')) return []
  const masked = mask(text, findPlaceholders(text))
  const marks = [...masked.matchAll(/\|/g)].map(({ index }) => index)
  return marks.length >= mostForms || masked.includes('||') ? [] : marks
}

/**
 * The plural forms of a text that may hold several, `One box | Many boxes`, the last first
 * (https://vue-i18n.intlify.dev/guide/essentials/pluralization).
 */
export const pluralForms = (located: Located): readonly Located[] => {
  const { text } = located
  const marks = marksIn(text)
  return [...marks, text.length]
    .map((end, i) => {
      const start = i === 0 ? 0 : (marks[i - 1] ?? 0) + 1
      const lead = marks.length === 0 ? 0 : (interval.exec(text.slice(start, end))?.[0].length ?? 0)
      return located.select([{ start: start + lead, end }], spell)
    })
    .toReversed()
}
