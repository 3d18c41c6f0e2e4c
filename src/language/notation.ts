import { late } from '../text/late-pattern.ts'
import { markAt } from './characters.ts'
import { contractionOf, halfOf } from './contractions.ts'
import { fold } from './fold.ts'
import { inflections } from './inflect.ts'
import type { Kind } from './vocabulary.ts'

/**
 * A phrase as a tree. `one`: one token that is any of the words, or any of the kinds; `any`: any one word or
 * value; `exact`: the word in just this spelling.
 */
export type Phrase =
  | {
      readonly is: 'one'
      readonly words: readonly string[]
      readonly kinds: readonly Kind[]
      readonly exact?: string
    }
  | { readonly is: 'any' }
  | { readonly is: 'sequence'; readonly parts: readonly Phrase[] }
  | { readonly is: 'either'; readonly ways: readonly Phrase[] }
  | { readonly is: 'maybe'; readonly part: Phrase }
  | { readonly is: 'marked'; readonly part: Phrase }
  | { readonly is: 'captured'; readonly part: Phrase; readonly as: string }

/** Word sets by name, already parsed: what `$apology` stands for. */
export type WordSets = ReadonlyMap<string, Phrase>

/** A fault in a phrase: what is wrong at which character of it. */
export class NotationError extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

/** What a typed token `{x:type}` may be. */
const typed: Readonly<Record<string, Phrase>> = {
  name: { is: 'one', words: [], kinds: ['capitalised', 'name-slot', 'handle'] },
  time: { is: 'one', words: [], kinds: ['number', 'date-slot'] },
  date: { is: 'one', words: [], kinds: ['number', 'date-slot'] },
  number: { is: 'one', words: [], kinds: ['number', 'number-slot'] },
  money: { is: 'one', words: [], kinds: ['money', 'money-slot'] },
  link: { is: 'one', words: [], kinds: ['link', 'link-slot'] },
  slot: {
    is: 'one',
    words: [],
    kinds: ['name-slot', 'date-slot', 'money-slot', 'number-slot', 'link-slot', 'unknown-slot'],
  },
  any: { is: 'any' },
}

const defaultGap = 4
const widestGap = 12

/** Contracted forms that a plain word also stands for: `is` in `that's`, `would` in `I'd`. */
const alsoShort: ReadonlyMap<string, string> = new Map([
  ['is', "'s"],
  ['has', "'s"],
  ['would', "'d"],
  ['had', "'d"],
])

const one = (...words: string[]): Phrase => ({ is: 'one', words, kinds: [] })
const sequence = (parts: readonly Phrase[]): Phrase =>
  parts.length === 1 ? (parts[0] as Phrase) : { is: 'sequence', parts }

const isHan = (char: string): boolean => /\p{Script=Han}/u.test(char)

/** A written word as the scan would cut it: `can't` is can, not; 尽快 is two characters. */
const wordPhrase = (written: string): Phrase => {
  const folded = fold(written)
  if (isHan(folded)) return sequence([...folded].map(char => one(char)))
  const parts = contractionOf(folded)
  if (parts) return sequence([one(parts.first), one(parts.second)])
  const half = halfOf(folded)
  if (half !== undefined) return one(half)
  const short = alsoShort.get(folded)
  return short === undefined ? one(folded) : one(folded, short)
}

const numeral = (digits: string): Phrase => ({
  is: 'one',
  words: [],
  kinds: ['number', 'money'],
  exact: digits,
})

/** A literal's word, number or mark as the scan would cut it; marks that the scan passes over are left out. */
const literalParts = (literal: string): readonly Phrase[] =>
  (literal.match(/[\p{L}\p{M}'’]+|\d+|\.{3,}|[^\s\p{L}]/gu) ?? []).flatMap(part => {
    if (/\p{L}/u.test(part)) return wordPhrase(part)
    if (/\d/.test(part)) return numeral(part)
    const mark = part.length > 2 ? '…' : markAt(part, 0)
    return mark === undefined ? [] : one(mark)
  })

/** Alternatives of single words become one choice, so that a long list costs as little as one word. */
const either = (ways: readonly Phrase[]): Phrase => {
  const words: string[] = []
  const kinds: Kind[] = []
  const others: Phrase[] = []
  for (const way of ways) {
    if (way.is === 'one' && way.exact === undefined) {
      words.push(...way.words)
      kinds.push(...way.kinds)
    } else if (way.is === 'either') others.push(...way.ways)
    else others.push(way)
  }
  const simple: Phrase[] = words.length || kinds.length ? [{ is: 'one', words, kinds }] : []
  const all = [...simple, ...others]
  return all.length === 1 ? (all[0] as Phrase) : { is: 'either', ways: all }
}

const gap = (most: number): Phrase => {
  const any: Phrase = { is: 'maybe', part: { is: 'any' } }
  return { is: 'sequence', parts: Array.from({ length: most }, () => any) }
}

const piece = late(
  () =>
    /\s+|(?<gap>…(?<most>\d*))|(?<set>\$[a-z-]+)|\{(?:(?<as>[a-z]+):)?(?<type>[a-z]+)\}|"(?<literal>[^"]*)"|(?<exact>=[\p{L}']+)|(?<inflect>\+[\p{L}']+)|(?<number>\d+)|(?<word>[\p{L}\p{M}'’]+(?:-[\p{L}]+)*)|(?<mark>[,.!;:—/])|(?<sign>[()|?«»])/uy,
)

