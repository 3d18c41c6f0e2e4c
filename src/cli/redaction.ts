import type { FileReport } from '../engine/report.ts'
import { isTranscript } from '../text/transcripts.ts'
import type { Examined } from './examine.ts'
import { Failure } from './failure.ts'
import type { World } from './world.ts'

/** Takes what tells of people out of all that a run prints of a file. */
export interface Redaction {
  /** `wantSaid`: a report shows or counts messages. */
  readonly examined: (examined: Examined, wantSaid: boolean) => Examined
  /** What masks a text that quotes a file, and a whole version of the file; undefined where nothing is to be masked. */
  readonly textsOf: (report: FileReport | undefined) =>
    | {
        readonly text: (text: string) => string
        readonly source: (source: string) => string
      }
    | undefined
}

export interface RedactFlags {
  readonly redact?: boolean
  readonly interactive?: boolean
}

const isOn = (value: string | undefined): boolean =>
  value !== undefined && !['', '0', 'false'].includes(value.toLowerCase())

/**
 * The redaction of a run: everywhere with --redact, nowhere with --no-redact, and else of transcripts where a CI service
 * keeps the log. Undefined where nothing is redacted.
 */
export const redactionOf = async (
  flags: RedactFlags,
  world: Pick<World, 'env'>,
): Promise<Redaction | undefined> => (await redactionsOf(flags, world))?.()

/** Makes redactions, each of which knows people anew. */
export const redactionsOf = async (
  { redact, interactive = false }: RedactFlags,
  { env }: Pick<World, 'env'>,
): Promise<(() => Redaction) | undefined> => {
  if (redact && interactive) {
    throw new Failure(
      '--redact masks reports, and --interactive shows the texts themselves',
      'Leave one of them out.',
    )
  }
  if (redact === false || interactive || (redact === undefined && !isOn(env.CI))) return undefined
  const { redactor } = await import('../engine/redact/redact.ts')
  /** A file that could not be read may have been a transcript. */
  const isMasked = (of: FileReport | undefined): boolean => redact === true || !of || isTranscript(of.format)
  return () => {
    const { report, problem, textsOf } = redactor()
    return {
      examined: (examined, wantSaid) => {
        if (!isMasked(examined.report)) return examined
        const problems = examined.problems.map(each => problem(each, examined.report))
        return examined.report
          ? { ...examined, report: report(examined.report, wantSaid), problems }
          : { problems }
      },
      textsOf: of => (isMasked(of) ? textsOf(of) : undefined),
    }
  }
}
