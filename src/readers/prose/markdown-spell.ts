import type { PassageKind } from '../../text/conversation.ts'
import type { Spell } from '../../text/located.ts'
import { findLinks } from './links.ts'
import { joinTokens } from './passage.ts'
import { findPlaceholders, mask } from './placeholders.ts'
import { aroundPlaceholders, withinPassage } from './spelling.ts'

const punctuation = /[!-/:-@[-`{-~]/
const apart = (unit: string | undefined): boolean => unit !== undefined && /\s/.test(unit)
const isWord = (unit: string | undefined): boolean => unit !== undefined && /[\p{L}\p{N}]/u.test(unit)

/** Whether the sign at `at` would be a mark there; what stands beside the words is not known, so their ends count as touched. */
const isMark = (words: string, at: number, cell: boolean): boolean => {
  const [before, after] = [words[at - 1], words[at + 1]]
  switch (words[at]) {
    case '\\':
      return after === undefined || punctuation.test(after)
    case '*':
    case '~':
      return !(apart(before) && apart(after))
    case '_':
      return !(apart(before) && apart(after)) && !(isWord(before) && isWord(after))
    case '<':
      return after === undefined || /[A-Za-z/!?]/.test(after)
    case '&':
      return (
        after === undefined || /^&(?:#[xX]?[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);/.test(words.slice(at, at + 40))
      )
    case '|':
      return cell
    default:
      return true
  }
}

const escapeMarks = (words: string, cell: boolean): string =>
  words.replace(/[\\`*_~[\]<&|]/g, (sign, at: number) => (isMark(words, at, cell) ? `\\${sign}` : sign))

/** What begins a heading, a quote, an item or a rule at the start of a line. */
const escapeLineStart = (line: string): string =>
  line
    .replace(/^(\s*)(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|-{2,}(?=\s*$)|=+(?=\s*$))/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2')

const lineEnd = (line: string): string => line.replace(/(^|\s)(#+\s*)$/, '$1\\$2')

/** Spells words for a Markdown passage; only what would be read as a mark is escaped. */
export const markdownSpell = (kind: PassageKind, lineBreak: string | undefined): Spell =>
  withinPassage(lineBreak, line => {
    const placeholders = findPlaceholders(line)
    const stay = joinTokens(placeholders, findLinks(mask(line, placeholders)))
    const escaped = escapeLineStart(
      aroundPlaceholders(line, stay, plain => escapeMarks(plain, kind === 'cell')),
    )
    return kind === 'heading' ? lineEnd(escaped) : escaped
  })
