import { describe, expect, test } from 'vitest'
import { onlyKey } from '../../../../src/engine/settings/json.ts'
import { badPattern, gitPatterns } from '../../../../src/engine/settings/patterns.ts'
import { roleFinder } from '../../../../src/engine/settings/speakers.ts'
import { patternMatcher } from '../../../../src/node/gitignore.ts'
import type { Role } from '../../../../src/text/conversation.ts'
import { expectLinear } from '../../../linear.ts'
import * as fc from '../../../random.ts'

describe('patterns', () => {
  test.each([
    ['a', ['a']],
    ['./a/b', ['/a/b']],
    ['!./a', ['!/a']],
    ['*.{md,txt}', ['*.md', '*.txt']],
    ['{a,b{c,d}}/{e,f}', ['a/e', 'a/f', 'bc/e', 'bc/f', 'bd/e', 'bd/f']],
    ['{a}', ['{a}']],
    ['\\{a,b}', ['\\{a,b}']],
    ['x{,y}', ['x', 'xy']],
  ])('%s', (pattern, expected) => {
    expect([...gitPatterns(pattern)].sort()).toEqual([...expected].sort())
    expect(badPattern(pattern)).toBeUndefined()
  })

  test.each(['', ' ', '!', '../a', 'a/../b', 'C:\\a', 'c:/a', '~/a', 'a\\b', '[a', '{a', '{a,{b}'])(
    '%j is bad',
    pattern => {
      expect(badPattern(pattern)?.message).toContain(`“${pattern}”`)
    },
  )

  test.each(['\\!a', 'a\\ ', '\\#a', 'a\\*b', '[ab]', 'a]', 'a}', '**/x', 'ä/中文'])(
    '%j is good',
    pattern => {
      expect(badPattern(pattern)).toBeUndefined()
    },
  )

  test.each(['{', '{a,', '{a,b}'])('many %s cost no more than their length', part =>
    expectLinear(20_000, size => part.repeat(size), badPattern),
  )

  test('the last that matches decides and is named', () => {
    const match = patternMatcher([
      { pattern: '*.md', mark: 'first' },
      { pattern: '!a.md', mark: 'second' },
      { pattern: 'x/', mark: 'third' },
    ])
    expect(['b.md', 'a.md', 'x/', 'x', 'x/y/z', 'q'].map(match)).toEqual([
      'first',
      undefined,
      'third',
      undefined,
      'third',
      undefined,
    ])
  })
})

describe('speakers', () => {
  const roles = (settings: Readonly<Record<string, Role>>) =>
    roleFinder(Object.entries(settings).map(([speaker, value]) => ({ speaker, value })))

  test.each<[string, string, boolean]>([
    ['Megan', 'MEGAN', true],
    ['Megan', ' megan ', true],
    ['Ｍｅｇａｎ', 'Megan', true],
    ['Megan', 'Megan S', false],
    ['Megan*', 'Megan S', true],
    ['* (Support)', 'Ana (support)', true],
    ['* (Support)', '(Support)', false],
    ['a*b*a', 'aba', true],
    ['a*b*a', 'aa', false],
    ['ab*ba', 'aba', false],
    ['*', '', true],
    ['a**b', 'ab', true],
    ['客服*', '客服小明', true],
  ])('%s and %s', (pattern, name, fits) => {
    expect(roles({ [pattern]: 'agent' })(name)).toBe(fits ? 'agent' : undefined)
  })

  test('a name wins over a pattern, the later pattern over the earlier', () => {
    const find = roles({ Fin: 'bot', '*': 'customer', 'F*': 'agent' })
    expect(['Fin', 'Ana', 'Flo'].map(find)).toEqual(['bot', 'customer', 'agent'])
  })

  test('as a regular expression would have it', () => {
    const letter = fc.constantFrom('a', 'b')
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', '*') }),
        fc.string({ unit: letter }),
        (pattern, name) => {
          const expected = new RegExp(`^${pattern.replace(/\*+/g, '.*')}$`).test(name)
          expect(roles({ [pattern]: 'bot' })(name) === 'bot').toBe(expected)
        },
      ),
    )
  })
})

describe('one key of a JSON text', () => {
  test.each([
    ['{"a": 1}', undefined],
    ['{"b": {"tactful": 1}}', undefined],
    ['["tactful", 1]', undefined],
    ['{"a": "tactful", "b": 1}', undefined],
    ['{"tactful": 1}', '            1 '],
    ['{"tactful" :[1,{}],\n"b": 2}', '            [1,{}] \n       '],
    ['{"x\\"": "}", "tact\\u0066ul":{"tactful":"]"}}', '                            {"tactful":"]"} '],
  ])('%s', (source, expected) => {
    expect(onlyKey(source, 'tactful')).toBe(expected)
  })

  test('of any JSON', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.jsonValue(),
        fc.nat(3),
        (others, value, indent) => {
          const all = { ...others, tactful: value, z: 1 }
          const source = JSON.stringify(all, null, indent)
          const only = onlyKey(source, 'tactful')
          expect(only?.length).toBe(source.length)
          expect(JSON.parse(only ?? '')).toEqual(JSON.parse(JSON.stringify(value)))
        },
      ),
    )
  })
})
