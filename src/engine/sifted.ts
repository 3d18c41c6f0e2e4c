import type { Language } from '../language/which.ts'
import type { Conversation } from '../text/conversation.ts'
import type { Found } from './found.ts'
import type { Known } from './reading.ts'

/**
 * What a first look at a conversation tells. It may take a message for one that something is found in where nothing is,
 * and never the other way round.
 */
export interface Sifted extends Known {
  /** Whether any rule may speak of any message, or a message has other readings, which are not looked at here. */
  readonly isLoud: boolean
  /** Whether any rule may speak of the message. */
  readonly isLoudAt: (message: number) => boolean
  /** Whether a phrase of some rule may report anything of it. */
  readonly hasHits: (message: number) => boolean
  /** Whether the rule, by its place in the set, may speak of the message. */
  readonly maySpeak: (message: number, rule: number) => boolean
  /** Messages of the company that hold anything. */
  readonly messages: number
  /** Passages of the company in a language that is not checked: in all, and in one of its messages. */
  readonly otherLanguages: number
  readonly inOtherLanguages: (message: number) => number
}

/** Looks at a conversation. What it tells holds until the next look, or as long as anybody keeps it where it is `lasting`. */
export type Sieve = (conversation: Conversation, lasting?: boolean) => Sifted

const nothing: Found = {
  tokens: { ids: new Int32Array(0), starts: new Int32Array(0), ends: new Int32Array(0) },
  hits: new Int32Array(0),
}

const no = (): boolean => false
const zero = (): number => 0
const noLanguage = (): Language => 'none'
const nothingFound = (): Found => nothing

/** Of a conversation that nobody speaks of. In the order of any other one: V8 makes code anew that meets another shape. */
export const quiet = (messages: number): Sifted => ({
  isLoud: false,
  messages,
  otherLanguages: 0,
  inOtherLanguages: zero,
  isLoudAt: no,
  hasHits: no,
  maySpeak: no,
  holds: no,
  words: zero,
  language: noLanguage,
  found: nothingFound,
})
