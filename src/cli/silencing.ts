import { dirname, relative, resolve, sep } from 'node:path'
import { type Baseline, type Matcher, matcher, readBaseline, ruleOfKey, sizeOf } from '../engine/baseline.ts'
import type { Diagnostic, ReportedProblem, SuppressedFinding } from '../engine/report.ts'
import { gitPatterns } from '../engine/settings/patterns.ts'
import { type Listed, lister, readSuppressions } from '../engine/suppressions/side-file.ts'
import { isMissing } from '../node/filesystem.ts'
import { patternMatcher } from '../node/gitignore.ts'
import { isProblem } from '../text/problem.ts'
import type { Configured } from './configured.ts'
import type { Settle } from './held.ts'
import { baselinePath, type NamedFile, usualNames } from './kept.ts'
import { readSourceOf } from './lexicons.ts'
import type { Scope } from './scope.ts'
import { shownPath } from './shown.ts'
import { complaintsOf } from './suppressions-told.ts'
import type { Checked, LeveledRule, World } from './world.ts'

/** Takes away what the user keeps silent about, and tells in the end what of it was idle. */
export interface Silencing {
  readonly settle: Settle
  /** What is wrong with files of suppressions, and how many findings of the baseline are gone. */
  readonly finish: (
    unread: boolean,
  ) => Promise<{ readonly reports: readonly Checked[]; readonly stale: number }>
}

/** A file of suppressions that was read. */
export interface SideFile {
  readonly at: string
  readonly text: string
  readonly listed: readonly Listed[]
}

interface OpenedBaseline {
  readonly folder: string
  readonly baseline: Baseline
}

/** A file that is there; a problem for one that was named and can't be read. */
const opened = async (
  { at, name, from }: NamedFile,
  what: string,
  world: World,
): Promise<string | ReportedProblem> => {
  const read = await readSourceOf(at, world)
  if (!('message' in read)) return read.text
  const message = `the ${what} “${name}” ${read.message}`
  if (from && read.line === undefined)
    return { ...from, message, hint: 'Its path is taken from the folder of this settings file.' }
  return { ...read, path: shownPath(at, world.cwd) }
}

const isThere = (at: string, { fs }: World): Promise<boolean> =>
  fs.stat(at).then(
    () => true,
    (error: unknown) => !isMissing(error),
  )

const ifThere = async (at: string, world: World): Promise<readonly NamedFile[]> =>
  (await isThere(at, world)) ? [{ at, name: shownPath(at, world.cwd) }] : []

const nameSet = (rules: readonly Pick<LeveledRule, 'id' | 'entries'>[]): ReadonlySet<string> =>
  new Set(rules.flatMap(({ id, entries }) => [id, ...entries.map(entry => `${id}/${entry.id}`)]))

/** Reads the files of suppressions; all their faults. */
const sideFiles = async (
  { kept, lexicons }: Configured,
  listed: () => Promise<readonly LeveledRule[]>,
  world: World,
): Promise<{ readonly files: readonly SideFile[]; readonly problems: readonly ReportedProblem[] }> => {
  const usual = kept.usual.suppressions ? resolve(kept.folder, usualNames.suppressions) : undefined
  const named = usual === undefined ? kept.suppressions : await ifThere(usual, world)
  const rules = named.length === 0 ? [] : await listed()
  const known = nameSet([...rules, ...lexicons.map(({ rule }) => rule)])
  const files: SideFile[] = []
  const problems: ReportedProblem[] = []
  for (const file of named) {
    const text = await opened(file, 'file of suppressions', world)
    if (typeof text !== 'string') {
      problems.push(text)
      continue
    }
    const { listed: items, faults } = readSuppressions(text, known)
    problems.push(...faults.map(fault => ({ path: shownPath(file.at, world.cwd), ...fault })))
    files.push({ at: file.at, text, listed: items })
  }
  return { files, problems }
}

/** Reads the baseline, if there is one. */
const openBaseline = async (
  { kept }: Pick<Configured, 'kept'>,
  world: World,
): Promise<OpenedBaseline | ReportedProblem | undefined> => {
  const at = baselinePath(kept)
  const [file] = kept.baseline ? [kept.baseline] : kept.usual.baseline ? await ifThere(at, world) : []
  if (!file) return undefined
  const text = await opened(file, 'baseline', world)
  if (typeof text !== 'string') return text
  const baseline = readBaseline(text)
  if (!isProblem(baseline)) return { folder: dirname(at), baseline }
  return { path: shownPath(at, world.cwd), message: baseline.problem, hint: baseline.hint }
}

/** A path as a baseline has it. */
export const pathIn = (folder: string, at: string): string => relative(folder, at).split(sep).join('/')

/** Files of a baseline that are there no more. */
const goneOf = async ({ folder, baseline }: OpenedBaseline, world: World): Promise<ReadonlySet<string>> => {
  const gone = new Set<string>()
  for (const path of baseline.keys()) {
    if (!(await isThere(resolve(folder, path), world))) gone.add(path)
  }
  return gone
}

/** Whether everything in a folder was asked for: only then is something idle for want of a text. */
export const coveredBy = async (
  { patterns, changed }: Pick<Scope, 'patterns' | 'changed'>,
  { fs, cwd }: World,
): Promise<(at: string) => boolean> => {
  const folders: string[] = []
  for (const pattern of changed ? [] : patterns) {
    const at = resolve(cwd, pattern)
    const isFolder = await fs.stat(at).then(
      found => found.isDirectory(),
      () => false,
    )
    if (pattern !== '-' && isFolder) folders.push(at)
  }
  return at =>
    folders.some(folder => at === folder || at.startsWith(folder.endsWith(sep) ? folder : folder + sep))
}

