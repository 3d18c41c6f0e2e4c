import { defineRule } from '../../src/rule/define.ts'
import { integer } from '../../src/rule/options.ts'
import { clauseAround } from '../../src/rule/regions.ts'
import type { MessageView, PassageView } from '../../src/rule/view.ts'
import type { Message, Passage } from '../../src/text/conversation.ts'
import { late } from '../../src/text/late-pattern.ts'
import { firstStartingFrom, type Range } from '../../src/text/range.ts'

const company =
  /\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Uu]s|[Mm]e|[Oo]urs|[Mm]ine|[Oo]urselves|[Mm]yself|WE|OUR|MY|US)\b/g
const reader = /\b(?:you|your|yours|yourself|yourselves|u|ur)\b/giu
const companyZh = /我(?:们|們|司|方|店|行|公司)?|本(?:公司|店|行|平台|平臺|司|集团|集團)|敝(?:公司|店)/gu
const readerZh = /您|你|亲(?![自子人手友戚属切密民])|客官/gu

interface Count {
  /** Where the company speaks of itself, outside apologies and what it does about the matter. */
  readonly own: readonly { readonly passage: PassageView; readonly range: Range }[]
  readonly readers: number
  readonly sentences: number
}

const excuses = ['own-act', 'shared-we', 'apology']

/** Whether what stands there apologises, acts, or means the reader as well. */
const excused = (passage: PassageView, range: Range): boolean => {
  const clause = clauseAround(passage, range)
  return excuses.some(signal => {
    const ranges = passage.signal(signal)
    const first = ranges[firstStartingFrom(ranges, clause.start)]
    return first !== undefined && first.start < clause.end
  })
}

/** . ! ? and the line feed, … and the wide marks. */
const isEndMark = (unit: number): boolean =>
  unit < 0x80
    ? unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x0a
    : unit === 0x2026 || unit === 0x3002 || unit === 0xff01 || unit === 0xff1f

/** Whether passages have so many sentences at most that there might be `least`. */
const mayHold = (least: number, passages: readonly Passage[]): boolean => {
  let ends = 0
  for (const { located } of passages) {
    if (++ends >= least) return true
    const { text } = located
    for (let at = 0; at < text.length; at++) {
      if (isEndMark(text.charCodeAt(at)) && ++ends >= least) return true
    }
  }
  return false
}

/** How often the company may speak of itself in a message, whatever its language. */
const mentionsIn = (text: string): number =>
  (text.match(company)?.length ?? 0) + (text.match(companyZh)?.length ?? 0)

