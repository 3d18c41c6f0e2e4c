import { describe, expect, it } from 'vitest'
import { offersOf, replacement } from '../../../src/engine/rewrite.ts'
import type { Token } from '../../../src/language/tokens.ts'
import { readMarks } from '../../../src/rule/example.ts'
import type { Act, Rewrite } from '../../../src/rule/rule.ts'
import { messageOf, spotIn } from '../rule/spots.ts'
import { entryOf } from './book.ts'

const replaced = (marked: string, words: string): string => {
  const { text, ranges } = readMarks(marked)
  const edit = replacement(text, ranges[0] ?? { start: 0, end: 0 }, words)
  return text.slice(0, edit.range.start) + edit.words + text.slice(edit.range.end)
}

describe('replacement', () => {
  it.each([
    ['«Unfortunately», we left.', 'We left.'],
    ['«Unfortunately» we left.', 'We left.'],
    ['So, «unfortunately» we left.', 'So, we left.'],
    ['Hi! «Unfortunately», 5 left.', 'Hi! 5 left.'],
    ['«Unfortunately», “we” left.', '“we” left.'],
    ['We can, «unfortunately», not go.', 'We can not go.'],
    ['We left, «unfortunately».', 'We left.'],
    ['We left «unfortunately».', 'We left.'],
    ['We left, «unfortunately»', 'We left'],
    ['We (who left «unfortunately») go', 'We (who left) go'],
    ['We «just» left', 'We left'],
    ['We «just»\nleft', 'We\nleft'],
    ['So «I think» we left', 'So we left'],
    ['«I think» we left', 'We left'],
    ['Hi Ana,\n«I think» we left', 'Hi Ana,\nWe left'],
    ['«不好意思»，我们走了', '我们走了'],
    ['«No problem»', ''],
  ])('deletes the words of %j', (marked, text) => expect(replaced(marked, '')).toBe(text))

  it('puts other words just where the old ones stand', () => {
    expect(replaced('We , «just» , left', 'only')).toBe('We , only , left')
  })
})

const rewrite = (text: string, spec: Partial<Rewrite> = {}): Rewrite => ({
  text,
  after: [],
  safe: false,
  ...spec,
})

const offers = (
  marked: string,
  rewrites: readonly Rewrite[],
  turn?: string,
  captures: Readonly<Record<string, string>> = {},
) => {
  const spot = spotIn(marked, turn === undefined ? [] : [messageOf(turn, 'customer')])
  const tokens = Object.entries(captures).map(([name, word]): [string, Token] => {
    const start = spot.passage.text.indexOf(word)
    return [name, { start, end: start + word.length } as Token]
  })
  return offersOf(entryOf({ id: 'x', rewrite: rewrites }), spot, new Map(tokens))
}
const texts = (...args: Parameters<typeof offers>): string[] => offers(...args).map(({ text }) => text)

describe('offersOf', () => {
  it.each([
    ['«No problem»!', "you're welcome", "You're welcome"],
    ['so «no problem»!', "You're welcome", "you're welcome"],
    ['so «no problem»!', "I'm glad", "I'm glad"],
    ['so «no problem»!', 'In full', 'in full'],
    ['so «no problem»!', 'OK', 'OK'],
    ['“«No problem»”', 'sure', 'Sure'],
    ['«24/7» open', 'Always', 'Always'],
    ['so «I can’t» go', 'We go', 'we go'],
    ['«I can’t» go', 'we go', 'We go'],
    ['We left. «I can’t» go', 'we go', 'We go'],
    ['so «SLA» is', 'Promise', 'promise'],
    ['«NO PROBLEM»', 'sure', 'Sure'],
    ['«没问题»', '好的', '好的'],
  ])('gives %j the case of the old words: %s', (marked, text, offered) => {
    expect(texts(marked, [rewrite(text)])).toEqual([offered])
  })

  it('fills in what the phrase found, and leaves other slots', () => {
    const captures = { who: 'Ana', when: '9' }
    const rewrites = [rewrite('{who}, call by {when} or {time}'), rewrite('Call {who}')]
    expect(texts('so «ask Ana at 9»', rewrites, undefined, captures)).toEqual([
      'Ana, call by 9 or {time}',
      'call Ana',
    ])
  })

  const after = (...acts: Act[]): Partial<Rewrite> => ({ after: acts, safe: true })
  const three = [
    rewrite('plain', { safe: true }),
    rewrite('sorry', after('complaint')),
    rewrite('welcome', after('thanks', 'praise')),
  ]

  it.each<[turn: string | undefined, order: string]>([
    ['thank you', 'welcome! plain! sorry'],
    ['it is lost', 'sorry! plain! welcome'],
    ['thanks, but it is lost', 'sorry! welcome! plain!'],
    ['hello', 'plain! sorry welcome'],
    [undefined, 'plain! sorry welcome'],
  ])('after %j offers first what fits, and only that is safe', (turn, order) => {
    const said = offers('so «it» is', three, turn).map(({ text, safe }) => (safe ? `${text}!` : text))
    expect(said.join(' ')).toBe(order)
  })

  it('never makes a rewrite safe that is not', () => {
    expect(offers('«it»', [rewrite('a', { after: ['thanks'] })], 'thanks')).toEqual([
      { text: 'a', safe: false },
    ])
  })
})
