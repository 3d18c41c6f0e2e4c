import type { Placeholder, PlaceholderType } from '../../text/conversation.ts'
import type { Located } from '../../text/located.ts'
import type { Range } from '../../text/range.ts'
import { joinTokens } from '../prose/passage.ts'
import { placeholderType } from '../prose/placeholder-type.ts'
import { findPlaceholders, mask } from '../prose/placeholders.ts'

/** A placeholder that is known by its place in the file. */
export interface PlacedToken {
  readonly place: Range
  readonly name: string
  readonly type?: PlaceholderType
}

/** The first offset of a text that stands at `place` of the file, or after it. */
const offsetAt = (located: Located, place: number): number => {
  let low = 0
  let high = located.text.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (located.source({ start: middle, end: middle + 1 }).start < place) low = middle + 1
    else high = middle
  }
  return low
}

const placed = (located: Located, { place, name, type }: PlacedToken): readonly Placeholder[] => {
  const start = offsetAt(located, place.start)
  const end = offsetAt(located, place.end)
  return start < end ? [{ start, end, name, type: type ?? placeholderType(name) }] : []
}

interface Notation {
  /** Its first group that matched is the name. */
  readonly pattern: RegExp
  readonly type?: PlaceholderType
}

/** What catalogues have beside the placeholders of templates. */
const notations: readonly Notation[] = [
  // i18next puts another text in: $t(shop.name).
  { pattern: /\$t\(([^()\n]{1,200})\)/g, type: 'unknown' },
  // vue-i18n too: @:shop.name, @.lower:shop.name, @:{'shop.name'}.
  {
    pattern: /@(?:\.\w{1,20})?:(?:\{'([^'{}\n]{1,100})'\}|\(([\w.-]{1,100})\)|(\w[\w-]*(?:\.\w[\w-]*)*))/g,
    type: 'unknown',
  },
  // Chrome: $USER$.
  { pattern: /\$([A-Za-z_]\w{0,60})\$/g },
  // Python: %(key)r, %(price).2f.
  { pattern: /%\((\w{1,60})\)[-+0]?\d{0,3}(?:\.\d{1,2})?[a-zA-Z]/g },
  // printf, of C, Java and Objective-C; a sign or letter after it belongs to a word such as 50%off.
  { pattern: /%((?:\d{1,2}\$)?(?:[@sS]|#@\w{1,60}@))(?![A-Za-z])/g, type: 'unknown' },
  {
    pattern:
      /%((?:\d{1,2}\$)?[-+0,]{0,3}\d{0,3}(?:\.\d{1,2})?(?:hh|h|ll|l|q|z|t|j)?[diuoxXfFeEgG])(?![A-Za-z])/g,
    type: 'number',
  },
]

/** Chrome’s `$1`, elsewhere a price. */
const numbered: Notation = { pattern: /(?<![\w$])\$([1-9])(?!\d)/g, type: 'unknown' }

const found = (text: string, { pattern, type }: Notation): readonly Placeholder[] =>
  [...text.matchAll(pattern)].map(hit => {
    const name = hit.slice(1).find(group => group !== undefined) ?? ''
    return { start: hit.index, end: hit.index + hit[0].length, name, type: type ?? placeholderType(name) }
  })

/** All placeholders of a string of a catalogue; `numbers` says that `$1` is one. */
export const tokensOf = (
  located: Located,
  known: readonly PlacedToken[],
  numbers = false,
): readonly Placeholder[] => {
  const { text } = located
  const own = known.flatMap(token => placed(located, token))
  const rest = mask(text, joinTokens(own, []))
  const special = /[$@%]/.test(rest)
    ? (numbers ? [...notations, numbered] : notations).flatMap(each => found(rest, each))
    : []
  return joinTokens(own, joinTokens(special, findPlaceholders(rest)))
}
