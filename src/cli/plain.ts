import { type Collecting, type Gathered, printOf } from '../engine/collection.ts'
import type { Diagnostic, FileReport } from '../engine/report.ts'
import type { Examined } from './examine.ts'
import type { Checked } from './world.ts'

/** What rules over whole folders keep of a message, with the name of the rule. */
export type PlainGathered = Pick<Gathered, 'kept'> & {
  readonly rule: string
  readonly place: Omit<Diagnostic, 'message'>
}

/** What came of a file as plain data, to be handed on by a worker or a cache. */
export type PlainChecked = Omit<Checked, 'gathered' | 'recall'> & {
  readonly gathered?: readonly PlainGathered[]
}

export type PlainExamined =
  | PlainChecked
  | Pick<Extract<Examined, { report?: undefined }>, 'report' | 'problems'>

/** Finds a rule over whole folders by its name. */
export type CollectingNamed = (id: string) => Collecting

/** Passages know how to write into their file, which is code; only who mends a file needs them. */
export const plainFinding = ({ within: _, rewrites, ...rest }: Diagnostic): Diagnostic => ({
  ...rest,
  rewrites: rewrites.map(({ change: _, ...rewrite }) => rewrite),
})

const plainReport = ({ findings, suppressed, ...rest }: FileReport): FileReport => ({
  ...rest,
  findings: findings.map(plainFinding),
  ...(suppressed
    ? { suppressed: suppressed.map(one => ({ ...one, finding: plainFinding(one.finding) })) }
    : {}),
})

const plainGathered = (gathered: Gathered): PlainGathered => ({
  rule: gathered.rule.id,
  kept: gathered.kept,
  place: { ...gathered.place, fingerprint: printOf(gathered) },
})

export const gatheredOf = ({ rule, kept, place }: PlainGathered, named: CollectingNamed): Gathered => ({
  rule: named(rule),
  kept,
  place,
  print: place.fingerprint,
})

export const plainChecked = ({ recall: _, ...checked }: Checked): PlainChecked => {
  const { gathered, ...rest } = checked
  return {
    ...rest,
    report: plainReport(checked.report),
    ...(gathered ? { gathered: gathered.map(plainGathered) } : {}),
  }
}

export const plainOf = (examined: Examined): PlainExamined =>
  examined.report ? plainChecked(examined) : examined

/** What plain data stands for. */
export const restored = (plain: PlainExamined, named: CollectingNamed): Examined => {
  if (!plain.report) return plain
  const { gathered, ...rest } = plain
  return gathered ? { ...rest, gathered: gathered.map(one => gatheredOf(one, named)) } : rest
}
