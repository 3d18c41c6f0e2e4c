import { defineRule } from '../../src/rule/define.ts'
import { whereHeld } from '../../src/rule/gate.ts'
import { integer } from '../../src/rule/options.ts'
import { type Region, sentenceAt } from '../../src/rule/regions.ts'
import {
  firstOf,
  fromCompany,
  fromCustomer,
  holds,
  sentenceOf,
  until,
  withoutEndMarks,
  wordsIn,
} from '../../src/rule/talk.ts'
import type { MessageView, PassageView } from '../../src/rule/view.ts'
import { lateRegExp, type Pattern } from '../../src/text/late-pattern.ts'
import { overlapping, type Range } from '../../src/text/range.ts'

/** Messages that anybody still has before their eyes. */
const memory = 80

const sees = (text: string, pattern: Pattern): boolean => pattern.test(text)
const textOf = ({ passages }: MessageView): string => passages.map(({ text }) => text).join('\n')

/** Data that a company asks for: how it asks, what an answer looks like, and how customers name it unasked. */
interface Datum {
  readonly ask: string
  readonly en: string
  readonly zh: string
  readonly answer: Pattern
  readonly named: Pattern
}

const address = /[\w.+-]+@[\w-]+\.\w{2,}/u
const code = /(?<![\d-])(?=[A-Z\d-]*\d{4})[A-Z\d-]{5,}(?![\d-])/iu

const data: readonly Datum[] = [
  {
    ask: 'talk-ask-order',
    en: 'order number',
    zh: '订单号',
    answer: code,
    named:
      /(?:order|booking|reservation|confirmation|reference|tracking|invoice|订单|訂單|单号|單號|预订|預訂)[^.!?。！？\n]{0,20}?(?=[A-Z\d-]*\d{4})[A-Z\d-]{5,}/iu,
  },
  {
    ask: 'talk-ask-email',
    en: 'mail address',
    zh: '邮箱',
    answer: address,
    named: address,
  },
  {
    ask: 'talk-ask-phone',
    en: 'phone number',
    zh: '电话号码',
    answer: /\d(?:[\s().-]{0,2}\d){6,}/u,
    named:
      /(?:phone|mobile|cell|call me (?:on|at)|电话|電話|手机|手機)[^.!?。！？\n]{0,12}?\d(?:[\s().-]{0,2}\d){6,}/iu,
  },
  {
    ask: 'talk-ask-account',
    en: 'account number',
    zh: '账号',
    answer: /(?:^|\s)(?=\S*\d)[\w-]{5,}/u,
    named: lateRegExp(
      () =>
        /(?:account|member(?:ship)?|customer|user)\s?(?:number|id|no\.?|name)[^.!?\n]{0,10}?(?=\S*\d)[\w-]{4,}|(?:账号|帳號|会员号|會員號)\D{0,4}[\w-]{4,}/iu,
    ),
  },
  {
    ask: 'talk-ask-name',
    en: 'name',
    zh: '姓名',
    answer: lateRegExp(
      () =>
        /^\s*(?:(?:it'?s|it is|this is|i'?m|i am|my name is|sure,?|yes,?)\s+)?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2}[\s.!]*$|^\s*(?:我叫|我是)?\p{Script=Han}{2,4}[\s。]*$/u,
    ),
    named: lateRegExp(() => /\b[Mm]y (?:full )?name is \p{Lu}|(?:我叫|我的名字是|我姓)\p{Script=Han}/u),
  },
]

const asksOf = (message: MessageView): readonly string[] =>
  data.filter(({ ask }) => holds(message, ask)).map(({ ask }) => ask)

/** Whether the customer gave the datum, in answer to a request for it or unasked. */
const gave = ({ ask, answer, named }: Datum, before: readonly MessageView[]): boolean => {
  let asked: readonly string[] = []
  for (const message of before) {
    if (fromCompany(message)) {
      const now = asksOf(message)
      if (now.length > 0) asked = now
      continue
    }
    if (!fromCustomer(message)) continue
    const text = textOf(message)
    if (sees(text, named)) return true
    // Where several things were asked for, a number alone might be any of them.
    if (asked.length === 1 && asked[0] === ask && sees(text, answer)) return true
  }
  return false
}

/** No sentence that people write reaches further to either side. */
const reach = 1000

