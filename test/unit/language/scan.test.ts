import { describe, expect, it } from 'vitest'
import { type Match, makeAutomaton } from '../../../src/language/automaton.ts'
import { makeFlatAutomaton } from '../../../src/language/flat.ts'
import { parsePhrase } from '../../../src/language/notation.ts'
import { emptyProgram, extendProgram, vocabularyOf } from '../../../src/language/program.ts'
import { makeScan } from '../../../src/language/scan.ts'
import { tokenize } from '../../../src/language/tokens.ts'
import { type Language, whichLanguage } from '../../../src/language/which.ts'
import { findPlaceholders } from '../../../src/readers/prose/placeholders.ts'
import * as fc from '../../random.ts'

const sources = [
  'no problem',
  '(we | I) (will | should) …4 «(soon | shortly | asap)»',
  'you (can | must) (not)? +wait',
  '«(=PLEASE | =NOT | =YOU)»',
  'on {day:date} at {when:number}',
  'hi {who:name}',
  '很 抱歉',
  '尽快 …2 回复',
  'sorry sorry',
  'the {any} {any} team',
  'well "!!"',
  'do you …3 know',
]
const program = extendProgram(
  emptyProgram,
  sources.map(source => parsePhrase(source, new Map())),
)
const vocabulary = vocabularyOf(program)
const scan = makeScan(vocabulary)
const [flat, byObjects] = [makeFlatAutomaton(program, vocabulary), makeAutomaton(program, vocabulary)]

const word = fc.constantFrom(
  ...sources.flatMap(source => source.split(/[^\p{L}]+/u).filter(each => each !== '')),
  ...[
    "can't",
    'CAN’T',
    'cannot',
    'dont',
    "o'clock",
    "'ll",
    "n't",
    'Anna',
    'McX',
    'É',
    'que',
    'la',
    'der',
    '&',
    '-',
    '--',
  ],
  ...[
    ' - ',
    '...',
    '…',
    '.',
    ',',
    '!',
    '（',
    '(',
    ')',
    '。',
    '。..',
    '3.50',
    '$3',
    '１２',
    '3:30',
    '¥5',
    '很',
    '抱',
    '們',
    '歉',
  ],
  ...[
    'www.x.com',
    'http://x',
    'a@b.com',
    '@ana',
    '#tag',
    '好(hǎo)',
    '{{ name }}',
    '[AMOUNT]',
    '{% if %}',
    '😊',
    '\u0301',
    '\ufe0f',
  ],
)
const text = fc
  .array(fc.oneof({ weight: 8, arbitrary: word }, fc.string({ unit: 'binary', maxLength: 4 })), {
    maxLength: 14,
  })
  .chain(parts => fc.constantFrom(' ', '', '\n').map(between => parts.join(between)))
  .chain(said => fc.constantFrom(said, said.toUpperCase(), said.replaceAll("'", '’')))

describe('a scan', () => {
  it('gives the ids and the places of the tokens, or nothing', () => {
    fc.assert(
      fc.property(text, said => {
        const placeholders = findPlaceholders(said)
        const tokens = tokenize(said, placeholders, vocabulary)
        const found = scan(said, placeholders)
        if (!found) return
        const numbers = Array.from({ length: found.count }, (_, at) => [
          found.ids[at],
          found.starts[at],
          found.ends[at],
        ])
        expect(numbers).toEqual(tokens.map(({ id, start, end }) => [id, start, end]))
        expect(found.words).toBe(tokens.filter(({ type }) => type !== 'mark').length)
        if (found.plainEnglish) expect(whichLanguage(said)).toBe('en')
      }),
      { numRuns: 3000 },
    )
  })

  it('scans plain text, and leaves links, addresses and readings to a closer look', () => {
    expect(scan('We’ll ship it by 3.50 pm - promised (really)!', [])?.plainEnglish).toBe(true)
    for (const each of ['see www.x.com', 'at http://x.com', 'a@b.com', '@ana', '#tag', '好(hǎo)']) {
      expect(scan(each, [])).toBeUndefined()
    }
    expect(scan('好(很好)', [])?.count).toBe(5)
  })

  it('tells words with a capital inside, and both words of such a contraction', () => {
    const capitalsIn = (said: string) => [
      ...(scan(said, [])?.capitals?.slice(0, scan(said, [])?.count) ?? []),
    ]
    expect(capitalsIn('Please READ it, I DON’T 5')).toEqual([0, 1, 0, 0, 0, 1, 1, 0])
  })

  it('gives the same letters the same number in either case', () => {
    const numbers = (said: string) => [...(scan(said, [])?.hashes.slice(0, 2) ?? [])]
    expect(numbers('Late parcel')).toEqual(numbers('LATE PARCEL'))
    expect(numbers('Late parcel')).not.toEqual(numbers('Late parcels'))
  })
})