/**
 * Reads the phrase notation: words; `(a | b c)`; `word?` and `( … )?`; `+word` in any inflection; `$set`; `…4` up to
 * four words of one clause; `{x:name}` a typed token; `«…»` the reported words; `=SLA` exact case; `"OK!"` a literal.
 * Throws a NotationError.
 */
export const parsePhrase = (source: string, sets: WordSets): Phrase => {
  let at = 0
  let token: RegExpExecArray | undefined
  const advance = (): void => {
    for (;;) {
      if (at >= source.length) {
        token = undefined
        return
      }
      const pattern = piece()
      pattern.lastIndex = at
      const found = pattern.exec(source)
      if (!found) throw new NotationError(`“${source[at]}” means nothing in a phrase`, at)
      at += found[0].length
      if (found[0].trim() !== '') {
        token = found
        return
      }
    }
  }
  const fail = (message: string): never => {
    throw new NotationError(message, token ? token.index : source.length)
  }
  const expect = (sign: string): void => {
    if (token?.[0] !== sign) fail(`“${sign}” expected${token ? ` before “${token[0]}”` : ' at the end'}`)
    advance()
  }
  const ways = (): Phrase => {
    const found = [parts()]
    while (token?.[0] === '|') {
      advance()
      found.push(parts())
    }
    return either(found)
  }
  const parts = (): Phrase => {
    const found: Phrase[] = []
    while (token && !['|', ')', '»'].includes(token[0])) {
      const part = atom()
      if ((token as RegExpExecArray | undefined)?.[0] === '?') {
        advance()
        found.push({ is: 'maybe', part })
      } else found.push(part)
    }
    if (found.length === 0) fail('words expected')
    return sequence(found)
  }
  const atom = (): Phrase => {
    const groups = token?.groups ?? {}
    const sign = token?.[0]
    if (sign === '(') {
      advance()
      const inner = ways()
      expect(')')
      return inner
    }
    if (sign === '«') {
      advance()
      const inner = parts()
      expect('»')
      return { is: 'marked', part: inner }
    }
    if (groups.sign !== undefined) return fail(`“${sign}” stands at the wrong place`)
    const phrase = leaf(groups)
    advance()
    return phrase
  }
  const leaf = (groups: Record<string, string | undefined>): Phrase => {
    if (groups.gap !== undefined) {
      const most = groups.most ? Number(groups.most) : defaultGap
      if (most < 1 || most > widestGap) fail(`a gap is 1 to ${widestGap} words wide`)
      return gap(most)
    }
    if (groups.set !== undefined) {
      return sets.get(groups.set.slice(1)) ?? fail(`there is no word set ${groups.set}`)
    }
    if (groups.type !== undefined) {
      const phrase = Object.hasOwn(typed, groups.type) ? typed[groups.type] : undefined
      if (!phrase) return fail(`{…:${groups.type}} is no type; there are ${Object.keys(typed).join(', ')}`)
      return groups.as === undefined ? phrase : { is: 'captured', part: phrase, as: groups.as }
    }
    if (groups.literal !== undefined) {
      const found = literalParts(groups.literal)
      return found.length > 0
        ? sequence(found)
        : fail(`${groups.literal === '' ? 'an empty literal' : `“${groups.literal}”`} holds no word`)
    }
    if (groups.exact !== undefined) {
      const exact = groups.exact.slice(1)
      return { is: 'one', words: [fold(exact)], kinds: [], exact }
    }
    if (groups.inflect !== undefined) return one(...inflections(fold(groups.inflect.slice(1))))
    if (groups.number !== undefined) return numeral(groups.number)
    if (groups.mark !== undefined) return one(groups.mark)
    return sequence((groups.word as string).split('-').map(wordPhrase))
  }
  advance()
  const phrase = ways()
  if (token) fail(`“${token[0]}” stands at the wrong place`)
  return phrase
}
