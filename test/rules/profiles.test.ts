import { describe, expect, test } from 'vitest'
import { makeChecker } from '../../src/engine/check.ts'
import { tryExamples } from '../../src/engine/examples.ts'
import { proposeEnds } from '../../src/language/english.ts'
import { textPassages } from '../../src/readers/prose/text.ts'
import { readProfile } from '../../src/rule/profile.ts'
import type { Rule } from '../../src/rule/rule.ts'
import {
  applySettings,
  type Choice,
  lineOf,
  type Profile,
  settingsOf,
  unknownIn,
} from '../../src/rule/settings.ts'
import { severities } from '../../src/text/severity.ts'
import { folder } from './harness.ts'

const { profiles, rules } = folder
const named = (name: string): Profile => profiles.find(each => each.name === name) as Profile

describe('the profiles that ship', () => {
  test('are the usual ones and one for each of the four books', () => {
    expect(profiles.map(({ name }) => name).sort()).toEqual([
      'cockerell',
      'inghilleri-solomon',
      'plain',
      'recommended',
      'strict',
      'thompson',
      'timm',
    ])
  })

  test.each(profiles.map(each => [each.name, each] as const))(
    '%s says whose advice it is',
    (name, { about }) => {
      expect(about).toMatch(/[a-z].{40}/)
      if (name !== 'recommended') expect(named(name).extends).toEqual(['recommended'])
    },
  )

  test('name rules, entries and options that there are', () => {
    expect(unknownIn(profiles, rules)).toEqual([])
  })

  test.each(['timm', 'cockerell', 'inghilleri-solomon', 'thompson'])(
    '%s changes only what its book says',
    name => {
      const cited = new Set(
        rules.filter(({ cite }) => cite.some(({ source }) => source === name)).map(({ id }) => id),
      )
      const changed = named(name).choices.map(([key]) => key.split('/')[0] as string)
      expect(changed.filter(id => !cited.has(id))).toEqual([])
    },
  )

  test('the words of a profile have examples, and they hold', async () => {
    const [words] = named('inghilleri-solomon').house
    expect(words?.id).toBe('custom-lexicon')
    expect(words?.entries.filter(({ bad, spare }) => bad.length === 0 || spare.length === 0)).toEqual([])
    const checker = makeChecker(
      { ...folder, rules: named('inghilleri-solomon').house },
      async () => proposeEnds,
      () => '',
    )
    expect(await tryExamples(words as Rule, checker, textPassages)).toMatchObject({ bare: 0, failed: [] })
  })
})

const fault = (yaml: string): readonly string[] =>
  readProfile('p', yaml).faults.map(
    ({ line, column, message, hint }) => `${line}:${column} ${message} (${hint})`,
  )

describe('a profile file', () => {
  test('is read', () => {
    const { profile, faults } = readProfile(
      'p',
      'about: For us.\nextends: [plain, timm]\nrules:\n  a: error\n  a/b: off\n  c: { is: on, most: 2 }\n',
    )
    expect(faults).toEqual([])
    expect(profile).toEqual({
      name: 'p',
      about: 'For us.',
      extends: ['plain', 'timm'],
      choices: [
        ['a', { is: 'error' }],
        ['a/b', { is: 'off' }],
        ['c', { is: 'on', options: { most: 2 } }],
      ],
      house: [],
    })
  })

  test('tells its faults', () => {
    expect(fault('about: x\nrules:\n  a: eror\n  b: [x]\n')).toEqual([
      "3:6 a can't be “eror” (did you mean “error”?)",
      '4:6 b must be a map of keys to values (write each as “key: value” on a line of its own)',
    ])
    expect(fault('abut: x\n')).toEqual(['1:1 a profile has no key “abut” (did you mean “about”?)'])
    expect(fault('rules:\n  a: off\n')).toEqual([
      '1:1 a profile has no “about” (say in a sentence whose advice it is)',
    ])
  })
})

const profile = (
  name: string,
  over: readonly string[],
  choices: Readonly<Record<string, Choice>>,
): Profile => ({
  name,
  about: '',
  extends: over,
  choices: Object.entries(choices),
  house: [],
})

describe('profiles that extend others', () => {
  const family = [
    profile('base', [], { a: { is: 'off' }, b: { is: 'info', options: { most: 1, least: 0 } } }),
    profile('left', ['base'], { a: { is: 'error' } }),
    profile('right', ['base'], { a: { is: 'info' }, b: { options: { most: 2 } } }),
    profile('both', ['left', 'right'], { c: { is: 'on' } }),
    profile('egg', ['hen'], {}),
    profile('hen', ['egg'], {}),
  ]
  test('the later wins', () => {
    expect(Object.fromEntries(settingsOf('both', family))).toEqual({
      a: { is: 'info', options: {} },
      b: { is: 'info', options: { most: 2, least: 0 } },
      c: { is: 'on', options: {} },
    })
  })

  test('each stands once, after what it extends', () => {
    expect(lineOf('both', family).map(({ name }) => name)).toEqual(['base', 'left', 'right', 'both'])
  })

  test('not in a circle, and not what is not there', () => {
    expect(() => settingsOf('egg', family)).toThrow(new RangeError('the profile “egg” extends itself'))
    expect(() => settingsOf('duck', family)).toThrow(new RangeError('there is no profile “duck”'))
  })
})

describe('rules under settings', () => {
  const rule = rules.find(({ id }) => id === 'minimising') as Rule
  const loud = (choices: Readonly<Record<string, Choice>>): Readonly<Record<string, string>> => {
    const [under] = applySettings([rule], new Map(Object.entries(choices)))
    return Object.fromEntries((under?.entries ?? []).map(({ id, severity }) => [id, severity ?? 'own']))
  }

  test('as they are without any', () => {
    expect(applySettings(rules, new Map())).toEqual(rules)
  })

  test('off', () => {
    expect(applySettings([rule], new Map([['minimising', { is: 'off' as const }]]))).toEqual([])
  })

  test.each(severities)('%s for all entries, also for those that differ by themselves', is => {
    expect(new Set(Object.values(loud({ minimising: { is } })))).toEqual(new Set([is]))
  })

  test('one entry off, one on in a rule that is off', () => {
    expect(loud({ 'minimising/just': { is: 'off' } })).not.toHaveProperty('just')
    expect(loud({ minimising: { is: 'off' }, 'minimising/just': { is: 'on' } })).toEqual({ just: 'own' })
  })

  test('the loudness of an entry beats that of its rule', () => {
    expect(loud({ minimising: { is: 'error' }, 'minimising/just': { is: 'info' } })).toMatchObject({
      just: 'info',
      easy: 'error',
    })
  })

  test('an option that is out of range throws', () => {
    const coded = rules.find(({ id }) => id === 'repeated-sentence') as Rule
    const settings = (words: unknown) => new Map([['repeated-sentence', { options: { words } }]])
    expect(() => applySettings([coded], settings('many'))).toThrow(/words must be/)
    const [under] = applySettings([coded], settings(9))
    expect(under?.options.words?.default).toBe(9)
  })
})
