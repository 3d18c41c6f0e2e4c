import { describe, expect, test } from 'vitest'
import { readMarks } from '../../src/rule/example.ts'
import type { Entry, Example, Rule } from '../../src/rule/rule.ts'
import { checkedExample, folder } from './harness.ts'

const title = ({ text, after }: Example): string => (after === undefined ? text : `${text}  ⟵ ${after}`)

const eachExample = (pick: (entry: Entry) => readonly Example[]) =>
  folder.rules.flatMap(rule =>
    rule.entries.flatMap(entry => pick(entry).map(example => [rule, entry, example] as const)),
  )

const name = (rule: Rule, entry: Entry, example: Example): string =>
  `${rule.id}/${entry.id}: ${title(example)}`

describe('a bad example reports the marked words, by its own entry', () => {
  for (const [rule, entry, example] of eachExample(each => each.bad)) {
    test(name(rule, entry, example), async () => {
      const { text, ranges } = readMarks(example.text)
      const hits = await checkedExample(example, text, rule, entry)
      const own = hits.filter(hit => hit.rule === rule.id)
      expect(own.map(hit => text.slice(hit.start, hit.end))).toEqual(
        ranges.map(({ start, end }) => text.slice(start, end)),
      )
      expect(own.map(hit => hit.start)).toEqual(ranges.map(({ start }) => start))
      expect(own.map(hit => hit.entry)).toContain(entry.id)
      const others = new Set(hits.map(hit => hit.rule).filter(id => id !== rule.id))
      expect([...others].filter(id => !example.also.includes(id))).toEqual([])
    })
  }
})

describe('a good example and a look-alike are silent', () => {
  for (const [rule, entry, example] of eachExample(each => [...each.good, ...each.spare])) {
    test(name(rule, entry, example), async () => {
      const hits = await checkedExample(example, example.text, rule, entry)
      expect(hits.map(hit => `${hit.rule}/${hit.entry}: ${example.text.slice(hit.start, hit.end)}`)).toEqual(
        [],
      )
    })
  }
})
