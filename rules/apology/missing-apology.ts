import { defineRule } from '../../src/rule/define.ts'
import { guards } from '../../src/rule/guards.ts'
import { integer } from '../../src/rule/options.ts'
import { contentAt } from '../../src/rule/position.ts'
import { sentenceAt } from '../../src/rule/regions.ts'
import { fromCompany, fromCustomer, holds } from '../../src/rule/talk.ts'
import type { ContentSentence, MessageView } from '../../src/rule/view.ts'

/** The sentence in which the company owns a fault: told as a fact, not asked, denied or supposed. */
const admission = (message: MessageView): ContentSentence | undefined => {
  for (const passage of message.holding('fault-admitted')) {
    for (const range of passage.signal('fault-admitted')) {
      const spot = { message, passage, range }
      const sentence = sentenceAt(passage, range.start).range
      const region = { passage, range: sentence }
      const doubted = ['question', 'conditional', 'negated', 'quoted', 'reported'].some(name =>
        guards[name]?.(spot, region),
      )
      if (!doubted) return { passage, sentence }
    }
  }
  return undefined
}

interface Past {
  readonly customer: boolean
  /** The turn that this message answers first tells of a fault. */
  readonly reported: boolean
  /** Somebody apologised, or an earlier message was judged for the same. */
  readonly settled: boolean
}

const past = (message: MessageView): Past => {
  let answered = false
  let [customer, reported] = [false, false]
  for (const each of message.earlier()) {
    if (fromCustomer(each)) {
      customer = true
      if (!holds(each, 'fault-reported')) continue
      if (answered) return { customer, reported, settled: true }
      reported = true
    }
    if (!fromCompany(each)) continue
    answered = true
    if (holds(each, 'sorry-said') || admission(each)) return { customer, reported, settled: true }
  }
  return { customer, reported, settled: false }
}

interface Future {
  readonly customer: boolean
  readonly apologised: boolean
  /** Turns of the company from this message on. */
  readonly turns: number
}

const future = (message: MessageView): Future => {
  let [customer, turns, speaks] = [false, 1, true]
  for (const each of message.later()) {
    if (fromCustomer(each)) {
      customer = true
      speaks = false
    }
    if (!fromCompany(each)) continue
    if (holds(each, 'sorry-said')) return { customer, apologised: true, turns }
    if (!speaks) turns++
    speaks = true
  }
  return { customer, apologised: false, turns }
}