/** Whether the words ask, or stand under a condition or a denial of their clause. */
const isOffered = (passage: PassageView, range: Range): boolean => {
  const { text } = passage
  const sentence = sentenceAt(passage, range.start).range
  const { end } = withoutEndMarks(passage, {
    start: Math.max(range.end, sentence.end - reach),
    end: sentence.end,
  })
  const after =
    text.slice(range.end, Math.min(end + 2, range.end + reach)) +
    text.slice(Math.max(range.end, end - reach), end + 2)
  if (/[?？]/.test(after)) return true
  const before = text
    .slice(Math.max(sentence.start, range.start - reach), range.start)
    .replace(/^.*[,;，；]/su, '')
  return /\b(?:if|unless|in case|cannot|can't|can not|unable|not|never)\b|如果|若|要是|无法|無法|不能|没办法/iu.test(
    before,
  )
}

/** The words of a transfer that sends the customer on; not one of money, and none that is offered or only possible. */
const transferIn = (message: MessageView): Region | undefined => {
  for (const passage of message.holding('talk-transfer')) {
    const ranges = passage.signal('talk-transfer')
    const isElse = overlapping(passage.signal('talk-transfer-else'))
    for (const range of ranges) {
      if (isElse(range) || isOffered(passage, range)) continue
      const all = ranges.filter(({ start }) => start === range.start)
      return {
        passage,
        range: withoutEndMarks(
          passage,
          all.reduce((a, b) => (b.end > a.end ? b : a), range),
        ),
      }
    }
  }
  return undefined
}

/** What the customer asked for is no burden. */
const isWanted = (turn: readonly MessageView[]): boolean =>
  turn.some(each => holds(each, 'talk-transfer-wanted'))

/** Whether somebody else speaks for the company between two of its messages. */
const changesHands = (from: MessageView, to: MessageView, between: readonly MessageView[]): boolean => {
  const [was, is] = [from.message.author, to.message.author]
  if (was !== undefined && is !== undefined) return was !== is
  return [to, ...between].some(
    each =>
      (fromCompany(each) && holds(each, 'talk-self-named', 'talk-offer')) ||
      (each.message.role === 'system' && holds(each, 'talk-joined')),
  )
}

