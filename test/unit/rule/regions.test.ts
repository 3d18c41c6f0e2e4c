import { describe, expect, it } from 'vitest'
import { clauseAround, regions, sentenceAt, standsWithin, tokensIn } from '../../../src/rule/regions.ts'
import type { Scope } from '../../../src/rule/rule.ts'
import { messageOf, spotIn, wordsOf } from './spots.ts'

const earlier = [messageOf('We left.'), messageOf('thanks', 'customer')]

describe('regions', () => {
  it.each<[Scope, string, string[]]>([
    ['clause', 'We left, you «stay» here; they go.', ['you stay here']],
    ['sentence', 'No. We left, you «stay». They go.', ['We left, you stay.']],
    ['next-sentence', 'We «left». They go. We did.', ['They go.']],
    ['next-sentence', 'We «left».\n\nThey go. We did.', ['They go.']],
    ['next-sentence', 'We «left. They» go. We did.', ['We did.']],
    ['next-sentence', 'We «left».', []],
    ['previous-sentence', 'They go. No. We «left».', ['No.']],
    ['previous-sentence', 'They go. No.\n\nWe «left».', ['No.']],
    ['previous-sentence', 'We «left».', []],
    ['message', 'No.\n\nWe «left».', ['No.', 'We left.']],
    ['conversation', 'No.\n\nWe «stay».', ['No.', 'We stay.', 'thanks', 'We left.']],
  ])('%s of %j', (scope, marked, found) => {
    const each = [...regions(spotIn(marked, earlier), scope)]
    expect(each.map(({ passage, range }) => wordsOf(passage, range))).toEqual(found)
  })

  it.each([
    ['We left — you «stay» here', 'you stay here'],
    ['We left - you «stay» here', 'you stay here'],
    ['we left... you «stay» here', 'you stay here'],
    ['We left (you «stay» here) now', 'you stay here'],
    ['We left but you «stay» although we go', 'but you stay'],
    ['You «stay, we» left', 'You stay, we left'],
    ['We butter what you «stay» with', 'We butter what you stay with'],
    ['我们走了，您「«留»」下，好', '您「留」下'],
  ])('the clause in %j', (marked, clause) => {
    const { passage, range } = spotIn(marked)
    expect(wordsOf(passage, clauseAround(passage, range))).toBe(clause)
  })

  it('keeps a clause without any marks within 400 units to either side', () => {
    const { passage, range } = spotIn(`${'we go '.repeat(500)}«stay» ${'we go '.repeat(500)}`)
    const { start, end } = clauseAround(passage, range)
    expect([range.start - start, end - range.end]).toEqual([400, 400])
  })
})

describe('standsWithin', () => {
  it.each<[boolean, Scope, string]>([
    [true, 'clause', 'We say no, «stay» there instead.'],
    [false, 'clause', 'Instead, we «stay».'],
    [true, 'sentence', 'Instead, we «stay».'],
    [false, 'sentence', 'Instead we go. We «stay».'],
    [true, 'previous-sentence', 'Instead we go. We «stay».'],
    [true, 'next-sentence', 'We «stay».\n\nGo instead.'],
    [true, 'message', 'Instead.\n\nWe «stay».'],
    [false, 'message', 'We «stay».'],
    [false, 'message', 'We stay «instead».'],
    [true, 'message', 'We stay «instead». Instead, go.'],
    [false, 'conversation', 'We «stay».'],
  ])('%s in the %s: %j', (holds, scope, marked) => {
    expect(standsWithin(scope, 'alternative-offered', spotIn(marked, earlier))).toBe(holds)
  })

  it('hears what was said earlier, and nothing that comes later', () => {
    const spot = spotIn('We «stay».', earlier)
    expect(standsWithin('conversation', 'gratitude', spot)).toBe(true)
    expect(standsWithin('message', 'gratitude', spot)).toBe(false)
    expect([...spot.message.earlier()].map(view => view.heardEarlier('gratitude'))).toEqual([false, false])
  })
})

describe('tokensIn and sentenceAt', () => {
  it('take the tokens that begin in the stretch', () => {
    const { passage } = spotIn("we can't «go» now")
    const found = (start: number, end: number): string[] =>
      [...tokensIn(passage, { start, end })].map(each => wordsOf(passage, each))
    expect(found(0, 8)).toEqual(['we', 'ca', "n't"])
    expect(found(1, 9)).toEqual(['ca', "n't"])
    expect(found(4, 10)).toEqual(["n't", 'go'])
    expect(found(20, 30)).toEqual([])
  })

  it('give the sentence that ends after the offset, the last one at the end', () => {
    const { passage } = spotIn('No. «We» left.')
    expect([0, 2, 3, 4, 12, 99].map(offset => sentenceAt(passage, offset).index)).toEqual([0, 0, 1, 1, 1, 1])
  })
})
