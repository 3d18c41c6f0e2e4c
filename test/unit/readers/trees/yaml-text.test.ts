import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { at, type Tree } from '../../../../src/readers/trees/tree.ts'
import { parseYaml } from '../../../../src/readers/trees/yaml-text.ts'
import { isRefusal } from '../../../../src/text/edit.ts'
import { Located } from '../../../../src/text/located.ts'
import { isProblem } from '../../../../src/text/problem.ts'
import * as fc from '../../../random.ts'
import { applied, expectTruePlaces, words } from '../words.ts'

const documents = (source: string): readonly Tree[] => {
  const read = parseYaml(Located.file(source))
  if (isProblem(read)) throw new Error(read.problem)
  return read
}

const scalarOf = (source: string): Located => {
  const value = at(documents(source)[0], 'a')
  if (value?.kind !== 'text') throw new Error('not a text')
  return value.located()
}

/** The file's own spelling of the words in a scalar. */
const spelled = (source: string, part: string): string => {
  const read = scalarOf(source)
  const start = read.text.indexOf(part)
  const place = read.source({ start, end: start + part.length })
  return source.slice(place.start, place.end)
}

const replaced = (source: string, part: string, next: string): string => {
  const read = scalarOf(source)
  const start = read.text.indexOf(part)
  const edit = read.replace({ start, end: start + part.length }, next)
  return isRefusal(edit) ? edit.refused : applied(source, edit)
}

/** The parser can't read all that its own writer writes. */
const holds = (source: string, value: string): boolean => {
  try {
    return parse(source).a === value
  } catch {
    return false
  }
}

const styles = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const

