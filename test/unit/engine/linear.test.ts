import { describe, expect, it } from 'vitest'
import { judge } from '../../../src/engine/judge.ts'
import { settle } from '../../../src/engine/precedence.ts'
import { replacement } from '../../../src/engine/rewrite.ts'
import { makeRuleset, type Ruleset } from '../../../src/engine/ruleset.ts'
import { viewConversation } from '../../../src/engine/view.ts'
import { hasUnsureMark, sentences } from '../../../src/language/sentences.ts'
import { tokenize } from '../../../src/language/tokens.ts'
import { guards } from '../../../src/rule/guards.ts'
import { type Condition, places, scopes } from '../../../src/rule/rule.ts'
import { wordingFor } from '../../../src/rule/wording.ts'
import type { Message } from '../../../src/text/conversation.ts'
import { expectLinear } from '../../linear.ts'
import { messageOf } from '../rule/spots.ts'
import { bookOf, entryOf, ruleOf } from './book.ts'

/** Every condition at its widest: none of them ever holds by what is said elsewhere. */
const conditions: readonly Condition[] = [
  ...scopes.map((scope): Condition => ({ name: 'rare', scope })),
  ...Object.keys(guards).map((name): Condition => ({ name, scope: 'conversation' })),
]
const match = ['no problem']
const book = bookOf(
  [
    ...conditions.map((each, i) =>
      ruleOf(`unless-${i}`, [entryOf({ id: 'e', match, not: ['no problem sir'], unless: [each] })]),
    ),
    ...places.map(each =>
      ruleOf(`at-${each}`, [entryOf({ id: 'e', match: [...match, 'we …12 problem'], at: [each] })]),
    ),
    ruleOf('after', [entryOf({ id: 'e', match, after: ['unknown', 'thanks'] })]),
  ],
  [
    ['rare', ['xyzzy']],
    ['alternative-offered', ['xyzzy']],
    ['gratitude', ['thank you']],
    ['customer-thanks', ['thanks']],
  ],
)

const findings = (messages: readonly Message[], ruleset: Ruleset): number => {
  const views = viewConversation({ messages }, ruleset, (text, slots) => sentences(text, slots, () => []))
  let found = 0
  for (const view of views) {
    if (view.message.role === 'customer') continue
    for (const { finding } of settle(judge(view, ruleset), ruleset.precedence)) {
      found++
      replacement(finding.passage.text, finding.range, '')
    }
  }
  return found
}

const sentence = 'We know it is no problem, e.g. for J. Smith at 5 p.m. today. Thank you for that! '
const shapes: Readonly<Record<string, string>> = {
  sentences: sentence,
  'no marks': 'we know it is no problem for them and all of us ',
  'short words and dots': 'abc.',
  'handles that touch': 'a@',
  'links that begin': 'www.',
  'links that end': 'https://)))',
  'line ends': 'no problem\n',
  spaces: ' ',
  dots: '.',
  quotes: '."',
  contractions: "can't",
  Chinese: '没问题，谢谢。',
}

describe('reading one line', () => {
  const ruleset = makeRuleset(book)
  const expectLinearReading = (size: number, bit: string): Promise<void> =>
    expectLinear(
      size,
      each => bit.repeat(Math.ceil(each / bit.length)),
      text => {
        ruleset.automaton.walk(tokenize(text, [], ruleset.vocabulary))
        sentences(text, [], () => [])
        hasUnsureMark(text, [])
      },
    )

  it.each(Object.entries(shapes))('of half a megabyte costs four times an eighth: %s', (_, bit) =>
    expectLinearReading(2 ** 17, bit),
  )

  it('of two megabytes costs four times a half', () => expectLinearReading(2 ** 19, sentence))
})

describe('what is said of four times as many findings in one passage', () => {
  it('is worded for the script of the passage, which is looked through once', async () => {
    const said = { zh: '没问题', traditional: '沒問題' }
    const zh = { title: '', message: said.zh, why: '' }
    const rule = { ...ruleOf('zh'), zh, traditional: { ...zh, message: said.traditional } }
    const ruleset = makeRuleset(bookOf([], []))
    await expectLinear(
      5000,
      size => ({ text: '很抱歉，我们无法退款。'.repeat(size), size }),
      ({ text, size }) => {
        const [passage] =
          viewConversation({ messages: [messageOf(text)] }, ruleset, () => [])[0]?.passages ?? []
        if (!passage) throw new Error('no passage')
        for (let at = 0; at < size; at++) expect(wordingFor(rule, passage).message).toBe(said.zh)
      },
    )
  })
})

describe('judging sixteen hundred findings costs four times four hundred', () => {
  const few = 400
  const said = (text: string): Message => messageOf(text)
  const conversations: Readonly<Record<string, (size: number) => readonly Message[]>> = {
    'sentences of one passage': size => [said('We know it is no problem for you. '.repeat(size))],
    'thanks of one passage': size => [said('Thank you, no problem at all. '.repeat(size))],
    'one passage without marks': size => [
      said('we know it is no problem for them and all of us '.repeat(size)),
    ],
    'silenced words of one passage': size => [said('no problem sir, '.repeat(size))],
    'passages of one message': size => [
      said(Array.from({ length: size }, () => 'It is no problem').join('\n\n')),
    ],
    'messages of the company': size => Array.from({ length: size }, () => said('It is no problem')),
    'messages after as many of the customer': size => [
      ...Array.from({ length: size }, () => messageOf('hm', 'customer')),
      ...Array.from({ length: size }, () => said('It is no problem')),
    ],
  }

  it.each(Object.entries(conversations))('%s', async (name, make) => {
    const ruleset = makeRuleset(book)
    const silenced = name.startsWith('silenced')
    expect(findings(make(10), ruleset)).toBe(silenced ? findings(make(1), ruleset) * 10 : 10)
    await expectLinear(few, make, messages => findings(messages, ruleset))
  })

  it('weighs one long finding against all short ones inside it', async () => {
    const ruleset = makeRuleset(book)
    const [view] = viewConversation({ messages: [said('no problem '.repeat(40_000))] }, ruleset, () => [])
    const passage = view?.passages[0]
    if (!passage) throw new Error('no passage')
    const finding = (start: number, end: number, rule = ruleOf('short')) => ({
      rule,
      passage,
      range: { start, end },
      severity: 'info' as const,
      message: '',
      offers: [],
    })
    await expectLinear(
      10_000,
      size => Array.from({ length: size }, (_, i) => finding(i * 11, i * 11 + 10)),
      short =>
        expect(settle([finding(0, 440_000, ruleOf('long')), ...short], ['short'])).toHaveLength(short.length),
    )
  })
})
