import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/engine/report.ts'
import { readSource } from '../../src/readers/read.ts'
import { readMarks } from '../../src/rule/example.ts'
import type { Entry, Example, Rule } from '../../src/rule/rule.ts'
import { Located } from '../../src/text/located.ts'
import { isProblem } from '../../src/text/problem.ts'
import { checker, folder, speaksToAll } from './harness.ts'
import { type Spelled, singles, transcripts } from './spellings.ts'

type Format = (example: Example) => Spelled
type Case = readonly [name: string, rule: Rule, example: Example, format: Format]

const casesOf = (rule: Rule, entry: Entry): readonly Case[] =>
  (speaksToAll(rule, entry) ? entry.bad : []).flatMap(example => {
    const formats = { ...(example.after === undefined ? singles : {}), ...transcripts }
    return Object.entries(formats).map(
      ([name, format]) =>
        [`${rule.id}/${entry.id}, ${name}: ${example.text}`, rule, example, format] as const,
    )
  })

const found = async (rule: Rule, { path, as, marked }: Spelled) => {
  const { text, ranges } = readMarks(marked)
  const reading = await readSource({ path, located: Located.file(text) }, as === undefined ? {} : { as })
  if (!reading || isProblem(reading)) throw new Error(`unread: ${reading?.problem}\n${text}`)
  const { report, problems } = await checker.file(reading, { path, text })
  expect(problems).toEqual([])
  const own = report.findings.filter(finding => finding.rule === rule.id)
  return { text, ranges, own, format: reading.format }
}

/** Line and column of an offset, counted the slow way. */
const placeOf = (text: string, offset: number) => {
  const lines = text.slice(0, offset).split('\n')
  return { offset, line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}

const wordsOf = (text: string) => (finding: Diagnostic) =>
  text.slice(finding.start.offset, finding.end.offset)

const check = async (rule: Rule, example: Example, format: Format): Promise<void> => {
  const { text, ranges, own } = await found(rule, format(example))
  expect(own.map(wordsOf(text)), text).toEqual(ranges.map(({ start, end }) => text.slice(start, end)))
  expect(own.map(({ start }) => start)).toEqual(ranges.map(({ start }) => placeOf(text, start)))
  expect(own.map(({ end }) => end)).toEqual(ranges.map(({ end }) => placeOf(text, end)))
}

const phrased = folder.rules.filter(({ entries }) => entries.some(({ bad }) => bad.length > 0))

/** Twelve rules, as far from each other as the list allows, each by its first entry. */
const dozen = Array.from({ length: 12 }, (_, i) => phrased[Math.floor((i * phrased.length) / 12)]).flatMap(
  rule => (rule?.entries[0] ? [[rule, rule.entries[0]] as const] : []),
)

const seed = 20_261_122
const sampled = 120

/** The same numbers from 0 to 1 on every run (mulberry32). */
const numbers = (start: number) => {
  let state = start
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const rest = (): readonly Case[] => {
  const chosen = new Set<Entry>(dozen.map(([, entry]) => entry))
  const all = folder.rules.flatMap(rule =>
    rule.entries.filter(entry => !chosen.has(entry)).flatMap(entry => casesOf(rule, entry)),
  )
  const next = numbers(seed)
  return all
    .map(each => [next(), each] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, sampled)
    .map(([, each]) => each)
}

describe('a dozen entries are found at their place in every format', () => {
  test('there are a dozen', () => expect(new Set(dozen.map(([rule]) => rule.id)).size).toBe(12))
  for (const [name, rule, example, format] of dozen.flatMap(([rule, entry]) => casesOf(rule, entry))) {
    test(name, () => check(rule, example, format))
  }
})

describe('so is a sample of the rest', () => {
  for (const [name, rule, example, format] of rest()) test(name, () => check(rule, example, format))
})

test('each file is read as the format that it is meant to be', async () => {
  const [rule] = folder.rules
  if (!rule) throw new Error('no rule')
  const example = { text: 'We will look into your matter today, Ana.', also: [], whole: false }
  for (const [name, format] of Object.entries({ ...singles, ...transcripts })) {
    const read = await found(rule, format(example))
    expect(name.split(',')[0]?.split(' ')[0]).toBe(read.format)
  }
})
