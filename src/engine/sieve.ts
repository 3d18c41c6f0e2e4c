import type { FlatAutomaton, Hits } from '../language/flat.ts'
import { makeScan, type Scan } from '../language/scan.ts'
import { tokenize } from '../language/tokens.ts'
import { type Language, whichLanguage } from '../language/which.ts'
import { optionValues } from '../rule/check.ts'
import type { Glance } from '../rule/gate.ts'
import type { Rule } from '../rule/rule.ts'
import type { Conversation, Message, Passage } from '../text/conversation.ts'
import { languageOf } from './language.ts'
import type { Ruleset } from './ruleset.ts'
import { makeRuns } from './runs.ts'
import type { Known } from './view.ts'
import { fitsAudience, fitsChannel } from './weigh.ts'

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

/** What a look tells holds until the next look. */
export type Sieve = (conversation: Conversation) => Sifted

const isCompany = ({ role }: Message): boolean => role === 'agent' || role === 'bot'

// What a phrase is for, as a number.
const isSignal = 1
const isMatch = 2
const isNot = 3

// Whether a message may come to something, in bits.
const withoutHits = 1
const withHits = 2

/** With more hits than this a passage is read closely: looking which of them silence each other takes the square. */
const mostHits = 96

/** The owners of phrases in columns. */
const columnsOf = ({ owners, rules }: Ruleset, numberOf: (signal: string) => number) => {
  const kinds = new Uint8Array(owners.length)
  /** The number of a signal; of a phrase of an entry that of the entry. */
  const names = new Int32Array(owners.length)
  const ruleNumbers = new Map(rules.map((rule, number) => [rule, number]))
  const entries = new Map<unknown, number>()
  const ruleOf = new Int32Array(owners.length)
  for (const [phrase, owner] of owners.entries()) {
    if (!owner || owner.is === 'preferred') continue
    kinds[phrase] = owner.is === 'signal' ? isSignal : owner.is === 'match' ? isMatch : isNot
    if (owner.is === 'signal') names[phrase] = numberOf(owner.name)
    else {
      const number = entries.get(owner.entry) ?? entries.size
      entries.set(owner.entry, number)
      names[phrase] = number
      ruleOf[phrase] = ruleNumbers.get(owner.rule) ?? -1
    }
  }
  return { kinds, names, ruleOf }
}

