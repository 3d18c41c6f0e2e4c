import type { Passage, Role } from '../text/conversation.ts'
import type { Edit } from '../text/edit.ts'
import type { Position } from '../text/lines.ts'
import type { Range } from '../text/range.ts'
import type { Severity } from '../text/severity.ts'

/** Where a rule's authority stands: a book of the bibliography and the place in it. */
export interface Citation {
  readonly source: string
  readonly where: string
}

/** Words in the passage where they stand. */
export interface Stand {
  readonly passage: Passage
  readonly range: Range
}

/** What a rewrite does to a passage; its edits do the same to the file. */
export interface Change extends Stand {
  readonly words: string
  /** The same passage in the other copy of its message, which is changed with it. */
  readonly twin?: Passage
}

/** A way to say it better. `edits` is empty where the place can't be rewritten in the file; `refused` says why. */
export interface ReportedRewrite {
  /** The words that would stand in the text; `{time}` and the like are slots for a person to fill. */
  readonly text: string
  readonly safe: boolean
  readonly edits: readonly Edit[]
  readonly refused?: string
  /** There where there are edits. */
  readonly change?: Change
}

/** A finding at its true place in the file. */
export interface Diagnostic {
  readonly rule: string
  readonly entry?: string
  readonly severity: Severity
  readonly message: string
  readonly why: string
  /** The words as the reader of the message sees them. */
  readonly text: string
  /** There where the words stand in one passage. */
  readonly within?: Stand
  readonly start: Position
  readonly end: Position
  readonly messagePath: readonly string[]
  readonly conversation?: string
  readonly id?: string
  readonly role: Role
  readonly rewrites: readonly ReportedRewrite[]
  /** Rules that claimed the same words and gave way. */
  readonly related: readonly string[]
  readonly cite: readonly Citation[]
  readonly url: string
  readonly fingerprint: string
}

/** A finding that somebody silenced, with what was said for it. */
export interface SuppressedFinding {
  readonly finding: Diagnostic
  readonly by: 'comment' | 'file'
  readonly reason?: string
  /** The last day on which it is silent. */
  readonly until?: string
}

/** What one file gave. Values only; `source` is the file's text, for reporters that show lines of it. */
export interface FileReport {
  readonly path: string
  readonly format: string
  /** Messages that were checked: the company's, of whatever language. */
  readonly messages: number
  /** Passages left unchecked because they are neither English nor Chinese. */
  readonly otherLanguages: number
  readonly findings: readonly Diagnostic[]
  /** Left out where there are none. */
  readonly suppressed?: readonly SuppressedFinding[]
  readonly source: string
}

/** A fault that makes the run unsure: what, where (1-based, if known), and how to mend it. */
export interface ReportedProblem {
  readonly path: string
  readonly line?: number
  readonly column?: number
  readonly message: string
  readonly hint: string
}

export interface Summary {
  readonly files: number
  readonly messages: number
  readonly findings: number
  readonly error: number
  readonly warning: number
  readonly info: number
  /** Findings that a comment or a file of suppressions silenced. */
  readonly suppressed: number
  /** Findings that the baseline holds. */
  readonly known: number
  /** What the baseline holds and is gone, where that can be told. */
  readonly stale: number
  /** Files found while walking that no reader knows. */
  readonly skipped: number
  readonly otherLanguages: number
  readonly problems: readonly ReportedProblem[]
}
