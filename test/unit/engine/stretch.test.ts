import { expect, test } from 'vitest'
import { makeRuleset } from '../../../src/engine/ruleset.ts'
import { wholeWords } from '../../../src/engine/stretch.ts'
import { viewConversation } from '../../../src/engine/view.ts'
import { sentences } from '../../../src/language/sentences.ts'
import * as fc from '../../random.ts'
import { messageOf } from '../rule/spots.ts'

const bits =
  "can't can’t cannot CANNOT dont we'll we’ll y'all don'ts 's n't ain't we're A4 5pm 5 pm's é a@b.deé @ana @anaà #a's https://x.de x.de's www.x.de's 您 您们's x您's {{a}} {{a}}'s a{{a}}b & a&b's , . ’ ' -".split(
    ' ',
  )
const text = fc
  .array(fc.tuple(fc.constantFrom(...bits), fc.constantFrom('', '', ' ')))
  .map(pairs => pairs.flat().join(''))

const ruleset = makeRuleset({ rules: [], words: { sets: [], signals: [] }, precedence: [] })

test('words are made whole where they are contractions, and nowhere else', () => {
  fc.assert(
    fc.property(text, given => {
      const [message] = viewConversation({ messages: [messageOf(given)] }, ruleset, (of, slots) =>
        sentences(of, slots, () => []),
      )
      for (const passage of message?.passages ?? []) {
        const { tokens } = passage
        for (const [at, { start, end, glued }] of tokens.entries()) {
          const next = tokens[at + 1]
          expect(wholeWords(passage, at, at + 1), given).toEqual({
            start: glued ? tokens[at - 1]?.start : start,
            end: next?.glued ? next.end : end,
          })
        }
      }
    }),
    { numRuns: 3000 },
  )
})
