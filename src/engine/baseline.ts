import type { Problem } from '../text/problem.ts'
import { kinDigits } from './fingerprint.ts'

/** As much of a finding as a baseline knows. */
export interface Known {
  readonly rule: string
  readonly fingerprint: string
}

/** How often each finding, as `rule fingerprint`, stood in a file. */
export type Counts = ReadonlyMap<string, number>

/** What stood in each file when the baseline was recorded, by its path from the folder of the baseline. */
export type Baseline = ReadonlyMap<string, Counts>

const version = 1
const line = /^(\S+) ([0-9a-f]{20}(?:-\d+)?)$/
const hint = 'Record it anew: tactful baseline.'

const keyOf = ({ rule, fingerprint }: Known): string => `${rule} ${fingerprint}`

/** The rule of a key. */
export const ruleOfKey = (key: string): string => key.slice(0, key.indexOf(' '))

/** The part of a key that outlives an edit of the words beside the finding. */
const kinOf = (key: string): string => key.slice(0, key.indexOf(' ') + 1 + kinDigits)

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isCounts = (value: unknown): value is Readonly<Record<string, number>> =>
  isObject(value) &&
  Object.entries(value).every(
    ([key, count]) => line.test(key) && Number.isInteger(count) && Number(count) > 0,
  )

/** A baseline as its file holds it, or why it can't be used: then a run must not pass for green. */
export const readBaseline = (text: string): Baseline | Problem => {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { problem: 'the baseline is not valid JSON; was it merged by hand?', hint }
  }
  if (!isObject(value)) return { problem: 'the baseline holds no findings', hint }
  if (value.version !== version) return { problem: `the baseline is not of version ${version}`, hint }
  const { files } = value
  if (!isObject(files)) return { problem: 'the baseline holds no findings', hint }
  const baseline = new Map<string, Counts>()
  for (const [path, counts] of Object.entries(files)) {
    if (!isCounts(counts)) {
      return {
        problem: `the baseline holds something else than findings with their counts for ${path}`,
        hint,
      }
    }
    baseline.set(path, new Map(Object.entries(counts)))
  }
  return baseline
}

const inOrder = <T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1))

const block = (lines: readonly string[], indent: string): string =>
  lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${indent}}`

/** A baseline as a file: sorted, a finding a line so that branches merge, and without any text of messages. */
export const writeBaseline = (baseline: Baseline): string => {
  const files = inOrder(baseline).flatMap(([path, counts]) => {
    if (counts.size === 0) return []
    const lines = inOrder(counts).map(([key, count]) => `      ${JSON.stringify(key)}: ${count}`)
    return [`    ${JSON.stringify(path)}: ${block(lines, '    ')}`]
  })
  return `{\n  "version": ${version},\n  "files": ${block(files, '  ')}\n}\n`
}

/** What stands in a file today. */
export const record = (findings: Iterable<Known>): Counts => {
  const counts = new Map<string, number>()
  for (const found of findings) counts.set(keyOf(found), (counts.get(keyOf(found)) ?? 0) + 1)
  return counts
}

/** How many findings there are in it. */
export const sizeOf = (counts: Counts): number => [...counts.values()].reduce((sum, count) => sum + count, 0)

interface Stock {
  /** Takes one of a key; false where none is left. */
  readonly take: (key: string | undefined) => boolean
  readonly give: (key: string) => void
  /** A key with the same words under the same rule, of which one is left. */
  readonly relative: (key: string) => string | undefined
  readonly left: () => Counts
}

const stockOf = (counts: Counts): Stock => {
  const left = new Map(counts)
  const kin = new Map<string, string[]>()
  for (const key of counts.keys()) {
    const keys = kin.get(kinOf(key))
    if (keys) keys.push(key)
    else kin.set(kinOf(key), [key])
  }
  return {
    take: key => {
      const count = key === undefined ? 0 : (left.get(key) ?? 0)
      if (key === undefined || count === 0) return false
      if (count === 1) left.delete(key)
      else left.set(key, count - 1)
      return true
    },
    give: key => left.set(key, (left.get(key) ?? 0) + 1),
    relative: key => {
      const keys = kin.get(kinOf(key)) ?? []
      while (keys.length > 0 && !left.has(keys.at(-1) ?? '')) keys.pop()
      return keys.at(-1)
    },
    left: () => left,
  }
}

export interface Matcher {
  /**
   * The findings of a file that the baseline does not hold. Asked again for the same part of the same file, it answers
   * as if for the first time.
   */
  readonly fresh: <Found extends Known>(
    path: string,
    findings: readonly Found[],
    part?: string,
  ) => readonly Found[]
  /** What it holds and the files that were asked for no longer have. */
  readonly stale: () => Baseline
  /** What stood in files that are gone, and was met nowhere else. */
  readonly lost: () => Counts
}

/**
 * Compares the files of a run with a baseline, one after the other. A finding that is not there as it was, but the same
 * words of the same message under the same rule are, is taken for the old one with other words beside it. What stood in
 * a file that is `gone` may be met again in another one: it was renamed, or its messages were moved.
 */
export const matcher = (baseline: Baseline, gone: ReadonlySet<string> = new Set()): Matcher => {
  const orphans = new Map<string, number>()
  for (const [path, counts] of baseline) {
    if (!gone.has(path)) continue
    for (const [key, count] of counts) orphans.set(key, (orphans.get(key) ?? 0) + count)
  }
  const moved = stockOf(orphans)
  const adopted = new Map<string, readonly string[]>()
  const left = new Map<string, Map<string, Counts>>()
  return {
    fresh: (path, findings, part = '') => {
      const asked = `${part} ${path}`
      for (const key of adopted.get(asked) ?? []) moved.give(key)
      const own = stockOf(baseline.get(path) ?? new Map())
      const unknown = findings.filter(found => !own.take(keyOf(found)))
      const taken: string[] = []
      const unmoved = unknown.filter(found => {
        if (!moved.take(keyOf(found))) return true
        taken.push(keyOf(found))
        return false
      })
      const fresh = unmoved.filter(found => !own.take(own.relative(keyOf(found))))
      adopted.set(asked, taken)
      const parts = left.get(path) ?? new Map<string, Counts>()
      left.set(path, parts.set(part, own.left()))
      return fresh
    },
    stale: () => {
      const all = new Map<string, Counts>()
      for (const [path, parts] of left) {
        const [first = new Map<string, number>(), ...others] = parts.values()
        // What one part of a file's findings has left, another may have taken.
        const counts = [...first].flatMap(([key, count]) => {
          const least = Math.min(count, ...others.map(other => other.get(key) ?? 0))
          return least > 0 ? [[key, least] as const] : []
        })
        if (counts.length > 0) all.set(path, new Map(counts))
      }
      return all
    },
    lost: moved.left,
  }
}
