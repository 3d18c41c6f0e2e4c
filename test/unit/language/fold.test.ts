import { describe, expect, it } from 'vitest'
import { contractionOf } from '../../../src/language/contractions.ts'
import { fold } from '../../../src/language/fold.ts'
import { inflections } from '../../../src/language/inflect.ts'
import { makeVocabulary } from '../../../src/language/vocabulary.ts'
import * as fc from '../../random.ts'

describe('fold', () => {
  it.each([
    ['Straight ’‘ʼ＇', "straight ''''"],
    ['ＡＢＣ！', 'abc!'],
    ['a\u00a0b\u202fc\u3000d', 'a b c d'],
    ['ÀÉÎ ΩΣ ЖЩ', 'àéî ωσ жщ'],
    ['İ', 'İ'],
    ['尽快😀', '尽快😀'],
  ])('%s', (text, folded) => expect(fold(text)).toBe(folded))

  it('keeps the length of any text, and folding again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(fold(text)).toHaveLength(text.length)
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 200 },
    )
    for (let code = 0; code < 0x10000; code++) {
      if (fold(String.fromCharCode(code)).length !== 1)
        expect.fail(`U+${code.toString(16)} changes its length`)
    }
  })
})

describe('contractionOf', () => {
  it.each([
    ["won't", { first: 'will', second: 'not', cut: 2 }],
    ['cannot', { first: 'can', second: 'not', cut: 3 }],
    ['youll', { first: 'you', second: 'will', cut: 3 }],
    ["customer's", { first: 'customer', second: "'s", cut: 8 }],
  ])('%s', (word, parts) => expect(contractionOf(word)).toEqual(parts))

  it.each([
    'hell',
    'shell',
    'well',
    'were',
    'its',
    'lets',
    "n't",
    "'ll",
    "o'clock",
    "x'constructor",
    'constructor',
  ])('%s is none', word => expect(contractionOf(word)).toBeUndefined())
})

describe('inflections', () => {
  it.each([
    ['apologise', 'apologise apologises apologised apologising'],
    ['refer', 'refer refers referred referring'],
    ['offer', 'offer offers offered offering'],
    ['submit', 'submit submits submitted submitting'],
    ['limit', 'limit limits limited limiting'],
    ['regret', 'regret regrets regretted regretting'],
    ['cancel', 'cancel cancels cancelled canceled cancelling canceling'],
    ['fly', 'fly flies flew flown flying'],
    ['stop', 'stop stops stopped stopping'],
    ['wait', 'wait waits waited waiting'],
    ['try', 'try tries tried trying'],
    ['delay', 'delay delays delayed delaying'],
    ['process', 'process processes processed processing'],
    ['send', 'send sends sent sending'],
    ['constructor', 'constructor constructors constructored constructoring'],
  ])('%s', (word, forms) => expect(inflections(word).join(' ')).toBe(forms))
})

describe('a vocabulary', () => {
  it('finds each of its words by its own id wherever it stands, and no other word', () => {
    const words = fc.uniqueArray(
      fc.string({ unit: fc.constantFrom('a', 'b', 'É', '’', '好'), minLength: 1, maxLength: 4 }),
    )
    fc.assert(
      fc.property(
        words,
        fc.string({ unit: fc.constantFrom('a', 'b', 'é', "'", '好'), minLength: 1, maxLength: 4 }),
        (list, other) => {
          const vocabulary = makeVocabulary(list)
          const ids = new Map(list.map(word => [fold(word), vocabulary.id(fold(word))]))
          expect(new Set(ids.values()).size).toBe(ids.size)
          for (const [word, id] of ids)
            expect(vocabulary.idAt(`x${word.toUpperCase()}y`, 1, word.length + 1)).toBe(id)
          expect(vocabulary.id(other)).toBe(ids.get(other) ?? 0)
          expect([...ids.values()].every(id => id > 0 && id < vocabulary.size)).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})
