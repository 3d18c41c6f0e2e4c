import { describe, expect, it } from 'vitest'
import { hashTokens, makeRuns } from '../../../src/engine/runs.ts'
import { makeScan } from '../../../src/language/scan.ts'
import { firstWords, tokenize } from '../../../src/language/tokens.ts'
import { makeVocabulary } from '../../../src/language/vocabulary.ts'
import * as fc from '../../random.ts'
import { placeholdersIn } from '../language/words.ts'

const vocabulary = makeVocabulary([...firstWords, 'no', 'not', 'do', 'can', 'we'])
const scan = makeScan(vocabulary)

describe('hashTokens', () => {
  it('gives words the numbers that a scan gives them', () => {
    const words = "we can't don’t DON'T 5 5.30 £12 & Ana émile 没有 沒 {{name}} . , ! … -- ^".split(' ')
    const bit = fc.tuple(fc.constantFrom(...words), fc.constantFrom(' ', '', '\n'))
    fc.assert(
      fc.property(fc.array(bit), bits => {
        const text = bits.flat().join('')
        const placeholders = placeholdersIn(text)
        const found = scan(text, placeholders)
        fc.pre(found !== undefined)
        const tokens = tokenize(text, placeholders, vocabulary)
        const hashes = new Int32Array(tokens.length)
        hashTokens(tokens, text, hashes)
        const isWord = (at: number): boolean => tokens[at]?.type !== 'mark'
        expect([...hashes].filter((_, at) => isWord(at))).toEqual(
          [...(found?.hashes.subarray(0, found.count) ?? [])].filter((_, at) => isWord(at)),
        )
      }),
      { numRuns: 1000 },
    )
  })
})

describe('runs', () => {
  const said = (turns: readonly string[]): readonly boolean[] => {
    const runs = makeRuns(vocabulary)
    runs.begin()
    return turns.map(text => {
      if (text === '') runs.turn()
      const found = scan(text, [])
      return found !== undefined && runs.repeats(found, 'en')
    })
  }
  const sentence = 'Parcels from the depot in Graz travel on'

  it('repeat what an earlier turn has said', () => {
    expect(said([sentence, '', `No, ${sentence.toLowerCase()} soon`])).toEqual([false, false, true])
  })

  it('repeat nothing of their own turn, and no six words', () => {
    expect(said([sentence, sentence])).toEqual([false, false])
    expect(said([sentence, '', 'Parcels from the depot in Graz'])).toEqual([false, false, false])
  })
})
