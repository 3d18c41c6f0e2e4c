import type { Language } from '../language/which.ts'
import { mayCloseChinese, mayOpenChinese } from './chinese.ts'
import { fillers, greeted, greetings } from './courtesies.ts'
import type { Place } from './rule.ts'

// A look at the characters beside a stretch of words tells of most that they stand somewhere else, without its
// sentence and without its tokens. Whatever it doesn't know at once is put to `standsThere`.

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09
const isLower = (code: number): boolean => code >= 0x61 && code <= 0x7a
const isAscii = (code: number): boolean => isLower(code) || (code >= 0x41 && code <= 0x5a)
const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

/** Whether the word from `start` to `end` could be passed over before the first thing that is said: a name could. */
const mayBePassed = (text: string, start: number, end: number): boolean => {
  for (let at = start; at < end; at++) if (!isLower(text.charCodeAt(at))) return true
  const word = text.slice(start, end)
  return greetings.has(word) || greeted.has(word) || fillers.has(word)
}

/** False only where a word that says something stands before `start`, in the same sentence. */
const mayStart = (text: string, start: number, language: Language): boolean => {
  let end = start
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--
  if (end === 0) return true
  const last = text.charCodeAt(end - 1)
  if (language === 'zh') return !(isHan(last) || isAscii(last)) || mayOpenChinese(text, end)
  if (end === start || !isAscii(last)) return true
  let first = end - 1
  while (first > 0 && isAscii(text.charCodeAt(first - 1))) first--
  if (first > 0 && !isSpace(text.charCodeAt(first - 1)) && text.charCodeAt(first - 1) !== 0x0a) return true
  return mayBePassed(text, first, end)
}

/** False only where something that is no name and no particle follows before anything that could end the sentence. */
const mayEnd = (text: string, end: number, language: Language): boolean => {
  let at = end
  while (isSpace(text.charCodeAt(at))) at++
  const next = text.charCodeAt(at)
  if (language === 'zh') return !(isHan(next) || isAscii(next)) || mayCloseChinese(text.charAt(at))
  if (at === end || !isAscii(next)) return true
  let to = at + 1
  while (isAscii(text.charCodeAt(to))) to++
  const behind = text.charCodeAt(to)
  return behind > 0x7f || behind === 0x27 || mayBePassed(text, at, to)
}

const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019

/**
 * True only where the sentence that begins at `start` says something with its first word: one that neither greets nor
 * fills, and before a second one in small letters, so that it calls nobody.
 */
export const surelySays = (text: string, start: number): boolean => {
  let end = start
  while (isAscii(text.charCodeAt(end))) end++
  let second = end
  // Of a contraction the first half is a word of its own.
  if (isApostrophe(text.charCodeAt(second))) while (isAscii(text.charCodeAt(++second)));
  if (end === start || text.charCodeAt(second) !== 0x20 || !isLower(text.charCodeAt(++second))) return false
  while (isLower(text.charCodeAt(second))) second++
  const next = text.charCodeAt(second)
  if (!(next === 0x20 || next === 0x2e || next === 0x2c || Number.isNaN(next))) return false
  const word = text.slice(start, end).toLowerCase()
  return !greetings.has(word) && !fillers.has(word)
}

/** Whether a sentence may end inside of the words: then it is not the one that goes on behind them. */
const mayBreak = (text: string, start: number, end: number): boolean => {
  for (let at = start; at < end; at++) if ('.!?…。！？\n'.includes(text.charAt(at))) return true
  return false
}

/** False only where words from `start` to `end` surely stand at none of the places. */
export const mayStandAt = (
  text: string,
  start: number,
  end: number,
  language: Language,
  places: readonly Place[],
): boolean => {
  for (let at = 0; at < places.length; at++) {
    const place = places[at]
    if (place === 'opening' || place === 'closing') return true
    if (!mayStart(text, start, language)) continue
    if (place === 'sentence-start' || mayEnd(text, end, language) || mayBreak(text, start, end)) return true
  }
  return places.length === 0
}
