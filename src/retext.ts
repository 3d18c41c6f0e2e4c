import type { Diagnostic, ReportedProblem } from './engine/report.ts'
import { type CheckerOptions, textChecker } from './index.ts'

export type { RuleChoice } from './index.ts'

/** What to check for, and how the file is read. */
export interface TactfulOptions extends CheckerOptions {
  /** The format of the file, an id that `tactful formats` lists; without it its name tells, else it is plain text. */
  readonly as?: string
}

/** As much of a message of vfile as is set. */
interface FileMessage {
  fatal?: boolean | null | undefined
  actual?: string | null | undefined
  expected?: readonly string[] | null | undefined
  note?: string | null | undefined
  url?: string | null | undefined
}

interface Point {
  readonly line: number
  readonly column: number
  readonly offset?: number
}

/** As much of a vfile as is needed. */
interface File {
  readonly value: unknown
  readonly path?: string | undefined
  message(
    reason: string,
    options: {
      readonly place?: Point | { readonly start: Point; readonly end: Point }
      readonly ruleId?: string
      readonly source?: string
    },
  ): object
}

const source = 'tactful'

/** vfile’s own scale: true for an error, false for a warning, undefined for information. */
const fatal: Readonly<Record<Diagnostic['severity'], boolean | undefined>> = {
  error: true,
  warning: false,
  info: undefined,
}

const point = ({ line, column, offset }: Required<Point>): Point => ({ line, column, offset })

const tellFinding = (file: File, found: Diagnostic): void => {
  const { rule, message, start, end, severity, text, rewrites, why, url } = found
  const place = { start: point(start), end: point(end) }
  const told: FileMessage = file.message(message, { place, ruleId: rule, source })
  told.fatal = fatal[severity]
  told.actual = text
  told.expected = rewrites.map(rewrite => rewrite.text)
  told.note = why
  told.url = url
}

/** What could not be read or checked is an error: no message would say that all is well. */
const tellProblem = (file: File, { message, hint, line, column }: ReportedProblem): void => {
  const place = line === undefined ? {} : { place: { line, column: column ?? 1 } }
  const told: FileMessage = file.message(message, { ...place, ruleId: 'unread', source })
  told.fatal = true
  told.note = hint
}

const textOf = ({ value }: File): string => {
  if (value instanceof Uint8Array) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(value)
  return typeof value === 'string' ? value : ''
}

/** Formats whose files are prose to unified; a file of no name is plain text. */
const nameOf = ({ path }: File): string => path ?? 'text.txt'

/**
 * The rules of Tactful for a pipeline of unified. It reads the file itself, as its name says, so that it sees messages,
 * speakers and placeholders; the tree is neither used nor changed. It answers later: use `process` or `run`, not their
 * `Sync` forms.
 */
const tactful = (options: TactfulOptions = {}) => {
  const { as, ...chosen } = options
  let checker: ReturnType<typeof textChecker> | undefined
  return async (_tree: unknown, file: File): Promise<undefined> => {
    checker ??= textChecker(chosen)
    const check = await checker
    const path = nameOf(file)
    const { report, problems } = await check(textOf(file), as === undefined ? { path } : { path, as })
    for (const problem of problems) tellProblem(file, problem)
    for (const finding of report.findings) tellFinding(file, finding)
    return undefined
  }
}

export default tactful