/** Makes the sieve of a set of rules. */
export const makeSieve = (ruleset: Ruleset, automaton: FlatAutomaton): Sieve => {
  const { owners, rules, vocabulary } = ruleset
  const signals = new Map<string, number>()
  for (const owner of owners) {
    if (owner?.is === 'signal' && !signals.has(owner.name)) signals.set(owner.name, signals.size)
  }
  const width = (signals.size >> 5) + 1
  const columns = columnsOf(ruleset, name => signals.get(name) as number)
  const scan = makeScan(vocabulary)
  const runs = makeRuns(vocabulary)
  /** The rules in code, with the options that they have in this run. */
  const inCode = rules.flatMap((rule, number) =>
    rule.check ? [{ rule, number, options: optionValues(rule.options) }] : [],
  )

  let conversation: Conversation = { messages: [] }
  /** The signals of each message, and those of all messages before it: a bit each. */
  let held = new Int32Array(width * 16)
  let before = new Int32Array(width * 16)
  let words = new Int32Array(16)
  let repeats = new Uint8Array(16)
  let others = new Int32Array(16)
  let loudMessages = new Uint8Array(16)
  /** The language of each passage, all messages in a row, and where each message begins. */
  let languages: Language[] = []
  let firsts = new Int32Array(16)
  /** Which rules may speak of each message. */
  let loud = new Uint8Array(rules.length * 16)

  const makeRoom = (messages: number): void => {
    languages = []
    if (words.length < messages) {
      const room = messages * 2
      held = new Int32Array(width * room)
      before = new Int32Array(width * room)
      words = new Int32Array(room)
      repeats = new Uint8Array(room)
      others = new Int32Array(room)
      firsts = new Int32Array(room)
      loudMessages = new Uint8Array(room)
      loud = new Uint8Array(rules.length * room)
      return
    }
    held.fill(0, 0, width * messages)
    before.fill(0, 0, width * messages)
    words.fill(0, 0, messages)
    repeats.fill(0, 0, messages)
    others.fill(0, 0, messages)
    loudMessages.fill(0, 0, messages)
    loud.fill(0, 0, rules.length * messages)
  }

  const hasBit = (bits: Int32Array, message: number, signal: string): boolean => {
    const number = signals.get(signal)
    if (number === undefined) return false
    return ((bits[message * width + (number >> 5)] as number) & (1 << (number & 31))) !== 0
  }

  let copied = {
    ids: new Int32Array(256),
    starts: new Int32Array(256),
    ends: new Int32Array(256),
    hashes: new Int32Array(0),
    count: 0,
    words: 0,
    plainEnglish: false,
  }
  /** The tokens of a text that no scan can tell. */
  const tokensAsScan = ({ located, placeholders }: Passage): Scan => {
    const tokens = tokenize(located.text, placeholders, vocabulary)
    if (copied.ids.length < tokens.length) {
      const room = tokens.length * 2
      const column = (): Int32Array<ArrayBuffer> => new Int32Array(room)
      copied = { ...copied, ids: column(), starts: column(), ends: column() }
    }
    copied.count = tokens.length
    copied.words = 0
    for (const [at, { id, type, start, end }] of tokens.entries()) {
      copied.ids[at] = id
      copied.starts[at] = start
      copied.ends[at] = end
      if (type !== 'mark') copied.words++
    }
    return copied
  }

  /** Whether a longer phrase of the same entry silences the hit at `at`. */
  const isSilenced = ({ numbers, length }: Hits, at: number): boolean => {
    const entry = columns.names[numbers[at] as number]
    const [from, to] = [numbers[at + 1] as number, numbers[at + 2] as number]
    for (let other = 0; other < length; other += 3) {
      const phrase = numbers[other] as number
      if (columns.kinds[phrase] !== isNot || columns.names[phrase] !== entry) continue
      if ((numbers[other + 1] as number) < to && from < (numbers[other + 2] as number)) return true
    }
    return false
  }

  /** Whether the hit at `at` could come to anything. */
  const isCandidate = (
    hits: Hits,
    at: number,
    language: string,
    message: Message,
    tokens: Scan,
    text: string,
  ): boolean => {
    const phrase = hits.numbers[at] as number
    const owner = owners[phrase]
    if (owner?.is !== 'match') return false
    const { entry } = owner
    if (entry.lang !== language || !fitsAudience(entry, message) || !fitsChannel(entry, message)) return false
    const match = { phrase, from: hits.numbers[at + 1] as number, to: hits.numbers[at + 2] as number }
    if (!automaton.isSpelled(match, tokens, text)) return false
    return entry.not.length === 0 || hits.length > mostHits * 3 || !isSilenced(hits, at)
  }

  /** Takes down what the hits are for; `tokens` are given where the company's own words are weighed. */
  const take = (
    hits: Hits,
    index: number,
    language: string,
    message: Message,
    tokens: Scan | undefined,
    text: string,
  ): void => {
    for (let at = 0; at < hits.length; at += 3) {
      const phrase = hits.numbers[at] as number
      const kind = columns.kinds[phrase]
      if (kind === isSignal) {
        const number = columns.names[phrase] as number
        const place = index * width + (number >> 5)
        held[place] = (held[place] as number) | (1 << (number & 31))
      } else if (tokens && kind === isMatch) {
        const place = index * rules.length + (columns.ruleOf[phrase] as number)
        if (loud[place] === 0 && isCandidate(hits, at, language, message, tokens, text)) {
          loud[place] = 1
          loudMessages[index] = withHits
        }
      }
    }
  }

  const lookAt = (message: Message, index: number): void => {
    const company = isCompany(message)
    const single = message.passages.length === 1 && message.lang === undefined
    const languageIn = single ? undefined : languageOf(message)
    firsts[index] = languages.length
    const inTalk = company && message.audience !== 'internal' && conversation.messages.length > 2
    for (const passage of message.passages) {
      const { text } = passage.located
      const scanned = scan(text, passage.placeholders)
      const found = scanned ?? tokensAsScan(passage)
      const own = scanned?.plainEnglish ? 'en' : whichLanguage(text)
      const language = languageIn ? languageIn(text, own) : own
      languages.push(language)
      words[index] = (words[index] as number) + found.words
      if (inTalk && (scanned ? runs.repeats(scanned, language) : runs.lose())) repeats[index] = 1
      if (company && language === 'other') others[index] = (others[index] as number) + 1
      if (language !== 'en' && language !== 'zh') continue
      const hits = automaton.hitsIn(found.ids, found.count)
      const weighed = company && passage.kind !== 'quote'
      take(hits, index, language, message, weighed ? found : undefined, text)
    }
  }

  const glance: Glance & { message: Message; messages: readonly Message[]; index: number } = {
    message: { path: [], role: 'agent', audience: 'customer', passages: [] },
    messages: [],
    index: 0,
    holds: signal => hasBit(held, glance.index, signal),
    heldBy: (index, signal) => hasBit(held, index, signal),
    heard: signal => hasBit(before, glance.index, signal),
    get words() {
      return words[glance.index] as number
    },
    get repeats() {
      return repeats[glance.index] === 1
    },
  }
  const opens = ({ when, plugin }: Rule, options: Readonly<Record<string, unknown>>): boolean => {
    if (!when) return true
    if (!plugin) return when(glance, options)
    try {
      return when(glance, options)
    } catch {
      // What fails here fails in the check, where it is told, or matters to nobody.
      return true
    }
  }

  /** Asks the gates of the rules that found no phrase; whether any rule may speak of the message. */
  const ask = (message: Message, index: number): boolean => {
    const row = index * rules.length
    glance.message = message
    glance.index = index
    for (const { rule, number, options } of inCode) {
      if (loud[row + number] === 0 && opens(rule, options)) loud[row + number] = 1
    }
    for (let number = 0; number < rules.length; number++) if (loud[row + number] === 1) return true
    return false
  }

  return spoken => {
    conversation = spoken
    const { messages } = spoken
    makeRoom(messages.length)
    runs.begin()
    for (let index = 0; index < messages.length; index++) {
      if (index > 0) {
        for (let at = index * width; at < (index + 1) * width; at++) {
          before[at] = (before[at - width] as number) | (held[at - width] as number)
        }
      }
      lookAt(messages[index] as Message, index)
    }
    glance.messages = messages
    let isLoud = false
    let company = 0
    let otherLanguages = 0
    for (let index = 0; index < messages.length; index++) {
      const message = messages[index] as Message
      if (!isCompany(message)) continue
      if (message.passages.length > 0) company++
      otherLanguages += others[index] as number
      if (ask(message, index)) {
        isLoud = true
        loudMessages[index] = (loudMessages[index] as number) | withoutHits
      } else if (message.otherReadings) isLoud = true
    }
    const foreign = otherLanguages === 0 ? undefined : others.slice(0, messages.length)
    // The views of a conversation may be asked after the next one was looked at.
    if (!isLoud && otherLanguages === 0) return { ...quiet, messages: company }
    const messageLoud = loudMessages.slice(0, messages.length)
    const [bits, counts] = [held.slice(0, width * messages.length), words.slice(0, messages.length)]
    const [spokenIn, begins] = [languages, firsts.slice(0, messages.length)]
    const may = loud.slice(0, rules.length * messages.length)
    return {
      isLoud,
      messages: company,
      otherLanguages,
      inOtherLanguages: message => foreign?.[message] ?? 0,
      isLoudAt: message => messageLoud[message] !== 0,
      hasHits: message => ((messageLoud[message] as number) & withHits) !== 0,
      maySpeak: (message, rule) => may[message * rules.length + rule] === 1,
      mayHold: (message, signal) => hasBit(bits, message, signal),
      words: message => counts[message] as number,
      language: (message, passage) => spokenIn[(begins[message] as number) + passage] as Language,
    }
  }
}

const quiet: Sifted = {
  isLoud: false,
  messages: 0,
  otherLanguages: 0,
  inOtherLanguages: () => 0,
  isLoudAt: () => false,
  hasHits: () => false,
  maySpeak: () => false,
  mayHold: () => true,
  words: () => 0,
  language: () => 'none',
}
