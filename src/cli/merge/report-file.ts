import type { Diagnostic, FileReport, ReportedProblem, Summary } from '../../engine/report.ts'
import { type FileSystem, reasonOf } from '../../node/filesystem.ts'
import schema from '../../reporters/report.schema.json' with { type: 'json' }
import type { ReportedRule } from '../../reporters/reporter.ts'
import { Failure } from '../failure.ts'
import type { ReportedFinding, ReportedSuppression } from './reported.ts'
import { firstFault } from './valid.ts'

/** A file of a report, as JSON has it. */
export interface ReportedFile
  extends Pick<FileReport, 'path' | 'format' | 'messages' | 'otherLanguages' | 'said' | 'people'> {
  readonly place?: number
  readonly hash?: string
  readonly findings: readonly ReportedFinding[]
  readonly suppressed?: readonly ReportedSuppression[]
}

/** A JSON report, read. */
export interface ReportFile {
  /** The file that it was read from. */
  readonly name: string
  readonly version: string
  readonly date: string
  readonly masked?: true
  readonly files: readonly ReportedFile[]
  readonly rules: readonly ReportedRule[]
  readonly shard?: { readonly index: number; readonly of: number; readonly digest: string }
  readonly summary: Omit<Summary, 'problems'>
  readonly problems: readonly (ReportedProblem & { readonly place?: number })[]
}

const unread = (name: string, problem: string, hint: string): Failure =>
  new Failure(`${name} ${problem}`, hint)

const parsed = (name: string, text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw unread(name, 'is not JSON', 'tactful --format json=FILE writes a report that can be merged.')
  }
}

const schemaOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined

/** Whether each spot of a finding leads to words of a message. */
const wrongSpot = (files: readonly ReportedFile[]): string | undefined => {
  for (const { path, findings, suppressed = [], said = [] } of files) {
    for (const { spot } of [...findings, ...suppressed.map(({ finding }) => finding)]) {
      if (!spot) continue
      const length = said[spot.message]?.passages[spot.passage]?.text.length ?? -1
      if (spot.start > spot.end || spot.end > length) return `a finding of ${path} stands in no message`
    }
  }
  return undefined
}

/** Reads a JSON report; a Failure for any other file. */
export const readReport = async (
  name: string,
  at: string,
  fs: Pick<FileSystem, 'readFile'>,
): Promise<ReportFile> => {
  let text: string
  try {
    text = new TextDecoder().decode(await fs.readFile(at))
  } catch (error) {
    throw unread(name, `cannot be opened: ${reasonOf(error)}`, 'Name the JSON reports of tactful.')
  }
  const value = parsed(name, text)
  const kind = schemaOf(value)
  if (kind !== 'tactful/report@1') {
    const hint = 'tactful --format json=FILE writes one; the other formats cannot be merged.'
    if (typeof kind !== 'string' || !kind.startsWith('tactful/report@'))
      throw unread(name, 'is no JSON report of tactful', hint)
    throw unread(name, `is a report of another kind (${kind})`, 'Merge it with the version that wrote it.')
  }
  const fault = firstFault(value, schema)
  if (fault !== undefined)
    throw unread(name, `is a damaged report: ${fault}`, 'Make it anew with --format json=FILE.')
  const report = value as Omit<ReportFile, 'name'>
  const spot = wrongSpot(report.files)
  if (spot !== undefined) throw unread(name, `is a damaged report: ${spot}`, 'Make it anew.')
  return { ...report, name }
}

/** A finding of a report as the engine tells it. */
export const diagnosticOf = ({ spot, ...found }: ReportedFinding): Diagnostic => ({
  ...found,
  ...(spot
    ? { spot: { message: spot.message, passage: spot.passage, range: { start: spot.start, end: spot.end } } }
    : {}),
})
