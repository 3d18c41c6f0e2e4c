import type { Spell } from '../../text/located.ts'
import type { Range } from '../../text/range.ts'

const string = String.raw`(?<quote>["'])(?<words>(?:(?!\k<quote>)[^\\\n]){1,1000})\k<quote>`
const open = String.raw`(?:\{\{-?|<%=-?)\s*`

/** Tags that print a text of their own: `{% trans "…" %}`, `{{ _("…") }}`, `{{ "…"|trans }}`, `{{t "…"}}`. */
const translated = [
  String.raw`^\{%-?\s*(?:trans|translate)\s+${string}(?!.*\sas\s+\w+\s*-?%\}$)`,
  String.raw`^${open}(?:_|__|gettext|trans)\(\s*${string}\s*[,)]`,
  String.raw`^\{\{-?\s*${string}\s*\|\s*(?:trans|translate|t)\b`,
  String.raw`^\{\{-?\s*t\s+${string}`,
].map(source => new RegExp(source, 's'))

/** The words of a link that Ruby writes: `<%= link_to "Reset my password", url %>`. */
const link = new RegExp(String.raw`^<%=-?\s*link_to[\s(]\s*${string}\s*,`, 's')

/** A key, `order.title`, has no space. */
const isText = (words: string): boolean => /\p{L}\S*\s+\S/u.test(words)

/** Where in the text stand the words that a tag prints as they are. */
export const stringIn = (text: string, { start, end }: Range): Range | undefined => {
  const tag = text.slice(start, end)
  const linked = link.exec(tag)
  const found = linked ?? translated.map(shape => shape.exec(tag)).find(it => it !== null)
  const { quote, words } = found?.groups ?? {}
  if (!found || quote === undefined || words === undefined || !(linked || isText(words))) return undefined
  const from = start + found[0].indexOf(quote + words + quote) + 1
  return { start: from, end: from + words.length }
}

/** Words in a string of a tag must not end it. */
export const spellInStrings =
  (text: string, strings: readonly Range[]): Spell =>
  (words, place) => {
    const around = place && strings.find(({ start, end }) => start <= place.start && place.end <= end)
    if (!around) return words
    const quote = text[around.start - 1] ?? ''
    return words.includes(quote) || /[\\\n]|[%}]\}|%>/.test(words)
      ? { refused: 'the words would end the string that they stand in' }
      : words
  }
