import { lateRegExp } from '../text/late-pattern.ts'
import { foldUnit } from './fold.ts'

export const APOSTROPHE = 0x27

export const isDigit = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)

/** U+FE00 to U+FE0F make an emoji of a sign; by Unicode they are marks of a letter. */
const isVariation = (code: number): boolean => code >= 0xfe00 && code <= 0xfe0f

export const isHan = (code: number): boolean =>
  (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff)

const letter = lateRegExp(() => /\p{L}|\p{M}/u)

/** Whether a UTF-16 unit is part of a word; a Chinese character is a word by itself. */
export const isLetter = (code: number): boolean => {
  const folded = code < 0x250 ? foldUnit(code) : code
  if (folded < 0x80) return folded >= 0x61 && folded <= 0x7a
  return (
    code >= 0xaa &&
    !(code >= 0x2000 && code <= 0x2bff) &&
    !isVariation(code) &&
    foldUnit(code) !== APOSTROPHE &&
    letter.test(String.fromCharCode(code)) &&
    !isHan(code)
  )
}

export const isUpper = (code: number): boolean => {
  if (code < 0x250) return foldUnit(code) !== code
  const char = String.fromCharCode(code)
  return char.toLowerCase() !== char
}

/** The marks that are tokens. */
export const marks = ',.!?;:()…—/^*'

const wideMarks = new Map(
  [...'，。！？；：（）、–'].map((mark, i) => [mark.charCodeAt(0), ',.!?;:(),—'[i] as string]),
)

/** The mark at `at` as phrases name it; undefined for what a scan passes over. */
export const markAt = (text: string, at: number): string | undefined => {
  const mark = wideMarks.get(text.charCodeAt(at)) ?? text.charAt(at)
  if (mark === '&') return 'and'
  return marks.includes(mark) && mark !== '' ? mark : undefined
}

const money = '$£€¥₹￥￡＄'

/** Whether the character before `at` makes money of a number. */
export const isPriced = (text: string, at: number): boolean => at > 0 && money.includes(text.charAt(at - 1))
