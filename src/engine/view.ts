import type { Match } from '../language/automaton.ts'
import { type Token, tokenize } from '../language/tokens.ts'
import type { Language } from '../language/which.ts'
import { contentSentences, isOnlyThanks } from '../rule/position.ts'
import { type Act, acts } from '../rule/rule.ts'
import type { ContentSentence, MessageView, PassageView } from '../rule/view.ts'
import type { Conversation, Message, Passage, Placeholder } from '../text/conversation.ts'
import type { Range } from '../text/range.ts'
import { type LanguageIn, languageOf } from './language.ts'
import type { Ruleset } from './ruleset.ts'

export type SplitSentences = (text: string, placeholders: readonly Placeholder[]) => readonly Range[]

/** What is known of messages before they are read. */
export interface Known {
  /** False only where the signal stands nowhere in the message. */
  readonly mayHold: (message: number, signal: string) => boolean
  readonly words: (message: number) => number
  /** The language of a passage, by its place in the message. */
  readonly language: (message: number, passage: number) => Language
}

const nowhere: readonly Range[] = []
const nothing: readonly PassageView[] = []

const signalsIn = (
  matches: readonly Match[],
  tokens: readonly Token[],
  { owners }: Ruleset,
): ReadonlyMap<string, readonly Range[]> => {
  const found = new Map<string, Range[]>()
  for (const { phrase, from, to } of matches) {
    const owner = owners[phrase]
    if (owner?.is !== 'signal') continue
    const range = { start: (tokens[from] as Token).start, end: (tokens[to - 1] as Token).end }
    const ranges = found.get(owner.name)
    if (ranges) ranges.push(range)
    else found.set(owner.name, [range])
  }
  return found
}

/** What all views of a conversation share. */
interface Talk {
  readonly messages: readonly Message[]
  readonly ruleset: Ruleset
  readonly split: SplitSentences
  readonly known: Known | undefined
  readonly views: MessageView[]
  readonly before: (index: number) => ReadonlySet<Act> | undefined
  readonly heardBefore: (signal: string, end: number) => boolean
}

/** A passage that is read as far as somebody asks. Its functions are made when they are first asked for. */
class Reading implements PassageView {
  readonly passage: Passage
  readonly index: number
  readonly text: string
  readonly #talk: Talk
  readonly #message: number
  readonly #languageIn: LanguageIn
  #language: Language | undefined
  #tokens: readonly Token[] | undefined
  #matches: readonly Match[] | undefined
  #ranges: readonly Range[] | undefined
  #signals: ReadonlyMap<string, readonly Range[]> | undefined
  #sentences: PassageView['sentences'] | undefined
  #signal: PassageView['signal'] | undefined

  constructor(passage: Passage, index: number, languageIn: LanguageIn, talk: Talk, message: number) {
    this.passage = passage
    this.index = index
    this.text = passage.located.text
    this.#languageIn = languageIn
    this.#talk = talk
    this.#message = message
  }

  get language(): Language {
    this.#language ??= this.#talk.known?.language(this.#message, this.index) ?? this.#languageIn(this.text)
    return this.#language
  }

  get tokens(): readonly Token[] {
    this.#tokens ??= tokenize(this.text, this.passage.placeholders, this.#talk.ruleset.vocabulary)
    return this.#tokens
  }

  get matches(): readonly Match[] {
    const { automaton } = this.#talk.ruleset
    const speaks = this.language === 'en' || this.language === 'zh'
    this.#matches ??= speaks ? automaton.walk(this.tokens) : []
    return this.#matches
  }

  get sentences(): PassageView['sentences'] {
    this.#sentences ??= () => {
      this.#ranges ??= this.#talk.split(this.text, this.passage.placeholders)
      return this.#ranges
    }
    return this.#sentences
  }

  get signal(): PassageView['signal'] {
    const { known, ruleset } = this.#talk
    this.#signal ??= name => {
      if (known?.mayHold(this.#message, name) === false) return nowhere
      this.#signals ??= signalsIn(this.matches, this.tokens, ruleset)
      return this.#signals.get(name) ?? nowhere
    }
    return this.#signal
  }
}

/** A message that is read as far as somebody asks. */
class Spoken implements MessageView {
  readonly message: Message
  readonly #talk: Talk
  readonly #index: number
  #passages: readonly PassageView[] | undefined
  #sentences: readonly ContentSentence[] | undefined
  #thanks: boolean | undefined
  #held: Map<string, readonly PassageView[]> | undefined
  #content: MessageView['content'] | undefined
  #onlyThanks: MessageView['onlyThanks'] | undefined
  #holding: MessageView['holding'] | undefined
  #words: MessageView['words'] | undefined
  #before: MessageView['before'] | undefined
  #earlier: MessageView['earlier'] | undefined
  #later: MessageView['later'] | undefined
  #heardEarlier: MessageView['heardEarlier'] | undefined
  #once: MessageView['once'] | undefined
  #kept: Map<object, unknown> | undefined

  constructor(message: Message, index: number, talk: Talk) {
    this.message = message
    this.#index = index
    this.#talk = talk
  }

