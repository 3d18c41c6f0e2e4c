import { checkerOf, readWords, rules, usualProfile } from './compose.ts'
import type { Checker } from './engine/check.ts'
import { placed, placesIn } from './engine/placed.ts'
import type { FileReport, ReportedProblem } from './engine/report.ts'
import { ruleOfKey } from './engine/rule-of-key.ts'
import { readSource } from './readers/read.ts'
import type { Rule } from './rule/rule.ts'
import type { Choices } from './rule/settings.ts'
import { localDay } from './text/local-day.ts'
import { Located } from './text/located.ts'
import { isProblem } from './text/problem.ts'
import { type Severity, severities } from './text/severity.ts'

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

/** How loud a rule is, `on` for its own severity, with values for its options. */
export type RuleChoice =
  | Severity
  | 'on'
  | 'off'
  | { readonly severity?: Severity | 'on' | 'off'; readonly [option: string]: unknown }

/** Which rules check. */
export interface CheckerOptions {
  /** A profile that `tactful check --profile` knows; recommended, if left out. */
  readonly profile?: string
  /** The text of a lexicon of your own, in YAML. */
  readonly lexicon?: string
  /** What is different from the profile, by rule or entry: `{ 'no-problem': 'off' }`. */
  readonly rules?: Readonly<Record<string, RuleChoice>>
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
    if (!isProblem(reading)) return checker.file(reading, { path, text, today: localDay(new Date()) })
    return unread(text, placed(path, reading, placesIn(text)))
  }

const levels = [...severities, 'on', 'off']

/** The choices as settings have them. Throws a RangeError for what there is not. */
const choicesOf = (chosen: Readonly<Record<string, RuleChoice>>, known: readonly Rule[]): Choices =>
  Object.entries(chosen).map(([key, choice]) => {
    const rule = ruleOfKey(key, known)
    const entry = rule && key !== rule.id ? key.slice(rule.id.length + 1) : undefined
    if (!rule) throw new RangeError(`there is no rule “${key}”`)
    if (entry !== undefined && !rule.entries.some(({ id }) => id === entry))
      throw new RangeError(`“${rule.id}” has no entry “${entry}”`)
    const { severity: is, ...options } = typeof choice === 'string' ? { severity: choice } : choice
    if (is !== undefined && !levels.includes(is))
      throw new RangeError(`“${key}” can’t be “${is}”; it is one of ${levels.join(', ')}`)
    const stray = Object.keys(options).find(name => !Object.hasOwn(rule.options, name))
    if (stray !== undefined) throw new RangeError(`“${key}” has no option “${stray}”`)
    return [key, { ...(is === undefined ? {} : { is }), options }]
  })

/**
 * Makes a checker. Rejects with a RangeError for a profile, rule or option that there is not, a SyntaxError for a
 * faulty lexicon.
 */
export const textChecker = async ({
  profile = usualProfile,
  lexicon,
  rules: chosen = {},
}: CheckerOptions): Promise<CheckText> => {
  const house = lexicon === undefined ? [] : await houseOf(lexicon)
  const choices = [choicesOf(chosen, [...rules, ...house])]
  return checkWith(checkerOf({ profile, choices, only: [], house }))
}

/**
 * Checks a text with the recommended rules, as the command does. A text that can't be read is a problem in the result;
 * nothing is thrown and nothing is written.
 */
export const checkText: CheckText = checkWith(checkerOf({ profile: usualProfile, only: [], house: [] }))
