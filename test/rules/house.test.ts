import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readHouse } from '../../src/rule/house.ts'
import { termsOf } from '../../src/rule/house-phrase.ts'
import { preferredPhrases } from '../../src/rule/house-words.ts'
import type { Rule } from '../../src/rule/rule.ts'
import { expectLinear } from '../linear.ts'
import { folder, root } from './harness.ts'
import { saidWith } from './under.ts'

const terms = termsOf(
  folder.words,
  folder.rules.map(({ id }) => id),
)
const read = (...lines: readonly string[]) => readHouse(`${lines.join('\n')}\n`, terms)
const house = (...lines: readonly string[]): Rule => {
  const { rule, faults } = read(...lines)
  expect(faults).toEqual([])
  return rule as Rule
}
const faultsOf = (...lines: readonly string[]): readonly string[] =>
  read(...lines).faults.map(({ line, column, message }) => `${line}:${column} ${message}`)

describe('the words of a house', () => {
  test('need no more than themselves', () => {
    const rule = house('entries:', '  - folks', '  - avoid: 没货了', '    prefer: 已全部售出')
    expect(rule).toMatchObject({
      id: 'custom-lexicon',
      group: 'house',
      severity: 'warning',
      languages: ['en', 'zh'],
    })
    expect(rule.entries.map(({ id, lang, match }) => ({ id, lang, match }))).toEqual([
      { id: 'folks', lang: 'en', match: ['folks'] },
      { id: '没货了', lang: 'zh', match: ['没货了'] },
    ])
  })

  test('have three tiers', async () => {
    const rule = house(
      'entries:',
      '  - { avoid: alpha, tier: not-acceptable }',
      '  - { avoid: beta, tier: discouraged }',
      '  - { avoid: gamma, tier: note }',
      '  - avoid: delta',
      '    severity: error',
    )
    expect(await saidWith(rule, 'agent: The alpha, the beta, the gamma and the delta are here.')).toEqual([
      'custom-lexicon error: alpha',
      'custom-lexicon warning: beta',
      'custom-lexicon info: gamma',
      'custom-lexicon error: delta',
    ])
  })

  test('are told apart by number where they have one name', () => {
    const rule = house(
      'entries:',
      '  - {avoid: Hold on, channel: chat}',
      '  - {avoid: hold on, channel: call}',
    )
    expect(rule.entries.map(({ id }) => id)).toEqual(['hold-on', 'hold-on-2'])
  })

  test('may bring an id, a reason and messages', async () => {
    const rule = house(
      'id: our-words',
      'title: Speak like us',
      'why: It is our voice.',
      'message: “{found}” is not ours.',
      'entries:',
      '  - avoid: folks',
    )
    expect(rule).toMatchObject({ id: 'our-words', title: 'Speak like us', why: 'It is our voice.' })
    expect(await saidWith(rule, 'agent: The folks are here.')).toEqual(['our-words warning: folks'])
  })

  test('pass between quotation marks, unless they have conditions of their own', async () => {
    const quoted = 'agent: You wrote “the folks are nice” to us.'
    expect(await saidWith(house('entries:', '  - folks'), quoted)).toEqual([])
    const own = house('entries:', '  - avoid: folks', '    unless: question in sentence')
    expect(await saidWith(own, quoted)).toEqual(['custom-lexicon warning: folks'])
  })

  test('know channels and the turn before', async () => {
    const rule = house(
      'entries:',
      '  - avoid: (sure | sure thing)',
      '    after: request',
      '    at: whole-sentence',
    )
    expect(
      await saidWith(rule, 'customer: Could you move my table?', 'agent: Sure. It is at eight.'),
    ).toEqual(['custom-lexicon error: Sure'.replace('error', 'warning')])
    expect(await saidWith(rule, 'customer: It rained.', 'agent: Sure. It is at eight.')).toEqual([])
  })
})

