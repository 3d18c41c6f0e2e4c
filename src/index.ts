import { checkerOf, readWords, usualProfile } from './compose.ts'
import type { Checker } from './engine/check.ts'
import { placed, placesIn } from './engine/placed.ts'
import type { FileReport, ReportedProblem } from './engine/report.ts'
import { readSource } from './readers/read.ts'
import type { Rule } from './rule/rule.ts'
import { Located } from './text/located.ts'
import { isProblem } from './text/problem.ts'

export type {
  Citation,
  Diagnostic,
  FileReport,
  ReportedProblem,
  ReportedRewrite,
} from './engine/report.ts'
export type { Role } from './text/conversation.ts'
export type { Edit } from './text/edit.ts'
export type { Position } from './text/lines.ts'
export type { Severity } from './text/severity.ts'

/** What the text is. */
export interface TextOptions {
  /** A name for reports; its ending tells the format. The file need not exist. */
  readonly path: string
  /** The format to read it as, whatever its name: an id that `tactful formats` lists. */
  readonly as?: string
}

/** What came of checking a text. */
export interface CheckedText {
  readonly report: FileReport
  /** Why the report may be incomplete: what could not be read. Empty when all was. */
  readonly problems: readonly ReportedProblem[]
}

/** Which rules check. */
export interface CheckerOptions {
  /** A profile that `tactful check --profile` knows; recommended, if left out. */
  readonly profile?: string
  /** The text of a lexicon of your own, in YAML. */
  readonly lexicon?: string
}

/** Checks one text after the other with the same rules. */
export type CheckText = (text: string, options: TextOptions) => Promise<CheckedText>

const unread = (text: string, problem: ReportedProblem): CheckedText => ({
  report: {
    path: problem.path,
    format: 'unknown',
    messages: 0,
    otherLanguages: 0,
    findings: [],
    source: text,
  },
  problems: [problem],
})

const houseOf = async (lexicon: string): Promise<readonly Rule[]> => {
  const { rule, faults } = await readWords(lexicon)
  if (rule) return [rule]
  throw new SyntaxError(
    faults.map(({ line, column, message, hint }) => `${line}:${column}: ${message} (${hint})`).join('\n'),
  )
}

const checkWith =
  (checker: Checker): CheckText =>
  async (text, { path, as }) => {
    const reading = await readSource({ path, located: Located.file(text) }, as === undefined ? {} : { as })
    if (reading === undefined) {
      const hint = 'Give `path` an ending that tells the format, or `as`.'
      return unread(text, { path, message: 'no format that tactful knows', hint })
    }
    if (!isProblem(reading)) return checker.file(reading, { path, text })
    return unread(text, placed(path, reading, placesIn(text)))
  }

/** Makes a checker. Rejects with a RangeError for a profile that there is not, a SyntaxError for a faulty lexicon. */
export const textChecker = async ({ profile, lexicon }: CheckerOptions): Promise<CheckText> => {
  const house = lexicon === undefined ? [] : await houseOf(lexicon)
  return checkWith(checkerOf({ profile: profile ?? usualProfile, only: [], house }))
}

/**
 * Checks a text with the recommended rules, as the command does. A text that can't be read is a problem in the result;
 * nothing is thrown and nothing is written.
 */
export const checkText: CheckText = checkWith(checkerOf({ profile: usualProfile, only: [], house: [] }))
