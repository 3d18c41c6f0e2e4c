import type { ReportedProblem, Summary } from '../../engine/report.ts'
import type { ReportedRule } from '../../reporters/reporter.ts'
import type { Severity } from '../../text/severity.ts'
import { firstMissed } from '../tally.ts'
import type { ReportedFile, ReportFile } from './report-file.ts'

/** Several reports as one. */
export interface Joined {
  readonly files: readonly ReportedFile[]
  readonly rules: readonly ReportedRule[]
  readonly summary: Summary
  /** Undefined where different ones wrote the reports. */
  readonly version: string | undefined
  /** The day of the last run. */
  readonly date: string
  /** What somebody should know, and what no report can show. */
  readonly notes: readonly string[]
}

const names = (reports: readonly ReportFile[]): string => reports.map(({ name }) => name).join(', ')

/** What keeps shards from being one run. */
const unfit = (reports: readonly ReportFile[]): readonly ReportedProblem[] => {
  const shards = reports.flatMap(({ name, shard }) => (shard ? [{ name, ...shard }] : []))
  const [first] = shards
  if (!first) return []
  const problem = (path: string, message: string, hint: string): ReportedProblem => ({ path, message, hint })
  const strangers = reports.filter(({ shard }) => shard === undefined)
  const others = shards.filter(({ of, digest }) => of !== first.of || digest !== first.digest)
  const found = [
    ...strangers.map(({ name }) =>
      problem(name, 'it is no shard, and the others are', 'Merge the shards of one run alone.'),
    ),
    ...others.map(({ name }) =>
      problem(
        name,
        `it is a shard of another run than ${first.name}: that one saw other files, or other sizes`,
        'Check the same files in each shard, and write reports outside the folders that are checked.',
      ),
    ),
  ]
  if (others.length > 0) return found
  const missing = Array.from({ length: first.of }, (_, at) => at + 1).filter(
    index => !shards.some(shard => shard.index === index),
  )
  if (missing.length === 0) return found
  const which = missing.slice(0, 10).join(', ') + (missing.length > 10 ? ' …' : '')
  const what = `${missing.length === 1 ? 'the shard' : 'the shards'} ${which} of ${first.of}`
  return [
    ...found,
    problem(first.name, `${what} ${missing.length === 1 ? 'is' : 'are'} missing`, 'Merge all of them.'),
  ]
}

/** Paths in the order in which a walk comes across them. */
const byPath = (a: string, b: string): number => {
  const [left, right] = [a.split('/'), b.split('/')]
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [one = '', other = ''] = [left[at], right[at]]
    if (one !== other) return one < other ? -1 : 1
  }
  return left.length - right.length
}

interface Held<T> {
  readonly of: T
  readonly path: string
  readonly place: number | undefined
}

/** In the order of the run where all places are known, else by path; what is of no known place comes last. */
const inOrder = <T>(all: readonly Held<T>[], placed: boolean): readonly T[] =>
  all
    .toSorted((a, b) =>
      placed
        ? (a.place ?? Number.POSITIVE_INFINITY) - (b.place ?? Number.POSITIVE_INFINITY) || 0
        : byPath(a.path, b.path),
    )
    .map(({ of }) => of)

/** Each file once; those that come twice are told. */
const distinct = (reports: readonly ReportFile[]) => {
  const owners = new Map<string, string>()
  const files: ReportedFile[] = []
  const twice: ReportedProblem[] = []
  const left: ReportedFile[] = []
  for (const { name, files: own } of reports) {
    for (const file of own) {
      const owner = owners.get(file.path)
      if (owner === undefined) {
        owners.set(file.path, name)
        files.push(file)
      } else {
        const message = `it is in ${owner} and in ${name}: what the second says of it is left out`
        twice.push({ path: file.path, message, hint: 'Check every file in one run only.' })
        left.push(file)
      }
    }
  }
  return { files, twice, left }
}

