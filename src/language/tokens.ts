import type { Placeholder, PlaceholderType } from '../text/conversation.ts'
import { late } from '../text/late-pattern.ts'
import { APOSTROPHE, isDigit, isHan, isLetter, isPriced, isUpper, markAt, marks } from './characters.ts'
import { bareContractions, contractionOf } from './contractions.ts'
import { fold, foldUnit } from './fold.ts'
import { firstWordId, type Kind, kindId, type Vocabulary } from './vocabulary.ts'

export type TokenType = 'word' | 'mark' | 'value'

/** How a word is written: `lower`, `Capital` (also a lone letter), `UPPER`, `miXed`. */
export type Shape = 'lower' | 'capital' | 'upper' | 'mixed'

/** A word, a mark of punctuation, or a value (number, link, placeholder). Offsets are UTF-16 units in the passage. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly type: TokenType
  /** From the vocabulary. */
  readonly id: number
  readonly shape: Shape
  /** The second word of a contraction: `n't` in `can't`. */
  readonly glued: boolean
  /** A line of the text ends between the token before and this one. */
  readonly newLine: boolean
}

/** What a placeholder that prints something is to phrases. */
export const slotKind: Readonly<Record<Exclude<PlaceholderType, 'block'>, Kind>> = {
  name: 'name-slot',
  date: 'date-slot',
  money: 'money-slot',
  number: 'number-slot',
  link: 'link-slot',
  unknown: 'unknown-slot',
}

const pinyin =
  /[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňḿ ]{0,7}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňḿ][a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňḿ ]{0,7}[)）]|[(（][\u3105-\u312f ˊˇˋ˙]+[)）]/iy

/** The length of a reading such as (jīng) behind a Chinese character; 0 where there is none. */
export const readingMark = (text: string, at: number): number => {
  pinyin.lastIndex = at
  return pinyin.exec(text)?.[0].length ?? 0
}
const link = /(?:https?:\/\/|www\.)[^\s<>"“”]*[^\s<>"“”.,!?;:)\]'’]/iy
/** What follows the name in a mail address. */
const host = /@[\w-]+(?:\.[\w-]+)+/y
const isMailName = (code: number): boolean =>
  isLetter(code) || isDigit(code) || ".+-_'".includes(String.fromCharCode(code))