describe('the automaton on numbers', () => {
  it('leaves out only what is not spelled as its phrase asks, where words are known to have no capital inside', () => {
    let passed = 0
    fc.assert(
      fc.property(text, said => {
        const found = scan(said, findPlaceholders(said))
        if (!found) return
        const matchesIn = (capitals: Uint8Array | undefined) => {
          const { numbers, length } = flat.hitsIn(found.ids, found.count, capitals)
          return Array.from({ length: length / 3 }, (_, at) => ({
            phrase: numbers[at * 3] as number,
            from: numbers[at * 3 + 1] as number,
            to: numbers[at * 3 + 2] as number,
          }))
        }
        const [all, some] = [matchesIn(undefined), matchesIn(found.capitals)]
        const isSpelled = (match: Match): boolean => flat.isSpelled(match, found, said)
        passed += all.length - some.length
        expect(some.filter(isSpelled)).toEqual(all.filter(isSpelled))
      }),
      { numRuns: 3000 },
    )
    expect(passed).toBeGreaterThan(100)
  })

  it('finds all of many phrases that begin alike', () => {
    const many = Array.from({ length: 700 }, (_, at) => `we …${(at % 3) + 1} (w${at} | w${at + 1})`)
    const own = extendProgram(
      emptyProgram,
      many.map(source => parsePhrase(source, new Map())),
    )
    const words = vocabularyOf(own)
    const tokens = tokenize('we can w5 and w6 or w699', [], words)
    const found = makeFlatAutomaton(own, words).walk(tokens)
    expect(found).toEqual(makeAutomaton(own, words).walk(tokens))
    expect(found.length).toBeGreaterThan(3)
  })

  it('finds and marks what the one on tokens does', () => {
    fc.assert(
      fc.property(text, said => {
        const tokens = tokenize(said, findPlaceholders(said), vocabulary)
        const matches = byObjects.walk(tokens)
        expect(flat.walk(tokens)).toEqual(matches)
        for (const match of matches) {
          expect(flat.marked(match, tokens, said)).toEqual(byObjects.marked(match, tokens, said))
        }
      }),
      { numRuns: 3000 },
    )
  })
})

/** The language by patterns over the whole text: slow, and plain to see. */
const byPatterns = (said: string): Language => {
  const count = (pattern: RegExp): number => said.match(pattern)?.length ?? 0
  const chinese = count(/\p{Script=Han}/gu)
  const others = count(/[^\P{L}\p{Script=Latin}\p{Script=Han}]/gu)
  const words = said.match(/\p{Script=Latin}[\p{Script=Latin}\p{M}'’]*/gu) ?? []
  const letters = words.join('').length
  if (chinese + others + letters === 0) return 'none'
  if (others > chinese && others * 2 > letters) return 'other'
  if (chinese > 0 && chinese * 3 >= letters) return others <= chinese / 4 ? 'zh' : 'other'
  return 'en'
}

describe('the language of a text', () => {
  it('goes by the scripts of its characters', () => {
    const characters = fc.constantFrom(..."aé好々のカ한яΩ𠮷𝒜ªⅧ\u0301\ud842’' .5ー〇ﬀＡ")
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 12 }), said => {
        const expected = byPatterns(said)
        const found = whichLanguage(said)
        // Words tell more where the script is Latin.
        expect(expected === 'en' && found === 'other' ? 'en' : found).toBe(expected)
      }),
      { numRuns: 3000 },
    )
  })
})
