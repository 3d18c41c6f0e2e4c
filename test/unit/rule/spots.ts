import { makeRuleset } from '../../../src/engine/ruleset.ts'
import { viewConversation } from '../../../src/engine/view.ts'
import { proposeEnds } from '../../../src/language/english.ts'
import { sentences } from '../../../src/language/sentences.ts'
import { readMarks } from '../../../src/rule/example.ts'
import type { MessageView, PassageView, Spot } from '../../../src/rule/view.ts'
import type { Message, PassageKind, Role } from '../../../src/text/conversation.ts'
import { Located } from '../../../src/text/located.ts'
import { placeholdersIn } from '../language/words.ts'

const ruleset = makeRuleset({
  rules: [],
  words: {
    sets: [],
    signals: [
      ['gratitude', ['thank you', 'thanks']],
      ['alternative-offered', ['instead', 'we can offer']],
      ['refusal', ['no', "we can't", 'sorry']],
      ['apology', ['we apologise']],
      ['care-shown', ['let me']],
      ['customer-grievance', ['absurd']],
      ['customer-thanks', ['thank you', 'thanks']],
      ['customer-praise', ['great']],
      ['customer-complaint', ['lost', 'broken']],
    ],
  },
  precedence: [],
})

/** Passages are parted by an empty line; `# ` begins a heading, `> ` a quote, `Subject: ` a subject. */
const kinds: readonly (readonly [string, PassageKind])[] = [
  ['# ', 'heading'],
  ['> ', 'quote'],
  ['Subject: ', 'subject'],
]

export const messageOf = (text: string, role: Role = 'agent'): Message => ({
  path: [],
  role,
  audience: 'customer',
  passages: text.split('\n\n').map(each => {
    const [mark, kind] = kinds.find(([start]) => each.startsWith(start)) ?? ['', 'paragraph']
    const located = Located.file(each).slice(mark.length, each.length)
    return { kind, located, placeholders: placeholdersIn(located.text) }
  }),
})

export const views = (messages: readonly Message[]): readonly MessageView[] =>
  viewConversation({ messages }, ruleset, (text, placeholders) => sentences(text, placeholders, proposeEnds))

/** The spot of the words between « and » in a message of the company. */
export const spotIn = (marked: string, before: readonly Message[] = []): Spot => {
  const [message] = views([...before, messageOf(marked.replace(/[«»]/g, ''))]).slice(-1)
  const index = marked.split('\n\n').findIndex(each => each.includes('«'))
  const passage = message?.passages[index]
  const part = marked.split('\n\n')[index] ?? ''
  const range = readMarks(part.slice(part.replace(/[«»]/g, '').length - (passage?.text.length ?? 0)))
    .ranges[0]
  if (!message || !passage || !range) throw new Error(`no spot in ${marked}`)
  return { message, passage, range }
}

export const wordsOf = ({ text }: PassageView, { start, end }: { start: number; end: number }): string =>
  text.slice(start, end).trim()
