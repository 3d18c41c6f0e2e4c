import { visibleLine } from './visible.ts'

/** Shown nowhere, and no part of a word: what stands on its two sides makes no link together. */
const gap = '\u2060'

/**
 * What GitHub and GitLab make links or pictures of after the Markdown is read, whatever was escaped there: @user, #12, !12,
 * $12, ~label, %milestone, &epic, ^alert, :emoji:, https://…, www.…, GH-12, ABC-12, a hash of a commit.
 */
const linking = /[@#!$~%&^:](?=\S)|www|(?<=[a-z])-(?=\d)|[\da-f]{6}(?=[\da-f])/giu

/** What means something inside a line; no line begins with words of a file. */
const punctuation = /[\\`*_[\]<>&#!|~$]/g

const entity = (sign: string): string => (/[&<>|]/.test(sign) ? `&#${sign.charCodeAt(0)};` : `\\${sign}`)

/** Words of a file inside a sentence of Markdown: they stay words, in a cell of a table too. */
export const markdownText = (text: string): string =>
  visibleLine(text).replace(linking, `$&${gap}`).replace(punctuation, entity)

const longest = (runs: readonly string[]): number =>
  runs.reduce((most, { length }) => Math.max(most, length), 0)

/** Words of a file to be copied, as a code span; not for tables, where a span can't hold every text. */
export const markdownCode = (text: string): string => {
  const words = visibleLine(text)
  if (words.trim() === '') return '` `'
  const fence = '`'.repeat(longest(words.match(/`+/g) ?? []) + 1)
  const room = /^[` ]|[` ]$/.test(words) ? ' ' : ''
  return `${fence}${room}${words}${room}${fence}`
}
