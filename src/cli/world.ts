import type { LoadCode, ReadPlugin, Selection } from '../compose.ts'
import type { FileToCheck } from '../engine/check.ts'
import type { Collecting, Gathered } from '../engine/collection.ts'
import type { Tried } from '../engine/examples.ts'
import type { Meter } from '../engine/meter.ts'
import type { Citation, FileReport, ReportedProblem } from '../engine/report.ts'
import type { JudgeTalk } from '../engine/stream.ts'
import type { HousekeepingRule, Silencer } from '../engine/suppressions/silence.ts'
import type { Tracer } from '../engine/trace.ts'
import type { Known } from '../node/cache/verdicts.ts'
import type { CrewPlace } from '../node/crew.ts'
import type { Execute } from '../node/execute.ts'
import type { FileSystem } from '../node/filesystem.ts'
import type { PluginFiles } from '../node/plugins.ts'
import type { Stretches } from '../readers/conversations/ndjson-stream.ts'
import type { Format, Reading, ReadOptions, Source } from '../readers/reader.ts'
import type { Options } from '../rule/options.ts'
import type { Rule } from '../rule/rule.ts'
import type { Profile } from '../rule/settings.ts'
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
  /** The release that it came with, for a rule of ours. */
  readonly since?: string
  readonly cite: readonly Citation[]
  readonly fix: 'safe' | 'suggestion' | 'none'
  readonly entries: readonly { readonly id: string; readonly severity?: Severity }[]
  readonly options: Options
  /** Given for a rule over whole folders. */
  readonly collection?: unknown
}

/** A rule under profile and settings. */
export interface LeveledRule extends ListedRule {
  readonly level: Severity | 'off'
  /** The rule itself, for words that a profile or the user brings along and that have no page. */
  readonly words?: Rule
}

/** How what rules over whole folders keep of a file is had where somebody asks: a cache seals it apart. */
export interface Recall {
  readonly known: Known
  readonly open: () => Promise<Recalled>
}

export interface Recalled {
  readonly gathered: readonly Gathered[]
  /** The text of a file that was not opened before. */
  readonly source?: string
  /** The file has changed since its turn came: what comes of it now, if it can still be read. */
  readonly changed?: { readonly now: Checked | undefined }
}

export interface Checked {
  readonly report: FileReport
  readonly problems: readonly ReportedProblem[]
  /** Findings that the baseline holds. */
  readonly known?: number
  /** It is about a file of the tool itself, which is none of those that are checked. */
  readonly aside?: boolean
  /** What rules over whole folders keep of it: they speak when all files are read. */
  readonly gathered?: readonly Gathered[]
  /** The same of a file that a cache knows. */
  readonly recall?: Recall
  /** What its comments silence of that. */
  readonly silencer?: Silencer
  /** The run was interrupted before its end. */
  readonly cut?: true
}

/** Checks what a file was read as. */
export type CheckReading = (reading: Reading, file: FileToCheck) => Promise<Checked>

/** The parts of the house that commands use, each loaded when it is first asked for. */
export interface Tools {
  formats(): Promise<readonly Format[]>
  profiles(): Promise<readonly Profile[]>
  /** What rules cite. */
  works(): Promise<readonly { readonly id: string; readonly author: string; readonly title: string }[]>
  /** All rules, as loud as profile and settings want them, and the words that those bring along. */
  rules(selection: Omit<Selection, 'only'>): Promise<readonly LeveledRule[]>
  /** Reads a lexicon of the user: a rule, or all that is wrong with it. */
  words(source: string): Promise<{ readonly rule?: Rule; readonly faults: readonly Fault[] }>
  /** Reads a plugin; its code is loaded where there is some. */
  plugin(files: PluginFiles, load: LoadCode): Promise<ReadPlugin>
  /** The page of a rule that a plugin brings. */
  pluginPage(rule: Rule): Promise<string>
  /** A rule that ships, with the examples of its file. */
  written(id: string, source: string): Promise<Rule>
  /** Runs the examples of a rule. */
  tryExamples(rule: Rule, selection: Selection): Promise<Tried>
  readSource(source: Source, options: ReadOptions): Promise<Reading | Problem | undefined>
  /** Makes rules ready to tell why they speak or keep silent at a place. */
  tracer(selection: Selection): Promise<Tracer>
  /** The rule that speaks of suppressions, if it is on, and where its page is. */
  housekeeping(
    selection: Selection,
  ): Promise<{ readonly rule: HousekeepingRule | undefined; readonly url: string }>
  /** The rules over whole folders of a selection. */
  collections(selection: Selection): Promise<readonly Collecting[]>
  /** Makes rules ready for a stream of lines, none of them longer than `most`, and what gathers its conversations. */
  stream(
    selection: Selection,
    options: ReadOptions,
    most: number,
  ): Promise<{ readonly judge: JudgeTalk; readonly stretches: Stretches }>
  /** Makes rules ready for a run. */
  checker(selection: Selection, meter?: Meter): Promise<CheckReading>
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
  /** Runs other programs: git. */
  readonly execute: Execute
  /** The day, `2026-11-22`, by the clock of the machine. */
  readonly today: () => string
  /** Milliseconds by a clock that never goes back. */
  readonly now: () => number
  /** Aborted when the run is to end; the reason is the exit code then, a number. */
  readonly signal: AbortSignal
  /** Has the process keep its memory small from now on. */
  readonly keepSmall?: () => Promise<void>
  /** Has the process begin a run over many files with less compiling. */
  readonly holdOptimizer?: () => void
  /** Where `package.json` and `rules/` are. */
  readonly packageRoot: string
  readonly version: string
  /** Where other threads begin that help in large runs; without it there are none. */
  readonly crew?: CrewPlace
  /** Tells this build of the tool from all others. */
  readonly build?: () => string
  readonly tools: Tools
}