export default defineRule({
  id: 'missing-apology',
  title: { en: 'Say sorry where it is your fault', zh: '自己的错要道歉' },
  why: {
    en: 'Customers who were let down wait for one word before any other.',
    zh: '出了错，顾客最先等的就是一句对不起。',
  },
  severity: 'warning',
  cite: [
    { source: 'cockerell', where: 'rule 36 (if you made a mistake, say sorry)', statements: ['S29', 'C4'] },
    { source: 'timm', where: 'chapter 5, point 10; chapter 8', statements: ['S62'] },
    { source: 'lewicki', where: 'acknowledgement of responsibility, the strongest element', statements: [] },
  ],
  languages: ['en', 'zh'],
  messages: {
    admitted: {
      en: 'The fault is owned here, and nobody in the conversation says sorry for it.',
      zh: '这里承认了自己的错，可整个对话里没有人道歉。',
    },
    reported: {
      en: 'The customer has just told of your fault, and nobody in the conversation says sorry for it.',
      zh: '顾客刚说了我方的错，可整个对话里没有人道歉。',
    },
  },
  options: {
    turns: integer({
      default: 2,
      least: 1,
      about:
        'Turns of the company after a customer’s report, before silence counts; one is enough in an e-mail.',
    }),
  },
  notes: [
    'Needs the customer’s side. An admission counts as soon as the conversation holds it without an apology; a report only after two turns of the company, or one e-mail, since a first question often comes before the apology.',
    'Left alone: faults that may be the customer’s or nobody’s (“the wrong size”, a cancelled flight, “not here yet”), neutral questions, what is only supposed, asked or denied, and customers who apologise themselves.',
    'Thanks for waiting is no apology, but whatever says sorry anywhere in the company’s turns settles it.',
  ],
  examples: [
    {
      about: 'An agent finds the company’s mistake and goes on.',
      turns: [
        'customer: Why are there two lamps in my basket?',
        'agent: «Okay, it looks like the mistake was on our end.» Shall I take the second one out?',
      ],
      also: [],
    },
    {
      about: 'A customer was sent the wrong thing, and two turns pass without a word of regret.',
      turns: [
        'customer: You sent me the wrong book.',
        'agent: «What is your order number?»',
        'customer: 5512',
        'agent: The right one goes out on Monday.',
      ],
      also: [],
    },
    {
      about: 'One e-mail is the whole answer.',
      channel: 'email',
      turns: ['customer: My kettle arrived broken.', 'agent: «A new kettle leaves our store on Monday.»'],
      also: [],
    },
    {
      about: 'Chinese: the agent confirms the mistake.',
      turns: ['customer: 为什么收到两条短信', 'agent: «您好，确实多发了一条，是系统弄错了。»'],
      also: [],
    },
    {
      about: 'Traditional characters.',
      turns: [
        'customer: 你們少寄了一本書。',
        'agent: «請提供訂單編號。»',
        'customer: 3381',
        'agent: 週三補寄給您。',
      ],
      also: [],
    },
    {
      about: 'The apology comes later.',
      turns: [
        'customer: You sent me the wrong book.',
        'agent: What is your order number?',
        'customer: 5512',
        "agent: I'm sorry that we mixed the labels up, the right one goes out on Monday.",
      ],
      also: [],
    },
    {
      about: 'A fault that is only supposed.',
      turns: [
        'customer: What if the size is off?',
        'agent: If we sent the wrong size, you get a new one by Friday.',
      ],
      also: [],
    },
    {
      about: 'A first answer alone tells too little.',
      turns: ['customer: You sent me the wrong book.', 'agent: What is your order number?'],
      also: [],
    },
    {
      about: 'An ambiguous report: the customer may have chosen it.',
      turns: [
        'customer: I got the wrong size.',
        'agent: What is your order number?',
        'customer: 5512',
        'agent: The larger one goes out on Monday.',
      ],
      also: [],
    },
    {
      about: 'A template has no customer’s side.',
      turns: ['agent: That was our mistake, and your new lid is on its way.'],
      also: [],
    },
    {
      about: 'Somebody else is at fault.',
      turns: [
        'customer: The ferry company lost my suitcase on the way to you.',
        'agent: That is a hard start. Which ferry was it?',
        'customer: The night boat',
        'agent: Their desk in the harbour opens at six, and we lend you a coat until then.',
      ],
      also: [],
    },
    {
      about: 'The apology came first.',
      turns: [
        'customer: You sent me the wrong book.',
        "agent: I'm sorry that we mixed the labels up. Which book did you order?",
        'customer: The one about bees',
        'agent: Yes, that was our mistake. The right one goes out on Monday.',
      ],
      also: [],
    },
    {
      about: 'Thanks for a correction to the customer’s own file.',
      turns: [
        'customer: I typed my birth year wrong when I signed up, it is 1980.',
        'agent: Thank you for the correction, your file says 1980 now.',
        'customer: Good',
        'agent: Your card is on its way.',
      ],
      also: [],
    },
    {
      about: 'Chinese: nothing is wrong.',
      turns: ['customer: 退款什么时候到', 'agent: 系统会在今天下午五点自动退款。'],
      also: [],
    },
  ],
  when: ({ holds, heardEarlier }) =>
    !holds('sorry-said') && (holds('fault-admitted') || heardEarlier('fault-reported')),
  *check(message, { say, options }) {
    if (message.message.audience === 'internal' || holds(message, 'sorry-said')) return
    const admitted = admission(message)
    const before = past(message)
    if (before.settled || (!admitted && !before.reported) || message.before()?.has('apology')) return
    const after = future(message)
    if (after.apologised) return
    if (admitted) {
      if (before.customer || after.customer) yield say.admitted(admitted.passage, admitted.sentence, {})
      return
    }
    const enough = message.message.channel === 'email' ? 1 : options.turns
    const first = contentAt(message, 'first')
    if (!first || after.turns < enough) return
    yield say.reported(first.passage, first.sentence, {})
  },
})