/** A “you” that is a word of its own. */
const certainReader = late(() => /(?<![\p{L}\p{M}\p{N}_'’])your?(?![\p{L}\p{M}\p{N}_'’])/gu)
const han = late(() => /\p{Script=Han}/u)
/** What a signature or somebody's address may begin with, which is not read. */
const signing = late(() => /[@#]|(?<![\p{L}\d])[\^*~-]/u)
/** Long enough to be in a language of its own, whatever the message is in. */
const ownLanguage = 24

/**
 * How often a message speaks of the reader at least. No greeting or name holds a “you” in small letters, so the sentence
 * that does is read.
 */
const readersIn = ({ passages, lang }: Message): number => {
  if (lang !== undefined) return 0
  let readers = 0
  for (const { kind, located, placeholders } of passages) {
    const { text } = located
    readers += placeholders.filter(({ type }) => type === 'name').length
    if (kind === 'subject' || kind === 'quote' || text.length < ownLanguage) continue
    // A sentence may be nothing but a placeholder, whatever that is called.
    if (placeholders.length === 0 && !signing().test(text) && !han().test(text))
      readers += text.match(certainReader())?.length ?? 0
  }
  return readers
}

const countOf = (message: MessageView): Count => {
  const content = message.content()
  const own: { passage: PassageView; range: Range }[] = []
  let readers = 0
  for (const { passage, sentence } of content) {
    const text = passage.text.slice(sentence.start, sentence.end)
    const isChinese = passage.language === 'zh'
    readers += [...text.matchAll(isChinese ? readerZh : reader)].length
    for (const { index, 0: word } of text.matchAll(isChinese ? companyZh : company)) {
      const start = sentence.start + index
      const range = { start, end: start + word.length }
      if (!excused(passage, range)) own.push({ passage, range })
    }
  }
  // A placeholder for a name calls the reader by it.
  for (const { passage } of message.passages) {
    readers += passage.placeholders.filter(({ type }) => type === 'name').length
  }
  return { own, readers, sentences: content.length }
}

export default defineRule({
  id: 'company-centred',
  title: { en: 'Begin with the reader', zh: '从客户说起' },
  why: {
    en: 'Customers look for themselves in an answer; one that speaks of the company alone is about somebody else.',
    zh: '客户在回复里找的是自己；通篇只有“我们”，说的就是别人的事。',
  },
  severity: 'info',
  cite: [
    {
      source: 'timm',
      where: 'chapter 8, point 1; chapter 3 on egocentrism',
      statements: ['S67', 'S57', 'S63', 'C7'],
    },
    { source: 'cockerell', where: 'rules 14 and 22', statements: ['S8', 'S16'] },
    { source: 'blog', where: 'on what the guest wants to know', statements: ['S34', 'S36'] },
  ],
  languages: ['en', 'zh'],
  messages: {
    centred: {
      en: 'The company speaks of itself {own} times, of the reader {readers}; begin with what the customer gets.',
      zh: '提到自己{own}次，提到客户{readers}次；请从客户得到什么说起。',
    },
  },
  options: {
    sentences: integer({ default: 3, least: 1, about: 'Sentences that a message must have to be counted.' }),
    least: integer({ default: 4, least: 1, about: 'Times that the company must speak of itself.' }),
    ratio: integer({
      default: 3,
      least: 1,
      about: 'How often it may speak of itself for each time that it speaks of the reader.',
    }),
  },
  notes: [
    'Apologies and what the company does about the matter (“I have refunded”, 我马上处理) are not counted, nor are “let us”, “together” and what the law wants. Greetings, signatures, subjects and quotations are not read.',
    'Left out: single phrases such as “our records indicate”, “we require”, “I need your …”, 我司 or 我们规定, which are fine in a message that also speaks of the reader; the count over the whole message tells them apart.',
    'A name slot counts as speaking of the reader; a name in plain text is not told apart from other names.',
  ],
  examples: [
    {
      about: 'Three sentences about the company.',
      turns: [
        'agent: «We» are pleased to announce our new depot. Our records go there first. We ship on Mondays, and we print labels at noon.',
      ],
      also: [],
    },
    {
      about: 'The same, from the reader.',
      turns: [
        'agent: You can now collect in town. Your records are there already. What you order by Sunday ships on Monday, and your label comes at noon.',
      ],
      also: [],
    },
    {
      about: 'An apology and what was done.',
      turns: [
        "agent: I'm sorry that the coat came in blue. I have refunded it. I will call at four, and I keep the file open. We replaced our courier.",
      ],
      also: [],
    },
    {
      about: 'Looking for it together.',
      turns: [
        "agent: Let's see where we left it. We can find it together. We start with the lamp, and we end with the fuse.",
      ],
      also: [],
    },
    {
      about: 'What the law requires.',
      turns: [
        'agent: By law we keep our invoices for ten years. By law we print our number on them. The law requires that we sign, and by law we store our copies.',
      ],
      also: [],
    },
    {
      about: 'Two sentences are too few to tell.',
      turns: ['agent: We print our labels at noon. We ship on Mondays, and we pack on Sundays.'],
      also: [],
    },
    {
      about: 'Chinese: the company’s own procedure.',
      turns: ['agent: «我们»公司有自己的流程。我们规定先排期再开单。我们的仓库周一盘点，我们周二打包。'],
      also: [],
    },
    {
      about: 'Traditional characters.',
      turns: ['agent: «本公司»有自己的流程。我們規定先排期再開單。我們的倉庫週一盤點，我司週二打包。'],
      also: [],
    },
    {
      about: 'Chinese: what is done, and for whom.',
      turns: ['agent: 我来帮您看。我马上处理，我十分钟后回复您。我已经退了运费。'],
      also: [],
    },
  ],
  when: ({ message }, { sentences, least, ratio }) => {
    const { passages } = message
    if (!mayHold(sentences, passages)) return false
    const most = passages.reduce((all, { located }) => all + mentionsIn(located.text), 0)
    return most >= least && most > ratio * readersIn(message)
  },
  *check(message, { say, options }) {
    if (message.message.audience === 'internal') return
    const { own, readers, sentences } = countOf(message)
    const [first] = own
    if (!first || sentences < options.sentences || own.length < options.least) return
    if (own.length <= options.ratio * readers) return
    yield say.centred(first.passage, first.range, { own: own.length, readers })
  },
})
