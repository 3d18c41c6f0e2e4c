import { expect, test } from 'vitest'
import { fold } from '../../../src/language/fold.ts'
import { textPassages } from '../../../src/readers/prose/text.ts'
import { shinglesOf } from '../../../src/rule/shingles.ts'
import { Located } from '../../../src/text/located.ts'
import * as fc from '../../random.ts'

const word = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu
const wordsOf = (text: string): readonly string[] => fold(text).match(word) ?? []

/** What `shinglesOf` says of a text that is one passage without placeholders. */
const read = (text: string) => {
  let counted = { words: 0, han: 0 }
  const [passage] = textPassages(Located.file('text'))
  const passages = passage ? [{ ...passage, located: Located.file(text) }] : []
  const shingles = shinglesOf(passages, (words, han) => {
    counted = { words, han }
    return true
  })
  return { ...counted, shingles }
}

const bit = fc.constantFrom(
  ...[
    'Chairs',
    'no',
    'CHAIRS',
    '1,000',
    'é',
    '您',
    '們',
    '〇',
    '々',
    '𠮷',
    '𝐇',
    '½',
    'Ａ',
    '👍',
    '’',
    '-',
    '\ud835',
    ' ',
    '　',
    '\n',
    '，',
  ],
)
const text = fc.oneof(
  fc.array(bit).map(bits => bits.join('')),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
)

test('it counts the words of the folded text', () => {
  fc.assert(
    fc.property(text, given => {
      const words = wordsOf(given)
      const han = words.filter(each => /^\p{Script=Han}/u.test(each)).length
      expect(read(given)).toMatchObject({ words: words.length, han })
    }),
    { numRuns: 2000 },
  )
})

test('texts have the same shingles where they have the same runs of four words', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const runsOf = (given: string): ReadonlySet<string> => {
        const words = wordsOf(given)
        return new Set(words.slice(3).map((_, at) => words.slice(at, at + 4).join(' ')))
      }
      const [own, others] = [runsOf(one), runsOf(`${one} ${other}`)]
      const [a, b] = [read(one).shingles ?? [], read(`${one} ${other}`).shingles ?? []]
      expect(a).toHaveLength(own.size)
      expect(a.filter(each => b.includes(each))).toHaveLength(
        [...own].filter(each => others.has(each)).length,
      )
      expect(a).toEqual([...a].sort((x, y) => x - y))
    }),
    { numRuns: 1000 },
  )
})

test('placeholders count as one word whatever their names, and words in code once', () => {
  const shinglesIn = (source: string) => shinglesOf(textPassages(Located.file(source)), () => true)
  expect(shinglesIn('Dear {{ first_name }}, your chairs left')).toEqual(
    shinglesIn('Dear %{name}: your chairs left.'),
  )
  expect(shinglesIn('Dear {{ first_name }}, your chairs left')).not.toEqual(
    shinglesIn('Dear Ana, your chairs left'),
  )
})

test('nothing is made of what holds too little', () => {
  expect(shinglesOf(textPassages(Located.file('one two three four')), words => words > 4)).toBeUndefined()
})