interface Held extends Listed {
  readonly of: SideFile
}

/** Which files an item is for. */
const fileFilter = () => {
  const made = new Map<string, (path: string) => string | undefined>()
  return ({ file, of }: Held, at: string): boolean => {
    if (file === undefined) return true
    const match =
      made.get(file) ?? patternMatcher(gitPatterns(file).map(pattern => ({ pattern, mark: pattern })))
    made.set(file, match)
    const path = pathIn(dirname(of.at), at)
    return path.split('/')[0] !== '..' && match(path) !== undefined
  }
}

const silent = (finding: Diagnostic, { reason, until }: Listed): SuppressedFinding => ({
  finding,
  by: 'file',
  ...(reason === undefined ? {} : { reason }),
  ...(until === undefined ? {} : { until }),
})

/** What the files of suppressions silence; remembers which items did. */
const listSilencer = (files: readonly SideFile[], today: string) => {
  const items = files.flatMap(file => file.listed.map((one): Held => ({ ...one, of: file })))
  const find = lister(items.filter(({ until }) => until === undefined || until >= today))
  const isFor = fileFilter()
  const used = new Set<string>()
  const keyOf = ({ of, line, column }: Held): string => `${line}:${column} ${of.at}`
  const apply = ({ report, ...rest }: Checked, at: string): Checked => {
    if (items.length === 0) return { report, ...rest }
    const suppressed: SuppressedFinding[] = []
    const findings = report.findings.filter(found => {
      const by = find(found).filter(one => isFor(one, at))
      for (const one of by) used.add(keyOf(one))
      const [first] = by
      if (first) suppressed.push(silent(found, first))
      return !first
    })
    if (suppressed.length === 0) return { report, ...rest }
    return {
      ...rest,
      report: { ...report, findings, suppressed: [...(report.suppressed ?? []), ...suppressed] },
    }
  }
  const isUsed = (file: SideFile, one: Listed): boolean => used.has(keyOf({ ...one, of: file }))
  return { apply, isUsed }
}

const withoutKnown = (checked: Checked, path: string, part: string, compare: Matcher): Checked => {
  const { report } = checked
  const findings = compare.fresh(path, report.findings, part)
  const known = report.findings.length - findings.length
  return { ...checked, known, report: { ...report, findings } }
}

/**
 * Reads what the user keeps silent about. All that is wrong with it, if something is: a run must not pass for green
 * then. Without `compare` a baseline has no say.
 */
export const silencingOf = async (
  configured: Configured,
  scope: Pick<Scope, 'patterns' | 'changed'>,
  {
    listed,
    only,
    compare,
  }: { listed: () => Promise<readonly LeveledRule[]>; only: readonly string[]; compare: boolean },
  world: World,
): Promise<Silencing | { readonly problems: readonly ReportedProblem[] }> => {
  const { cwd } = world
  const today = world.today()
  const { files, problems } = await sideFiles(configured, listed, world)
  const read = compare ? await openBaseline(configured, world) : undefined
  const wrong = read && 'message' in read ? read : undefined
  const open = read && 'baseline' in read ? read : undefined
  if (wrong || problems.length > 0) return { problems: wrong ? [...problems, wrong] : problems }

  const byList = listSilencer(files, today)
  const compared = open && matcher(open.baseline, await goneOf(open, world))
  const settle: Settle = (checked, part) => {
    if (files.length === 0 && !open) return checked
    const at = resolve(cwd, checked.report.path)
    const left = byList.apply(checked, at)
    return compared && open ? withoutKnown(left, pathIn(open.folder, at), part, compared) : left
  }
  const speaking =
    (rules: readonly LeveledRule[]) =>
    (name: string): boolean => {
      const id = name.split('/')[0] ?? name
      const own = rules.find(rule => rule.id === id)
      return (own === undefined || own.level !== 'off') && (only.length === 0 || only.includes(id))
    }
  const stale = (isCovered: (at: string) => boolean, speaks: (name: string) => boolean): number => {
    if (!open || !compared) return 0
    const spoken = (counts: ReadonlyMap<string, number>): number =>
      sizeOf(new Map([...counts].filter(([key]) => speaks(ruleOfKey(key)))))
    const there = [...compared.stale()].filter(([path]) => isCovered(resolve(open.folder, path)))
    const lost = isCovered(open.folder) ? spoken(compared.lost()) : 0
    return there.reduce((sum, [, counts]) => sum + spoken(counts), lost)
  }
  const finish: Silencing['finish'] = async unread => {
    if (files.length === 0 && !open) return { reports: [], stale: 0 }
    const isCovered = await coveredBy(scope, world)
    const speaks = speaking(await listed())
    const judged = files.filter(({ at }) => isCovered(dirname(at)))
    const { rule, url } = await world.tools.housekeeping({ ...configured.usual.rules, only })
    const reports = judged.flatMap(file =>
      complaintsOf(file, {
        rule,
        url,
        path: shownPath(file.at, cwd),
        today,
        isIdle: one => !unread && speaks(one.rule) && !byList.isUsed(file, one),
      }),
    )
    return { reports, stale: stale(isCovered, speaks) }
  }
  return { settle, finish }
}
