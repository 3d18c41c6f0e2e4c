import type { FileReport } from '../../engine/report.ts'

/** Where a finding stands, and its words: what a figure stands on. */
export interface Evidence {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly severity: string
  readonly text: string
  readonly conversation?: string
  readonly day?: string
}

/** What is counted of one rule, of a theme, or of all rules together. */
export interface Cell {
  /** Messages with at least one finding, and over conversations the sums of their squares and products. */
  hits: number
  hits2: number
  products: number
  findings: number
  /** Kept for rules, of all weeks. */
  readonly evidence: Evidence[]
}

/** Messages that were counted. */
export interface Base {
  conversations: number
  messages: number
  messages2: number
}

/** What is counted of an agent in a week, or in all. */
export interface Scope {
  readonly all: Base
  /** Only messages behind one of a customer. */
  readonly answers: Base
  conversationsWithout: number
  readonly cells: Map<string, Cell>
}

export interface AgentTally {
  readonly name: string
  readonly role: 'agent' | 'bot'
  readonly total: Scope
  readonly weeks: Map<string, Scope>
  messagesWithoutDay: number
}

/** What is in no card, and why. */
export interface LeftOut {
  files: number
  withoutAuthor: number
  findingsWithoutAuthor: number
  withoutDay: number
  internal: number
  otherLanguages: number
  findings: number
}

export interface Tally {
  readonly agents: ReadonlyMap<string, AgentTally>
  readonly leftOut: Readonly<LeftOut>
  readonly transcripts: () => number
  /** Rules with a finding that counts. */
  readonly rules: ReadonlySet<string>
  readonly add: (report: FileReport) => void
}
