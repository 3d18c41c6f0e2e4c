import { describe, expect, it } from 'vitest'
import { judge } from '../../../src/engine/judge.ts'
import { makeRuleset } from '../../../src/engine/ruleset.ts'
import { viewConversation } from '../../../src/engine/view.ts'
import { sentences } from '../../../src/language/sentences.ts'
import { readMarks } from '../../../src/rule/example.ts'
import type { Entry } from '../../../src/rule/rule.ts'
import type { Message } from '../../../src/text/conversation.ts'
import { messageOf } from '../rule/spots.ts'
import { bookOf, entryOf, ruleOf } from './book.ts'

const signals = [
  ['way', ['instead']],
  ['customer-thanks', ['thanks']],
] as const

const found = (entry: Partial<Entry>, text: string, message: Partial<Message> = {}, turn?: string) => {
  const ruleset = makeRuleset(bookOf([ruleOf('rule', [entryOf({ id: 'entry', ...entry })])], signals))
  const before = turn === undefined ? [] : [messageOf(turn, 'customer')]
  const spoken = { messages: [...before, { ...messageOf(text), ...message }] }
  const [view] = viewConversation(spoken, ruleset, (each, slots) => sentences(each, slots, () => [])).slice(
    -1,
  )
  return view ? judge(view, ruleset) : []
}

/** The reported words of one paragraph, compared with its marks. */
const expectMarked = (
  entry: Partial<Entry>,
  marked: string,
  message: Partial<Message> = {},
  turn?: string,
): void => {
  const { text, ranges } = readMarks(marked)
  expect(found(entry, text, message, turn).map(({ range }) => range)).toEqual(ranges)
}

const no: Partial<Entry> = { match: ['no problem'] }

describe('judge', () => {
  it.each<[name: string, entry: Partial<Entry>, marked: string]>([
    ['all places', no, '«No problem», oh «no problem»!'],
    ['whole contractions', { match: ['you «will» see'] }, "«You'll» see, you «will» see"],
    ['a first half as well', { match: ['«we» will'] }, "«we'll» go"],
    ['a soft line break', no, 'We tell all of you who ask us that there is no\nend of «no\nproblem» here.'],
    ['no hard line break', no, 'Say no\nProblem solved. Say no\n\nproblem'],
    [
      'the longest of those that overlap',
      { match: ['no problem', 'no problem at all'] },
      '«no problem at all»',
    ],
    ['a longer phrase silences', { ...no, not: ['no problem so far'] }, 'no problem so far, «no problem»'],
    [
      'on both sides',
      { ...no, not: ['it is no', 'problem so far'] },
      'it is no problem, no problem so far, «no problem»',
    ],
    ['one of two phrases where it stands', { match: ['«very»? sorry we'] }, 'I am «sorry we» go'],
    ['a place', { ...no, at: ['sentence-start'] }, 'Hi Ana, «no problem». We had no problem.'],
    [
      'a guard',
      { ...no, unless: [{ name: 'question', scope: 'sentence' }] },
      'Is it no problem? «No problem».',
    ],
    [
      'a signal',
      { ...no, if: [{ name: 'way', scope: 'sentence' }] },
      'No problem. Go instead, «no problem».',
    ],
  ])('finds %s', (_, entry, marked) => expectMarked(entry, marked))

  it('weighs words that several phrases report once, and says the same to an observer', () => {
    const entry: Partial<Entry> = {
      match: ['we go «soon»', 'go «soon»', 'you «soon»', '(to | go) «soon» now', '«go» soon'],
      not: ['to you soon'],
      unless: [{ name: 'question', scope: 'sentence' }],
      rewrite: [{ text: 'by {time}', safe: false, after: [] }],
    }
    const ruleset = makeRuleset(bookOf([ruleOf('rule', [entryOf({ id: 'entry', ...entry })])]))
    const said = 'We go soon now. Do we go soon now? Back to you soon, we go soon.'
    const [view] = viewConversation({ messages: [messageOf(said)] }, ruleset, (each, slots) =>
      sentences(each, slots, () => []),
    )
    if (!view) throw new Error('no message')
    let weighed = 0
    const observer = { weighed: () => void weighed++, outdone: () => {}, preferred: () => {} }
    const told = judge(view, ruleset)
    expect(told.map(({ range }) => said.slice(range.start, range.end))).toEqual(['go', 'soon', 'go', 'soon'])
    expect(told.map(({ range }) => range.start)).toEqual([3, 6, 56, 59])
    expect(judge(view, ruleset, observer)).toEqual(told)
    expect(weighed).toBeGreaterThan(told.length)
  })

  it('reads quotes of others as theirs', () => expect(found(no, '> no problem')).toEqual([]))

  it('keeps internal notes to the entries that name them', () => {
    expectMarked(no, 'no problem', { audience: 'internal' })
    expectMarked({ ...no, audience: ['internal'] }, '«no problem»', { audience: 'internal' })
    expectMarked({ ...no, audience: ['internal'] }, 'no problem', { audience: 'public' })
  })

  it('keeps channels apart, and an unknown one from all', () => {
    expectMarked({ ...no, channel: ['chat'] }, '«no problem»', { channel: 'chat' })
    expectMarked({ ...no, channel: ['chat'] }, 'no problem', { channel: 'email' })
    expectMarked({ ...no, channel: ['chat'] }, 'no problem')
  })

  it.each<[turn: string | undefined, entry: Partial<Entry>, marked: string]>([
    ['thanks', { after: ['thanks'] }, '«no problem»'],
    ['hm', { after: ['thanks'] }, 'no problem'],
    [undefined, { after: ['thanks'] }, 'no problem'],
    [undefined, { after: ['thanks', 'unknown'] }, '«no problem»'],
    ['hm', { after: ['unknown'] }, 'no problem'],
    ['thanks', { notAfter: ['thanks'] }, 'no problem'],
    ['hm', { notAfter: ['thanks'] }, '«no problem»'],
    [undefined, { notAfter: ['thanks'] }, '«no problem»'],
  ])('after %j, %j: %s', (turn, entry, marked) => expectMarked({ ...no, ...entry }, marked, {}, turn))

  it('weighs by the first change that holds, the harder before the softer', () => {
    const way = [{ name: 'way', scope: 'message' }] as const
    const asks = [{ name: 'question', scope: 'sentence' }] as const
    const entry: Partial<Entry> = {
      ...no,
      severity: 'warning',
      harder: { to: 'error', if: asks },
      softer: { to: 'info', if: way },
    }
    const severity = (text: string): string | undefined => found(entry, text)[0]?.severity
    expect(severity('no problem')).toBe('warning')
    expect(severity('no problem. Go instead.')).toBe('info')
    expect(severity('Is it no problem instead?')).toBe('error')
    expect(found(no, 'no problem')[0]?.severity).toBe('warning')
  })

  it('says the words on one line', () => {
    expect(found(no, 'We tell all of you who ask us that there is now no\nproblem')[0]?.message).toBe(
      '“no problem”',
    )
    expect(found({ ...no, message: 'Not {found}, {found}.' }, 'No problem')[0]?.message).toBe(
      'Not No problem, No problem.',
    )
  })
})
