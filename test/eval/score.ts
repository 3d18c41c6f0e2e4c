import type { Hit } from './hits.ts'
import { rulesOfLabel } from './labels.ts'
import type { Row } from './rows.ts'

export interface Outcome {
  readonly row: Row
  readonly hits: readonly Hit[]
}

/** One thing to print when asked: a false alarm or a miss, with its text. */
export interface Fault {
  readonly is: 'false' | 'missed'
  readonly what: string
  readonly row: Row
  readonly hits: readonly Hit[]
}

export interface Score {
  readonly name: string
  readonly right: number
  readonly hits: number
  readonly found: number
  readonly labelled: number
  readonly faults: readonly Fault[]
}

/** Scores a label over rows: a row counts once, however often its rules speak. */
export const scoreLabel = (
  label: string,
  outcomes: readonly Outcome[],
  table: Readonly<Record<string, readonly string[]>> = rulesOfLabel,
): Score => {
  const rules = table[label] ?? []
  const labelsOfRule = (rule: string): readonly string[] =>
    Object.keys(table).filter(each => table[each]?.includes(rule))
  const faults: Fault[] = []
  let [right, hits, found, labelled] = [0, 0, 0, 0]
  for (const { row, hits: all } of outcomes) {
    const own = all.filter(hit => hit.rules.some(rule => rules.includes(rule)))
    const isLabelled = row.labels?.includes(label) === true
    if (isLabelled) labelled++
    if (isLabelled && own.length > 0) found++
    if (isLabelled && own.length === 0) faults.push({ is: 'missed', what: label, row, hits: all })
    if (own.length === 0) continue
    // A rule that speaks for two labels is right by either of them, and wrong only under the first.
    const spoke = own.flatMap(hit => hit.rules).filter(rule => rules.includes(rule))
    const isRight =
      isLabelled || spoke.some(rule => labelsOfRule(rule).some(each => row.labels?.includes(each)))
    if (!isLabelled && spoke.every(rule => labelsOfRule(rule)[0] !== label)) continue
    hits++
    if (isRight) right++
    else faults.push({ is: 'false', what: label, row, hits: own })
  }
  return { name: label, right, hits, found, labelled, faults }
}

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end

/**
 * Scores spans: a hit is right where it overlaps a span of its rule (or of one that the span accepts as well);
 * hits on an uncertain span count neither way, uncertain spans need not be found.
 */
export const scoreSpans = (name: string, rules: readonly string[], outcomes: readonly Outcome[]): Score => {
  const faults: Fault[] = []
  let [right, hits, found, labelled] = [0, 0, 0, 0]
  for (const { row, hits: all } of outcomes) {
    const spans = row.spans ?? []
    const fits = (hit: Hit, span: (typeof spans)[number]): boolean =>
      overlap(hit, span) && hit.rules.some(rule => rule === span.rule || span.also.includes(rule))
    for (const hit of all.filter(each => rules.includes(each.rule))) {
      const own = spans.filter(span => fits(hit, span))
      if (own.length > 0 && own.every(span => !span.certain)) continue
      hits++
      if (own.length > 0) right++
      else faults.push({ is: 'false', what: hit.rule, row, hits: [hit] })
    }
    for (const span of spans.filter(each => each.certain && rules.includes(each.rule))) {
      labelled++
      if (all.some(hit => fits(hit, span))) found++
      else
        faults.push({
          is: 'missed',
          what: `${span.rule} “${row.text.slice(span.start, span.end)}”`,
          row,
          hits: all,
        })
    }
  }
  return { name, right, hits, found, labelled, faults }
}
