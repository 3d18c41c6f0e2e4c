import type { Problem } from '../text/problem.ts'
import { kinDigits } from './fingerprint.ts'

/** As much of a finding as a baseline knows. */
export interface Known {
  readonly rule: string
  readonly fingerprint: string
}

/** How often each finding, as `rule fingerprint`, stood in the files when the baseline was recorded. */
export type Baseline = ReadonlyMap<string, number>

const version = 1
const line = /^(\S+) ([0-9a-f]{20}(?:-\d+)?)$/
const hint = 'Record it anew: tactful baseline.'

const keyOf = ({ rule, fingerprint }: Known): string => `${rule} ${fingerprint}`

/** The part of a key that outlives an edit of the words beside the finding. */
const kinOf = (key: string): string => key.slice(0, key.indexOf(' ') + 1 + kinDigits)

const isCounts = (value: unknown): value is Readonly<Record<string, number>> =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([key, count]) => line.test(key) && Number.isInteger(count) && count > 0)

/** A baseline as its file holds it, or why it can't be used: then a run must not pass for green. */
export const readBaseline = (text: string): Baseline | Problem => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { problem: 'the baseline is not valid JSON; was it merged by hand?', hint }
  }
  if (typeof value !== 'object' || value === null) return { problem: 'the baseline holds no findings', hint }
  if (!('version' in value) || value.version !== version) {
    return { problem: `the baseline is not of version ${version}`, hint }
  }
  if ('findings' in value && isCounts(value.findings)) return new Map(Object.entries(value.findings))
  return { problem: 'the baseline holds something else than findings with their counts', hint }
}

/** A baseline as a file: sorted, a finding a line so that branches merge, and without any text of messages. */
export const writeBaseline = (baseline: Baseline): string => {
  const keys = [...baseline.keys()].sort()
  const lines = keys.map(key => `    ${JSON.stringify(key)}: ${baseline.get(key)}`)
  const findings = lines.length > 0 ? `{\n${lines.join(',\n')}\n  }` : '{}'
  return `{\n  "version": ${version},\n  "findings": ${findings}\n}\n`
}

/** What stands in the files today. */
export const record = (findings: Iterable<Known>): Baseline => {
  const counts = new Map<string, number>()
  for (const found of findings) counts.set(keyOf(found), (counts.get(keyOf(found)) ?? 0) + 1)
  return counts
}

export interface Matcher {
  /** The findings of a file that the baseline does not hold. */
  readonly fresh: <Found extends Known>(findings: readonly Found[]) => readonly Found[]
  /** What it holds and no file had: mended, or gone with its message. */
  readonly stale: () => Baseline
}

/**
 * Compares the files of a run with a baseline, one after the other. A finding that is not there as it was, but the same
 * words of the same message under the same rule are, is taken for the old one with other words beside it.
 */
export const matcher = (baseline: Baseline): Matcher => {
  const left = new Map(baseline)
  const kin = new Map<string, string[]>()
  for (const key of baseline.keys()) {
    const keys = kin.get(kinOf(key))
    if (keys) keys.push(key)
    else kin.set(kinOf(key), [key])
  }
  const take = (key: string | undefined): boolean => {
    const count = key === undefined ? 0 : (left.get(key) ?? 0)
    if (key === undefined || count === 0) return false
    if (count === 1) left.delete(key)
    else left.set(key, count - 1)
    return true
  }
  const relative = (found: Known): string | undefined => {
    const keys = kin.get(kinOf(keyOf(found))) ?? []
    while (keys.length > 0 && !left.has(keys.at(-1) ?? '')) keys.pop()
    return keys.at(-1)
  }
  return {
    fresh: findings => {
      const unknown = findings.filter(found => !take(keyOf(found)))
      return unknown.filter(found => !take(relative(found)))
    },
    stale: () => left,
  }
}
