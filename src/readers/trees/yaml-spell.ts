import type { Spell } from '../../text/located.ts'
import { spellJson } from './json-text.ts'

/** Control characters and halves of surrogate pairs. */
const control = /(?![\t\n])\p{Cc}|\p{Cs}/u

const unprintable = { refused: 'only a double-quoted YAML text can hold this character' }
const needsQuotes = { refused: 'these words need a quoted or block text in YAML' }
const lineBreak = { refused: 'a line break can’t be written in this YAML text' }

/** What a plain scalar can't begin with, or would not be a text with. */
const leading = /^(?:[[\]{},#&*!|>'"%@`]|[-?:](?:\s|$)|---|\.\.\.)/
const special = /^(?:~|null|true|false|[-+]?(?:\.?\d[\d_.]*(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+|\.inf)|\.nan)$/i

/** Plain words: refused where YAML would read a key, a comment, a list, a number or a quote mark out of them. */
export const spellPlain =
  (value: string, inBrackets: boolean): Spell =>
  words => {
    if (/[\r\n]/.test(words)) return lineBreak
    if (control.test(words)) return unprintable
    const ambiguous = leading.test(words.trimStart()) || /:(?:\s|$)|\s#/.test(words)
    if (ambiguous || (inBrackets && /[[\]{},]/.test(words))) return needsQuotes
    if (!/\s/.test(value) && special.test(words.trim())) return needsQuotes
    return words
  }

export const spellSingle: Spell = words => {
  if (/[\r\n]/.test(words)) return lineBreak
  if (control.test(words)) return unprintable
  return words.replaceAll("'", "''")
}

/** JSON's escapes are YAML's too. */
export const spellDouble = spellJson

/** Lines of a literal block are indented; nothing else is asked of them. */
export const spellLiteral =
  (indent: string): Spell =>
  words =>
    control.test(words) ? unprintable : words.replace(/\n(?!\n)/g, `\n${indent}`)

/** A line break in a folded block is an empty line, but not beside blanks or among lines that are indented further. */
export const spellFolded =
  (value: string, indent: string): Spell =>
  words => {
    if (control.test(words)) return unprintable
    const breaks = words.includes('\n')
    if (breaks && (/^\n|\n$|\n[ \t]|[ \t]\n/.test(words) || /(?:^|\n)[ \t]/.test(value))) return lineBreak
    return words.replace(/\n+/g, run => `\n${run}${indent}`)
  }
