import type { Passage, PassageKind, Role } from '../text/conversation.ts'
import type { Edit } from '../text/edit.ts'
import type { Position } from '../text/lines.ts'
import type { QuotedLines } from '../text/passing.ts'
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

/** A message of the company as its reader sees it. */
export interface SaidMessage {
  readonly path: readonly string[]
  readonly id?: string
  readonly conversation?: string
  /** How often its conversation was used, where the file counts it. */
  readonly uses?: number
  readonly role: Role
  readonly author?: string
  /** The day on which it was said, `2026-03-02`, where the file tells. */
  readonly day?: string
  readonly passages: readonly { readonly kind: PassageKind; readonly text: string }[]
  /** The message before, as other customers read it (a branch of a template): it counts no second time. */
  readonly again?: true
  /** The number of its conversation in the file, from 0. */
  readonly talk?: number
  /** A customer spoke before it. */
  readonly answers?: true
  /** Only colleagues read it. */
  readonly internal?: true
  /** It is neither English nor Chinese, and so was not checked. */
  readonly unchecked?: true
}

/** Somebody who speaks in a file. */
export interface Speaker {
  readonly name: string
  readonly role: Role
}

/** Words of a finding in `FileReport.said`: the number of the message, of its passage, and the range in that. */
export interface Spot {
  readonly message: number
  readonly passage: number
  readonly range: Range
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
  /** There where `FileReport.said` is, and the words stand in one passage of it. */
  readonly spot?: Spot
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

/** What one file gave. Values only. */
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
  /** The file's text, for reporters that show lines of it; empty where it was too long to hold. */
  readonly source: string
  /** The lines of findings, where the text was too long to hold. */
  readonly quoted?: QuotedLines
  /** The messages that were checked, in their order; only where a report asks for them. */
  readonly said?: readonly SaidMessage[]
  /** Who speaks in the file, each once; only beside `said`. */
  readonly people?: readonly Speaker[]
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
  /** The first few of these that look like texts for customers. */
  readonly missed?: readonly string[]
  readonly otherLanguages: number
  /** The run was interrupted: not every file was checked. */
  readonly incomplete?: boolean
  /** Rules over whole folders that did not speak, because of that. */
  readonly unjudged?: readonly string[]
  readonly problems: readonly ReportedProblem[]
}
