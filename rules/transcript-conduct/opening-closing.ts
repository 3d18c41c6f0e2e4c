import { defineRule } from '../../src/rule/define.ts'
import type { Glance } from '../../src/rule/gate.ts'
import { integer } from '../../src/rule/options.ts'
import { contentAt } from '../../src/rule/position.ts'
import type { Region } from '../../src/rule/regions.ts'
import {
  firstFitting,
  firstOf,
  fromCompany,
  fromCustomer,
  holds,
  sentenceOf,
  until,
  withoutEndMarks,
  wordsIn,
} from '../../src/rule/talk.ts'
import type { MessageView } from '../../src/rule/view.ts'
import { speaksToCustomers } from '../../src/text/company.ts'
import type { Message } from '../../src/text/conversation.ts'
import { late } from '../../src/text/late-pattern.ts'

/** The first or last sentence that says something. */
const sentenceAtEnd = (message: MessageView, end: 'first' | 'last'): Region | undefined => {
  const found = contentAt(message, end)
  if (found) return { passage: found.passage, range: withoutEndMarks(found.passage, found.sentence) }
  // “Ok” says nothing, and is still where a conversation ends.
  const passage = message.passages.find(({ tokens }) => tokens.length > 0)
  return passage && { passage, range: withoutEndMarks(passage, { start: 0, end: passage.text.length }) }
}

/** A conversation that both sides hold, long enough to have a beginning and an end. */
const isTalk = (
  messages: readonly Message[],
  wordsOf: (index: number) => number,
  leastTurns: number,
  leastWords: number,
): boolean => {
  let [asked, answered, words] = [0, 0, 0]
  for (let at = 0; at < messages.length; at++) {
    const message = messages[at] as Message
    if (message.role === 'customer') {
      asked++
      words += wordsOf(at)
    } else if (speaksToCustomers(message)) answered++
    if (asked >= leastTurns && answered >= leastTurns && words >= leastWords) return true
  }
  return false
}

const isPost = ({ audience, channel }: Message): boolean => audience === 'public' || channel === 'social'

