import type { Diagnostic } from '../../engine/report.ts'
import type { Edit } from '../../text/edit.ts'
import { isSettled, moved, type Settled, settledAs } from './settled.ts'

/** A file as the choices so far leave it. */
export interface FileState {
  readonly text: string
  readonly settled: readonly Settled[]
  /** The rest of it is skipped. */
  readonly left: boolean
}

/** A session at one moment; going back is taking the moment before. */
export interface Moment {
  readonly files: readonly FileState[]
  /** The file that is worked on. */
  readonly at: number
  /** Rules that are skipped everywhere. */
  readonly rules: ReadonlySet<string>
  readonly changed: number
  readonly ignored: number
  readonly skipped: number
}

export const beginning = (texts: readonly string[]): Moment => ({
  files: texts.map(text => ({ text, settled: [], left: false })),
  at: 0,
  rules: new Set(),
  changed: 0,
  ignored: 0,
  skipped: 0,
})

/** The findings of a file that are still to be asked about. */
export const openIn = (
  findings: readonly Diagnostic[],
  { settled, left }: FileState,
  { rules }: Moment,
): readonly Diagnostic[] =>
  left ? [] : findings.filter(found => !rules.has(found.rule) && !isSettled(found, settled))

const inFile = (moment: Moment, change: (file: FileState) => Partial<FileState>): Moment => ({
  ...moment,
  files: moment.files.map((file, index) => (index === moment.at ? { ...file, ...change(file) } : file)),
})

/** The text of the file is another now. */
export const rewritten = (moment: Moment, text: string, edits: readonly Edit[]): Moment =>
  inFile(moment, ({ settled }) => ({ text, settled: moved(settled, edits) }))

export const skipped = (moment: Moment, finding: Diagnostic): Moment => ({
  ...inFile(moment, ({ settled }) => ({ settled: [...settled, settledAs(finding)] })),
  skipped: moment.skipped + 1,
})

/** It is ignored, and the file itself can't say so. */
export const ignoredElsewhere = (moment: Moment, finding: Diagnostic, reason: string): Moment => ({
  ...inFile(moment, ({ settled }) => ({ settled: [...settled, settledAs(finding, reason)] })),
  ignored: moment.ignored + 1,
})

export const fileLeft = (moment: Moment, open: number): Moment => ({
  ...inFile(moment, () => ({ left: true })),
  skipped: moment.skipped + open,
})

export const ruleLeft = (moment: Moment, rule: string, open: number): Moment => ({
  ...moment,
  rules: new Set([...moment.rules, rule]),
  skipped: moment.skipped + open,
})
