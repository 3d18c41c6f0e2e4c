import { describe, expect, test } from 'vitest'
import { makeRuleset } from '../../src/engine/ruleset.ts'
import { readLexicon } from '../../src/rule/lexicon.ts'
import { folder } from './harness.ts'

const sound = `id: late-reply
title: Answer in time
severity: warning
why: Silence is read as no.
cite: { source: timm, where: chapter 2 }
message: “{found}” comes late.
entries:
  - id: late
    lang: en
    match: «at long last»
    unless: question in sentence
    softer: { to: info, if: apology in message }
    bad: «At long last» we write.
    spare: At last the sun is out.
`

describe('what only the shared words can tell', () => {
  const made = (was: string, is: string): string => {
    expect(sound).toContain(was)
    const { lexicon, faults } = readLexicon(sound.replace(was, () => is))
    expect(faults).toEqual([])
    if (!lexicon) throw new Error('no lexicon')
    const rule = { ...lexicon, group: 'clarity', options: {}, fix: 'none' } as const
    try {
      makeRuleset({ ...folder, rules: [rule] })
    } catch (error) {
      return (error as Error).message
    }
    return 'no fault'
  }
  test('a sound lexicon becomes a ruleset', () => expect(made('late', 'late')).toBe('no fault'))
  test('an unknown word set', () =>
    expect(made('«at long last»', '«$sory»')).toMatchInlineSnapshot(
      `"late-reply/late: there is no word set $sory in “«$sory»”"`,
    ))
  test('a phrase that is not closed', () =>
    expect(made('«at long last»', '(at | long')).toMatchInlineSnapshot(
      `"late-reply/late: “)” expected at the end in “(at | long”"`,
    ))
  test('an unknown guard', () =>
    expect(made('question in', 'qestion in')).toMatchInlineSnapshot(
      `"late-reply/late: “unless” asks for “qestion”, which is no guard and no signal; did you mean “question”?"`,
    ))
  test('an unknown signal', () =>
    expect(made('apology in', 'apologie in')).toMatchInlineSnapshot(
      `"late-reply/late: “softer” asks for “apologie”, which is no guard and no signal; did you mean “apology”?"`,
    ))
  test('the name of something inherited', () =>
    expect(made('question in', 'constructor in')).toContain('is no guard and no signal'))
})