/** What is wrong with the command is told by every shard; of anything else each report tells its own. */
const problemsOf = (reports: readonly ReportFile[]): readonly ReportFile['problems'][number][] => {
  const known = new Map<string, number>()
  return reports.flatMap(({ problems }) => {
    const own = new Map<string, number>()
    return problems.filter(problem => {
      const key = JSON.stringify(problem)
      const times = (own.get(key) ?? 0) + 1
      own.set(key, times)
      if (times <= (known.get(key) ?? 0)) return false
      known.set(key, times)
      return true
    })
  })
}

const counted = [
  'files',
  'messages',
  'findings',
  'error',
  'warning',
  'info',
  'suppressed',
  'known',
  'stale',
  'skipped',
  'otherLanguages',
] as const

type Counted = Readonly<Record<(typeof counted)[number], number>>

/** What a file that is left out has brought into its summary, as far as its report tells. */
const countsOf = ({
  messages,
  otherLanguages,
  findings,
  suppressed = [],
}: ReportedFile): Partial<Counted> => {
  const how = (severity: Severity): number => findings.filter(found => found.severity === severity).length
  return {
    files: 1,
    messages,
    otherLanguages,
    findings: findings.length,
    error: how('error'),
    warning: how('warning'),
    info: how('info'),
    suppressed: suppressed.length,
  }
}

const sumOf = (
  reports: readonly ReportFile[],
  left: readonly ReportedFile[],
  problems: readonly ReportedProblem[],
): Summary => {
  const less = left.map(countsOf)
  const total = (key: (typeof counted)[number]): number =>
    reports.reduce((sum, { summary }) => sum + summary[key], 0) -
    less.reduce((sum, counts) => sum + (counts[key] ?? 0), 0)
  const counts = Object.fromEntries(counted.map(key => [key, total(key)])) as Counted
  const missed = firstMissed(reports.flatMap(({ summary }) => summary.missed ?? []))
  const unjudged = [...new Set(reports.flatMap(({ summary }) => summary.unjudged ?? []))]
  return {
    ...counts,
    ...(reports.some(({ summary }) => summary.incomplete) ? { incomplete: true } : {}),
    ...(unjudged.length > 0 ? { unjudged } : {}),
    ...(missed.length > 0 ? { missed } : {}),
    problems,
  }
}

const notesOf = (
  reports: readonly ReportFile[],
  { incomplete, unjudged = [] }: Summary,
): readonly string[] => {
  const versions = [...new Set(reports.map(({ version }) => version))]
  const mixed = `These reports are by different versions of tactful, which may find different things: ${versions.join(', ')}.`
  const unspoken = `Rules over whole folders did not speak, for no shard has all files: ${unjudged.join(', ')}. One run over everything judges them: tactful ${unjudged.map(id => `--rule ${id}`).join(' ')}.`
  const cut = reports.filter(({ summary }) => summary.incomplete)
  return [
    ...(versions.length > 1 ? [mixed] : []),
    ...(unjudged.length > 0 && !incomplete ? [unspoken] : []),
    ...(cut.length > 0 ? [`Not complete, for their runs were interrupted: ${names(cut)}.`] : []),
  ]
}

/** Joins reports: the same as one report over all their files, in whatever order they are given. */
export const join = (reports: readonly ReportFile[]): Joined => {
  const ordered = reports.toSorted((a, b) => (a.shard?.index ?? 0) - (b.shard?.index ?? 0))
  const { files, twice, left } = distinct(ordered)
  const held = problemsOf(ordered)
  const placed = ordered.every(({ shard }) => shard) && unfit(ordered).length === 0
  const problems = [
    ...inOrder(
      held.map(({ place, ...of }) => ({ of, path: of.path, place })),
      placed,
    ),
    ...twice,
    ...unfit(ordered),
  ]
  const rules = new Map(ordered.flatMap(report => report.rules.map(rule => [rule.id, rule] as const)))
  const summary = sumOf(ordered, left, problems)
  return {
    files: inOrder(
      files.map(of => ({ of, path: of.path, place: of.place })),
      placed,
    ),
    rules: [...rules.values()],
    summary,
    version: ordered.every(({ version }) => version === ordered[0]?.version)
      ? ordered[0]?.version
      : undefined,
    date: ordered.map(({ date }) => date).reduce((a, b) => (a > b ? a : b), ''),
    notes: notesOf(ordered, summary),
  }
}
