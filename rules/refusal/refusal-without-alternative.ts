import { defineRule } from '../../src/rule/define.ts'
import { whereHeld } from '../../src/rule/gate.ts'
import { guards } from '../../src/rule/guards.ts'
import { integer } from '../../src/rule/options.ts'
import { sentenceAt } from '../../src/rule/regions.ts'
import type { MessageView, PassageView } from '../../src/rule/view.ts'
import { overlapping, type Range } from '../../src/text/range.ts'

/** What opens a way: a named option, reason or step, unless a denial takes it back. */
const ways = ['way-on', 'alternative-offered', 'reason-given', 'good-news', 'concrete-time']

/** A customer can act on a link, a handle or a number long enough to be called. */
const contact = /https?:|www\.|@|\d[\d\s().-]{5,}\d|\{\{|[?？]/

const opensWay = (passage: PassageView, refusals: readonly Range[]): boolean => {
  if (contact.test(passage.text)) return true
  const isDenied = overlapping([...passage.signal('not-a-way'), ...refusals])
  return ways.some(name => passage.signal(name).some(way => !isDenied(way)))
}

const refusalsIn = (message: MessageView, passage: PassageView): readonly Range[] => {
  const isNone = overlapping(passage.signal('no-refusal'))
  return passage.signal('flat-refusal').filter(range => {
    const spot = { message, passage, range }
    const region = { passage, range: sentenceAt(passage, range.start).range }
    return !isNone(range) && !['question', 'quoted', 'reported'].some(name => guards[name]?.(spot, region))
  })
}

const courtesies = ['gratitude', 'apology']

export default defineRule({
  id: 'refusal-without-alternative',
  title: { en: 'Refuse with a way on', zh: '拒绝时给条出路' },
  why: {
    en: 'A refusal that offers no option, reason or next step ends the matter for us, not for the customer.',
    zh: '只拒绝，不给办法、原因或下一步，事情对我们结束了，对客户却没有。',
  },
  severity: 'error',
  cite: [
    {
      source: 'cockerell',
      where: 'rules 34 and 35; rule 2, the airline that refused a fair request',
      statements: ['S26', 'S32'],
    },
    { source: 'blog', where: 'the post on why people buy', statements: ['S35'] },
  ],
  languages: ['en', 'zh'],
  messages: {
    refused: {
      en: '“{found}” refuses and leaves it there; add an option, the reason, or who can decide.',
      zh: '“{found}”只有拒绝；请补上可选的办法、原因，或谁能决定。',
    },
  },
  options: {
    most: integer({
      default: 2,
      least: 0,
      about:
        'Further sentences, besides thanks and apologies, beyond which a message is taken to hold more than a refusal.',
    }),
  },
  notes: [
    'Where “cannot”, “no”, a policy or a dismissal (爱莫能助) is reported in the same words, this rule is listed with that finding as related, so that nothing is reported twice.',
    'Silent as soon as the message holds an option, a reason, a limit, a question, a time, a link, a number to call or a step that somebody takes; a courtesy (“thank you for understanding”) is none of these.',
    'Left out of the catalogue: “our position will not change”, which is labelled as dismissive.',
    'A refusal by a bare “no” that is the whole reply is left to bare-no, whose finding is an error there.',
    'Left out of the catalogue: refusals of harmful or illegal requests can’t be told apart by their words; those that give a reason are silent like all others.',
  ],
  examples: [
    {
      about: 'a refusal that ends the matter',
      turns: ['customer: Could you take the late fee off?', 'agent: Sorry, our «decision is final».'],
      also: [],
    },
    {
      about: 'a claim turned down, with thanks for understanding',
      turns: [
        'customer: Has my claim been looked at?',
        'agent: Hello Ruth. Your «claim was declined». Thank you for your understanding.',
      ],
      also: ['form-letter-closing'],
    },
    {
      about: 'the way on stands in the next sentence',
      turns: [
        'customer: Could you take the late fee off?',
        'agent: Your claim was declined. You can ask the ombudsman to look at it, free of charge.',
      ],
      also: [],
    },
    {
      about: 'the reason is given',
      turns: [
        'customer: Where is my claim?',
        'agent: Your claim was declined because the receipt shows another lamp.',
      ],
      also: [],
    },
    {
      about: 'a security refusal with a path',
      turns: [
        'customer: What is my PIN?',
        'agent: We do not give PINs by phone. I have sent a reset link to your mobile.',
      ],
      also: ['cannot-framing'],
    },
    {
      about: 'nothing is asked of the customer',
      turns: ['customer: Do I have to sign?', 'agent: Nothing further is needed from you.'],
      also: [],
    },
    {
      about: 'too little to judge: no refusal is told',
      turns: ['agent: Your refund is on its way.'],
      also: [],
    },
    {
      about: 'a refusal in Chinese that ends the matter',
      turns: ['customer: 能再想想办法吗', 'agent: 不好意思亲 «只能这样»了'],
      also: [],
    },
    {
      about: 'a refusal in Traditional characters',
      turns: ['customer: 我的申請呢', 'agent: 您的«申請已被駁回»。'],
      also: [],
    },
    {
      about: 'Chinese, with the option behind it',
      turns: ['customer: 我的申请呢', 'agent: 您的申请被驳回，补一张发票可以再交一次。'],
      also: [],
    },
    {
      about: 'good news that sounds like a denial',
      turns: ['customer: 还要交什么吗', 'agent: 没有其他费用，也不需要您操作。'],
      also: [],
    },
  ],
  when: whereHeld(['flat-refusal']),
  *check(message, { say, options }) {
    const read = message.passages.filter(
      ({ passage }) => passage.kind !== 'subject' && passage.kind !== 'quote',
    )
    const refusals = read.map(passage => ({ passage, ranges: refusalsIn(message, passage) }))
    if (refusals.every(({ ranges }) => ranges.length === 0)) return
    if (refusals.some(({ passage, ranges }) => opensWay(passage, ranges))) return
    const said = new Map(refusals.map(({ passage, ranges }) => [passage, ranges]))
    const expected = new Map(
      message.passages.map(passage => {
        const kind = courtesies.flatMap(name => passage.signal(name))
        return [passage, overlapping([...(said.get(passage) ?? []), ...kind])]
      }),
    )
    const more = message.content().filter(({ passage, sentence }) => !expected.get(passage)?.(sentence))
    if (more.length > options.most) return
    for (const { passage, ranges } of refusals) {
      const [range] = ranges
      if (range) {
        yield say.refused(passage, range, { found: passage.text.slice(range.start, range.end) })
        return
      }
    }
  },
})
