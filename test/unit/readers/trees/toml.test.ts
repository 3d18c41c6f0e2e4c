import { parse } from 'smol-toml'
import { describe, expect, it } from 'vitest'
import { parseToml } from '../../../../src/readers/trees/toml.ts'
import { at, itemsOf, type Tree } from '../../../../src/readers/trees/tree.ts'
import { isRefusal } from '../../../../src/text/edit.ts'
import { Located } from '../../../../src/text/located.ts'
import { isProblem, type Problem } from '../../../../src/text/problem.ts'
import { expectLinear } from '../../../linear.ts'
import * as fc from '../../../random.ts'
import { applied, expectTruePlaces, words } from '../words.ts'

const parsed = (source: string): Tree | Problem => {
  const read = parseToml(Located.file(source))
  if (isProblem(read)) return read
  const [tree] = 'trees' in read ? read.trees : read
  if (!tree) throw new Error('no tree')
  return tree
}

const tree = (source: string): Tree => {
  const read = parsed(source)
  if (isProblem(read)) throw new Error(`${read.problem} ${JSON.stringify(source)}`)
  return read
}

const plain = (value: Tree): unknown => {
  if (value.kind === 'text') return value.text
  if (value.kind === 'list') return value.items.map(plain)
  if (value.kind === 'map')
    return Object.fromEntries(value.entries.map(each => [each.key, plain(each.value)]))
  return value.source
}

const text = (source: string, key = 'a'): Located => {
  const value = at(tree(source), key)
  if (value?.kind !== 'text') throw new Error(`no text in ${JSON.stringify(source)}`)
  return value.located()
}

const file = `\uFEFF# House macros 😀
version = 2
by = { name = "Ana", "e mail" = 'a@b.c' }
[[macros]]
title = "Late"
body = """
Hi {{name}},

it\\u2019s \\
   late. ""Sorry"" \\
  """
tags.first = ['x', "y"]
[macros.more]
note = '''
C:\\dir'''
[[macros]]
title = "Sent"
[plain."dotted.key"]
when = 2024-05-01T10:00:00Z
`

describe('TOML', () => {
  it('is a tree of tables and lists of tables', () => {
    expect(plain(tree(file))).toEqual({
      version: '2',
      by: { name: 'Ana', 'e mail': 'a@b.c' },
      macros: [
        {
          title: 'Late',
          body: 'Hi {{name}},\n\nit’s late. ""Sorry"" ',
          tags: { first: ['x', 'y'] },
          more: { note: 'C:\\dir' },
        },
        { title: 'Sent' },
      ],
      plain: { 'dotted.key': { when: '2024-05-01T10:00:00Z' } },
    })
  })

  it('points at the true characters', () => {
    const [late] = itemsOf(at(tree(file), 'macros'))
    const body = at(late, 'body')
    if (body?.kind !== 'text') throw new Error('no body')
    const read = body.located()
    expect(read.text).toBe(body.text)
    const place = read.source({ start: read.text.indexOf('it’s'), end: read.text.indexOf('. ""') })
    expect(file.slice(place.start, place.end)).toBe('it\\u2019s \\\n   late')
  })

  it.each([
    ['a = "x', 'closing quote', 6],
    ['a = 1\na = 2\n', 'stands here already', 6],
    ['a = "\\q"', 'escape', 6],
    ['[x', 'closing bracket', 2],
    ['a = [1', 'list without its end', 6],
    ['a', 'equals', 1],
    ['a = "x" b', 'more than one', 8],
    ['a = oops', 'does not expect', 4],
    ['\uFEFFa = """\nfoo', 'closing quote', 12],
  ])('%j is a problem with a place', (source, problem, offset) => {
    expect(parsed(source)).toMatchObject({
      problem: expect.stringContaining(problem),
      hint: expect.any(String),
      offset,
    })
  })
})

const quoted = (words: string): string => JSON.stringify(words).replace(/\x7F/g, '\\u007F')

const spellings: readonly ((words: string) => string)[] = [
  quoted,
  words => `"""\n${words.replace(/["\\]/g, '\\$&')}"""`,
  words => `"""\r\n${words.replace(/["\\]/g, '\\$&').replaceAll('\n', '\r\n')}\\\r\n  """`,
  words => `'${words.replace(/['\n]/g, '')}'`,
  words => `'''\n${words.replaceAll("'", '')}'''`,
]

const whole = words.map(each => each.replace(/\p{Cs}/gu, ''))

it('smol-toml reads the same texts, and each is in its place', () => {
  fc.assert(
    fc.property(whole, fc.constantFrom(...spellings), (words, spell) => {
      const source = `a = ${spell(words)}\n`
      const read = text(source)
      expect(read.text).toBe(String(parse(source).a).replaceAll('\r\n', '\n'))
      expectTruePlaces(read, source)
    }),
  )
})

it('a fix is read again as the words it wrote, or refused', () => {
  fc.assert(
    fc.property(whole, whole, words, fc.constantFrom(...spellings), (before, after, put, spell) => {
      const source = `a = ${spell(`x${before}y${after}z`)}\nb = "Thank you."\n`
      const read = text(source)
      const start = read.text.indexOf('y')
      const edit = read.replace({ start, end: start + 1 }, put)
      if (isRefusal(edit)) return
      const again = applied(source, edit)
      expect(text(again).text).toBe(read.text.slice(0, start) + put + read.text.slice(start + 1))
      expect(text(again, 'b').text).toBe('Thank you.')
    }),
  )
})

it.each([
  ['a = "no"', 'a "no"', 'a = "a \\"no\\""'],
  ["a = 'no'", 'don’t', "a = 'don’t'"],
  ["a = 'no'", "don't", 'a = "don\'t"'],
  ["a = '''no'''", "don't", 'a TOML text in single quotes can’t hold these words'],
  ['a = """no"""', 'a "no" b\nc', 'a = """a "no" b\nc"""'],
  ['a = "no"', '\uD83D', 'TOML can’t hold half of a character'],
])('%s takes %j', (source, put, expected) => {
  const edit = text(source).replace({ start: 0, end: 2 }, put)
  expect(isRefusal(edit) ? edit.refused : applied(source, edit)).toBe(expected)
})

it.each(['[[a]]\nb = "x"\n', 'a = "x', '[', 'a.', '"', '\\', "'''", '[a]\n'])(
  'takes time in proportion to its length: many %j',
  part => expectLinear(8000, size => part.repeat(size), parsed),
)
