import type { Language } from '../language/which.ts'
import type { Glance } from '../rule/gate.ts'
import type { Message } from '../text/conversation.ts'
import type { Ruleset } from './ruleset.ts'

// Whether a message may come to something, in bits.
export const withoutHits = 1
export const withHits = 2

/** What is taken down of the messages of one conversation, in columns that are used again and again. */
export interface Notes {
  /** The signals of each message, and those of all messages before it: a bit each, `width` numbers a message. */
  held: Int32Array
  before: Int32Array
  readonly width: number
  words: Int32Array
  repeats: Uint8Array
  /** Passages in a language that is not checked. */
  others: Int32Array
  /** Which rules may speak of each message. */
  loud: Uint8Array
  loudMessages: Uint8Array
  /** The language of each passage, all messages in a row, and where each message begins. */
  languages: Language[]
  firsts: Int32Array
}

export const makeNotes = ({ rules, phrases }: Ruleset): Notes => ({
  held: new Int32Array(0),
  before: new Int32Array(0),
  width: (phrases.signals.size >> 5) + 1,
  words: new Int32Array(0),
  repeats: new Uint8Array(0),
  others: new Int32Array(0),
  loud: new Uint8Array(rules.length),
  loudMessages: new Uint8Array(0),
  languages: [],
  firsts: new Int32Array(0),
})

/** Makes the notes empty, with room for so many messages. */
export const clearNotes = (notes: Notes, messages: number, rules: number): void => {
  const { width } = notes
  notes.languages = []
  if (notes.words.length < messages) {
    const room = Math.max(16, messages * 2)
    notes.held = new Int32Array(width * room)
    notes.before = new Int32Array(width * room)
    notes.words = new Int32Array(room)
    notes.repeats = new Uint8Array(room)
    notes.others = new Int32Array(room)
    notes.firsts = new Int32Array(room)
    notes.loudMessages = new Uint8Array(room)
    notes.loud = new Uint8Array(rules * room)
    return
  }
  notes.held.fill(0, 0, width * messages)
  notes.before.fill(0, 0, width * messages)
  notes.words.fill(0, 0, messages)
  notes.repeats.fill(0, 0, messages)
  notes.others.fill(0, 0, messages)
  notes.loudMessages.fill(0, 0, messages)
  notes.loud.fill(0, 0, rules * messages)
}

/** What a conversation of so many messages holds, as it stays when the next one is looked at. */
export const keptNotes = (
  notes: Notes,
  messages: number,
  rules: number,
): Pick<Notes, 'others' | 'loudMessages' | 'held' | 'words' | 'languages' | 'firsts' | 'loud'> => ({
  others: notes.others.slice(0, messages),
  loudMessages: notes.loudMessages.slice(0, messages),
  held: notes.held.slice(0, notes.width * messages),
  words: notes.words.slice(0, messages),
  languages: notes.languages,
  firsts: notes.firsts.slice(0, messages),
  loud: notes.loud.slice(0, rules * messages),
})

/** Whether a signal stands in the row of a message. */
export const hasBit = (
  bits: Int32Array,
  width: number,
  message: number,
  number: number | undefined,
): boolean =>
  number !== undefined && ((bits[message * width + (number >> 5)] as number) & (1 << (number & 31))) !== 0

/** The bits of signals in a row. */
export const maskOf = (
  names: readonly string[],
  width: number,
  signals: ReadonlyMap<string, number>,
): Int32Array => {
  const mask = new Int32Array(width)
  for (const name of names) {
    const number = signals.get(name)
    if (number !== undefined) mask[number >> 5] = (mask[number >> 5] as number) | (1 << (number & 31))
  }
  return mask
}

/** Whether any signal of a mask stands in the row of a message. */
export const hasAnyBit = (bits: Int32Array, mask: Int32Array, message: number): boolean => {
  const row = message * mask.length
  for (let at = 0; at < mask.length; at++) {
    if (((bits[row + at] as number) & (mask[at] as number)) !== 0) return true
  }
  return false
}

/** What gates of rules see of a message: of the one at `index`, which moves on. */
export const makeGlance = (notes: Notes, { phrases: { signals } }: Ruleset) => {
  const { width } = notes
  const glance: Glance & { message: Message; messages: readonly Message[]; index: number } = {
    message: { path: [], role: 'agent', audience: 'customer', passages: [] },
    messages: [],
    index: 0,
    holds: signal => hasBit(notes.held, width, glance.index, signals.get(signal)),
    heldBy: (index, signal) => hasBit(notes.held, width, index, signals.get(signal)),
    heardEarlier: signal => hasBit(notes.before, width, glance.index, signals.get(signal)),
    get words() {
      return notes.words[glance.index] as number
    },
    wordsOf: index => notes.words[index] as number,
    get repeats() {
      return notes.repeats[glance.index] === 1
    },
  }
  return glance
}
