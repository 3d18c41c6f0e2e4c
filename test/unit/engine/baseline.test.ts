import { describe, expect, test } from 'vitest'
import {
  type Baseline,
  type Known,
  matcher,
  readBaseline,
  record,
  writeBaseline,
} from '../../../src/engine/baseline.ts'
import { isProblem } from '../../../src/text/problem.ts'
import * as fc from '../../random.ts'

/** A finding: rule, its own digits, those of its neighbours. */
const known = (rule: string, own: string, beside: string): Known => ({
  rule,
  fingerprint: own.repeat(12) + beside.repeat(8),
})

const a = known('blame', 'a', '1')
const b = known('bare-no', 'b', '1')

const file = (findings: readonly Known[]): Baseline => new Map([['a.md', record(findings)]])

/** A baseline and a run over the one file that it holds. */
const over = (old: readonly Known[], gone: readonly string[] = []) => {
  const { fresh, stale, lost } = matcher(file(old), new Set(gone))
  return {
    fresh: (findings: readonly Known[], path = 'a.md', part = '') => fresh(path, findings, part),
    stale: () => [...(stale().get('a.md')?.keys() ?? [])],
    lost,
  }
}

describe('a baseline', () => {
  test('is sorted, a finding a line', () => {
    expect(writeBaseline(file([a, b, a]))).toBe(
      `{\n  "version": 1,\n  "files": {\n    "a.md": {\n      "bare-no ${b.fingerprint}": 1,\n      "blame ${a.fingerprint}": 2\n    }\n  }\n}\n`,
    )
    expect(writeBaseline(new Map())).toBe('{\n  "version": 1,\n  "files": {}\n}\n')
    expect(writeBaseline(file([]))).toBe('{\n  "version": 1,\n  "files": {}\n}\n')
  })

  test('is read as it was written', () => {
    expect(readBaseline(writeBaseline(file([a, b, a])))).toEqual(file([b, a, a]))
  })

  test.each([
    ['<<<<<<< HEAD\n{}', 'the baseline is not valid JSON; was it merged by hand?'],
    ['7', 'the baseline holds no findings'],
    ['{"version": 1}', 'the baseline holds no findings'],
    ['{"version": 2}', 'the baseline is not of version 1'],
    [
      '{"version": 1, "files": {"a.md": {"blame xyz": 1}}}',
      'the baseline holds something else than findings with their counts for a.md',
    ],
    [
      `{"version": 1, "files": {"a.md": {"blame ${a.fingerprint}": 0}}}`,
      'the baseline holds something else than findings with their counts for a.md',
    ],
  ])('that is broken is a problem: %s', (text, problem) => {
    expect(readBaseline(text)).toEqual({ problem, hint: 'Record it anew: tactful baseline.' })
  })
})

describe('what is new', () => {
  test('is what the baseline does not hold, and as often as it does not', () => {
    const { fresh, stale } = over([a, b])
    expect(fresh([a, b, a])).toEqual([a])
    expect(stale()).toEqual([])
  })

  test('is not a finding whose neighbours were edited', () => {
    const edited = known('blame', 'a', '2')
    const { fresh, stale } = over([a])
    expect(fresh([edited])).toEqual([])
    expect(stale()).toEqual([])
  })

  test('is the new one of two in the same words', () => {
    const added = known('blame', 'a', '2')
    expect(over([a]).fresh([added, a])).toEqual([added])
  })

  test('is the same finding in another file, while the old file is there', () => {
    const { fresh } = over([a])
    expect(fresh([a], 'b.md')).toEqual([a])
    expect(fresh([a])).toEqual([])
  })

  test('is no finding of a file that was renamed, but one in other words is', () => {
    const edited = known('blame', 'a', '2')
    const { fresh, lost } = over([a, b], ['a.md'])
    expect(fresh([a, edited], 'b.md')).toEqual([edited])
    expect([...lost().keys()]).toEqual([`bare-no ${b.fingerprint}`])
  })

  test('stays the same however often it is asked for', () => {
    const { fresh, stale } = over([a, b], [])
    for (const _ of [1, 2, 3]) expect(fresh([a, a])).toEqual([a])
    expect(stale()).toEqual([`bare-no ${b.fingerprint}`])
    const renamed = over([a], ['a.md'])
    for (const _ of [1, 2, 3]) expect(renamed.fresh([a, a], 'b.md')).toEqual([a])
  })

  test('may be asked for in parts', () => {
    const { fresh, stale } = over([a, b])
    expect(fresh([a])).toEqual([])
    expect(fresh([b], 'a.md', 'together')).toEqual([])
    expect(stale()).toEqual([])
  })

  test('leaves what is gone as stale', () => {
    const { fresh, stale } = over([a, b])
    fresh([b])
    expect(stale()).toEqual([`blame ${a.fingerprint}`])
  })

  const finding = fc
    .tuple(fc.constantFrom('blame', 'bare-no'), fc.constantFrom('a', 'b'), fc.constantFrom('1', '2', '3'))
    .map(parts => known(...parts))
  const files = fc.array(fc.array(finding, { maxLength: 5 }), { maxLength: 5 })
  const pathOf = (at: number): string => `${at}.md`
  const recorded = (all: readonly (readonly Known[])[]): Baseline => {
    const read = readBaseline(writeBaseline(new Map(all.map((own, at) => [pathOf(at), record(own)]))))
    if (isProblem(read)) throw new Error(read.problem)
    return read
  }

  test('is nothing right after recording, in whatever order files and findings come', () => {
    fc.assert(
      fc.property(files, all => {
        const { fresh, stale } = matcher(recorded(all))
        const found = [...all.entries()].toReversed()
        expect(found.flatMap(([at, own]) => fresh(pathOf(at), own.toReversed()))).toEqual([])
        expect(stale().size).toBe(0)
      }),
    )
  })

  test('is nothing where all files have other names', () => {
    fc.assert(
      fc.property(files, all => {
        const { fresh, lost } = matcher(recorded(all), new Set(all.map((_, at) => pathOf(at))))
        expect(all.flatMap((own, at) => fresh(`new-${at}`, own))).toEqual([])
        expect(lost().size).toBe(0)
      }),
    )
  })

  test('is never fewer than were added', () => {
    fc.assert(
      fc.property(files, files, (old, added) => {
        const { fresh } = matcher(recorded(old))
        const found = Array.from({ length: Math.max(old.length, added.length) }, (_, at) =>
          fresh(pathOf(at), [...(old[at] ?? []), ...(added[at] ?? [])]),
        )
        expect(found.flat()).toHaveLength(added.flat().length)
      }),
    )
  })
})