  get passages(): readonly PassageView[] {
    if (!this.#passages) {
      const languageIn = languageOf(this.message)
      this.#passages = this.message.passages.map(
        (each, at) => new Reading(each, at, languageIn, this.#talk, this.#index),
      )
    }
    return this.#passages
  }

  get content(): MessageView['content'] {
    this.#content ??= () => {
      this.#sentences ??= contentSentences(this)
      return this.#sentences
    }
    return this.#content
  }

  get onlyThanks(): MessageView['onlyThanks'] {
    this.#onlyThanks ??= () => {
      this.#thanks ??= isOnlyThanks(this)
      return this.#thanks
    }
    return this.#onlyThanks
  }

  get holding(): MessageView['holding'] {
    this.#holding ??= signal => {
      if (this.#talk.known?.mayHold(this.#index, signal) === false) return nothing
      this.#held ??= new Map()
      const found =
        this.#held.get(signal) ?? this.passages.filter(passage => passage.signal(signal).length > 0)
      this.#held.set(signal, found)
      return found
    }
    return this.#holding
  }

  get words(): MessageView['words'] {
    this.#words ??= () => {
      const { known } = this.#talk
      if (known) return known.words(this.#index)
      let words = 0
      for (const { tokens } of this.passages) for (const { type } of tokens) if (type !== 'mark') words++
      return words
    }
    return this.#words
  }

  get before(): MessageView['before'] {
    this.#before ??= () => this.#talk.before(this.#index)
    return this.#before
  }

  get earlier(): MessageView['earlier'] {
    const { views } = this.#talk
    const index = this.#index
    this.#earlier ??= function* () {
      for (let at = index - 1; at >= 0; at--) yield views[at] as MessageView
    }
    return this.#earlier
  }

  get later(): MessageView['later'] {
    const { views } = this.#talk
    const index = this.#index
    this.#later ??= function* () {
      for (let at = index + 1; at < views.length; at++) yield views[at] as MessageView
    }
    return this.#later
  }

  get once(): MessageView['once'] {
    this.#once ??= <T>(by: object, make: () => T): T => {
      this.#kept ??= new Map()
      if (!this.#kept.has(by)) this.#kept.set(by, make())
      return this.#kept.get(by) as T
    }
    return this.#once
  }

  get heardEarlier(): MessageView['heardEarlier'] {
    this.#heardEarlier ??= signal => this.#talk.heardBefore(signal, this.#index)
    return this.#heardEarlier
  }
}

const signalOf = Object.fromEntries(acts.map(act => [act, `customer-${act}`])) as Readonly<
  Record<Act, string>
>

const asks = ({ message }: MessageView): boolean =>
  message.passages.some(({ located }) => /[?？]/.test(located.text))

const actsOf = (turn: readonly MessageView[]): ReadonlySet<Act> => {
  const said = (act: Act): boolean =>
    turn.some(view => view.holding(signalOf[act]).length > 0 || (act === 'question' && asks(view)))
  const found = new Set(acts.filter(said))
  // “Great job losing my bag” is no praise.
  if (found.has('complaint')) found.delete('praise')
  return found
}

/**
 * What the customer's turn before a message did. All messages of the company up to the customer's next turn answer the
 * same one.
 */
const turnsBefore = (messages: readonly Message[], views: readonly MessageView[]): Talk['before'] => {
  const known = new Map<number, ReadonlySet<Act>>()
  const isCustomer = (at: number): boolean => messages[at]?.role === 'customer'
  /** The first message of the turn before each message; -1 where there is none. */
  let turns: Int32Array | undefined
  return index => {
    if (!turns) {
      turns = new Int32Array(messages.length)
      let turn = -1
      for (let at = 0; at < messages.length; at++) {
        turns[at] = turn
        if (isCustomer(at) && !isCustomer(at - 1)) turn = at
      }
    }
    const first = turns[index] as number
    if (first < 0) return undefined
    const found = known.get(first)
    if (found) return found
    let end = first + 1
    while (isCustomer(end)) end++
    const made = actsOf(views.slice(first, end))
    known.set(first, made)
    return made
  }
}

/** Where each signal stands first in a conversation; a message is read when the first question reaches it. */
const firstHeard = (views: readonly MessageView[]): Talk['heardBefore'] => {
  const looked = new Map<string, { at: number }>()
  return (signal, end) => {
    const place = looked.get(signal) ?? { at: 0 }
    looked.set(signal, place)
    while (place.at < end && views[place.at]?.holding(signal).length === 0) place.at++
    return place.at < end
  }
}

/** The messages of a conversation as rules see them; each is read only when something asks for it. */
export const viewConversation = (
  { messages }: Conversation,
  ruleset: Ruleset,
  split: SplitSentences,
  known?: Known,
): readonly MessageView[] => {
  const views: MessageView[] = []
  const [before, heardBefore] = [turnsBefore(messages, views), firstHeard(views)]
  const talk: Talk = { messages, ruleset, split, known, views, before, heardBefore }
  for (const [index, message] of messages.entries()) views.push(new Spoken(message, index, talk))
  return views
}
