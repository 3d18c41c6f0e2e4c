import { resolve } from 'node:path'
import type { FileReport, Summary } from '../../engine/report.ts'
import type { FailOn } from '../../engine/settings/settings.ts'
import { reporters } from '../../reporters/index.ts'
import { visibleLine } from '../../reporters/visible.ts'
import { grouped } from '../../text/grouped.ts'
import { atLeast, type Severity } from '../../text/severity.ts'
import { troubles } from '../complaint.ts'
import { storyOf } from '../earlier.ts'
import { Failure } from '../failure.ts'
import { type Joined, join } from '../merge/join.ts'
import { diagnosticOf, type ReportedFile, type ReportFile, readReport } from '../merge/report-file.ts'
import { sourceOf } from '../merge/sources.ts'
import { redactionOf } from '../redaction.ts'
import { baseOf, type WantedReport, wantedReports } from '../report-places.ts'
import { openReports } from '../reports.ts'
import { exitCode } from '../tally.ts'
import type { Terminal } from '../terminal.ts'
import type { World } from '../world.ts'

export interface MergeFlags {
  readonly format: readonly string[]
  readonly show: Severity
  readonly failOn: FailOn
  readonly quiet?: boolean
  readonly redact?: boolean
  readonly earlier?: readonly string[]
}

const wants = (wanted: readonly WantedReport[], what: 'wantsSaid' | 'wantsSource'): string | undefined =>
  wanted.find(({ name }) => reporters.find(each => each.name === name)?.[what])?.name

/** A report that shows messages needs them from every run. */
const insistOnMessages = (reports: readonly ReportFile[], name: string): void => {
  const bare = reports.find(({ files }) => files.some(({ messages, said }) => messages > 0 && !said))
  if (bare) {
    throw new Failure(
      `the ${name} report shows messages, and ${bare.name} holds none`,
      'Check with --messages: it puts them into the JSON reports.',
    )
  }
  if (reports.length > 1 && reports.some(({ masked }) => masked)) {
    throw new Failure(
      `the ${name} report counts by person, and each of these reports numbers its masked people from 1`,
      'Check with --no-redact and merge with --redact, or make the report in one run.',
    )
  }
}

const reportOf = (file: ReportedFile, source: string): FileReport => {
  const { place: _, hash: __, findings, suppressed, ...rest } = file
  return {
    ...rest,
    findings: findings.map(diagnosticOf),
    ...(suppressed
      ? { suppressed: suppressed.map(one => ({ ...one, finding: diagnosticOf(one.finding) })) }
      : {}),
    source,
  }
}

const shownOf = (report: FileReport, show: Severity): FileReport => ({
  ...report,
  findings: report.findings.filter(({ severity }) => atLeast(severity, show)),
})

const problemsByFile = ({ problems }: Summary): readonly Summary['problems'][] => [
  ...grouped(problems, ({ path }) => path).values(),
]

const unshown = (count: number, reports: readonly ReportFile[]): string => {
  const why = reports.some(({ masked }) => masked)
    ? 'the reports are masked, and the files are not'
    : 'they are not here as they were checked'
  return `The lines of ${count} ${count === 1 ? 'file' : 'files'} are not shown: ${why}.`
}

const settingsOf = async (
  joined: Joined,
  flags: MergeFlags,
  wanted: readonly WantedReport[],
  world: World,
) => {
  const { told } = await storyOf(flags.earlier ?? [], wanted, world)
  const { version, date, rules } = joined
  return { version: version ?? world.version, date, rules, ...told, base: baseOf(world) }
}

/** Joins JSON reports into one, in any format. */
export const merge = async (
  paths: readonly string[],
  flags: MergeFlags,
  world: World,
  terminal: Terminal,
): Promise<number> => {
  const { out, err, paint, errPaint, width } = terminal
  const { show, failOn, quiet = false } = flags
  const wanted = wantedReports(flags.format, world, false)
  const reports: ReportFile[] = []
  for (const path of paths) reports.push(await readReport(path, resolve(world.cwd, path), world.fs))
  const shower = wants(wanted, 'wantsSaid')
  if (shower !== undefined) insistOnMessages(reports, shower)
  const joined = join(reports)
  const masked = reports.some(each => each.masked)
  const redaction = masked ? undefined : await redactionOf(flags, world)
  let hash: string | undefined
  const settings = {
    ...(await settingsOf(joined, flags, wanted, world)),
    paint,
    width,
    show,
    quiet,
    ...(masked || redaction ? { masked: true } : {}),
    ...(reports.some(({ files }) => files.some(({ said }) => said)) ? { messages: true } : {}),
    digest: () => hash,
  }
  const opened = await openReports(wanted, paths, settings, { out: out.write, err: err.write }, world)
  for (const problems of problemsByFile(joined.summary)) await err.write(troubles(problems, errPaint))
  await opened.open()
  const wantsSource = wants(wanted, 'wantsSource') !== undefined
  let lost = 0
  for (const file of joined.files) {
    const source = wantsSource ? await sourceOf(file, world) : ''
    if (source === undefined) lost++
    const report = reportOf(file, source ?? '')
    const told = redaction ? (redaction.examined({ report, problems: [] }, true).report ?? report) : report
    hash = redaction ? undefined : file.hash
    await opened.file(shownOf(told, show))
  }
  const code = exitCode(joined.summary, failOn)
  await opened.close(joined.summary, code)
  const notes = [...joined.notes, ...(lost > 0 ? [unshown(lost, reports)] : [])]
  if (!quiet) for (const note of notes) await err.write(`${errPaint.dim(visibleLine(note))}\n`)
  return code
}
