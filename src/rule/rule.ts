import type { Language } from '../language/which.ts'
import type { Audience, Channel } from '../text/conversation.ts'
import type { Severity } from '../text/severity.ts'
import type { Check, Options } from './check.ts'
import type { Collection } from './collection.ts'
import type { Gate } from './gate.ts'

/** Where a rule's authority stands: a book or page of the bibliography, and the place in it. */
export interface Citation {
  readonly source: string
  readonly where: string
  /** Statement or contradiction of the collected sources, `S47`, `C1`. */
  readonly statements: readonly string[]
}

/** What the customer's turn before did; `unknown` where there is no such turn to read. */
export const acts = ['thanks', 'apology', 'complaint', 'question', 'request', 'praise', 'farewell'] as const

export type Act = (typeof acts)[number]

/** Where in its message a phrase must stand. */
export const places = ['sentence-start', 'whole-sentence', 'whole-message', 'opening', 'closing'] as const

export type Place = (typeof places)[number]

export const scopes = [
  'clause',
  'sentence',
  'next-sentence',
  'previous-sentence',
  'message',
  'conversation',
] as const

export type Scope = (typeof scopes)[number]

/** A named guard or signal, and how far from the phrase it is looked for. */
export interface Condition {
  readonly name: string
  readonly scope: Scope
}

export interface SeverityChange {
  readonly to: Severity
  readonly if: readonly Condition[]
}

/** Words to say instead. `{x}` is a typed token of the phrase; any other `{slot}` is for a person to fill. */
export interface Rewrite {
  readonly text: string
  /** Offered first after these acts. */
  readonly after: readonly Act[]
  /** The same in Traditional characters, for Chinese. */
  readonly traditional?: string
  /** It adds no fact, name, time or promise, it is grammatical wherever the entry matches, and its result is silent. */
  readonly safe: boolean
}

/** Sentences that prove an entry: `«…»` marks the words that are reported. */
export interface Example {
  readonly text: string
  /** The customer's turn before it. */
  readonly after?: string
  /** Other rules that rightly report some of the same sentence. */
  readonly also: readonly string[]
  /** A complete message, in which no rule at all finds anything. */
  readonly whole: boolean
}

export interface Entry {
  readonly id: string
  readonly lang: Exclude<Language, 'other' | 'none'>
  /** Phrases in the notation. */
  readonly match: readonly string[]
  /** Longer phrases around the match that silence it. */
  readonly not: readonly string[]
  readonly at: readonly Place[]
  /** The act of the turn before must be one of these; `unknown` stands for no turn before. */
  readonly after: readonly (Act | 'unknown')[]
  readonly notAfter: readonly Act[]
  readonly if: readonly Condition[]
  readonly unless: readonly Condition[]
  readonly channel: readonly Channel[]
  readonly audience: readonly Audience[]
  readonly severity?: Severity
  readonly softer?: SeverityChange
  readonly harder?: SeverityChange
  readonly message?: string
  /** The message in Traditional characters, for Chinese. */
  readonly traditionalMessage?: string
  readonly rewrite: readonly Rewrite[]
  readonly bad: readonly Example[]
  readonly good: readonly Example[]
  readonly spare: readonly Example[]
}

/** What a rule says, in Chinese. */
export interface Wording {
  readonly title: string
  readonly why: string
  readonly message: string
}

/** A conversation that proves a rule in code: `«…»` marks the words that it reports; without marks it is silent. */
export interface Turns {
  readonly about: string
  readonly channel?: Channel
  /** `role: words`, with `@seconds` before it where time matters: `@90 agent: Still checking.` */
  readonly turns: readonly string[]
  /** The second copy of the last turn, `body_text` beside `body_html`. */
  readonly twin?: string
  /** Values for options of the rule. */
  readonly options?: Readonly<Record<string, unknown>>
  /** Other rules that rightly report some of the same. */
  readonly also: readonly string[]
}

/** A file of one message, as an example. */
export interface ExampleFile {
  readonly path: string
  /** What the message is called in its file. */
  readonly name?: string
  readonly lang?: string
  readonly channel?: Channel
  readonly text: string
}

/** A folder that proves a rule over whole folders: `«…»` marks the words that it reports. */
export interface ExampleFolder {
  readonly about: string
  readonly files: readonly ExampleFile[]
}

export interface Rule {
  readonly id: string
  readonly group: string
  readonly title: string
  readonly severity: Severity
  /** One sentence for the customer-service reader: what the words do to the customer. */
  readonly why: string
  readonly cite: readonly Citation[]
  readonly languages: readonly string[]
  /** The release that it came with, for a rule of ours: `0.1.0`. */
  readonly since?: string
  /** Template of what is said of a hit; `{found}` is the words. */
  readonly message: string
  readonly entries: readonly Entry[]
  readonly options: Options
  readonly check?: Check
  /** Asked before the check is; where it is left out, the check always is. */
  readonly when?: Gate
  /** Asked where phrases of the rule were found: false where the check would keep none of them. */
  readonly keeps?: Gate
  readonly fix: 'safe' | 'suggestion' | 'none'
  /** Longer notes for the page: what it needs, what was left out and why. */
  readonly notes: readonly string[]
  readonly zh?: Wording
  readonly traditional?: Wording
  readonly examples?: readonly Turns[]
  /** A judgement over all messages of a run. */
  readonly collection?: Collection
  readonly folders?: readonly ExampleFolder[]
  /** Given for a rule that a plugin brings: its code is not ours, and not trusted to keep its promises. */
  readonly plugin?: { readonly name: string; readonly about?: string; readonly homepage?: string }
}
