import { defineRule } from '../../src/rule/define.ts'
import { runLength } from '../../src/rule/gate.ts'
import { integer } from '../../src/rule/options.ts'
import { fromCompany, fromCustomer, holds, withoutEndMarks, wordsIn, wordsOf } from '../../src/rule/talk.ts'
import type { MessageView } from '../../src/rule/view.ts'
import { firstStartingFrom, type Range } from '../../src/text/range.ts'

/** Said again with good reason: a closing question, a greeting, a farewell, a request to wait. */
const formulas = [
  'talk-anything-else',
  'talk-offer',
  'talk-farewell',
  'talk-waiting',
  'talk-hello',
  'talk-self-named',
]
/** Questions that every new item asks anew. */
const askedAnew =
  /\b(?:correct|confirm|right|would you like|do you want|shall i|should i|may i suggest|go ahead)\b|对吗|可以吗|好吗|是吗|确认|需要我/iu

/** Beyond this many messages nobody remembers the sentence. */
const memory = 60

/** Characters that a Chinese sentence has more than an English one has words. */
const perWord = 1.5

const asks = (text: string): boolean => /[?？]/.test(text)

/** Whether one of some ranges stands in a sentence. */
const startsWithin = (ranges: readonly Range[], sentence: Range): boolean => {
  for (let at = firstStartingFrom(ranges, sentence.start); at < ranges.length; at++) {
    const { start, end } = ranges[at] as Range
    if (start >= sentence.end) return false
    if (end <= sentence.end) return true
  }
  return false
}

/** What one message says in its sentences, ready to be compared. */
const readSentences = (message: MessageView, least: number) =>
  message.passages.flatMap(passage =>
    passage.passage.kind === 'quote' || passage.passage.kind === 'subject'
      ? []
      : passage.sentences().flatMap(sentence => {
          const words = wordsOf(passage, sentence)
          const enough = passage.language === 'zh' ? least * perWord : least
          if (words.length < enough) return []
          const formula = formulas.some(signal => startsWithin(passage.signal(signal), sentence))
          const text = passage.text.slice(sentence.start, sentence.end)
          return formula || askedAnew.test(text) ? [] : [{ passage, sentence, text, key: words.join(' ') }]
        }),
  )

/** The same, read once: many later messages are compared with it. */
const sentencesOf = (message: MessageView, least: number): ReturnType<typeof readSentences> =>
  message.once(readSentences, () => readSentences(message, least))

