import { contentSentences, isOnlyThanks } from '../rule/position.ts'
import type { ContentSentence, MessageView } from '../rule/view.ts'
import type { Conversation, Message } from '../text/conversation.ts'
import { languageOf } from './language.ts'
import {
  type Known,
  type PassageNeeds,
  type PassageRead,
  PassageReading,
  type SplitSentences,
} from './reading.ts'
import type { Ruleset } from './ruleset.ts'
import { heardEarlierIn, type Talk, turnsBefore } from './turns.ts'
import { young } from './young.ts'

const nothing: readonly PassageRead[] = []

/** A message as the engine sees it. */
export interface MessageRead extends MessageView {
  readonly passages: readonly PassageRead[]
}

/** What all views of a conversation share. */
interface Shared extends PassageNeeds, Talk {
  readonly views: MessageRead[]
}

// Made once: V8 keeps what a generator function refers to until all of its heap is looked through, and that is much.
function* earlier(views: readonly MessageView[], index: number): Iterable<MessageView> {
  for (let at = index - 1; at >= 0; at--) yield views[at] as MessageView
}

function* later(views: readonly MessageView[], index: number): Iterable<MessageView> {
  for (let at = index + 1; at < views.length; at++) yield views[at] as MessageView
}

/** A message that is read as far as somebody asks. */
class Spoken implements MessageRead {
  readonly message: Message
  readonly #shared: Shared
  readonly #index: number
  #passages: readonly PassageRead[] | undefined
  #sentences: readonly ContentSentence[] | undefined
  #thanks: boolean | undefined
  #held: Map<string, readonly PassageRead[]> | undefined
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

  constructor(message: Message, index: number, shared: Shared) {
    this.message = message
    this.#index = index
    this.#shared = shared
  }

  get passages(): readonly PassageRead[] {
    if (!this.#passages) {
      const languageIn = languageOf(this.message)
      // What V8 compiles a map to gives lists of another kind than before: code that takes them is then made anew.
      const passages: PassageRead[] = []
      for (const each of this.message.passages) {
        passages.push(new PassageReading(each, passages.length, languageIn, this.#shared, this.#index))
      }
      this.#passages = passages
    }
    return this.#passages
  }

  get content(): MessageView['content'] {
    this.#content ??= young(() => {
      this.#sentences ??= contentSentences(this)
      return this.#sentences
    })
    return this.#content
  }

  get onlyThanks(): MessageView['onlyThanks'] {
    this.#onlyThanks ??= young(() => {
      this.#thanks ??= isOnlyThanks(this)
      return this.#thanks
    })
    return this.#onlyThanks
  }

  get holding(): MessageView['holding'] {
    this.#holding ??= young(signal => {
      const holds = this.#shared.known?.holds(this.#index, signal)
      if (holds === false) return nothing
      // Where else should it stand?
      if (holds && this.message.passages.length === 1) return this.passages
      this.#held ??= new Map()
      const found =
        this.#held.get(signal) ?? this.passages.filter(passage => passage.signal(signal).length > 0)
      this.#held.set(signal, found)
      return found
    })
    return this.#holding
  }

  get words(): MessageView['words'] {
    this.#words ??= young(() => {
      const { known } = this.#shared
      if (known) return known.words(this.#index)
      let words = 0
      for (const { tokens } of this.passages) for (const { type } of tokens) if (type !== 'mark') words++
      return words
    })
    return this.#words
  }

  get before(): MessageView['before'] {
    this.#before ??= young(() => this.#shared.before(this.#index))
    return this.#before
  }

  get earlier(): MessageView['earlier'] {
    const { views } = this.#shared
    const index = this.#index
    this.#earlier ??= young(() => earlier(views, index))
    return this.#earlier
  }

  get later(): MessageView['later'] {
    const { views } = this.#shared
    const index = this.#index
    this.#later ??= young(() => later(views, index))
    return this.#later
  }

  get once(): MessageView['once'] {
    this.#once ??= young(<T>(by: object, make: () => T): T => {
      this.#kept ??= new Map()
      if (!this.#kept.has(by)) this.#kept.set(by, make())
      return this.#kept.get(by) as T
    })
    return this.#once
  }

  get heardEarlier(): MessageView['heardEarlier'] {
    this.#heardEarlier ??= young(signal => this.#shared.heardEarlier(signal, this.#index))
    return this.#heardEarlier
  }
}

/** The messages of a conversation as rules see them; each is read only when something asks for it. */
export const viewConversation = (
  { messages }: Conversation,
  ruleset: Ruleset,
  split: SplitSentences,
  known?: Known,
): readonly MessageRead[] => {
  const views: MessageRead[] = []
  const [before, heardEarlier] = [turnsBefore(messages, views), heardEarlierIn(views)]
  const shared: Shared = { ruleset, split, known, views, before, heardEarlier }
  for (let index = 0; index < messages.length; index++) {
    views.push(new Spoken(messages[index] as Message, index, shared))
  }
  return views
}
