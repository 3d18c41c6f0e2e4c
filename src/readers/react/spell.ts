import type { Refusal } from '../../text/edit.ts'
import type { Spell } from '../../text/located.ts'
import { firstEndingAfter } from '../../text/range.ts'
import { findPlaceholders } from '../prose/placeholders.ts'
import { aroundPlaceholders } from '../prose/spelling.ts'
import type { Region } from './words.ts'

const characters: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

const plain = (words: string): string =>
  words.replace(/&(?:amp|lt|gt|quot|#39);/g, reference => characters[reference] ?? reference)

const inText = (words: string): string | Refusal => {
  const placeholders = findPlaceholders(words)
  const strange = placeholders.some(({ start, end }) => !/^\{[^\s{}]+\}$/.test(words.slice(start, end)))
  if (strange) return { refused: 'an expression is not written again' }
  return aroundPlaceholders(words, placeholders, text =>
    text.replace(/[{}]/g, sign => (sign === '{' ? '&#123;' : '&#125;')).replace(/<br ?\/?>/g, '<br />'),
  )
}

const inQuotes = (words: string, { as, quote }: Region): string | Refusal => {
  if (/<br\b/.test(words)) return { refused: 'a line break can’t stand in a string' }
  const placeholders = findPlaceholders(words)
  if (as === 'attribute') {
    if (placeholders.length > 0) return { refused: 'an expression can’t stand in a string' }
    return words.replace(/["']/g, sign => (sign !== quote ? sign : sign === '"' ? '&quot;' : '&#39;'))
  }
  const strange = placeholders.some(({ start }) => quote !== '`' || !words.startsWith('${', start))
  if (strange) return { refused: 'an expression can’t stand in a string' }
  const escaped = (text: string): string =>
    plain(text)
      .replaceAll('\\', '\\\\')
      .replaceAll(quote, `\\${quote}`)
      .replaceAll('\n', '\\n')
      .replaceAll('\r', '\\r')
      .replaceAll('${', quote === '`' ? '\\${' : '${')
  return aroundPlaceholders(words, placeholders, escaped)
}

/** Writes words that were spelled as HTML into the code, as the place asks for it. */
export const jsxSpell =
  (regions: readonly Region[]): Spell =>
  (words, place) => {
    const region = place && regions[firstEndingAfter(regions, Math.max(0, place.end - 1))]
    if (!region || place.start < region.start || place.end > region.end)
      return { refused: 'the words do not stand together in the code' }
    return region.as === 'text' ? inText(words) : inQuotes(words, region)
  }
