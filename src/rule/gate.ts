import type { Message } from '../text/conversation.ts'

/** What a first look knows of a message, before anything in it is read closely. */
export interface Glance {
  readonly message: Message
  /** The messages of its conversation, in their order. */
  readonly messages: readonly Message[]
  /** Its place among them. */
  readonly index: number
  /** Whether the named signal stands in it. */
  readonly holds: (signal: string) => boolean
  /** Whether it stands in another message of the conversation, by the place of that. */
  readonly heldBy: (index: number, signal: string) => boolean
  /** Whether it stands in an earlier message, whoever said that. */
  readonly heardEarlier: (signal: string) => boolean
  /** How much it says: English words, Chinese characters and values. */
  readonly words: number
  /** How much another message says, by the place of that. */
  readonly wordsOf: (index: number) => number
  /** Whether it may have a run of `runLength` words in common with an earlier message of the company. */
  readonly repeats: boolean
}

/** Words of a run that counts as repeated. */
export const runLength = 7

/**
 * A cheap look that says whether a rule in code could speak of a message in which none of its phrases was found. It may
 * say yes too often, and never no where the rule would speak: it is not asked again.
 */
export type Gate<V = Readonly<Record<string, unknown>>> = (glance: Glance, options: V) => boolean

/** A gate that is closed where none of its signals stands in the message: bits tell, before it is asked. */
export type HeldGate<V> = Gate<V> & {
  readonly signals: readonly string[]
  /** What else it asks. */
  readonly further: Gate<V> | undefined
}

/** A gate that opens where one of the named signals stands in the message, and `further` opens. */
export const whereHeld = <V = Readonly<Record<string, unknown>>>(
  signals: readonly string[],
  further?: Gate<V>,
): HeldGate<V> => {
  const gate: Gate<V> = (glance, options) =>
    signals.some(glance.holds) && (further === undefined || further(glance, options))
  return Object.assign(gate, { signals, further })
}

export const isHeldGate = <V>(gate: Gate<V> | undefined): gate is HeldGate<V> =>
  gate !== undefined && 'signals' in gate
