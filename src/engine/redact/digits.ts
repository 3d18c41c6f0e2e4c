import type { Range } from '../../text/range.ts'

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** The check of card numbers (ISO/IEC 7812-1, annex B). */
const isCard = (digits: string): boolean => {
  if (digits.length < 13 || digits.length > 19) return false
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at])
    const twice = at % 2 === 1 ? digit * 2 : digit
    sum += twice > 9 ? twice - 9 : twice
  }
  return sum % 10 === 0
}

/** What is written in figures and tells of nobody: days, times, prices, decimals, thousands. */
const harmless = [
  /(?<!\d)(?:19|20)\d\d([-./])\d{1,2}\1\d{1,2}(?!\d)/g,
  /(?<!\d)\d{1,2}([-./])\d{1,2}\1(?:19|20)?\d\d(?!\d)/g,
  /(?<!\d)(?:19|20)\d\d ?[-–/] ?(?:19|20)?\d\d(?!\d)/g,
  /(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?!\d)/g,
  /[$€£¥₹] ?\d[\d.,]*\d|[$€£¥₹] ?\d/g,
  /(?<!\d)\d{1,3}(?:,\d{3}){1,6}(?:\.\d+)?(?![\d,])/g,
  /(?<![\d.])\d{1,9}[.,]\d{1,2}(?![\d.,])/g,
]

const blanked = (text: string): string =>
  harmless.reduce((left, pattern) => left.replace(pattern, found => 'x'.repeat(found.length)), text)

const run =
  /(?<![\p{sc=Latin}\p{N}_])(?:\d{20,}|(?:\+ ?)?\(?\d(?:[\d \u00a0().\-–/]{0,34}\d)?)(?![\p{sc=Latin}_])/gu

/** A run of digits is a phone, a card, an account: what is long enough, or grouped as such numbers are. */
const isNumberOfSomebody = (written: string): boolean => {
  const digits = digitsOf(written)
  if (isCard(digits)) return true
  if (digits.length < 7) return false
  const groups = written.split(/\D+/).filter(Boolean)
  if (groups.some(({ length }) => length > 6) || /^\+|^00/.test(written.trim())) return true
  if (digits.length > 24) return false
  const isFrench = written.startsWith('0') && digits.length === 10
  return isFrench || (groups.some(({ length }) => length > 2) && groups.every(({ length }) => length < 9))
}

/** Phone, card, bank and account numbers. */
export function* numbersIn(text: string): Generator<Range> {
  if (!/\d/.test(text)) return
  for (const found of blanked(text).matchAll(run)) {
    if (isNumberOfSomebody(found[0])) yield { start: found.index, end: found.index + found[0].length }
  }
}
