import { resolve } from 'node:path'
import { decode, isUndecodable } from '../node/decode.ts'
import { reasonOf } from '../node/filesystem.ts'
import { globbed, isGlob } from '../node/globbed.ts'
import type { EarlierRun } from '../reporters/earlier.ts'
import { type Severity, severities } from '../text/severity.ts'
import { Failure } from './failure.ts'
import type { WantedReport } from './report-places.ts'
import { shownPath } from './shown.ts'
import type { World } from './world.ts'

type Held = Readonly<Record<string, unknown>>

const isHeld = (value: unknown): value is Held =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0

const heldList = (value: unknown): readonly Held[] | undefined =>
  Array.isArray(value) && value.every(isHeld) ? value : undefined

/** A day that the calendar has. */
const isDay = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value

const hint = 'It takes what --format json=FILE wrote.'

const noReport = (path: string, why: string, how = hint): Failure =>
  new Failure(`${path} is no report of an earlier run: ${why}`, how)

const countsOf = (files: readonly Held[], path: string): EarlierRun['listed'] => {
  const listed = new Map<string, Record<Severity, number>>()
  for (const file of files) {
    const findings = heldList(file.findings)
    if (!findings) throw noReport(path, 'a file in it has no list of findings')
    for (const { rule, severity } of findings) {
      const known = severities.find(one => one === severity)
      if (typeof rule !== 'string' || !known) throw noReport(path, 'a finding in it has no rule or severity')
      const counts = listed.get(rule) ?? { error: 0, warning: 0, info: 0 }
      counts[known]++
      listed.set(rule, counts)
    }
  }
  return Object.fromEntries(listed)
}

/** The counts of a JSON report; a Failure for any other text. */
const readEarlier = (text: string, path: string): EarlierRun => {
  let read: unknown
  try {
    read = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw noReport(path, 'it is not JSON')
  }
  if (!isHeld(read) || read.schema !== 'tactful/report@1')
    throw noReport(path, 'it does not begin with "schema": "tactful/report@1"')
  const { date, summary, problems } = read
  if (date === undefined)
    throw noReport(path, 'it does not tell its day', 'Older releases left it out: add "date": "YYYY-MM-DD".')
  if (!isDay(date)) throw noReport(path, 'its date is no day', 'It must be written as 2026-11-22.')
  const files = heldList(read.files)
  if (!files || !isHeld(summary)) throw noReport(path, 'its files or its summary are missing')
  const { messages, error, warning, info, incomplete } = summary
  if (!isCount(messages) || !isCount(error) || !isCount(warning) || !isCount(info))
    throw noReport(path, 'its summary does not tell how many messages and findings there were')
  return {
    date,
    messages,
    found: { error, warning, info },
    listed: countsOf(files, path),
    partial: incomplete === true || (Array.isArray(problems) && problems.length > 0),
  }
}

const missing = (pattern: string): Failure =>
  new Failure(`--earlier ${pattern} names no file`, 'Check the path; quote globs.')

/** Where the files of a pattern are; git may well ignore reports. */
const filesOf = async (pattern: string, { fs, cwd }: World): Promise<readonly string[]> => {
  const at = resolve(cwd, pattern)
  const there = await fs.stat(at).catch(() => undefined)
  if (there?.isDirectory())
    throw new Failure(
      `--earlier ${pattern} is a folder`,
      `Name the files in it: --earlier '${pattern}/*.json'.`,
    )
  if (there) return [at]
  const found: string[] = []
  if (isGlob(pattern)) for await (const met of globbed(fs, pattern, cwd)) found.push(met.at)
  if (found.length === 0 && !isGlob(pattern)) throw missing(pattern)
  return found
}

const runOf = async (at: string, { fs, cwd }: World): Promise<EarlierRun> => {
  const path = shownPath(at, cwd)
  const bytes = await fs.readFile(at).catch((error: unknown) => {
    throw new Failure(`--earlier ${path} can’t be read: ${reasonOf(error)}`, 'Mend it or leave it out.')
  })
  const decoded = decode(bytes, path)
  if (isUndecodable(decoded)) throw noReport(path, 'it is not text')
  return readEarlier(decoded.text, path)
}

/** What a report tells beside this run, and which files it took that from. */
export interface Story {
  readonly told: {
    readonly earlier?: readonly EarlierRun[]
    readonly works?: Awaited<ReturnType<World['tools']['works']>>
  }
  readonly isEarlier: (at: string) => boolean
  /** Patterns that match no report, as on the first run of all. */
  readonly notes: readonly string[]
}

/** Reads the reports of earlier runs, but for those that this run writes over; a Failure for what is none. */
export const storyOf = async (
  patterns: readonly string[],
  wanted: readonly WantedReport[],
  world: World,
): Promise<Story> => {
  if (!wanted.some(({ name }) => name === 'html')) {
    if (patterns.length === 0) return { told: {}, isEarlier: () => false, notes: [] }
    throw new Failure(
      '--earlier is for the HTML report, which shows the trend',
      'Add --format html=report.html, or leave it out.',
    )
  }
  const targets = new Set(wanted.flatMap(({ place }) => (place.is === 'file' ? [place.at] : [])))
  const found = await Promise.all(patterns.map(pattern => filesOf(pattern, world)))
  const files = [...new Set(found.flat())].filter(at => !targets.has(at))
  const earlier: EarlierRun[] = []
  // One by one: a report of many findings is large while it is read.
  for (const at of files) earlier.push(await runOf(at, world))
  return {
    told: { earlier, works: await world.tools.works() },
    isEarlier: at => files.includes(at),
    notes: patterns
      .filter((_, index) => found[index]?.length === 0)
      .map(pattern => `--earlier ${pattern} matches no report yet: there is no trend to show.`),
  }
}
