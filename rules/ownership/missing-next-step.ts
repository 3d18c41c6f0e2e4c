import { defineRule } from '../../src/rule/define.ts'
import { whereHeld } from '../../src/rule/gate.ts'
import { integer } from '../../src/rule/options.ts'
import { fromCompany, fromCustomer, holds, wordsIn } from '../../src/rule/talk.ts'
import type { MessageView } from '../../src/rule/view.ts'
import { overlaps } from '../../src/text/range.ts'

/** What names an owner, a time or a way, or says that it is done. */
const steps = [
  'next-step-told',
  'concrete-time',
  'alternative-offered',
  'matter-done',
  'way-given',
  'condolence',
]

const isOpenEnded = (message: MessageView): boolean =>
  !holds(message, ...steps) &&
  !message.passages.some(
    ({ text, tokens }) => /[?？]/.test(text) || tokens.some(token => token.type === 'value'),
  )

/** Whether anybody of the company speaks after the message, or the customer says that it is over. */
const goesOn = (message: MessageView): boolean => {
  for (const each of message.later()) {
    if (fromCompany(each) ? each.content().length > 0 : fromCustomer(each) && holds(each, 'matter-closed'))
      return true
  }
  return false
}

const lastSentences = 2

export default defineRule({
  id: 'missing-next-step',
  title: { en: 'End with who does what', zh: '结尾说清下一步' },
  why: {
    en: 'A conversation that ends open leaves the customer to write again.',
    zh: '事情没说完就结束，顾客只好再来问一次。',
  },
  severity: 'warning',
  cite: [
    {
      source: 'timm',
      where: 'chapter 4 (consolidate the result); chapter 8 (what to do if still dissatisfied)',
      statements: ['S58', 'S66', 'S53'],
    },
    { source: 'cockerell', where: 'rules 16 and 32', statements: ['S9', 'S22'] },
    { source: 'thompson', where: 'on four transfers and no solution', statements: ['S85', 'S80'] },
  ],
  languages: ['en', 'zh'],
  messages: {
    open: {
      en: 'The conversation ends here with nobody named; say who acts next, and when.',
      zh: '对话到这里结束，没有说谁来处理；请写谁做、什么时候。',
    },
  },
  options: {
    words: integer({
      default: 20,
      least: 1,
      about: 'Words (characters, in Chinese) that both sides have said, before an ending is judged.',
    }),
  },
  notes: [
    'Judges the last words of a whole conversation with both sides in it, and only where they say that the matter goes on (“we are looking into it”, “it is with the team”) or merely thank and understand. A plain answer ends a matter, so it is left alone.',
    'A question, a number, a link, a time, a promise of somebody to do something, a step for the customer, or a customer who thanks or says goodbye closes it. A promise without a time is left to vague-promise.',
    'In chat it is only info, since the next turn may carry it; one answer is judged in e-mail alone.',
  ],
  examples: [
    {
      about: 'The last word is that it is being dealt with.',
      turns: [
        'customer: The cabin crew laughed at my daughter, and I want to know what you do about it.',
        'agent: Which flight was it?',
        'customer: The evening one to Oslo. It was horrible for her, so what happens now?',
        'agent: That is very concerning, Graham. «This will be dealt with internally.»',
      ],
      also: ['robotic-acknowledgement'],
    },
    {
      about: 'In chat it is a hint.',
      channel: 'chat',
      turns: [
        'customer: My router drops the line every evening at eight, can you help?',
        'agent: Is the lamp green then?',
        'customer: No, it turns red for an hour and I can not work, please fix it.',
        'agent: Okay. «It is with our network team.»',
      ],
      also: [],
    },
    {
      about: 'Chinese: understood, and no more.',
      turns: [
        'customer: 我买的台灯开关接触不良，昨天就说了，到底怎么办？',
        'agent: 是哪一盏灯呢？',
        'customer: 床头那盏，每天都要按五六次才亮，能不能处理一下？',
        'agent: «我们了解了。»',
      ],
      also: [],
    },
    {
      about: 'Traditional characters.',
      turns: [
        'customer: 我的訂單卡住了，一直沒有動靜，可以幫我查嗎？',
        'agent: 是哪一張訂單呢？',
        'customer: 週一那張，禮物要送人的，現在到底怎麼樣了？',
        'agent: «還在處理中。»',
      ],
      also: [],
    },
    {
      about: 'A name and a time.',
      turns: [
        'customer: The heating makes a noise like a train and nobody sleeps here, what now?',
        'agent: Since when?',
        'customer: Since Sunday night, all through the house, please do something.',
        'agent: It is with our heating team. Ana calls you on Tuesday at nine.',
      ],
      also: [],
    },
    {
      about: 'A question closes the turn.',
      turns: [
        'customer: The heating makes a noise like a train and nobody sleeps here, what now?',
        'agent: Since when?',
        'customer: Since Sunday night, all through the house, please do something.',
        'agent: It is with our heating team. Which floor is the loudest?',
      ],
      also: [],
    },
    {
      about: 'Nothing is left to do.',
      turns: [
        'customer: The heating makes a noise like a train and nobody sleeps here, what now?',
        'agent: Since when?',
        'customer: Since Sunday night, all through the house, please do something.',
        'agent: It has been reset from here, so you are all set; nothing else is needed.',
      ],
      also: [],
    },
    {
      about: 'The customer is content.',
      turns: [
        'customer: The heating makes a noise like a train and nobody sleeps here, what now?',
        'agent: Since when?',
        'customer: Oh, it has just stopped by itself! Perfect, thanks a lot.',
        'agent: Thank you for letting us know.',
      ],
      also: [],
    },
    {
      about: 'Too little was said to tell.',
      turns: ['customer: Any news?', 'agent: It is with our network team.'],
      also: [],
    },
    { about: 'A template has no customer’s side.', turns: ['agent: It is with our network team.'], also: [] },
    {
      about: 'Chinese: nothing is left to do.',
      turns: [
        'customer: 我想把收货地址从公司改到家里，周末没人在公司，可以吗？',
        'agent: 请问新的地址在哪里？',
        'customer: 河西路的老房子，门口有棵大樟树，谢谢你啊。',
        'agent: 不客气！地址改好了，您这边不用再操作了，祝您周末愉快。',
      ],
      also: [],
    },
  ],
  when: whereHeld(['left-open']),
  *check(message, { say, options }) {
    if (message.message.audience === 'internal' || !holds(message, 'left-open') || !isOpenEnded(message))
      return
    const before = message.before()
    if (!before || before.has('thanks') || before.has('praise') || before.has('farewell') || goesOn(message))
      return
    let words = wordsIn(message)
    let [turns, speaks, asked] = [1, true, false]
    for (const each of message.earlier()) {
      if (fromCustomer(each)) {
        // Only what the customer said last tells whether the matter is open.
        if (!asked && turns === 1 && holds(each, 'matter-closed')) return
        asked ||= turns === 1
        speaks = false
      } else if (fromCompany(each)) {
        if (speaks && !isOpenEnded(each)) return
        if (!speaks) turns++
        speaks = true
      }
      words += wordsIn(each)
      if (turns > 1 && words >= options.words) break
    }
    if (words < options.words || (turns < 2 && message.message.channel !== 'email')) return
    for (const { passage, sentence } of message.content().slice(-lastSentences).toReversed()) {
      if (!passage.signal('left-open').some(range => overlaps(range, sentence))) continue
      yield say.open(passage, sentence, {}, message.message.channel === 'chat' ? { severity: 'info' } : {})
      return
    }
  },
})
