import { describe, expect, it } from 'vitest'
import { fingerprintKey } from '../../../src/engine/fingerprint.ts'
import type { Finding } from '../../../src/engine/judge.ts'
import { spotIn } from '../rule/spots.ts'
import { entryOf, ruleOf } from './book.ts'

const key = (marked: string, { message = 'refund', rule = 'no-problem', entry = 'plain' } = {}): string => {
  const { passage, range } = spotIn(marked)
  const finding: Finding = {
    rule: ruleOf(rule),
    entry: entryOf({ id: entry }),
    passage,
    range,
    severity: 'warning',
    message: 'said',
    offers: [],
  }
  return fingerprintKey(finding, message)
}

const text = 'We sent it off today, so it is «no problem» for you at all, as we said before.'

describe('a fingerprint', () => {
  it.each([
    ['lines move', `New first paragraph.\n\n${text}`],
    ['the text grows before it', `${'We know. '.repeat(50)}${text}`],
    ['a line is broken', text.replace('so it', 'so\nit').replace('no problem', 'no\nproblem')],
    [
      'letter case and apostrophes change',
      text.replace('no problem', 'NO Problem').replace('for you', 'For You'),
    ],
    ['marks change', text.replace('problem» for', 'problem»! For').replace('today, so', 'today - so')],
    ['neighbours beyond three words change', 'They did, so it is «no problem» for you at the door.'],
  ])('stays when %s', (_, other) => expect(key(other)).toBe(key(text)))

  it.each([
    ['the words', text.replace('no problem', 'no worry'), {}],
    ['a neighbour before', text.replace('so it is', 'so that is'), {}],
    ['the third neighbour before', text.replace('so it is', 'and it is'), {}],
    ['the third neighbour after', text.replace('for you at', 'for you in'), {}],
    ['the rule', text, { rule: 'bare-no' }],
    ['the entry', text, { entry: 'other' }],
    ['the message', text, { message: 'exchange' }],
  ])('changes with %s', (_, other, spec) => expect(key(other, spec)).not.toBe(key(text)))

  it('keeps its first twelve digits when the words beside it change', () => {
    const other = key(text.replace('so it is', 'so that is'))
    expect(other.slice(0, 12)).toBe(key(text).slice(0, 12))
    expect(key(text, { rule: 'bare-no' }).slice(0, 12)).not.toBe(other.slice(0, 12))
  })

  it('tells words from their neighbours', () => {
    expect(key('so «it is» fine')).not.toBe(key('so it «is» fine'))
    expect(key('«it» is so')).not.toBe(key('it «is» so'))
  })

  it('holds twenty hexadecimal digits and so none of the text', () => {
    expect(key(text)).toMatch(/^[0-9a-f]{20}$/)
    expect(key('«fade»')).not.toContain('fade')
  })

  it('is the same in every release', () =>
    expect(key('so «it» is')).toMatchInlineSnapshot(`"424e81d8a2e553580591"`))
})
