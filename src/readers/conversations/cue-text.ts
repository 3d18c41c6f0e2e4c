import type { Piece } from '../../text/located.ts'
import { readTags } from '../prose/html-tags.ts'

/** A stretch of a line of a cue: words, or a voice that begins to speak. */
export type CuePart =
  | { readonly type: 'words'; readonly piece: Piece }
  | { readonly type: 'voice'; readonly start: number; readonly name: string }

/** The character that a reference such as `&amp;` stands for; undefined where it is none. */
const referenced = (source: string): string | undefined => {
  let character = ''
  let rest = false
  const ignore = (): void => {}
  readTags(source, {
    text: () => {
      rest = true
    },
    entity: (_start, _end, read) => {
      character += read
    },
    open: ignore,
    close: ignore,
  })
  return rest || character === '' ? undefined : character
}

const tag = String.raw`<\/?(?:b|br|c|em|font|i|lang|rt|ruby|s|span|strong|u|v)(?:[\s.][^<>]*)?\/?>|<\d[\d:.]*>`
const sound =
  'applause|background|beep|clears? throat|coughs?|crosstalk|dial tone|hold|inaudible|indistinct|laugh(?:s|ing|ter)?|music|noise|pause|phone|ringing|sighs?|silence|static|typing|unintelligible|音乐|音樂|笑声|笑聲|听不清|聽不清'
const event = String.raw`[[(（【](?:${sound})(?![\p{L}])[^\])）】\n]{0,40}[\])）】]|[♪♫]+`
const sign = new RegExp(`${tag}|&#?[a-z0-9]{1,31};|\\{\\\\[^{}]*\\}|(?:${event})[ \\t]?`, 'giu')

/** Marks of direction, which show nothing. */
const invisible = /^[\u200E\u200F\u202A-\u202E\u2066-\u2069]$/

/** How one line of a cue reads: without tags and sounds, its character references undone. */
export const cueParts = (text: string, start: number, end: number): CuePart[] => {
  const parts: CuePart[] = []
  let last = start
  const keep = (until: number): void => {
    if (until > last) parts.push({ type: 'words', piece: { start: last, end: until } })
  }
  for (const { 0: found, index } of text.slice(start, end).matchAll(sign)) {
    const at = start + index
    const read = found.startsWith('&') ? referenced(found) : undefined
    if (found.startsWith('&') && read === undefined) continue
    keep(at)
    last = at + found.length
    if (read !== undefined && !invisible.test(read))
      parts.push({ type: 'words', piece: { start: at, end: last, text: read } })
    const voice = /^<v(?:\.[^\s<>]*)?\s+([^<>]+)>$/.exec(found)?.[1]
    if (voice !== undefined) parts.push({ type: 'voice', start: at, name: plain(voice) })
  }
  keep(end)
  return parts
}

/** A name without its references. */
const plain = (name: string): string =>
  name.replace(/&#?[a-z0-9]{1,31};/gi, found => referenced(found) ?? found).trim()

/** Words as a cue spells them. */
export const cueSpelling = (words: string): string =>
  words
    .replace(/&(?=#?[a-z0-9]{1,31};)/gi, '&amp;')
    .replace(/<(?=[/a-z\d])/gi, '&lt;')
    .replaceAll('-->', '--&gt;')

/** Whether words have what a cue would hide. */
export const hasEvent = (words: string): boolean => new RegExp(`\\{\\\\|${event}`, 'iu').test(words)
