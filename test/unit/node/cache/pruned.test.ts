import { expect, test } from 'vitest'
import type { Entry, Verdict } from '../../../../src/node/cache/entries.ts'
import { bounded } from '../../../../src/node/cache/pruned.ts'

const megabyte = 1024 * 1024
const today = 20_000

const entry = (used: number, bytes: number): Entry => ({
  stamp: { size: 1, written: 1, changed: 1, number: 1, disk: 1 },
  at: 1,
  digest: 'x',
  used,
  kept: { is: 'sealed', sealed: new Uint8Array(bytes), gathered: new Uint8Array(bytes) },
})
const verdict = (at: number, bytes: number): Verdict => ({
  at,
  said: [
    { of: 0, sealed: new Uint8Array(bytes / 2) },
    { of: 1, sealed: new Uint8Array(bytes / 2) },
  ],
})
const kept = (entries: Readonly<Record<string, Entry>>, verdicts: Readonly<Record<string, Verdict>> = {}) => {
  const left = bounded(
    new Map(Object.entries(entries)),
    new Map(Object.entries(verdicts)),
    today,
    key => !key.startsWith('other'),
  )
  return [[...left.entries.keys()].toSorted(), [...left.verdicts.keys()].toSorted()]
}

test('an entry goes when nobody has wanted it for a month, and one of another build after two days', () => {
  const entries = {
    now: entry(today, 1),
    month: entry(today - 30, 1),
    longer: entry(today - 31, 1),
    'other two': entry(today - 2, 1),
    'other three': entry(today - 3, 1),
  }
  expect(kept(entries)).toEqual([['month', 'now', 'other two'], []])
})

test('the last eight sets of files are remembered', () => {
  const verdicts = Object.fromEntries([3, 1, 9, 4, 8, 2, 7, 5, 6].map(at => [`v${at}`, verdict(at, 2)]))
  expect(kept({}, verdicts)).toEqual([[], ['v2', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8', 'v9']])
})

test('what was said of them never takes the room of what is known of files', () => {
  const entries = { now: entry(today, 23 * megabyte), before: entry(today - 1, 20 * megabyte) }
  const verdicts = {
    huge: verdict(9, 80 * megabyte),
    some: verdict(8, 15 * megabyte),
    more: verdict(7, 2 * megabyte),
  }
  expect(kept(entries, verdicts)).toEqual([['now'], ['some']])
  // What was of use last stays.
  expect(kept({ ...entries, small: entry(today - 2, 100) })).toEqual([['now', 'small'], []])
  expect(kept({ now: entry(today, 31 * megabyte) })).toEqual([['now'], []])
})