const tag = late(() => /[@#][\p{L}\p{N}_]+/uy)

/** Whether the unit stands at a place, which may be beside the text. */
const isUnit = (text: string, at: number, unit: number): boolean =>
  at >= 0 && at < text.length && text.charCodeAt(at) === unit

const shapeOf = (text: string, start: number, end: number): Shape => {
  let upper = 0
  let letters = 0
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    if (!isLetter(code)) continue
    letters++
    if (isUpper(code)) upper++
  }
  if (upper === 0) return 'lower'
  if (upper === 1 && isUpper(text.charCodeAt(start))) return 'capital'
  return upper === letters ? 'upper' : 'mixed'
}

/** The tokens of a passage in their order. Quotes, emoji and tags that print nothing are passed over. */
export const tokenize = (
  text: string,
  placeholders: readonly Placeholder[],
  vocabulary: Vocabulary,
): readonly Token[] => {
  const tokens: Token[] = []
  let newLine = false
  let slot = 0
  let at = 0
  /** Where the last placeholder or link ends: no mail address reaches back over it. */
  let settled = 0
  const push = (start: number, end: number, type: TokenType, id: number, glued = false): void => {
    const shape = type === 'word' ? shapeOf(text, start, end) : 'lower'
    const known = id === 0 && shape !== 'lower' ? kindId('capitalised') : id
    tokens.push({ start, end, type, id: known, shape, glued, newLine })
    newLine = false
  }
  const word = (start: number, end: number, apostrophe: boolean): void => {
    const id = vocabulary.idAt(text, start, end)
    const contracted = apostrophe || (id >= firstWordId && id < firstWordId + bareContractions.length)
    const parts = contracted ? contractionOf(fold(text.slice(start, end))) : undefined
    if (!parts) {
      push(start, end, 'word', id)
      return
    }
    push(start, start + parts.cut, 'word', vocabulary.id(parts.first))
    push(start + parts.cut, end, 'word', vocabulary.id(parts.second), true)
  }
  /** A link takes in the placeholders that stand in it: `https://x.com/{{id}}/view`. */
  const pushLink = (start: number, end: number): void => {
    at = end
    for (let inside = placeholders[slot]; inside && inside.start < at; inside = placeholders[++slot]) {
      at = Math.max(at, inside.end)
    }
    push(start, at, 'value', kindId('link'))
    settled = at
  }
  /** The name of a mail address was scanned as words before its @ was seen. */
  const pushMail = (end: number): void => {
    let start = at
    while (start > settled && isMailName(text.charCodeAt(start - 1))) start--
    for (let last = tokens.at(-1); last && last.end > start; last = tokens.at(-1)) {
      start = Math.min(start, last.start)
      newLine = last.newLine
      tokens.pop()
    }
    pushLink(start, end)
  }
  while (at < text.length) {
    const placeholder = placeholders[slot]
    if (placeholder && placeholder.start <= at) {
      if (placeholder.type !== 'block') push(at, placeholder.end, 'value', kindId(slotKind[placeholder.type]))
      settled = at = placeholder.end
      slot++
      continue
    }
    const limit = placeholder?.start ?? text.length
    const code = text.charCodeAt(at)
    if (code === 0x20 || code === 0x09) {
      at++
    } else if (code === 0x0a) {
      newLine = true
      at++
    } else if (isLetter(code)) {
      const start = at
      let apostrophe = false
      while (at < limit) {
        const unit = text.charCodeAt(at)
        if (isLetter(unit)) at++
        else if (foldUnit(unit) === APOSTROPHE && at + 1 < limit && isLetter(text.charCodeAt(at + 1))) {
          apostrophe = true
          at++
        } else break
      }
      // V8 makes all of this anew when it first meets a read behind an end.
      const next = at < text.length ? text.charCodeAt(at) : 0
      if ((next === 0x3a && text.startsWith('://', at)) || (next === 0x2e && at - start === 3)) {
        link.lastIndex = start
        if (link.test(text)) {
          pushLink(start, link.lastIndex)
          continue
        }
      }
      word(start, at, apostrophe)
    } else if (isDigit(code)) {
      const start = at
      while (at < limit) {
        const unit = text.charCodeAt(at)
        if (isDigit(unit)) at++
        else if (
          (unit === 0x2e || unit === 0x2c || unit === 0x3a) &&
          at + 1 < limit &&
          isDigit(text.charCodeAt(at + 1))
        )
          at++
        else break
      }
      push(start, at, 'value', kindId(isPriced(text, start) ? 'money' : 'number'))
    } else if (isHan(code)) {
      push(at, at + 1, 'word', vocabulary.idAt(text, at, at + 1))
      at++
    } else {
      const reading = at > 0 && isHan(text.charCodeAt(at - 1)) ? readingMark(text, at) : 0
      if (reading > 0) {
        at += reading
        continue
      }
      if (code === 0x40) {
        host.lastIndex = at
        if (at > settled && isMailName(text.charCodeAt(at - 1)) && host.test(text)) {
          pushMail(host.lastIndex)
          continue
        }
      }
      if (code === 0x40 || code === 0x23) {
        const mark = tag()
        mark.lastIndex = at
        if (mark.test(text) && mark.lastIndex <= limit) {
          push(at, mark.lastIndex, 'value', kindId(code === 0x40 ? 'handle' : 'link'))
          at = mark.lastIndex
          continue
        }
      }
      const mark = markAt(text, at) ?? text.charAt(at)
      const start = at++
      if (mark === '.' && isUnit(text, at, 0x2e) && isUnit(text, at + 1, 0x2e)) {
        while (at < limit && text.charCodeAt(at) === 0x2e) at++
        push(start, at, 'mark', vocabulary.id('…'))
      } else if (mark === '-') {
        const [isBefore, isBehind] = [isUnit(text, start - 1, 0x20), isUnit(text, at, 0x2d)]
        if (
          (isBefore && (isBehind || isUnit(text, at, 0x20))) ||
          (isBehind && !isUnit(text, start - 1, 0x2d))
        )
          push(start, at, 'mark', vocabulary.id('—'))
      } else if (mark === 'and') {
        push(start, at, 'word', vocabulary.id('and'))
      } else if (marks.includes(mark)) {
        push(start, at, 'mark', vocabulary.id(mark))
      }
    }
  }
  return tokens
}

/** What every vocabulary must begin with, in this order: a scan knows contractions by their place in it. */
export const firstWords: readonly string[] = [...bareContractions, ...marks, 'and']
