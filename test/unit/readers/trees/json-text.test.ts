import { describe, expect, it } from 'vitest'
import { jsonText, parseJson } from '../../../../src/readers/trees/json-text.ts'
import { at, type Tree } from '../../../../src/readers/trees/tree.ts'
import { isRefusal } from '../../../../src/text/edit.ts'
import { Located } from '../../../../src/text/located.ts'
import { isProblem } from '../../../../src/text/problem.ts'
import * as fc from '../../../random.ts'
import { applied, expectTruePlaces, words } from '../words.ts'

const literal = (source: string): Located => jsonText(Located.file(source), 0, source.length)

const tree = (source: string): Tree => {
  const read = parseJson(Located.file(source))
  if (isProblem(read)) throw new Error(read.problem)
  return read
}

describe('a JSON string', () => {
  it('undoes escapes and keeps places', () => {
    const read = literal('"a\\n\\"b\\" \\u00e9 \\ud83d\\ude00!"')
    expect(read.text).toBe('a\n"b" é 😀!')
    expect(read.source({ start: 2, end: 5 })).toEqual({ start: 4, end: 9 })
    expect(read.source({ start: 8, end: 10 })).toEqual({ start: 17, end: 29 })
  })

  it('reads every string that JSON can write, each kept character at its place', () => {
    fc.assert(
      fc.property(words, fc.boolean(), (value, ascii) => {
        const plain = JSON.stringify(value)
        const source = ascii
          ? plain.replace(/[^\0-~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
          : plain
        const read = literal(source)
        expect(read.text).toBe(JSON.parse(source))
        expectTruePlaces(read, source)
      }),
      { numRuns: 200 },
    )
  })

  it('reads new words back after they are written', () => {
    fc.assert(
      fc.property(words, words, words, (before, after, next) => {
        const source = JSON.stringify(`${before}KEY${after}`)
        const read = literal(source)
        const start = read.text.indexOf('KEY')
        const edit = read.replace({ start, end: start + 3 }, next)
        if (isRefusal(edit)) throw new Error(edit.refused)
        expect(JSON.parse(applied(source, edit))).toBe(read.text.replace('KEY', () => next))
      }),
      { numRuns: 200 },
    )
  })

  it('writes letters beyond ASCII as the literal does', () => {
    const spelled = (source: string) => literal(source).replace({ start: 0, end: 1 }, 'é’')
    expect(spelled('"x caf\\u00e9"')).toMatchObject({ text: '\\u00e9\\u2019' })
    expect(spelled('"x caf\\u00e9 é"')).toMatchObject({ text: 'é’' })
    expect(spelled('"x \\u003cb\\u003e"')).toMatchObject({ text: 'é’' })
  })
})

describe('a JSON file', () => {
  it('keeps both values of a key that stands twice', () => {
    const read = tree('{"a": "1", "a": "2"}')
    expect(read.kind === 'map' && read.entries.map(entry => entry.key)).toEqual(['a', 'a'])
    expect(at(read, 'a')).toMatchObject({ text: '2' })
  })

  it('counts a byte order mark', () => {
    const value = at(tree('\uFEFF{"a": "x"}'), 'a')
    expect(value?.kind === 'text' && value.located().source({ start: 0, end: 1 })).toEqual({
      start: 8,
      end: 9,
    })
  })

  it.each([
    ['{"a": "x" "b": 1}', 10, 'comma'],
    ['{"a" "x"}', 5, 'colon'],
    ['{"a": "x', 6, 'closing quote'],
    ['{"a": "x"', 9, 'closing }'],
    ['["a"', 4, 'closing ]'],
    ['{"a": }', 6, 'value'],
    ['["a\\q"]', 1, 'escape'],
    ['{"a": 1}\n{"a": 2}', 9, 'after the end'],
    ['{a: 1}', 1, ''],
    ['', 0, ''],
  ])('says what %s lacks, and where', (source, offset, words) => {
    expect(parseJson(Located.file(source))).toMatchObject({ offset, problem: expect.stringContaining(words) })
  })

  it('does not fall over a deep nest', () => {
    expect(parseJson(Located.file('['.repeat(100_000)))).toHaveProperty('offset')
  })
})