describe('faults', () => {
  test('are all told in one run, each at its place', () => {
    const source = [
      'why: because',
      'entries:',
      '  - avoid: you owe',
      '    prefer: [one, two]',
      '  - avoid: "foo',
      '  - avoid: Yes?',
      '  - avoid: 50% off',
      '  - avoid: a: b',
      '  - avid: hm',
      '    tier: notte',
      '  - avoid: x',
      '    match: y',
      '    unless: qestion in sentence',
      '  - prefer: z',
      '  - id: Big',
      '    avoid: \'"sofa bed" (x\'',
      '  - …2 thing',
      '  - avoid: $soonish',
      '    bad: no mark',
    ]
    expect(faultsOf(...source)).toEqual([
      "4:13 prefer can't be written between brackets",
      '5:16 a quotation mark, a bracket or the “:” of a key is missing here or above',
      '6:12 “Yes?” can stand for no words at all',
      '7:14 “%” means nothing in a phrase in “50% off”',
      '8:12 a text with “: ” in it is read as a key',
      '9:5 an entry has no key “avid”',
      "10:11 tier can't be “notte”",
      '11:12 “avoid” and “match” say the same',
      '13:13 “qestion” is no guard and no signal',
      '14:5 an entry avoids nothing',
      '15:9 “Big” is no id',
      '16:26 “)” expected at the end in “"sofa bed" (x”',
      '17:5 “…2 thing” begins with a gap',
      '18:12 there is no word set $soonish in “$soonish”',
      '19:10 a “bad” example marks no words',
    ])
    expect(read(...source).rule).toBeUndefined()
  })

  test('of the head are told with those of the entries', () => {
    expect(faultsOf('id: no-problem', 'wy: x', 'entries:', '  - avoid: "a', 'severity: loud')).toEqual([
      '1:5 “no-problem” is a rule of Tactful',
      '2:1 a lexicon has no key “wy”',
      '4:14 a quotation mark, a bracket or the “:” of a key is missing here or above',
      "5:11 severity can't be “loud”",
    ])
  })

  test('an empty list', () => {
    expect(faultsOf('entries: []')).toEqual(['1:1 the lexicon has no entries'])
    expect(faultsOf('title: x')).toEqual(['1:1 the lexicon has no entries'])
  })
})

describe('the list may be written', () => {
  test.each([
    ['with Windows line ends', 'entries:\r\n  - avoid: a b\r\n    prefer: c\r\n  - d e\r\n'],
    ['without indentation', 'entries:\n- avoid: a b\n  prefer: c\n- d e\ntitle: x\n'],
    [
      'with comments and gaps',
      'entries: # ours\n\n  # first\n  - avoid: a b\n    # why\n    prefer: c\n\n  - d e\n# end\ntitle: x\n',
    ],
    ['with the dash on a line of its own', 'entries:\n  -\n    avoid: a b\n    prefer: c\n  - d e\n'],
    ['between brackets', 'entries: [{avoid: a b, prefer: c}, d e]\n'],
    ['after a byte order mark', '\uFEFFentries:\n  - avoid: a b\n    prefer: c\n  - d e\n'],
    [
      'with a list in a block of text',
      'entries:\n  - avoid: a b\n    notes:\n    prefer: |-\n      - c\n  - d e\n'.replace(
        '    notes:\n',
        '',
      ),
    ],
  ])('%s', (_, source) => {
    const { rule, faults } = readHouse(source, terms)
    expect(faults).toEqual([])
    expect(rule?.entries.map(({ match }) => match)).toEqual([['a b'], ['d e']])
  })
})

test('as the README shows it, the words of a house have no fault and their examples hold', async () => {
  const readme = readFileSync(`${root}README.md`, 'utf8')
  const [, shown] = /```yaml\n(entries:\n {2}- avoid[\s\S]*?)```/.exec(readme) ?? []
  const rule = house(shown as string)
  expect(rule.entries.map(({ id }) => id)).toEqual(['you-owe', 'please-hold', 'folks'])
  expect(await saidWith(rule, 'agent: You owe $74.')).toEqual(['custom-lexicon error: You owe'])
})

test('thousands of entries, one of a hundred broken, cost as much as there are entries', () => {
  const entriesOf = (many: number): readonly string[] =>
    Array.from({ length: many }, (_, at) => {
      const words = `w${at.toString(26).replace(/\d/g, digit => 'qrstuvwxyz'.charAt(Number(digit)))} thing`
      return at % 100 === 50
        ? `  - avoid: "${words}\n    prefer: better`
        : `  - avoid: ${words}\n    prefer: better`
    })
  return expectLinear(2000, entriesOf, lines => {
    const { faults } = readHouse(`entries:\n${lines.join('\n')}\n`, terms)
    expect(faults).toHaveLength(lines.length / 100)
    expect(new Set(faults.map(({ line }) => line)).size).toBe(faults.length)
  })
})

describe('a house and the rules of Tactful', () => {
  const thanked = ['customer: Thank you!', 'agent: No problem! The key is here.'] as const
  test('its wording goes first', async () => {
    const rule = house('entries:', '  - { avoid: no problem, tier: not-acceptable }')
    expect(await saidWith(rule, ...thanked)).toEqual(['custom-lexicon error: No problem'])
  })

  test('it makes nothing milder', async () => {
    const rule = house('entries:', '  - { avoid: no problem, tier: note }')
    expect(await saidWith(rule, ...thanked)).toEqual(['custom-lexicon warning: No problem'])
  })

  test('what it prefers is no finding', async () => {
    const rule = house('entries:', '  - avoid: you bet', '    prefer: No problem')
    expect(await saidWith(rule, ...thanked)).toEqual([])
  })

  test('preferred words with slots', () => {
    const [entry] = house('entries:', '  - avoid: hi', '    prefer: Good {daytime}, {name}').entries
    expect(entry && preferredPhrases(entry)).toEqual(['"Good"'])
  })
})
