import type { Located } from '../../text/located.ts'
import { isProblem } from '../../text/problem.ts'
import type { Reader } from '../reader.ts'
import { quotedText } from './c-text.ts'
import { languageOfPath, languageTag } from './language.ts'
import { hasWords } from './leaves.ts'
import { type PoEntry, type PoText, poEntries } from './po-entries.ts'
import { type CatalogString, stringTalks } from './strings.ts'

/** A long text is named by its beginning. */
const longest = 60

const short = (text: string): string => {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > longest ? `${line.slice(0, longest)}…` : line
}

const textOf = (file: Located, entry: PoEntry, keyword: string): string => {
  const found = entry.texts.find(text => text.keyword === keyword)
  return found ? quotedText(file, found.parts).text : ''
}

const isHeader = (file: Located, entry: PoEntry): boolean =>
  textOf(file, entry, 'msgid') === '' && textOf(file, entry, 'msgctxt') === ''

const field = (header: string, name: string): string | undefined => {
  const value = new RegExp(`^${name}:[ \\t]*(\\S+)[ \\t]*$`, 'im').exec(header)?.[1]
  return value === undefined ? undefined : (languageTag(value) ?? value.replaceAll('_', '-'))
}

/** An id that is a name for programs, `account.reset.title`, and no text. */
const isSymbol = (text: string): boolean => !/\s/.test(text) && /[\w][._][\w]/.test(text)

const isShown = (text: Located): boolean => hasWords(text.text)

interface Languages {
  readonly source: string
  readonly target: string | undefined
}

const stringsOf = (
  file: Located,
  entry: PoEntry,
  { source, target }: Languages,
  template: boolean,
): CatalogString[] => {
  const context = textOf(file, entry, 'msgctxt')
  const path = [...(context === '' ? [] : [context]), short(textOf(file, entry, 'msgid'))]
  const string = ({ keyword, parts }: PoText, lang: string | undefined): CatalogString => {
    const form = /\[\d+\]$/.exec(keyword)?.[0] ?? (keyword === 'msgid_plural' ? 'plural' : undefined)
    return { path: form === undefined ? path : [...path, form], lang, located: quotedText(file, parts) }
  }
  const translated = entry.texts
    .filter(({ keyword }) => keyword.startsWith('msgstr'))
    .map(text => string(text, target))
    .filter(({ located }) => located.text !== '')
  // A translation that nobody has approved is not shown: the first language is.
  if (translated.length > 0 && !entry.fuzzy && !template) return translated
  return entry.texts
    .filter(({ keyword }) => keyword === 'msgid' || keyword === 'msgid_plural')
    .map(text => string(text, source))
    .filter(({ located }) => !isSymbol(located.text))
}

const id = 'po'

/** Catalogues of gettext: the translations, and the texts of the first language where there is none. */
export const readPo: Reader = ({ path, located }, { as }) => {
  if (as !== undefined && as !== id) return undefined
  const entries = poEntries(located.text)
  if (isProblem(entries)) return entries
  if (entries.length === 0)
    return as === undefined
      ? undefined
      : { problem: 'This file holds no PO.', hint: 'Expected msgid "…" and msgstr "…".', offset: 0 }
  const first = entries.find(entry => isHeader(located, entry))
  const header = first ? textOf(located, first, 'msgstr') : ''
  const languages = {
    source: field(header, 'X-Source-Language') ?? 'en',
    target: field(header, 'Language') ?? languageOfPath(path),
  }
  const template = path.toLowerCase().endsWith('.pot')
  const strings = entries
    .filter(entry => entry !== first)
    .flatMap(entry => stringsOf(located, entry, languages, template))
  return { format: id, conversations: stringTalks(strings.filter(string => isShown(string.located))) }
}