describe('a YAML scalar', () => {
  it.each([
    ['plain over lines', 'a: We are\n  sorry\n\n  for it # note\n', 'We are sorry\nfor it'],
    ['single quotes', "a: 'It''s\n  late'\n", "It's late"],
    ['double quotes', 'a: "It\\u2019s \\\n   late,\n\n  \\"we\\" know"\n', 'It’s late,\n"we" know'],
    ['literal', 'a: |\n  Hi,\n\n  - one\n    two\n\n\nb: 1\n', 'Hi,\n\n- one\n  two\n'],
    ['literal, kept end', 'a: |+\n  Hi\n\n', 'Hi\n\n'],
    ['literal, no end, own indentation', 'a: |2-\n    Hi\n   you\n', '  Hi\n you'],
    ['folded', 'a: >-\n  We are\n  sorry\n\n  for it\n    - x\n  y\n', 'We are sorry\nfor it\n  - x\ny'],
    ['literal with CR LF', 'a: |\r\n  Hi\r\n  you\r\n', 'Hi\nyou\n'],
    ['folded with CR LF', 'a: >\r\n  Hi\r\n  you\r\n', 'Hi you\n'],
    ['an empty text', 'a: ""\n', ''],
    ['an empty block', 'a: |\nb: 1\n', ''],
    ['a tag and an anchor', 'a: !t &x Hi\n', 'Hi'],
  ])('%s', (_, source, text) => {
    const read = scalarOf(source)
    expect(read.text).toBe(text)
    expectTruePlaces(read, source)
  })

  it('knows the words behind folds, indentation and escapes', () => {
    expect(spelled('a: We are\n  sorry\n', 'are sorry')).toBe('are\n  sorry')
    expect(spelled("a: 'It''s late'\n", "It's")).toBe("It''s")
    expect(spelled('a: |\n    Hi\n    you\n', 'Hi\nyou')).toBe('Hi\n    you')
    expect(spelled('a: "\\u2019s \\ud83d\\ude00"\n', '😀')).toBe('\\ud83d\\ude00')
  })

  it('counts a byte order mark', () => {
    expect(scalarOf('\uFEFFa: Hi\n').source({ start: 0, end: 2 })).toEqual({ start: 4, end: 6 })
  })

  it.each(styles)('reads what is written as %s, each kept character at its place', style => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 90 }), (value, lineWidth) => {
        const source = stringify({ a: value, b: 'x' }, { defaultStringType: style, lineWidth })
        if (!holds(source, value)) return
        const read = scalarOf(source)
        expect(read.text).toBe(value)
        expectTruePlaces(read, source)
        const whole = read.replace({ start: 0, end: value.length }, 'x')
        if (isRefusal(whole)) expect(whole.refused).not.toContain('understood')
      }),
      { numRuns: 200 },
    )
  })

  it.each(styles)('reads new words back after they are written as %s, or refuses them', style => {
    fc.assert(
      fc.property(words, words, words, (before, after, next) => {
        const value = `We ${before} KEY word ${after} it`
        const source = stringify({ a: value, b: 'x' }, { defaultStringType: style, lineWidth: 30 })
        if (!holds(source, value)) return
        const read = scalarOf(source)
        const start = value.indexOf('KEY')
        const edit = read.replace({ start, end: start + 3 }, `w${next}w`)
        if (isRefusal(edit)) return
        expect(parse(applied(source, edit))).toEqual({ a: value.replace('KEY', () => `w${next}w`), b: 'x' })
      }),
      { numRuns: 200 },
    )
  })

  it('indents new lines, doubles quote marks, and refuses what a style can’t hold', () => {
    expect(replaced('a: |\n  Hi you\n', 'you', 'Ana\nBo')).toBe('a: |\n  Hi Ana\n  Bo\n')
    expect(replaced('a: >\n  Hi you\n', 'you', 'Ana\nBo')).toBe('a: >\n  Hi Ana\n\n  Bo\n')
    expect(replaced("a: 'Hi you'\n", 'you', "it's")).toBe("a: 'Hi it''s'\n")
    expect(replaced('a: "Hi you"\n', 'you', 'a "b"')).toBe('a: "Hi a \\"b\\""\n')
    expect(replaced('a: Hi you\n', 'you', 'Ana, Bo')).toBe('a: Hi Ana, Bo\n')
    expect(replaced('a: Hi you\n', 'you', 'this: that')).toContain('quoted')
    expect(replaced('a: Hi you\n', 'you', 'x #1')).toContain('quoted')
    expect(replaced('a: [Hi you]\n'.replace('[Hi you]', '{ b: Hi }\na: Hi'), 'Hi', 'true')).toContain(
      'quoted',
    )
  })
})

describe('a YAML file', () => {
  it('holds one tree for each document', () => {
    expect(documents('a: x\n---\na: y\n')).toHaveLength(2)
    expect(documents('# nothing\n')).toHaveLength(0)
  })

  it('does not follow aliases', () => {
    const laughs = Array.from(
      { length: 30 },
      (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`,
    ).join('\n')
    expect(documents(`a0: &a0 lol\n${laughs}\n`)).toHaveLength(1)
  })

  it.each([
    ['a: Note: this\n', 3, 'second'],
    ['a: "x\n', 6, 'missing'],
    ['a:\n\t- x\n', 3, 'tab'],
    ['a: @x\n', 3, 'start'],
    ['a: "\\q"\n', 4, 'escape'],
    ['a: {{ name }}, hi\n', 13, 'expect'],
    ["a: 'x' y\n", 7, 'expect'],
  ])('says what is wrong with %s, and where', (source, offset, words) => {
    expect(parseYaml(Located.file(source))).toMatchObject({ offset, problem: expect.stringContaining(words) })
  })

  it('does not fall over a deep nest', () => {
    expect(parseYaml(Located.file('['.repeat(20_000)))).toHaveProperty('offset')
  })

  it('gives a tree or a problem for anything', () => {
    fc.assert(
      fc.property(words, words, (key, value) => {
        const read = parseYaml(Located.file(`${key}: ${value}\n- ${value}`))
        if (isProblem(read)) expect(read.offset).toBeTypeOf('number')
      }),
      { numRuns: 200 },
    )
  })
})
