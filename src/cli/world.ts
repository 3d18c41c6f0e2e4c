import type { Selection } from '../compose.ts'
import type { Tried } from '../engine/examples.ts'
import type { Citation, FileReport, ReportedProblem } from '../engine/report.ts'
import type { Tracer } from '../engine/trace.ts'
import type { FileSystem } from '../node/filesystem.ts'
import type { Format, Reading, Source } from '../readers/reader.ts'
import type { Rule } from '../rule/rule.ts'
import type { Fault } from '../rule/yaml-faults.ts'
import type { Problem } from '../text/problem.ts'
import type { Severity } from '../text/severity.ts'
import type { Out } from './sink.ts'

/** What the command line has to know of a rule; the engine knows more. */
export interface ListedRule {
  readonly id: string
  readonly group: string
  readonly title: string
  readonly severity: Severity
  readonly languages: readonly string[]
  readonly cite: readonly Citation[]
  readonly fix: 'safe' | 'suggestion' | 'none'
}

/** A rule under a profile. */
export interface LeveledRule extends ListedRule {
  readonly level: Severity | 'off'
  /** The rule itself, for words that a profile brings along and that have no page. */
  readonly words?: Rule
}

export interface ListedProfile {
  readonly name: string
  readonly about: string
}

export interface Checked {
  readonly report: FileReport
  readonly problems: readonly ReportedProblem[]
  /** Findings that a comment or a baseline silenced. */
  readonly suppressed?: number
}

/** Checks what a file was read as. */
export type CheckReading = (
  reading: Reading,
  file: { readonly path: string; readonly text: string },
) => Promise<Checked>

/** The parts of the house that commands use, each loaded when it is first asked for. */
export interface Tools {
  formats(): Promise<readonly Format[]>
  profiles(): Promise<readonly ListedProfile[]>
  /** All rules, as loud as a profile of this name wants them, and the words that it brings along. */
  rules(profile: string): Promise<readonly LeveledRule[]>
  /** Reads a lexicon of the user: a rule, or all that is wrong with it. */
  words(source: string): Promise<{ readonly rule?: Rule; readonly faults: readonly Fault[] }>
  /** A rule that ships, with the examples of its file. */
  written(id: string, source: string): Promise<Rule>
  /** Runs the examples of a rule. */
  tryExamples(rule: Rule, selection: Selection): Promise<Tried>
  readSource(source: Source, options: { as?: string }): Promise<Reading | Problem | undefined>
  /** Makes rules ready to tell why they speak or keep silent at a place. */
  tracer(selection: Selection): Promise<Tracer>
  /** Makes rules ready for a run. */
  checker(selection: Selection): Promise<CheckReading>
}

/** All that a run may touch. Nothing in `src/cli` but `main.ts` reaches for the process. */
export interface World {
  /** The words after the command's name. */
  readonly argv: readonly string[]
  readonly stdin: AsyncIterable<Uint8Array | string>
  readonly stdout: Out
  readonly stderr: Out
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly fs: FileSystem
  /** Where `package.json` and `rules/` are. */
  readonly packageRoot: string
  readonly version: string
  readonly tools: Tools
}
