import { readMarks } from '../rule/example.ts'
import type { Entry, Example, Rule } from '../rule/rule.ts'
import type { Bench } from './bench.ts'
import { type Case, caseOf, unlike } from './case.ts'

/** The name of an example in a list of tests. */
const titled = (entry: Entry, { text, after }: Example): string =>
  `/${entry.id}: ${after === undefined ? text : `${text}  ⟵ ${after}`}`

const badCase = (rule: Rule, entry: Entry, example: Example, bench: Bench): Case =>
  caseOf(rule, titled(entry, example), async () => {
    const { text, ranges } = readMarks(example.text)
    const hits = await bench.checkedExample(example, text, rule, entry)
    const own = hits.filter(hit => hit.rule === rule.id)
    const words = own.map(hit => text.slice(hit.start, hit.end))
    const marked = ranges.map(({ start, end }) => text.slice(start, end))
    const wrong = unlike('the marked words are reported', marked, words)
    const entries = own.map(hit => hit.entry)
    const others = [...new Set(hits.map(hit => hit.rule))].filter(
      id => id !== rule.id && !example.also.includes(id),
    )
    return [
      ...wrong,
      ...(wrong.length > 0
        ? []
        : unlike(
            'they stand where they are marked',
            ranges.map(({ start }) => `${start}`),
            own.map(({ start }) => `${start}`),
          )),
      ...(entries.length > 0 && !entries.includes(entry.id)
        ? unlike('the entry that reports them', [entry.id], [...new Set(entries)])
        : []),
      ...others.map(id => `${id} reports something too; if that is right, say “also: ${id}”`),
    ]
  })

const silentCase = (rule: Rule, entry: Entry, example: Example, bench: Bench): Case =>
  caseOf(rule, titled(entry, example), async () => {
    const { text } = example
    const hits = await bench.checkedExample(example, text, rule, entry)
    const got = hits.map(hit => `${hit.rule}/${hit.entry}: ${text.slice(hit.start, hit.end)}`)
    return unlike('all rules are silent', [], got)
  })

/** A bad example reports the marked words, by its own entry. */
export const badCases = (rules: readonly Rule[], bench: Bench): readonly Case[] =>
  rules.flatMap(rule =>
    rule.entries.flatMap(entry => entry.bad.map(each => badCase(rule, entry, each, bench))),
  )

/** A good example and a look-alike are silent. */
export const silentCases = (rules: readonly Rule[], bench: Bench): readonly Case[] =>
  rules.flatMap(rule =>
    rule.entries.flatMap(entry =>
      [...entry.good, ...entry.spare].map(each => silentCase(rule, entry, each, bench)),
    ),
  )