/** What greets at the head of a mail: a name and a comma, also as a placeholder. */
const salutation = late(
  () =>
    /^[\s>*_“"]*(?:[\p{Lu}][\p{L}'’-]*\.?(?: [\p{Lu}][\p{L}'’-]*\.?){0,3}|\{\{?[^}]+\}?\}|\[[^\]]+\]|[\p{Script=Han}]{2,8})\s*[,，:：!！]/u,
)

const greets = (message: MessageView): boolean =>
  holds(message, 'talk-greeting') || message.passages.some(({ text }) => salutation().test(text))

/** A mail that answers another one: its greeting was yesterday. */
const isReply = ({ passages }: MessageView): boolean =>
  passages.some(
    ({ passage, text }) =>
      passage.kind === 'quote' ||
      (passage.kind === 'subject' && /^(?:re|aw|fwd?|回复|回覆)[:：]/i.test(text)),
  )

/** Whether the company speaks before a message, or after it. */
const speaksBeside = (messages: readonly Message[], index: number, step: 1 | -1): boolean => {
  for (let at = index + step; at >= 0 && at < messages.length; at += step) {
    if (speaksToCustomers(messages[at] as Message)) return true
  }
  return false
}

/** The last messages of the customer, by their places. */
const lastOfCustomer = (messages: readonly Message[]): readonly number[] => {
  const found: number[] = []
  for (let at = messages.length - 1; at >= 0 && found.length < endTurns; at--) {
    if (messages[at]?.role === 'customer') found.push(at)
  }
  return found
}

const closingTurns = 3
const endTurns = 2

/** Whether the first message of the company may lack a greeting. */
const mayOpen = ({ holds, heardEarlier }: Glance): boolean =>
  (holds('talk-curt-opening') || heardEarlier('talk-hello')) &&
  !holds('talk-greeting') &&
  !holds('talk-urgent')

/** What shows that a message ends nothing, or ends it well. */
const goesOn = ['talk-farewell', 'gratitude', 'talk-waiting', 'talk-urgent', 'talk-ongoing-work']

const asks = ({ passages }: Message): boolean => passages.some(({ located }) => /[?？]/.test(located.text))

/** Whether the last message of the company may lack a farewell. */
const mayClose = ({ message, messages, index, holds, heldBy }: Glance, turns: number): boolean => {
  const said = lastOfCustomer(messages)
  const isOver = said.some(at => heldBy(at, 'talk-over'))
  if (holds('talk-goodbye')) return !isOver && index === messages.length - 1
  if (goesOn.some(holds) || said.some(at => heldBy(at, 'talk-left'))) return false
  const asked = messages.slice(0, index).filter(({ role }) => role === 'customer').length
  if (holds('talk-anything-else') ? !isOver && asked <= turns : !isOver || asks(message)) return false
  if (messages.slice(index + 1).some(each => each.role === 'customer' && asks(each))) return false
  let company = 1
  for (let at = index - 1; at >= 0 && company < closingTurns; at--) {
    if (!speaksToCustomers(messages[at] as Message)) continue
    if (heldBy(at, 'talk-farewell')) return false
    company++
  }
  return true
}

function* take<T>(items: Iterable<T>, most: number): Iterable<T> {
  let taken = 0
  for (const item of items) {
    if (taken++ >= most) return
    yield item
  }
}

export default defineRule({
  id: 'opening-closing',
  title: { en: 'Greet first, take leave last', zh: '有始有终：先问候，后道别' },
  why: {
    en: 'The first and the last moment are what customers remember longest.',
    zh: '客户记得最久的，是最初和最后的时刻。',
  },
  severity: 'info',
  cite: [
    {
      source: 'inghilleri-solomon',
      where: 'Solomon on first and last moments; appendix A, greeting and farewell',
      statements: ['S77'],
    },
    { source: 'timm', where: 'chapters 2 and 4', statements: ['S39', 'S43'] },
    { source: 'cockerell', where: 'rule 7', statements: ['S4'] },
  ],
  languages: ['en', 'zh'],
  messages: {
    end: {
      en: 'The conversation ends here without a farewell; ask whether there is more to do, thank the customer and wish them well.',
      zh: '对话到此结束，没有道别；请问一句还有什么需要，致谢并送上祝愿。',
    },
    farewell: {
      en: 'The conversation ends on this question and nobody takes leave; thank the customer and wish them well.',
      zh: '对话停在这个问题上，没有道别；请致谢并送上祝愿。',
    },
    start: {
      en: 'The conversation opens without a greeting; greet the customer first.',
      zh: '开场没有问候；请先问好。',
    },
    curt: {
      en: '“{found}” is a demand, not a greeting; greet the customer, then ask.',
      zh: '“{found}”像是在催人，不是问候；请先问好，再提问。',
    },
    abrupt: {
      en: '“{found}” shuts the door before the customer could answer; ask whether there is more, and wish them well.',
      zh: '“{found}”没等客户回应就结束了对话；请先问还有什么需要，再送上祝愿。',
    },
    mail: {
      en: 'This mail opens without a greeting; begin with the customer’s name.',
      zh: '这封邮件没有称呼；请以客户的称呼开头。',
    },
  },
  options: {
    turns: integer({
      default: 2,
      least: 1,
      about: 'Messages that each side must have written before a missing greeting or farewell is reported.',
    }),
    words: integer({
      default: 10,
      least: 0,
      about: 'Words that the customer must have said before one is reported.',
    }),
  },
  notes: [
    'It needs a conversation: a missing farewell shows only where the customer has said that the matter is done (“thanks”, “that’s all”) or the company asked whether there is more. A macro, a mail in a thread or a single answer has neither beginning nor end.',
    'Silent where the customer has taken leave, where the last answer still asks for something or asks to wait, after “you’re welcome” or any thanks, in posts, and where safety comes first.',
    'A missing greeting counts only where the customer greeted first, so that an excerpt or an ongoing thread is not blamed; where the company opens, only a bare demand (“Order number?”) does.',
    'A missing “anything else?” alone is not reported: a farewell or a wish closes well enough. “Goodbye!” alone is a farewell; it is reported only where it comes with the answer, before the customer could say a word.',
    'Left out: “Good morning” at one in the afternoon, because formats tell the seconds since the conversation began, not the clock of the customer.',
    'A mail is checked alone only where its channel says that it is one.',
  ],
  examples: [
    {
      about: 'A matter that ends on “Done.”',
      turns: [
        'customer: Hi, could you move my lesson with Petra to Thursday please?',
        'agent: Hello Jon, Thursday at four is free; shall I take it?',
        'customer: Yes, that suits me, thanks',
        'agent: «Done».',
      ],
      also: [],
    },
    {
      about: 'Nobody answers the last “no”',
      turns: [
        'customer: Hello, which of your kettles switches itself off when it is empty?',
        'agent: Hi there! The glass one and both of the steel ones do.',
        'customer: Great, I take the glass one then',
        'agent: «Is there anything else you would like to know»?',
        'customer: No, that is all, thank you',
      ],
      also: [],
    },
    {
      about: 'The last “no” is met with “ok”',
      turns: [
        'customer: Hello, which of your kettles switches itself off when it is empty?',
        'agent: Hi there! The glass one and both of the steel ones do. Anything else?',
        'customer: No, that is all, thank you',
        'agent: «Ok»',
      ],
      also: [],
    },
    {
      about: 'A farewell closes well',
      turns: [
        'customer: Hello, which of your kettles switches itself off when it is empty?',
        'agent: Hi there! The glass one and both of the steel ones do.',
        'customer: Great, that is all, thank you',
        'agent: Enjoy your tea, Miriam.',
      ],
      also: [],
    },
    {
      about: 'The customer has said goodbye',
      turns: [
        'customer: Hi, is the museum shop open on Sunday mornings?',
        'agent: Hello! It opens at ten on Sundays.',
        'customer: Lovely, thank you, bye!',
      ],
      also: [],
    },
    {
      about: 'A matter that is still open',
      turns: [
        'customer: Hi, my parcel label shows the wrong street, can you change it?',
        'agent: Hello Ruth, which street should it be?',
        'customer: Elm Road 4 instead of Oak Road 4, thanks',
        'agent: Is the postcode the same for both streets?',
      ],
      also: [],
    },
    {
      about: 'A post to everybody',
      channel: 'social',
      turns: ['agent: The ferry at noon is cancelled, the next one leaves at two.'],
      also: [],
    },
    {
      about: 'One warm line to a friendly post',
      channel: 'social',
      turns: [
        'customer: Hi there, three generations of us had lunch in your garden on Sunday, what a treat',
        'agent: That made our week!',
        'customer: We are coming back for the pears in September, that is all I wanted to say, thanks',
        'agent: The pears can hardly wait.',
      ],
      also: [],
    },
    {
      about: 'Safety comes first',
      turns: [
        'customer: Hello, there is smoke coming out of the heater that you sold me last week',
        'agent: Unplug it at the wall now and leave the room.',
        'customer: It is unplugged and all of us are in the garden now',
        'agent: Is anybody hurt?',
      ],
      also: [],
    },
    {
      about: 'Too little was said',
      turns: ['customer: Hi', 'agent: Hello!', 'customer: thanks', 'agent: Done.'],
      also: [],
    },
    {
      about: 'A single answer, as a macro is one',
      turns: ['agent: The corrected invoice is in your inbox.'],
      also: [],
    },
    {
      about: 'A customer who greets and is not greeted',
      turns: [
        'customer: Good morning! The zip of my new coat came off today.',
        'agent: «Which colour is the coat»?',
        'customer: It is the green one, size forty',
        'agent: A new one is on its way to you, Lena. Have a lovely day!',
      ],
      also: [],
    },
    {
      about: 'The company opens with a demand',
      turns: [
        'agent: «Order number»?',
        'customer: I only wanted to know whether you ship to Iceland at all',
        'agent: We do, by sea, on every second Tuesday.',
        'customer: Wonderful, bye now',
      ],
      also: [],
    },
    {
      about: 'An older thread goes on',
      turns: [
        'customer: Hello again, following up on our chat about the broken lamp of last week',
        'agent: The new shade leaves the warehouse tonight.',
        'customer: Thank you so much',
        'agent: You are welcome, Tom!',
      ],
      also: [],
    },
    {
      about: 'Goodbye comes with the answer',
      turns: [
        'customer: Hi, I am locked out of the members page since this morning',
        'agent: Hello, may I have the name on the card?',
        'customer: Jolanta Berg, with a J at the front',
        'agent: 8vkk41 opens the page. «Goodbye»!',
      ],
      also: [],
    },
    {
      about: 'A mail without a greeting',
      channel: 'email',
      turns: [
        'agent: «The two chairs that you sent back reached our workshop on Monday». They get new legs this week and travel back to you on Friday with the morning van.\n\nHelen Osei',
      ],
      also: [],
    },
    {
      about: 'A mail that greets',
      channel: 'email',
      turns: [
        'agent: Mrs Lind,\n\nthe two chairs that you sent back reached our workshop on Monday. They get new legs this week and travel back to you on Friday with the morning van.\n\nHelen Osei',
      ],
      also: [],
    },
    {
      about: '没有道别',
      turns: [
        'customer: 你好，我想把周三的课改到周五下午可以吗',
        'agent: 您好，周五下午三点有空位，帮您改到这个时间可以吗？',
        'customer: 可以的，谢谢',
        'agent: «改好了»。',
      ],
      also: [],
    },
    {
      about: '沒有問候',
      turns: [
        'customer: 您好，我昨晚買的檯燈今天收到，燈罩裂開了',
        'agent: «哪一款檯燈»？',
        'customer: 白色那款，有照片',
        'agent: 新的燈罩今天寄給您，祝您週末愉快！',
      ],
      also: [],
    },
    {
      about: '已经祝愿',
      turns: [
        'customer: 在吗，你们的水壶烧干了会自己断电吗',
        'agent: 在的亲，玻璃款和钢款都会。',
        'customer: 好的那就买玻璃的，谢谢',
        'agent: 不客气，祝您喝茶愉快！',
      ],
      also: [],
    },
    {
      about: '已经问过还有没有别的需要',
      turns: [
        'customer: 你好，我想把周三的课改到周五下午可以吗',
        'agent: 您好，已经改到周五下午三点，请问还有其他需要吗？',
        'customer: 没有了，谢谢，再见',
        'agent: 好的。',
      ],
      also: [],
    },
    {
      about: '话还太少',
      turns: ['customer: 在吗', 'agent: 在的', 'customer: 谢谢', 'agent: 好了。'],
      also: [],
    },
  ],
  when: (glance, { turns, words }) => {
    const { message, messages, index, holds, wordsOf } = glance
    if (!speaksToCustomers(message) || isPost(message)) return false
    const isFirst = !speaksBeside(messages, index, -1)
    const isLast = !speaksBeside(messages, index, 1)
    if (isFirst && isLast)
      return (
        message.channel === 'email' && index === 0 && glance.words >= words * 2 && !holds('talk-greeting')
      )
    if (isFirst === isLast || holds('talk-bot')) return false
    return (isFirst ? mayOpen(glance) : mayClose(glance, turns)) && isTalk(messages, wordsOf, turns, words)
  },
  *check(message, { say, options: { turns, words } }) {
    if (!fromCompany(message) || isPost(message.message) || holds(message, 'talk-bot')) return
    const isFirst = !firstFitting(message.earlier(), fromCompany)
    const isLast = !firstFitting(message.later(), fromCompany)
    if (!isFirst && !isLast) return
    const before = [...message.earlier()].reverse()
    const after = [...message.later()]
    if (isFirst && isLast && message.message.channel === 'email') {
      const opening = sentenceAtEnd(message, 'first')
      const isLong = message.content().length > 1 && wordsIn(message) >= words * 2
      if (
        before.length === 0 &&
        isLong &&
        opening &&
        !greets(message) &&
        !isReply(message) &&
        !holds(message, 'talk-urgent')
      ) {
        yield say.mail(opening.passage, opening.range, {}, { severity: 'warning' })
      }
      return
    }
    if (isFirst === isLast) return
    const all = [...before, message, ...after]
    const wordsOf = (at: number): number => wordsIn(all[at] as MessageView)
    // What V8 compiles a map to gives lists of another kind than before, for which it then compiles all of this anew.
    const messages: Message[] = []
    for (const each of all) messages.push(each.message)
    if (!isTalk(messages, wordsOf, turns, words)) return

    if (isFirst) {
      const turn = [message, ...[...until(after, fromCustomer)].filter(fromCompany)]
      if (turn.some(greets) || turn.some(each => holds(each, 'talk-urgent'))) return
      const greeted =
        before.some(each => fromCustomer(each) && holds(each, 'talk-hello')) &&
        !before.some(each => holds(each, 'talk-ongoing'))
      if (!greeted && !holds(message, 'talk-curt-opening')) return
      const opening = sentenceAtEnd(message, 'first')
      if (!opening) return
      const found = opening.passage.text.slice(opening.range.start, opening.range.end)
      const curt = firstOf(message, 'talk-curt-opening')
      const isCurt =
        curt?.passage === opening.passage &&
        curt.range.start <= opening.range.start &&
        curt.range.end >= opening.range.end
      if (isCurt) yield say.curt(opening.passage, opening.range, { found })
      else if (greeted) yield say.start(opening.passage, opening.range, {})
      return
    }

    const closing = [message, ...take([...before].reverse().filter(fromCompany), closingTurns - 1)]
    const goodbye = firstOf(message, 'talk-goodbye')
    const said = [...before, ...after].filter(fromCustomer).slice(-endTurns)
    const isOver = said.some(each => holds(each, 'talk-over'))
    const hasLeft = said.some(each => holds(each, 'talk-left'))
    if (goodbye) {
      const range = sentenceOf(goodbye.passage, goodbye.range)
      const wishes = message
        .holding('talk-farewell')
        .some(passage =>
          passage.signal('talk-farewell').some(each => each.start < range.start || each.end > range.end),
        )
      const isBare = range.start >= goodbye.range.start && range.end <= goodbye.range.end
      const asked = [message, ...before].some(each => fromCompany(each) && holds(each, 'talk-anything-else'))
      if (
        isBare &&
        !wishes &&
        !asked &&
        !isOver &&
        !hasLeft &&
        after.length === 0 &&
        message.content().length > 1
      ) {
        yield say.abrupt(goodbye.passage, range, {
          found: goodbye.passage.text.slice(range.start, range.end),
        })
      }
      return
    }
    if (
      hasLeft ||
      closing.some(each => holds(each, 'talk-farewell')) ||
      holds(message, 'gratitude', 'talk-waiting', 'talk-urgent', 'talk-ongoing-work')
    )
      return
    const asksMore = holds(message, 'talk-anything-else')
    if (!asksMore && !isOver) return
    const place = sentenceAtEnd(message, 'last')
    if (!place) return
    const spoken = after.filter(fromCustomer)
    // A question of the company waits for its answer, one of the customer for the company's.
    if (!asksMore && message.passages.some(({ text }) => /[?？]/.test(text))) return
    if (spoken.some(each => each.passages.some(({ text }) => /[?？]/.test(text)))) return
    if (asksMore && (isOver || before.filter(fromCustomer).length > turns))
      yield say.farewell(place.passage, place.range, {})
    else if (!asksMore && isOver) yield say.end(place.passage, place.range, {})
  },
})
