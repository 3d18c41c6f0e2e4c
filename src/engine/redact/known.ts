import type { Range } from '../../text/range.ts'
import type { FileReport } from '../report.ts'
import { decodings } from './decoded.ts'
import { labelled } from './labelled.ts'
import { neverNames, offices, ordinaryNames } from './ordinary.ts'
import type { Find } from './patterns.ts'
import { fieldPersons, hanPersons, persons } from './persons.ts'

/** What a file lets know of people: masked wherever it stands in it. All keys are folded. */
export interface Known {
  /** Parts of names, and figures. */
  readonly parts: ReadonlySet<string>
  /** Parts of names that are ordinary words, too. */
  readonly ordinary: ReadonlySet<string>
  /** Names in Chinese characters. */
  readonly han: ReadonlySet<string>
}

const foldedPart = (part: string): string => part.normalize('NFC').toLowerCase()

/** `Megan from Lumina`, `Megan (Support)`, `Megan | Acme` name a person before a place. */
const placed = /\s*(?:\(|\||@|,? (?:from|at|via|of|bei|de chez)\s).*$/iu

const isHan = /^\p{sc=Han}+$/u
const part = /[\p{L}\p{M}\p{N}]+/gu

const gathering = () => {
  const parts = new Set<string>()
  const ordinary = new Set<string>()
  const han = new Set<string>()
  const take = (found: string): void => {
    const key = foldedPart(found)
    if (isHan.test(found)) {
      if (found.length > 1) han.add(found)
      // The given name of three characters without its surname.
      if (found.length === 3) han.add(found.slice(1))
    } else if (found.length < 2 || neverNames.has(key) || /^\d{1,3}$/.test(found)) return
    else if (ordinaryNames.has(key)) ordinary.add(key)
    else parts.add(key)
  }
  return {
    known: { parts, ordinary, han } satisfies Known,
    name: (written: string): void => {
      const bare = written.replace(placed, '')
      if (bare.includes('@') || offices.test(bare)) return
      for (const [found] of bare.slice(0, 200).matchAll(part)) take(found)
    },
    /** Figures that a label calls somebody’s. */
    figure: (written: string): void => {
      for (const [found] of written.matchAll(part))
        if (found.length >= 4 && /\d/.test(found)) parts.add(foldedPart(found))
    },
  }
}

const each = (text: string, find: Find, take: (found: string) => void): void => {
  for (const { start, end } of find(text)) take(text.slice(start, end))
}

/** What of a report tells who is who. */
export type Telling = Pick<FileReport, 'source' | 'said' | 'people' | 'findings'>

/** All that the texts of a file tell of who is who. */
export const knownIn = ({ source, said = [], people = [], findings }: Telling, isMail: boolean): Known => {
  const { known, name, figure } = gathering()
  for (const person of people) if (person.role === 'agent' || person.role === 'customer') name(person.name)
  const texts = [
    source,
    ...decodings(source, isMail).map(({ text }) => text),
    ...said.map(({ passages }) => passages.map(({ text }) => text).join('\n')),
    ...findings.map(({ text }) => text),
  ]
  for (const text of texts) {
    for (const find of [persons, hanPersons, fieldPersons]) each(text, find, name)
    for (const find of labelled) each(text, find, figure)
  }
  return known
}

/** The same for words of which nothing else is known. */
export const knownBy = (names: readonly string[]): Known => {
  const { known, name } = gathering()
  names.forEach(name)
  return known
}

const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word)

/** Only a space, an initial or a hyphen stands between two parts of one name. */
const joins = (between: string): boolean => /^(?:[ \u00a0.-]|\. |['’])$/u.test(between)

const longestHan = 4

function* partPlaces(text: string, { parts, ordinary }: Known): Generator<Range> {
  let before: { readonly end: number; readonly masked: boolean; readonly range?: Range } | undefined
  for (const { 0: word, index } of text.matchAll(part)) {
    const key = foldedPart(word)
    const end = index + word.length
    const range = { start: index, end }
    const near = before !== undefined && joins(text.slice(before.end, index))
    const isName = parts.has(key) && (word.length > 3 || isCapital(word) || /\d/.test(word))
    const may = !isName && ordinary.has(key) && isCapital(word)
    if (isName) yield range
    // Beside another part of a name an ordinary word is one, too.
    if (isName && near && before?.range) yield before.range
    if (may && near && (before?.masked || before?.range)) {
      if (before.range) yield before.range
      yield range
    }
    before = { end, masked: isName, ...(may ? { range } : {}) }
  }
}

function* hanPlaces(text: string, { han }: Known): Generator<Range> {
  for (const { 0: run, index } of text.matchAll(/\p{sc=Han}+/gu)) {
    for (let at = 0; at < run.length; at++)
      for (let length = 2; length <= longestHan && at + length <= run.length; length++) {
        if (han.has(run.slice(at, at + length))) yield { start: index + at, end: index + at + length }
      }
  }
}

/** Where a text holds what is known. */
export function* knownPlaces(text: string, known: Known): Generator<Range> {
  const { parts, ordinary, han } = known
  if (parts.size + ordinary.size > 0) yield* partPlaces(text, known)
  if (han.size > 0) yield* hanPlaces(text, known)
}
