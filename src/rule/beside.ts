import type { Language } from '../language/which.ts'
import { mayCloseChinese, mayOpenChinese } from './chinese.ts'
import { fillers, greeted, greetings } from './courtesies.ts'
import type { Place } from './rule.ts'

// A look at the characters beside a stretch of words tells of most that they stand somewhere else, without its
// sentence and without its tokens. Whatever it doesn't know at once is put to `standsThere`.

/** Stands for a unit behind the end of a text. */
const beyond = -1

/** V8 makes code anew that first meets a read behind the end, and what it is part of. */
const unitAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : beyond)

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
  while (isSpace(unitAt(text, at))) at++
  const next = unitAt(text, at)
  if (language === 'zh') return !(isHan(next) || isAscii(next)) || mayCloseChinese(text.charAt(at))
  if (at === end || !isAscii(next)) return true
  let to = at + 1
  while (isAscii(unitAt(text, to))) to++
  const behind = unitAt(text, to)
  return behind > 0x7f || behind === 0x27 || mayBePassed(text, at, to)
}

const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019

/** Words of a name that somebody is called by. */
const longestName = 3

/**
 * True only where the sentence that begins at `start` says something with its first word: one that neither greets nor
 * fills, and before one in small letters, so that it calls nobody: “Can I help you”.
 */
export const surelySays = (text: string, start: number): boolean => {
  let end = start
  while (isAscii(unitAt(text, end))) end++
  let next = end
  // Of a contraction the first half is a word of its own.
  if (isApostrophe(unitAt(text, next))) while (isAscii(unitAt(text, ++next)));
  if (end === start || unitAt(text, next) !== 0x20) return false
  for (let names = 1; names < longestName && !isLower(unitAt(text, next + 1)); names++) {
    const name = next + 1
    for (next = name; isAscii(unitAt(text, next)); ) next++
    if (next === name || unitAt(text, next) !== 0x20) return false
  }
  if (!isLower(unitAt(text, ++next))) return false
  while (isLower(unitAt(text, next))) next++
  const behind = unitAt(text, next)
  if (!(behind === 0x20 || behind === 0x2e || behind === 0x2c || behind === beyond)) return false
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
