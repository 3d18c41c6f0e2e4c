import { APOSTROPHE, isDigit, isHan, isLetter, isUpper, markAt } from './characters.ts'
import { foldUnit } from './fold.ts'

// Classes of characters.
export const silent = 1
export const space = 2
export const letter = 3
export const upper = 4
export const digit = 5
export const han = 6
export const mark = 7
export const full = 8
export const dash = 9
export const and = 10
export const bracket = 11
export const quote = 12
const hard = 13
/** Set beside the class of what is neither ASCII nor a typographic mark. */
export const unusual = 0x40
export const classBits = 0x3f

const typographic = '’“”–—…'

const classOf = (unit: number): number => {
  const character = String.fromCharCode(unit)
  if (unit === 0x20 || unit === 0x09 || unit === 0x0a) return space
  if (isLetter(unit)) return isUpper(unit) ? upper : letter
  if (isDigit(unit)) return digit
  if (isHan(unit)) return han
  if (foldUnit(unit) === APOSTROPHE) return quote
  if (character === '@' || character === '#') return hard
  if (character === '(' || character === '（') return bracket
  if (character === '-') return dash
  const found = markAt(character, 0)
  if (found === undefined) return silent
  return found === 'and' ? and : found === '.' ? full : mark
}

/** The class of each UTF-16 unit that has come by; 0 for one that has not. */
const classes = new Uint8Array(0x10000)

const classify = (unit: number): number => {
  const found = classOf(unit)
  const usual = unit < 0x80 || typographic.includes(String.fromCharCode(unit))
  classes[unit] = usual ? found : found | unusual
  return classes[unit] as number
}

/** The class of a UTF-16 unit, and whether it is unusual. */
export const classAt = (unit: number): number => (classes[unit] as number) || classify(unit)

/** The small letter of each letter in ASCII; 0 for what is none. */
export const smallLetters: Uint8Array = Uint8Array.from({ length: 0x80 }, (_, unit) => {
  const small = unit | 0x20
  return small >= 0x61 && small <= 0x7a && unit >= 0x41 ? small : 0
})
