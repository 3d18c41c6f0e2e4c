import type { Range } from '../../text/range.ts'
import { decodings } from './decoded.ts'
import { numbersIn } from './digits.ts'
import { type Known, knownPlaces } from './known.ts'
import { labelled } from './labelled.ts'
import { shapes } from './patterns.ts'
import { hanPersons, persons } from './persons.ts'

/** What stands in a template for somebody’s data is nobody’s. */
const slots =
  /\{\{[^{}\n]{0,200}\}\}|\{%[^%\n]{0,200}%\}|%\{[^{}\n]{0,80}\}|\$\{[^{}\n]{0,80}\}|\{![^{}\n]{0,80}\}|\{[\p{L}_][\p{L}\p{N}_.]{0,60}\}|<%[^%\n]{0,200}%>|\[\[?[A-Z][A-Z _-]{1,40}\]\]?/gu

/** Ranges in their order, those that touch or overlap as one. */
const merged = (ranges: Iterable<Range>): readonly Range[] => {
  const all: { start: number; end: number }[] = []
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else all.push({ start, end })
  }
  return all
}

/** A slot that holds data is none. */
const isSlot = (slot: string): boolean => !/[@＠]|\d{3}/.test(slot)

/** Ranges without what of them stands in a slot. */
function* outside(ranges: readonly Range[], text: string): Generator<Range> {
  const free = [...text.matchAll(slots)]
    .filter(({ 0: slot }) => isSlot(slot))
    .map(({ 0: slot, index }) => ({ start: index, end: index + slot.length }))
  let at = 0
  for (const { start, end } of ranges) {
    let from = start
    while (at < free.length && (free[at] as Range).end <= from) at++
    for (let next = at; next < free.length && (free[next] as Range).start < end; next++) {
      const slot = free[next] as Range
      if (slot.start > from) yield { start: from, end: slot.start }
      from = Math.max(from, slot.end)
    }
    if (from < end) yield { start: from, end }
  }
}

/** Where a text tells of people. */
const places = (text: string, known: Known): Iterable<Range> => {
  const found: Range[] = []
  for (const find of [...shapes, ...labelled, numbersIn, persons, hanPersons]) found.push(...find(text))
  found.push(...knownPlaces(text, known))
  return found.length === 0 ? found : outside(merged(found), text)
}

const mask = '*'

const hidden = (text: string): string => text.replace(/\S+/g, run => mask.repeat(run.length))

/** Every unit that is no white space becomes a mask, so that lengths, lines and positions stay. */
const covered = (text: string, ranges: readonly Range[]): string => {
  const parts: string[] = []
  let last = 0
  for (const { start, end } of ranges) {
    parts.push(text.slice(last, start), hidden(text.slice(start, end)))
    last = end
  }
  return ranges.length === 0 ? text : [...parts, text.slice(last)].join('')
}

/** A text without what tells of people, as long as before. */
export const masked = (text: string, known: Known): string => covered(text, merged(places(text, known)))

/** The same for a whole file, in whatever escapes its words are spelled. */
export const maskedSource = (source: string, known: Known, isMail: boolean): string => {
  const all = [...places(source, known)]
  for (const located of decodings(source, isMail))
    for (const range of places(located.text, known)) all.push(located.source(range))
  return covered(source, merged(all))
}

/** Reports show the lines of findings, and no more of a long one than this on either side. */
const reach = 6000

/** Where the line of an offset begins, or a place so far before it. */
const shownFrom = (source: string, offset: number): number => {
  const from = Math.max(0, offset - reach)
  return from + source.slice(from, offset).lastIndexOf('\n') + 1
}

/** Where the line of an offset ends, or a place so far behind it. */
const shownTo = (source: string, offset: number): number => {
  const rest = source.slice(offset, offset + reach)
  const feed = rest.indexOf('\n')
  return offset + (feed === -1 ? rest.length : feed)
}

/** Wide enough for all that may be cut at the edge of what is looked at. */
const margin = 500

interface Found {
  readonly start: { readonly offset: number }
  readonly end: { readonly offset: number }
}

/** The same for a report, which shows the lines of its findings only: what stands farther away is masked as a whole. */
export const maskedAround = (
  source: string,
  known: Known,
  isMail: boolean,
  findings: readonly Found[],
): string => {
  const shown = merged(
    findings.map(({ start, end }) => ({
      start: shownFrom(source, start.offset),
      end: shownTo(source, end.offset),
    })),
  )
  const parts: string[] = []
  let last = 0
  for (const { start, end } of shown) {
    const from = Math.max(0, start - margin)
    const looked = maskedSource(source.slice(from, end + margin), known, isMail)
    parts.push(hidden(source.slice(last, start)), looked.slice(start - from, end - from))
    last = end
  }
  return [...parts, hidden(source.slice(last))].join('')
}