export default defineRule({
  id: 'repeat-transfer',
  title: { en: 'Hand over the matter, not the customer', zh: '转交事情，别转客户' },
  why: {
    en: 'Each transfer without a handover makes customers tell their story again.',
    zh: '没有交接的转接，让客户把事情从头再讲一遍。',
  },
  severity: 'warning',
  cite: [
    { source: 'thompson', where: 'on four transfers in a month', statements: ['S85'] },
    { source: 'timm', where: 'chapter 11, one-stop service', statements: ['S71'] },
    { source: 'cockerell', where: 'rules 17 and 32', statements: ['S10', 'S22'] },
  ],
  languages: ['en', 'zh'],
  messages: {
    cold: {
      en: '“{found}” sends the customer on with nothing handed over; say who takes it, what they know already, and ask first.',
      zh: '“{found}”把客户转走，却没有交接；请说明由谁接手、对方已了解什么，并先征得同意。',
    },
    second: {
      en: '“{found}” is transfer number {count} in this conversation; keep the matter and ask the other desk yourself.',
      zh: '“{found}”已是本次对话第{count}次转接；请自己跟进到底，由您去问其他部门。',
    },
    given: {
      en: 'The customer has given the {datum} above; use it.',
      zh: '客户前面已提供过{datum}；请直接使用。',
    },
    again: {
      en: '“{found}” makes the customer say it twice; read it above and go on from there.',
      zh: '“{found}”让客户再说一遍；请看前面的内容，接着往下办。',
    },
  },
  options: {
    words: integer({
      default: 10,
      least: 0,
      about: 'Words that the customer must have said before a transfer or a request to repeat is reported.',
    }),
  },
  notes: [
    'It needs the turns before: a transfer counts where the customer has told something (ten words) that could have been handed over. A single macro, one side alone, or a customer who has only greeted keeps it silent.',
    'A transfer is warm, and left alone, where the message says who knows what, stays on the line, or asks first. One that the customer asked for, a bank transfer, a condition (“if it fails, I’ll transfer you”) and a bot that fetches a person are left alone as well.',
    'The second transfer is an error. It needs a sign that somebody else has taken over in between: another author, an introduction, a line of the system.',
    'Asking again needs the datum in what the customer wrote: after a request for just that, or named (“my order number is …”). A reason (to verify, it did not arrive, another number) or a read-back excuses it.',
    'Left out: 这边转到那边 and “you need a different department” without a customer’s turn before. A change of author without a recap alone is not reported, since a good handover happens out of sight. A question repeated word for word is left to repeated-sentence.',
  ],
  examples: [
    {
      about: 'Sent on with nothing',
      turns: [
        'customer: The fee for my storage box was taken twice this month, on the third and on the ninth',
        'agent: Hello! «I will transfer you to» billing.',
      ],
      also: [],
    },
    {
      about: 'Sent off to another team',
      turns: [
        'customer: We are twelve people on one ticket and two of us would like to take a later train',
        'agent: «Please contact our Group Travel team».',
      ],
      also: [],
    },
    {
      about: 'A different department',
      turns: [
        'customer: We are twelve people on one ticket and two of us would like to take a later train',
        'agent: «You need a different department».',
      ],
      also: [],
    },
    {
      about: 'A warm transfer',
      turns: [
        'customer: The fee for my storage box was taken twice this month, on the third and on the ninth',
        'agent: I have given Ana in Billing both dates and your box number. I will transfer you to her now.',
      ],
      also: [],
    },
    {
      about: 'Asked first',
      turns: [
        'customer: The fee for my storage box was taken twice this month, on the third and on the ninth',
        'agent: Ana in Billing has the key to that. Shall I connect you to her?',
      ],
      also: [],
    },
    {
      about: 'The customer wants it',
      turns: [
        'customer: I would like to talk to your manager about the two fees of this month please',
        'agent: I will transfer you to her now.',
      ],
      also: [],
    },
    {
      about: 'Money is transferred',
      turns: [
        'customer: I sold the camera last week and would like to have the balance on my bank account',
        'agent: I have sent it on. Your bank shows the transfer of the money tonight.',
      ],
      also: [],
    },
    {
      about: 'Nothing was told yet',
      turns: ['customer: Hello', 'agent: Hello! I will transfer you to billing.'],
      also: [],
    },
    { about: 'A single macro', turns: ['agent: I will transfer you to our storage team now.'], also: [] },
    {
      about: 'The second transfer',
      turns: [
        'customer: The fee for my storage box was taken twice this month, on the third and on the ninth',
        'Ben (agent): Hello! «I will transfer you to» billing.',
        'customer: ok',
        'Ana (agent): Good morning, both fees are from the storage desk. «I will connect you to» them.',
      ],
      also: [],
    },
    {
      about: 'Asked again for the order number',
      turns: [
        'customer: Hi, my order number is 7916676427 and the lid of the jar is missing',
        'agent: Hello Priya, «can I have your order number»?',
      ],
      also: [],
    },
    {
      about: 'Asked again for the address after it was given',
      turns: [
        'agent: Good morning, may I have your email address?',
        'customer: It is lena.berg@example.org',
        'agent: Thank you, Lena.',
        'customer: The link in the mail about the course opens an empty page',
        'agent: «Please provide your email address».',
      ],
      also: [],
    },
    {
      about: 'Asked again for a reason',
      turns: [
        'customer: Hi, my order number is 7916676427 and the lid of the jar is missing',
        'agent: Hello Priya, the list does not show that one. Can I have your order number once more, in case a digit is wrong?',
      ],
      also: [],
    },
    {
      about: 'Asked again because the law wants it',
      turns: [
        'customer: Hi, my order number is 7916676427 and the lid of the jar is missing',
        'agent: Hello Priya, to verify that it is you, may I have your order number?',
      ],
      also: [],
    },
    {
      about: 'A read-back',
      turns: [
        'customer: Hi, my order number is 7916676427 and the lid of the jar is missing',
        'agent: Hello Priya, your order number is 7916676427, correct?',
      ],
      also: [],
    },
    {
      about: 'The whole story once more',
      turns: [
        'customer: The lid of the jar is missing and the jar itself has a crack along its left side',
        'agent: Hello, Ana here. «Please explain the issue again».',
      ],
      also: [],
    },
    {
      about: '没有交接就转走',
      turns: ['customer: 这个月的仓储费扣了两次，三号一次，九号一次', 'agent: 您好，我«帮您转接»账务。'],
      also: [],
    },
    {
      about: '讓客戶自己去找',
      turns: ['customer: 這個月的倉儲費扣了兩次，三號一次，九號一次', 'agent: «請您聯絡其他部門»。'],
      also: [],
    },
    {
      about: '另打电话',
      turns: ['customer: 这个月的仓储费扣了两次，三号一次，九号一次', 'agent: 您«打另一个电话»吧'],
      also: [],
    },
    {
      about: '先说明再转接',
      turns: [
        'customer: 这个月的仓储费扣了两次，三号一次，九号一次',
        'agent: 我已经把两次扣费的日期说明给账务的王敏，帮您转接过去可以吗？',
      ],
      also: [],
    },
    {
      about: '银行转账',
      turns: [
        'customer: 上周卖相机的钱我想转回银行卡，要多久才能看到',
        'agent: 已经转账到您的银行卡，今晚能看到。',
      ],
      also: [],
    },
    {
      about: '再要一次订单号',
      turns: ['customer: 你好，订单号7916676427，罐子的盖子没有收到', 'agent: 您好，«请提供一下订单号»。'],
      also: [],
    },
    {
      about: '請客戶再說一遍',
      turns: ['customer: 罐子的蓋子沒有收到，罐子左邊還有一條裂縫', 'agent: 您好，請您«再說一遍»情況。'],
      also: [],
    },
    {
      about: '記下了訂單號',
      turns: [
        'customer: 你好，訂單號7916676427，罐子的蓋子沒有收到',
        'agent: 您好，您的訂單號我已記錄，蓋子今天寄給您。',
      ],
      also: [],
    },
  ],
  when: whereHeld(['talk-transfer', 'talk-ask-again', ...data.map(({ ask }) => ask)]),
  *check(message, { say, options: { words } }) {
    if (!fromCompany(message) || message.message.role === 'bot' || holds(message, 'talk-bot')) return
    const transfer = transferIn(message)
    const again = firstOf(message, 'talk-ask-again')
    const asks = data.filter(({ ask }) => holds(message, ask))
    if (!transfer && !again && asks.length === 0) return

    const earlier: MessageView[] = []
    for (const each of message.earlier()) {
      if (earlier.length >= memory) break
      earlier.push(each)
    }
    const told = earlier.filter(fromCustomer)
    if (told.length === 0) return
    const saidEnough = told.reduce((sum, each) => sum + wordsIn(each), 0) >= words
    const turn = [message, ...[...until(earlier, fromCustomer)].filter(fromCompany)]
    const lastTurn = told.slice(0, 3)

    if (transfer && saidEnough && !isWanted(lastTurn)) {
      const found = transfer.passage.text.slice(transfer.range.start, transfer.range.end)
      let count = 1
      let last = message
      for (const [index, each] of earlier.entries()) {
        if (!fromCompany(each) || turn.includes(each) || !transferIn(each)) continue
        if (!changesHands(each, last, earlier.slice(0, index))) continue
        count++
        last = each
      }
      if (count > 1)
        yield say.second(transfer.passage, transfer.range, { found, count }, { severity: 'error' })
      else if (!turn.some(each => holds(each, 'talk-handover')))
        yield say.cold(transfer.passage, transfer.range, { found })
      return
    }

    if (turn.some(each => holds(each, 'talk-ask-reason'))) return
    const text = textOf(message)
    const inOrder = [...earlier].reverse()
    for (const datum of asks) {
      const place = firstOf(message, datum.ask)
      if (!place || sees(text, datum.answer) || !gave(datum, inOrder)) continue
      // The request may be the very one that the customer's words before it answered in part.
      const all = place.passage.signal(datum.ask).filter(({ start }) => start === place.range.start)
      const range = all.reduce((a, b) => (b.end > a.end ? b : a), place.range)
      yield say.given(place.passage, range, { datum: place.passage.language === 'zh' ? datum.zh : datum.en })
      return
    }
    if (again && saidEnough) {
      const range = again.passage.language === 'zh' ? again.range : sentenceOf(again.passage, again.range)
      yield say.again(again.passage, range, { found: again.passage.text.slice(range.start, range.end) })
    }
  },
})
