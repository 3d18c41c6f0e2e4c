import { describe, expect, test } from 'vitest'
import { folder } from './harness.ts'

const { rules, works, precedence } = folder
const lastStatement = 90
const lastContradiction = 14

/** Whether a number is one of the collection of sources: S1 to S90, C1 to C14. */
const isNumber = (written: string): boolean => {
  const [, letter, digits] = /^([SC])([1-9]\d*)$/.exec(written) ?? []
  if (letter === undefined) return false
  return Number(digits) <= (letter === 'S' ? lastStatement : lastContradiction)
}

const cited = rules.flatMap(({ cite }) => cite.map(({ source }) => source))

test('numbers of statements and contradictions', () => {
  const written = ['S1', 'S90', 'C14', 'S91', 'C15', 'S0', 'S07', 'T1', 's1', 'S1 ']
  expect(written.filter(isNumber)).toEqual(['S1', 'S90', 'C14'])
})

describe('the sources of the rules', () => {
  test.each(rules.map(rule => [rule.id, rule] as const))(
    '%s cites works of the bibliography',
    (_, { cite }) => {
      expect(cite.length).toBeGreaterThan(0)
      const ids = works.map(({ id }) => id)
      expect(cite.map(({ source }) => source).filter(source => !ids.includes(source))).toEqual([])
      expect(cite.flatMap(({ statements }) => statements).filter(number => !isNumber(number))).toEqual([])
      expect(cite.filter(({ where }) => where.trim() === '')).toEqual([])
      expect(new Set(cite.map(({ source }) => source)).size).toBe(cite.length)
    },
  )

  test('every work is cited by some rule', () => {
    expect(works.map(({ id }) => id).filter(id => !cited.includes(id))).toEqual([])
  })

  test('a work stands once in the bibliography, with who, what and how it was read', () => {
    const ids = works.map(({ id }) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    for (const { id, author, title, read } of works) {
      for (const said of [author, title, read]) expect(said, id).toMatch(/\S/)
    }
  })
})

describe('ids', () => {
  test('a rule stands once', () => {
    const ids = rules.map(({ id }) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  test.each(rules.map(rule => [rule.id, rule] as const))(
    'an entry of %s stands once',
    (_, { entries, examples = [], folders = [] }) => {
      const ids = entries.map(({ id }) => id)
      expect(ids.length + examples.length + folders.length).toBeGreaterThan(0)
      expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    },
  )

  test('precedence names rules and groups that there are, each once', () => {
    const known = rules.flatMap(({ id, group }) => [id, group])
    expect(precedence.filter(name => !known.includes(name))).toEqual([])
    expect(precedence.filter((name, at) => precedence.indexOf(name) !== at)).toEqual([])
  })

  test('every rule has a place in it, by itself or by its group', () => {
    const placed = rules.filter(({ id, group }) => precedence.includes(id) || precedence.includes(group))
    expect(rules.filter(rule => !placed.includes(rule)).map(({ id }) => id)).toEqual([])
  })

  test('“also” names other rules that there are', () => {
    const ids = rules.map(({ id }) => id)
    const named = rules.flatMap(rule =>
      rule.entries.flatMap(({ id, bad, good, spare }) =>
        [...bad, ...good, ...spare].flatMap(({ also }) =>
          also.map(other => [`${rule.id}/${id}`, other, rule.id] as const),
        ),
      ),
    )
    expect(named.filter(([, other, own]) => !ids.includes(other) || other === own)).toEqual([])
  })
})
