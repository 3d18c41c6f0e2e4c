import { defineRule } from '../../src/rule/define.ts'
import { isHandSlot, isPositional, isSlot, near, wasSent } from '../../src/rule/slots.ts'
import { fromCompany, fromCustomer } from '../../src/rule/talk.ts'
import type { MessageView, PassageView } from '../../src/rule/view.ts'
import type { Placeholder } from '../../src/text/conversation.ts'
import { late } from '../../src/text/late-pattern.ts'
import { firstEndingAfter, type Range } from '../../src/text/range.ts'

/** Words that writers leave for themselves, wherever they stand: no template wants them. */
const drafts = late((): readonly RegExp[] => [
  /(?<![\p{L}\p{N}_/.#@-])(?:TODO|FIXME)(?![\p{L}\p{N}_/-])/gu,
  /\blorem ipsum\b/giu,
  /[[<(【〔（](?:TBD|TBC|TODO|FIXME|XXX+|待补充|待補充|待定|待填写|待填寫|此处填写|此處填寫)[\])>】〕）]/gu,
  /待补充|待補充/gu,
  // Exactly three, with no figure, mark or letter at its side: XXX-XXXX is a mask, XXXL a size.
  /(?<![\p{Script=Latin}\p{N}*•.#@/+×-])(?<!\d[\s-]?)XXX(?![\p{Script=Latin}\p{N}*•@/+×-]|[\s-]?\d|[\s-]?X{2,})/gu,
  /(?:(?<=尊敬的|亲爱的|親愛的)|^)[X×]{2,3}(?=先生|女士|小姐)/gu,
  /(?<![\p{Script=Latin}\p{N}])[Xx×]{2}月[Xx×]{2}日/gu,
])

/** What every draft holds. */
const gate = /TODO|FIXME|lorem|XX|××|TB[DC]|待/i
/** What every note holds as well. */
const noteGate = /【/

/** Notes for a person to fill in. */
const noted =
  /【(?:姓名|您的姓名|客户姓名|客戶姓名|客服姓名|称呼|稱呼|日期|金额|金額|订单号|訂單號|时间|時間|商品名称|商品名稱)】/gu

const romanBefore = /\b(?:bowl|chapter|part|volume|vol\.?|book|section|act|wrestlemania|size)\s*$/iu

/** [Your Name], [Insert date], [AMOUNT]: what the writer of a template asks for. */
const askedFor = /^(?:your|insert|enter|add|customer|client|agent)[ _'’]/iu
const askedForThing =
  /^(?:product|item|order|issue|reason|company|plan|amount|price|total|sum|date|time|day|deadline|order number|tracking number|refund amount|first name|last name|full name|customer name|agent name|product name|company name|姓名|金额|金額|日期|订单号|訂單號|时间|時間)$/iu

/** Who speaks of templates may show one. */
const aboutTemplates =
  /\b(?:placeholders?|variables?|merge (?:tags?|fields?)|templates?|macros?|syntax|snippets?|liquid|handlebars|curly|brackets?|source code|shortcodes?|json|html)\b|占位符|变量|變量|變數|模板|模版|合并标签|源代码|程式碼/iu

/** A tool that takes personal data out leaves such marks in everybody's words. */
const redactedBy = ({ passages }: MessageView): boolean =>
  passages.some(({ text, passage }) =>
    passage.placeholders.some(slot => isSlot(text, slot) && slot.type !== 'block'),
  )

const allCaps = ({ text }: PassageView, { start, end }: Range): boolean => {
  const near = `${text.slice(Math.max(0, start - 30), start)} ${text.slice(end, end + 30)}`
  const words = near.match(/\p{L}{2,}/gu) ?? []
  return (
    words.length > 0 &&
    words.filter(word => word === word.toUpperCase() && /\p{Lu}/u.test(word)).length * 2 > words.length
  )
}

const letter = late(() => /[\p{L}\p{N}]/gu)

const nothingAfter = ({ text }: PassageView, { end }: Range): boolean => {
  const pattern = letter()
  pattern.lastIndex = end
  return !pattern.test(text)
}

const textBefore = ({ text }: PassageView, { start }: Range): string =>
  text.slice(Math.max(0, start - 30), start)

/** XXX at the very end is a kiss. */
const isKiss = (message: MessageView, passage: PassageView, range: Range): boolean =>
  message.passages.at(-1) === passage &&
  nothingAfter(passage, range) &&
  /[\p{L}\s,!.]$/u.test(textBefore(passage, range)) &&
  wasSent(message)

const draftsIn = (message: MessageView, passage: PassageView): readonly Range[] =>
  (gate.test(passage.text) ? drafts() : [])
    .flatMap(pattern => [...passage.text.matchAll(pattern)])
    .map(({ 0: word, index }) => ({ start: index, end: index + word.length }))
    .filter(range => {
      const word = passage.text.slice(range.start, range.end)
      const { placeholders } = passage.passage
      const token = placeholders[firstEndingAfter(placeholders, range.start)]
      if (token?.type === 'link' && token.start < range.end) return false
      if (/^(?:TODO|FIXME)$/.test(word)) {
        const after = passage.text.slice(range.end, range.end + 10)
        if (/^[\s-]*(?:lists?|items?|apps?)\b/i.test(after)) return false
        const marked = /^\s*[:：(-]/.test(after)
        return (
          marked || ((passage.language === 'en' || passage.language === 'zh') && !allCaps(passage, range))
        )
      }
      if (word !== 'XXX') return true
      if (allCaps(passage, range) || romanBefore.test(textBefore(passage, range))) return false
      return !isKiss(message, passage, range)
    })

const isLeftSlot = ({ text }: PassageView, slot: Placeholder): boolean => {
  if (!isSlot(text, slot) || isPositional(text, slot)) return false
  if (!isHandSlot(text, slot)) return !'[#'.includes(text[slot.start] ?? '')
  return askedFor.test(slot.name) || askedForThing.test(slot.name)
}

/** What a message that went out still holds of its template. */
const slotsIn = (passage: PassageView): readonly Range[] => [
  ...passage.passage.placeholders.filter(slot => isLeftSlot(passage, slot)),
  ...(noteGate.test(passage.text) ? [...passage.text.matchAll(noted)] : []).map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  })),
]

const showsTemplates = (message: MessageView): boolean => {
  if (message.passages.some(({ text }) => aboutTemplates.test(text))) return true
  const tells = (each: MessageView): boolean =>
    fromCustomer(each) && (redactedBy(each) || each.passages.some(({ text }) => aboutTemplates.test(text)))
  return [...near(message.earlier()), ...near(message.later())].some(tells)
}

const apart = (ranges: readonly Range[]): readonly Range[] => {
  const kept: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (range.start >= (kept.at(-1)?.end ?? 0)) kept.push(range)
  }
  return kept
}

export default defineRule({
  id: 'leftover-placeholder',
  title: { en: 'Fill in what the template asks for', zh: '模板里要填的都要填上' },
  why: {
    en: 'An unfilled blank shows the customer the form behind the letter, and leaves out the very fact they need.',
    zh: '没填的空格让客户看见信背后的模板，而他要的内容偏偏不在。',
  },
  severity: 'error',
  cite: [
    {
      source: 'cherryrise',
      where: 'on sending a canned response that still shows its placeholder',
      statements: [],
    },
    { source: 'cockerell', where: 'rules 30 and 31, on details', statements: ['S21'] },
  ],
  languages: ['en', 'zh'],
  messages: {
    sent: {
      en: '“{found}” was sent as it stood in the template; fill it in.',
      zh: '“{found}”原样发给了客户；请填好再发。',
    },
    draft: {
      en: '“{found}” is a note to yourself; write what belongs here.',
      zh: '“{found}”是写给自己的备注；请写上该写的内容。',
    },
  },
  options: {},
  notes: [
    'In a message that was sent (its conversation has a customer in it, or its file says who said it or when) every placeholder is one too many. In macros and templates only TODO, FIXME, XXX, [TBD], 待补充 and lorem ipsum are.',
    'Left alone: masked numbers (XXXX XXXX 1234, XXX-XX-1234), sizes (XXL), kisses at the end of a message (xxx, Love, XXX), Roman numbers after “Bowl” or “Chapter”, a text all in capitals (TODO is Spanish for everything), and links.',
    'Left alone as well: square brackets that tell what happened ([laughs], [Image], [Ticket 12]) and marks of a tool that takes personal data out ([NAME], [PHONE], and whatever the customer’s turns hold too).',
    'Who talks about templates may show one: a message with “merge tag”, “variable” or “template” in it, or an answer to a customer who asked about them, is left alone.',
    'Lorem ipsum is reported once in a message.',
  ],
  examples: [
    {
      about: 'The amount is missing',
      turns: [
        'customer: How much do I get back for the two chairs?',
        'agent: We have sent you «[AMOUNT]» this morning.',
      ],
      also: [],
    },
    {
      about: 'The name is missing',
      channel: 'chat',
      turns: [
        'Megan (agent): Hello «{{first_name}}», the chairs left Graz this morning. Best, «[Your Name]»',
      ],
      also: [],
    },
    {
      about: 'A macro that is not finished',
      channel: 'macro',
      turns: ['agent: Your chairs leave on Friday. «TODO»: add the depot.'],
      also: [],
    },
    {
      about: 'Crosses where words belong',
      channel: 'macro',
      turns: ['agent: Please leave the chairs at «XXX» until Friday.'],
      also: [],
    },
    {
      about: 'A macro is there to be filled in',
      channel: 'macro',
      turns: ['agent: Hello {{first_name}}, we have sent you [AMOUNT] this morning. [Your Name]'],
      also: [],
    },
    {
      about: 'A masked number, and a size',
      turns: [
        'customer: Which card did you pay it to?',
        'agent: To the card XXXX XXXX XXXX 1234. The shirts in XXL and XXXL ship tomorrow.',
      ],
      also: [],
    },
    {
      about: 'Personal data was taken out',
      turns: [
        'customer: I am [CUSTOMER NAME], and the chairs came on [DATE].',
        'agent: Hello [CUSTOMER NAME], the chairs that came on [DATE] can stay.',
      ],
      also: [],
    },
    {
      about: 'The answer is about templates',
      turns: [
        'customer: Which merge tag do I need for the name?',
        'agent: Write {{first_name}} where it belongs.',
      ],
      also: [],
    },
    {
      about: '金额没有填',
      turns: ['customer: 两把椅子退多少钱？', 'agent: «【姓名】»您好，退款今天上午已到账。'],
      also: [],
    },
    {
      about: '宏还没写完',
      channel: 'macro',
      turns: ['agent: 椅子周五发出，仓库地址：«待补充»。'],
      also: [],
    },
  ],
  when: ({ message }) =>
    message.passages.some(
      ({ placeholders, located: { text } }) =>
        placeholders.length > 0 || gate.test(text) || noteGate.test(text),
    ),
  *check(message, { say }) {
    if (!fromCompany(message)) return
    let isSent: boolean | undefined
    let isAbout: boolean | undefined
    let dummy = false
    for (const passage of message.passages) {
      if (passage.passage.kind === 'quote') continue
      const slots = new Set(slotsIn(passage))
      const ranges = apart([...draftsIn(message, passage), ...slots])
      if (ranges.length === 0) continue
      isSent ??= wasSent(message)
      for (const range of ranges) {
        const found = passage.text.slice(range.start, range.end)
        if (slots.has(range)) {
          if (!isSent) continue
          isAbout ??= showsTemplates(message)
          if (isAbout) continue
        }
        if (/^lorem/i.test(found)) {
          if (dummy) continue
          dummy = true
        }
        yield isSent ? say.sent(passage, range, { found }) : say.draft(passage, range, { found })
      }
    }
  },
})
