import type { Match } from '../language/automaton.ts'
import type { Token } from '../language/tokens.ts'
import type { Language } from '../language/which.ts'
import type { Message, Passage } from '../text/conversation.ts'
import type { Range } from '../text/range.ts'
import type { Act } from './rule.ts'

/** A passage as rules see it: its words, its sentences, and where signals stand in it. */
export interface PassageView {
  readonly passage: Passage
  /** Its place among the passages of its message. */
  readonly index: number
  readonly text: string
  readonly language: Language
  readonly tokens: readonly Token[]
  readonly matches: readonly Match[]
  readonly sentences: () => readonly Range[]
  /** Where the named signal stands, in UTF-16 units of the passage. */
  readonly signal: (name: string) => readonly Range[]
}

export interface MessageView {
  readonly message: Message
  readonly passages: readonly PassageView[]
  /** The sentences that say more than a greeting or a signature. */
  readonly content: () => readonly ContentSentence[]
  /** Whether each of them thanks or praises. */
  readonly onlyThanks: () => boolean
  /** The passages in which the named signal stands. */
  readonly holding: (signal: string) => readonly PassageView[]
  /** How much the message says: English words, Chinese characters and values. */
  readonly words: () => number
  /** What the customer's turn before did; undefined where there is no turn before to read. */
  readonly before: () => ReadonlySet<Act> | undefined
  /** The messages of its conversation that came before, the nearest first. */
  readonly earlier: () => Iterable<MessageView>
  /** The messages that come after it, the nearest first. */
  readonly later: () => Iterable<MessageView>
  /** Whether the named signal stands in an earlier one. */
  readonly heardEarlier: (signal: string) => boolean
  /** What `make` gives, made once for each `by` and kept as long as the message. */
  readonly once: <T>(by: object, make: () => T) => T
}

/** A sentence that says something, and its passage. */
export interface ContentSentence {
  readonly passage: PassageView
  readonly sentence: Range
}

/** A stretch of one passage of one message. */
export interface Spot {
  readonly message: MessageView
  readonly passage: PassageView
  readonly range: Range
}
