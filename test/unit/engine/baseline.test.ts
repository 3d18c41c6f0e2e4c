import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Known, matcher, readBaseline, record, writeBaseline } from '../../../src/engine/baseline.ts'
import { isProblem } from '../../../src/text/problem.ts'

/** A finding: rule, its own digits, those of its neighbours. */
const known = (rule: string, own: string, beside: string): Known => ({
  rule,
  fingerprint: own.repeat(12) + beside.repeat(8),
})

const a = known('blame', 'a', '1')
const b = known('bare-no', 'b', '1')

describe('a baseline', () => {
  test('is sorted, a finding a line', () => {
    expect(writeBaseline(record([a, b, a]))).toBe(
      `{\n  "version": 1,\n  "findings": {\n    "bare-no ${b.fingerprint}": 1,\n    "blame ${a.fingerprint}": 2\n  }\n}\n`,
    )
    expect(writeBaseline(record([]))).toBe('{\n  "version": 1,\n  "findings": {}\n}\n')
  })

  test('is read as it was written', () => {
    const read = readBaseline(writeBaseline(record([a, b, a])))
    expect(read).toEqual(record([b, a, a]))
  })

  test.each([
    ['<<<<<<< HEAD\n{}', 'the baseline is not valid JSON; was it merged by hand?'],
    ['7', 'the baseline holds no findings'],
    ['{"version": 2}', 'the baseline is not of version 1'],
    [
      '{"version": 1, "findings": {"blame xyz": 1}}',
      'the baseline holds something else than findings with their counts',
    ],
    [
      `{"version": 1, "findings": {"blame ${a.fingerprint}": 0}}`,
      'the baseline holds something else than findings with their counts',
    ],
  ])('that is broken is a problem: %s', (text, problem) => {
    expect(readBaseline(text)).toEqual({ problem, hint: 'Record it anew: tactful baseline.' })
  })
})

describe('what is new', () => {
  test('is what the baseline does not hold, and as often as it does not', () => {
    const { fresh, stale } = matcher(record([a, b]))
    expect(fresh([a])).toEqual([])
    expect(fresh([a, b])).toEqual([a])
    expect(stale().size).toBe(0)
  })

  test('is not a finding whose neighbours were edited', () => {
    const edited = known('blame', 'a', '2')
    const { fresh, stale } = matcher(record([a]))
    expect(fresh([edited])).toEqual([])
    expect(stale().size).toBe(0)
  })

  test('is the new one of two in the same words', () => {
    const added = known('blame', 'a', '2')
    expect(matcher(record([a])).fresh([added, a])).toEqual([added])
  })

  test('leaves what is gone as stale', () => {
    const { fresh, stale } = matcher(record([a, b]))
    fresh([b])
    expect([...stale().keys()]).toEqual([`blame ${a.fingerprint}`])
  })

  const finding = fc
    .tuple(fc.constantFrom('blame', 'bare-no'), fc.constantFrom('a', 'b'), fc.constantFrom('1', '2', '3'))
    .map(parts => known(...parts))
  const files = fc.array(fc.array(finding, { maxLength: 5 }), { maxLength: 5 })

  test('is nothing right after recording, in whatever order the files come', () => {
    fc.assert(
      fc.property(files, all => {
        const { fresh, stale } = matcher(record(all.flat()))
        expect(all.toReversed().flatMap(each => fresh(each.toReversed()))).toEqual([])
        expect(stale().size).toBe(0)
      }),
    )
  })

  test('is never fewer than were added', () => {
    fc.assert(
      fc.property(files, files, (old, added) => {
        const read = readBaseline(writeBaseline(record(old.flat())))
        if (isProblem(read)) throw new Error(read.problem)
        const { fresh } = matcher(read)
        const found = [...old, ...added].flatMap(each => fresh(each))
        expect(found).toHaveLength(added.flat().length)
      }),
    )
  })
})
