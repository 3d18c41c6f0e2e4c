import { wellFormed } from './well-formed.ts'

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

const units = (characters: string): string => characters.split('').map(escaped).join('')

/** What JSON may hold as it is, but steers a terminal, reorders a line, ends one or can't be seen. */
const steering = /[\u007f-\u009f\u2028\u2029\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/** A value as JSON on one line that nothing takes for more than text: neither a terminal nor a CI runner. */
export const jsonText = (value: unknown): string =>
  wellFormedJson(value)
    .replace(steering, units)
    .replace(/#(?=#\w*\[)/g, escaped)

/** Letters, marks and Chinese that JSON and every terminal take as they are. */
const harmless = /^[ !$-[\]-~\u2010-\u2027\u3001-\u30ff\u3400-\u9fff\uff01-\uff9f]*$/

/** The same for a text, which is mostly harmless. */
export const quoted = (text: string): string => (harmless.test(text) ? `"${text}"` : jsonText(text))

/** JSON.stringify spells half of a character so, and it is rare: a function that sees every value takes ten times as long. */
const half = /\\ud[89a-f]/

const wellFormedJson = (value: unknown): string => {
  const json = JSON.stringify(value)
  if (!half.test(json)) return json
  return JSON.stringify(value, (_, held: unknown) => (typeof held === 'string' ? wellFormed(held) : held))
}
