import type { Match } from '../language/automaton.ts'
import { type Token, tokenize } from '../language/tokens.ts'
import { declaredLanguage, type Language, whichLanguage } from '../language/which.ts'
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
  return () => (made ??= { value: make() }).value
}

const languageOf = (message: Message): ((text: string) => Language) => {
  if (message.lang !== undefined) {
    const declared = declaredLanguage(message.lang)
    return text => (whichLanguage(text) === 'none' ? 'none' : declared)
  }
  const whole = lazy(() => whichLanguage(message.passages.map(({ located }) => located.text).join('\n').slice(0, 2000)))
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
      passage => passage.signal(`customer-${act}`).length > 0 || (act === 'question' && /[?？]/.test(passage.text)),
    ),
  )

/** The customer's messages just before the company's turn in which `index` stands. */
const turnBefore = (views: readonly MessageView[], index: number): readonly MessageView[] => {
  let end = index
  while (end > 0 && views[end - 1]?.message.role !== 'customer') end--
  let start = end
  while (start > 0 && views[start - 1]?.message.role === 'customer') start--
  return views.slice(start, end)
}

/** The messages of a conversation as rules see them; each is read only when something asks for it. */
export const viewConversation = (
  conversation: Conversation,
  ruleset: Ruleset,
  split: SplitSentences,
): readonly MessageView[] => {
  const views: MessageView[] = conversation.messages.map((message, index) => {
    const passages = lazy(() => {
      const language = languageOf(message)
      return message.passages.map(each => viewPassage(each, language(each.located.text), ruleset, split))
    })
    return {
      message,
      get passages() {
        return passages()
      },
      before: lazy(() => {
        const turn = turnBefore(views, index)
        if (turn.length === 0) return undefined
        const found = new Set(acts.filter(act => said(turn, act)))
        // “Great job losing my bag” is no praise.
        if (found.has('complaint')) found.delete('praise')
        return found
      }),
      *earlier() {
        for (let at = index - 1; at >= 0; at--) yield views[at] as MessageView
      },
    }
  })
  return views
}
