import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse as parseCsv } from 'csv-parse/sync'
import { XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { makeChecker } from '../../src/engine/check.ts'
import { redactor } from '../../src/engine/redact/redact.ts'
import type { Diagnostic, FileReport, ReportedProblem, Summary } from '../../src/engine/report.ts'
import { proposeEnds } from '../../src/language/english.ts'
import { readSource } from '../../src/readers/read.ts'
import { reporters } from '../../src/reporters/index.ts'
import schema from '../../src/reporters/report.schema.json' with { type: 'json' }
import { applySettings, settingsOf } from '../../src/rule/settings.ts'
import { Located } from '../../src/text/located.ts'
import { isProblem } from '../../src/text/problem.ts'
import * as fc from '../random.ts'
import { folder } from '../rules/harness.ts'
import { settings } from '../unit/reporters/report.ts'
import { faults } from '../unit/reporters/schemas.ts'
import { type Fixture, fixtures } from './fixtures.ts'

const checker = makeChecker(
  { ...folder, rules: applySettings(folder.rules, new Map(settingsOf('strict', folder.profiles))) },
  async () => proposeEnds,
  () => 'https://example.org/rule',
)

interface Outcome {
  readonly report?: FileReport
  readonly problems: readonly ReportedProblem[]
}

const checked = async (path: string, text: string): Promise<Outcome> => {
  const reading = await readSource({ path, located: Located.file(text) }, {})
  if (reading === undefined) return { problems: [] }
  if (isProblem(reading)) return { problems: [{ path, message: reading.problem, hint: reading.hint }] }
  const file = { path, text, today: '2026-11-22', keepSaid: true, among: true }
  const { report, problems } = await checker.file(reading, file)
  return { report, problems }
}

const summaryOf = ({ report, problems }: Outcome): Summary => {
  const findings = report?.findings ?? []
  const many = (level: string): number => findings.filter(({ severity }) => severity === level).length
  return {
    files: report ? 1 : 0,
    messages: report?.messages ?? 0,
    findings: findings.length,
    error: many('error'),
    warning: many('warning'),
    info: many('info'),
    suppressed: report?.suppressed?.length ?? 0,
    known: 0,
    stale: 0,
    skipped: 0,
    otherLanguages: report?.otherLanguages ?? 0,
    problems,
  }
}

const rules = folder.rules.map(({ id, group, title, severity }) => ({ id, group, title, severity }))

const written = async (outcome: Outcome): Promise<ReadonlyMap<string, string>> => {
  const texts = new Map<string, string>()
  for (const { name, load } of reporters) {
    const reporter = (await load())({ ...settings, show: 'info', rules })
    const file = outcome.report ? reporter.file(outcome.report) : ''
    texts.set(name, reporter.open() + file + reporter.close(summaryOf(outcome), 1))
  }
  return texts
}

const ajv = new Ajv2020({ strict: true, allErrors: true })
ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/)
const keeps = ajv.compile(schema)
const reportFaults = (text: string) => {
  keeps(JSON.parse(text))
  return keeps.errors ?? []
}

const wellFormed: Readonly<Record<string, (text: string) => void>> = {
  json: text => expect(reportFaults(text)).toEqual([]),
  ndjson: text =>
    text
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line)),
  'scorecard-json': text => JSON.parse(text),
  sarif: text => expect(faults.sarif(text)).toEqual([]),
  gitlab: text => expect(faults.gitlab(text)).toEqual([]),
  rdjson: text => expect(faults.rdjson(text)).toEqual([]),
  junit: text => expect(XMLValidator.validate(text)).toBe(true),
  checkstyle: text => expect(XMLValidator.validate(text)).toBe(true),
  csv: text => parseCsv(text, { bom: true, record_delimiter: '\r\n' }),
  'scorecard-csv': text => parseCsv(text, { bom: true, record_delimiter: '\r\n' }),
}

/** Its places are in the file, in order, and tell line and column of their offsets. */
const expectPlaced = (text: string, { start, end, rewrites }: Diagnostic): void => {
  expect(start.offset).toBeLessThanOrEqual(end.offset)
  for (const { offset, line, column } of [start, end]) {
    expect(offset).toBeGreaterThanOrEqual(0)
    expect(offset).toBeLessThanOrEqual(text.length)
    const before = text.slice(0, offset)
    expect(line).toBe(before.split('\n').length)
    expect(column).toBe(offset - before.lastIndexOf('\n'))
  }
  for (const { edits } of rewrites)
    for (const edit of edits) {
      expect(edit.start).toBeLessThanOrEqual(edit.end)
      expect(edit.end).toBeLessThanOrEqual(text.length)
    }
}

const phrases = [
  'No problem!',
  'Calm down, ',
  '没问题',
  'Unfortunately, we cannot.',
  'Hi {{name}},',
  '<!-- tactful-ignore -->',
]
const signs = [
  '"',
  "'",
  '<',
  '>',
  '{',
  '}',
  '{{',
  '%}',
  '\\',
  '\n',
  '\r\n',
  ',',
  ':',
  '- ',
  '&',
  '\0',
  '😀',
  '\uD800',
  '|',
  '`',
  '*',
]

/** A change to a text: something put in the place of a stretch. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  gone: fc.nat(40),
  put: fc.oneof(fc.constantFrom(...phrases, ...signs), fc.string({ unit: 'binary', maxLength: 6 })),
  times: fc.constantFrom(1, 1, 1, 2, 30),
})

const mutated = fc
  .record({ fixture: fc.constantFrom(...fixtures), changes: fc.array(mutation, { maxLength: 4 }) })
  .map(({ fixture, changes }): Fixture => {
    let { text } = fixture
    for (const { at, gone, put, times } of changes) {
      const from = Math.floor(at * text.length)
      text = text.slice(0, from) + put.repeat(times) + text.slice(from + gone)
    }
    return { ...fixture, text }
  })

/** Neither a failure of ours nor what Node says of one. */
const trace = /^\s+at .*\(?(?:node:|file:|\/).*:\d+:\d+\)?$|TypeError|RangeError|\[object Object\]/m

test('any file gives a report that every reporter can write, or a problem, and the same again', async () => {
  await fc.assert(
    fc.asyncProperty(mutated, async ({ path, text }) => {
      const outcome = await checked(path, text)
      for (const { message, hint } of outcome.problems) {
        expect(message).not.toMatch(trace)
        expect(hint).not.toBe('')
      }
      for (const found of outcome.report?.findings ?? []) {
        expect(found.text.trim()).not.toBe('')
        expectPlaced(text, found)
        const said = found.spot && outcome.report?.said?.[found.spot.message]?.passages[found.spot.passage]
        if (found.spot)
          expect(said?.text.slice(found.spot.range.start, found.spot.range.end)).toBe(found.text)
      }
      const texts = await written(outcome)
      for (const [name, one] of texts) {
        wellFormed[name]?.(one)
        if (!text.includes('Error')) expect(one).not.toMatch(trace)
      }
      expect(await written(await checked(path, text))).toEqual(texts)
      if (!outcome.report) return
      const masked = redactor().report(outcome.report)
      expect(masked.source.length).toBe(text.length)
      for (const [name, one] of await written({ ...outcome, report: masked })) wellFormed[name]?.(one)
    }),
    { numRuns: 150 },
  )
}, 600_000)