export default defineRule({
  id: 'repeated-sentence',
  title: { en: 'Don’t send the same sentence twice', zh: '同一句话别发两遍' },
  why: {
    en: 'The second copy of a sentence tells customers that the first was copied too.',
    zh: '同一句话再来一遍，客户就知道第一遍也是套话。',
  },
  severity: 'warning',
  cite: [
    { source: 'transcend', where: 'on canned responses: use the customer’s own words', statements: [] },
    { source: 'cockerell', where: 'rules 17 and 21', statements: ['S10', 'S15'] },
    { source: 'thompson', where: 'on smiling help that solves nothing', statements: ['S84'] },
  ],
  languages: ['en', 'zh'],
  messages: {
    said: {
      en: 'This sentence was sent before in the same conversation; answer what the customer wrote since.',
      zh: '这句话在同一对话里已经发过；请回应客户之后说的话。',
    },
    asked: {
      en: 'This question was asked before, and the customer has answered; go on from the answer.',
      zh: '这个问题已经问过，客户也回答了；请接着客户的回答往下说。',
    },
  },
  options: {
    words: integer({
      default: 7,
      least: 3,
      about: 'Words from which a sentence is compared; half as many characters again in Chinese.',
    }),
  },
  notes: [
    'It finds a sentence of seven words or more that the company sends again, word for word, after the customer has written in between. Case, marks and spaces do not matter.',
    'Left alone: greetings, offers of help, “anything else?”, farewells, requests to wait, confirmations and offers, which come again with every new item; a message that was merely sent twice; and what the customer asked to hear again.',
    'A question asked again counts only where the customer answered it with more than a question.',
    'It needs the whole conversation: a macro or a mail alone repeats nothing.',
    'No statement of the collection forbids it in so many words; it stands on the advice about canned responses.',
  ],
  examples: [
    {
      about: 'The same sentence once more',
      turns: [
        'customer: The parcel has been in Graz since Monday and does not move',
        'agent: Parcels from the depot in Graz travel on with the next free van.',
        'customer: But it has been there for five days, that is not the next van',
        'agent: «Parcels from the depot in Graz travel on with the next free van».',
      ],
      also: [],
    },
    {
      about: 'The same question once more',
      turns: [
        'customer: My bread machine stops in the middle of the night',
        'agent: Which programme was the machine running when it stopped?',
        'customer: The one for rye bread, it always stops in the third hour',
        'agent: Thank you. «Which programme was the machine running when it stopped?»',
      ],
      also: [],
    },
    {
      about: 'A closing question comes again',
      turns: [
        'customer: Can I bring my dog to the late show on Friday?',
        'agent: Yes, small dogs are welcome. Is there anything else I can help you with today?',
        'customer: And what about my two parrots?',
        'agent: Parrots too. Is there anything else I can help you with today?',
      ],
      also: [],
    },
    {
      about: 'The customer asked to hear it again',
      turns: [
        'customer: How do I open the lid of the grinder?',
        'agent: Turn the small ring to the left until it clicks.',
        'customer: Sorry, can you repeat that?',
        'agent: Turn the small ring to the left until it clicks.',
      ],
      also: [],
    },
    {
      about: 'Sent twice by the program',
      turns: [
        'customer: Do you have the tall shelf in oak?',
        'agent: The tall shelf comes in oak, ash and walnut.',
        'agent: The tall shelf comes in oak, ash and walnut.',
      ],
      also: [],
    },
    {
      about: 'One message repeats nothing',
      turns: ['agent: Parcels from the depot in Graz travel on with the next free van.'],
      also: [],
    },
    {
      about: '同一句话又发一遍',
      turns: [
        'customer: 我的包裹在成都停了五天了',
        'agent: 成都仓库的包裹会随下一班货车发出哦。',
        'customer: 可是已经五天了，下一班到底在哪',
        'agent: «成都仓库的包裹会随下一班货车发出哦»。',
      ],
      also: [],
    },
    {
      about: '同一個問題又問一遍',
      turns: [
        'customer: 麵包機半夜就停了',
        'agent: 請問停下來的時候用的是哪一個程式？',
        'customer: 黑麥麵包那個，每次第三小時就停',
        'agent: «請問停下來的時候用的是哪一個程式？»',
      ],
      also: [],
    },
  ],
  when: ({ message, words: own, repeats }, { words }) =>
    own >= words && (repeats || words < runLength) && message.channel !== 'email',
  *check(message, { say, options: { words } }) {
    if (!fromCompany(message) || message.message.channel === 'email') return
    const own = wordsIn(message) < words ? [] : sentencesOf(message, words)
    if (own.length === 0) return
    const between: MessageView[] = []
    const seen = new Map<string, MessageView>()
    const answers = new Map<string, readonly MessageView[]>()
    let count = 0
    for (const earlier of message.earlier()) {
      if (++count > memory) break
      if (fromCustomer(earlier)) between.push(earlier)
      if (!fromCompany(earlier) || between.length === 0) continue
      for (const { key } of sentencesOf(earlier, words)) {
        if (seen.has(key)) continue
        seen.set(key, earlier)
        answers.set(key, [...between])
      }
    }
    for (const { passage, sentence, text, key } of own) {
      const since = answers.get(key)
      if (!since || since.some(each => holds(each, 'talk-repeat-wanted'))) continue
      const isQuestion = asks(text)
      const first = since.at(-1)
      if (isQuestion && (!first || wordsIn(first) < 2 || first.passages.some(each => asks(each.text))))
        continue
      const range = isQuestion ? sentence : withoutEndMarks(passage, sentence)
      yield isQuestion ? say.asked(passage, range, {}) : say.said(passage, range, {})
    }
  },
})
