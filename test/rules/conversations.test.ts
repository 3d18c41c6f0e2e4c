import { describe, expect, test } from 'vitest'
import { checker, folder } from './harness.ts'
import { tell } from './turns.ts'

const cases = folder.rules.flatMap(rule => (rule.examples ?? []).map(example => ({ rule, example })))

describe('a conversation reports the marked words, under all rules', () => {
  for (const { rule, example } of cases) {
    test(`${rule.id}: ${example.about}`, async () => {
      const { conversation, marked } = tell(example)
      const checked = await checker.conversation(conversation)
      const found = checked.flatMap(({ message, winners }) =>
        winners.map(({ finding: { rule: found, passage, range } }) => ({
          rule: found.id,
          words: `${message.path[0]}: ${passage.text.slice(range.start, range.end)}`,
        })),
      )
      expect(found.filter(each => each.rule === rule.id).map(({ words }) => words)).toEqual(marked)
      const others = new Set(found.map(each => each.rule).filter(id => id !== rule.id))
      expect([...others].filter(id => !example.also.includes(id))).toEqual([])
    })
  }
})

test('every rule in code shows a case that it reports and one that it leaves alone', () => {
  const lacking = folder.rules.filter(rule => {
    if (!rule.examples) return false
    const marks = rule.examples.map(example => tell(example).marked.length)
    return !marks.some(count => count > 0) || !marks.some(count => count === 0)
  })
  expect(lacking.map(({ id }) => id)).toEqual([])
})
