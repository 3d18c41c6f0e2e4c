import type { Match } from '../language/automaton.ts'
import { type Token, tokenize } from '../language/tokens.ts'
import { declaredLanguage, type Language, whichLanguage } from '../language/which.ts'
import { contentSentences, isOnlyThanks } from '../rule/position.ts'
import { type Act, acts } from '../rule/rule.ts'
import type { MessageView, PassageView } from '../rule/view.ts'
import type { Conversation, Message, Passage, Placeholder } from '../text/conversation.ts'
import type { Range } from '../text/range.ts'
import type { Ruleset } from './ruleset.ts'

export type SplitSentences = (text: string, placeholders: readonly Placeholder[]) => readonly Range[]

/** A passage this short leans on its message to tell the language. */
const shortPassage = 24

const lazy = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const memo = <T>(make: (key: string) => T): ((key: string) => T) => {
  const made = new Map<string, T>()
  return key => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}

const languageOf = (message: Message): ((text: string) => Language) => {
  if (message.lang !== undefined) {
    const declared = declaredLanguage(message.lang)
    return text => {
      const own = whichLanguage(text)
      // A page that calls itself English may well quote a Chinese sentence, and a catalogue may not be translated yet.
      const plain = own === 'zh' || (own === 'en' && text.length >= shortPassage)
      return own === 'none' || (declared !== 'other' && plain) ? own : declared
    }
  }
  const whole = lazy(() =>
    whichLanguage(
      message.passages
        .map(({ located }) => located.text)
        .join('\n')
        .slice(0, 2000),
    ),
  )
  return text => {
    const own = whichLanguage(text)
    return own === 'none' || own === 'zh' || text.length >= shortPassage ? own : whole()
  }
}

const signalsIn = (matches: readonly Match[], tokens: readonly Token[], ruleset: Ruleset) => {
  const found = new Map<string, Range[]>()
  for (const { phrase, from, to } of matches) {
    const owner = ruleset.owners[phrase]
    if (owner?.is !== 'signal') continue
    const range = { start: (tokens[from] as Token).start, end: (tokens[to - 1] as Token).end }
    const ranges = found.get(owner.name)
    if (ranges) ranges.push(range)
    else found.set(owner.name, [range])
  }
  return found
}

const viewPassage = (
  passage: Passage,
  index: number,
  language: Language,
  ruleset: Ruleset,
  split: SplitSentences,
): PassageView => {
  const { text } = passage.located
  const tokens = tokenize(text, passage.placeholders, ruleset.vocabulary)
  const matches = language === 'en' || language === 'zh' ? ruleset.automaton.walk(tokens) : []
  const signals = lazy(() => signalsIn(matches, tokens, ruleset))
  return {
    passage,
    index,
    text,
    language,
    tokens,
    matches,
    sentences: lazy(() => split(text, passage.placeholders)),
    signal: name => signals().get(name) ?? [],
  }
}

const said = (messages: readonly MessageView[], act: Act): boolean =>
  messages.some(({ passages }) =>
    passages.some(
      passage =>
        passage.signal(`customer-${act}`).length > 0 || (act === 'question' && /[?？]/.test(passage.text)),
    ),
  )

const actsOf = (turn: readonly MessageView[]): ReadonlySet<Act> | undefined => {
  if (turn.length === 0) return undefined
  const found = new Set(acts.filter(act => said(turn, act)))
  // “Great job losing my bag” is no praise.
  if (found.has('complaint')) found.delete('praise')
  return found
}

/** Where each signal stands first in a conversation; a message is read when the first question reaches it. */
const firstHeard = (views: readonly MessageView[]): ((signal: string, end: number) => boolean) => {
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
  conversation: Conversation,
  ruleset: Ruleset,
  split: SplitSentences,
): readonly MessageView[] => {
  const views: MessageView[] = []
  const heard = firstHeard(views)
  // All messages of the company up to the customer's next turn answer the same one.
  let turn: MessageView[] = []
  let before = lazy(() => actsOf([]))
  conversation.messages.forEach((message, index) => {
    const passages = lazy(() => {
      const language = languageOf(message)
      return message.passages.map((each, at) =>
        viewPassage(each, at, language(each.located.text), ruleset, split),
      )
    })
    const view: MessageView = {
      message,
      get passages() {
        return passages()
      },
      content: lazy(() => contentSentences(view)),
      onlyThanks: lazy(() => isOnlyThanks(view)),
      holding: memo(signal => passages().filter(passage => passage.signal(signal).length > 0)),
      before,
      *earlier() {
        for (let at = index - 1; at >= 0; at--) yield views[at] as MessageView
      },
      *later() {
        for (let at = index + 1; at < views.length; at++) yield views[at] as MessageView
      },
      heardEarlier: signal => heard(signal, index),
    }
    views.push(view)
    if (message.role !== 'customer') return
    if (conversation.messages[index - 1]?.role !== 'customer') turn = []
    turn.push(view)
    const spoken = turn
    before = lazy(() => actsOf(spoken))
  })
  return views
}
