import { describe, expect, it } from 'vitest'
import { judge } from '../../../src/engine/judge.ts'
import { makeRuleset } from '../../../src/engine/ruleset.ts'
import { makeSieve } from '../../../src/engine/sieve.ts'
import { type MessageRead, viewConversation } from '../../../src/engine/view.ts'
import { sentences } from '../../../src/language/sentences.ts'
import type { Role } from '../../../src/text/conversation.ts'
import * as fc from '../../random.ts'
import { messageOf } from '../rule/spots.ts'
import { bookOf, entryOf, ruleOf } from './book.ts'

const signals = [
  ['customer-thanks', ['thanks']],
  ['refusal', ['no', 'can not']],
] as const
const rule = ruleOf('rule', [
  entryOf({ id: 'entry', match: ['no problem', '=NOW'], not: ['no problem at all'] }),
])
const ruleset = makeRuleset(bookOf([rule], signals))
const sieve = ruleset.flat && makeSieve(ruleset, ruleset.flat)

const words = [
  'thanks',
  'no',
  'problem',
  "can't",
  'at all',
  'NOW',
  'now',
  '.',
  ',',
  '\n',
  '\n\n',
  '没问题',
  'a@b.de',
]
const text = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map(each => each.join(' '))
const talk = fc
  .array(fc.tuple(fc.constantFrom<Role>('agent', 'customer'), text), { minLength: 1, maxLength: 5 })
  .map(lines => ({ messages: lines.map(([role, said]) => messageOf(said, role)) }))

const read = (views: readonly MessageRead[]) =>
  views.map(view => ({
    words: view.words(),
    before: view.before(),
    held: signals.map(([name]) => view.holding(name).map(({ index }) => index)),
    passages: view.passages.map(({ language, found, tokens, signal }) => ({
      language,
      starts: [...found.tokens.starts],
      tokens,
      ranges: signals.map(([name]) => signal(name)),
    })),
  }))

describe('sieve', () => {
  it('tells what a close reading finds until it looks at another conversation', () => {
    fc.assert(
      fc.property(talk, talk, (other, conversation) => {
        sieve?.(other)
        const sifted = sieve?.(conversation)
        fc.pre(sifted?.isLoud === true)
        const split = (each: string) => sentences(each, [], () => [])
        const known = viewConversation(conversation, ruleset, split, sifted)
        expect(read(known)).toEqual(read(viewConversation(conversation, ruleset, split)))
      }),
    )
  })

  it('keeps what a close reading finds where it is to last, also after it looked at other conversations', () => {
    fc.assert(
      fc.property(talk, talk, (conversation, other) => {
        const sifted = sieve?.(conversation, true)
        fc.pre(sifted?.isLoud === true)
        sieve?.(other)
        const split = (each: string) => sentences(each, [], () => [])
        const known = viewConversation(conversation, ruleset, split, sifted)
        expect(read(known)).toEqual(read(viewConversation(conversation, ruleset, split)))
      }),
    )
  })
})

describe('a condition on the whole message', () => {
  const unless = [{ name: 'refusal', scope: 'message' as const }]
  const strict = makeRuleset(
    bookOf([ruleOf('rule', [entryOf({ id: 'entry', match: ['problem'], unless })])], signals),
  )
  const look = strict.flat && makeSieve(strict, strict.flat)
  const hasHits = (said: string) => look?.({ messages: [messageOf(said)] }).hasHits(0)

  it('ends a candidate where its signal stands away from it, and leaves the rest to a close reading', () => {
    expect(hasHits('We can not help. The problem stays.')).toBe(false)
    expect(hasHits('The problem stays.')).toBe(true)
    expect(hasHits('No problem.')).toBe(true)
  })

  it('never ends one that a close reading finds', () => {
    fc.assert(
      fc.property(talk, conversation => {
        const sifted = look?.(conversation)
        const split = (each: string) => sentences(each, [], () => [])
        const loud = conversation.messages.map((_, index) => sifted?.hasHits(index))
        for (const [index, view] of viewConversation(conversation, strict, split).entries()) {
          if (view.message.role === 'agent' && judge(view, strict).length > 0) expect(loud[index]).toBe(true)
        }
      }),
    )
  })
})
