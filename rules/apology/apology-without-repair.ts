import type { Token } from '../../src/language/tokens.ts'
import { defineRule } from '../../src/rule/define.ts'
import { type Glance, whereHeld } from '../../src/rule/gate.ts'
import { guards } from '../../src/rule/guards.ts'
import { integer } from '../../src/rule/options.ts'
import { whole } from '../../src/rule/regions.ts'
import { fromCompany, fromCustomer, holds } from '../../src/rule/talk.ts'
import type { MessageView, PassageView } from '../../src/rule/view.ts'
import { speaksToCustomers } from '../../src/text/company.ts'
import type { Message } from '../../src/text/conversation.ts'
import { firstEndingAfter, overlapping, type Range } from '../../src/text/range.ts'

interface Apology {
  readonly passage: PassageView
  readonly range: Range
}

/** The first apology of a message that does not open a question (“Sorry, which gate?”). */
const apologyIn = (message: MessageView): Apology | undefined => {
  for (const passage of message.holding('sorry-said')) {
    if (passage.passage.kind === 'quote') continue
    const byPlace = passage.signal('sorry-said').toSorted((a, b) => a.start - b.start || b.end - a.end)
    for (const range of byPlace) {
      if (!guards.question?.({ message, passage, range }, whole(passage))) return { passage, range }
    }
  }
  return undefined
}

const mark = /[,;:—–.!?…，。；：！？、~～\n]+|\s-\s/gu

/** What stands between the marks of a sentence. */
function* segments({ text }: PassageView, { start, end }: Range): Iterable<Range> {
  let from = start
  for (const { index, 0: marks } of text.slice(start, end).matchAll(mark)) {
    yield { start: from, end: start + index }
    from = start + index + marks.length
  }
  yield { start: from, end }
}

const longestName = 2
const longestFiller = 4
const longestApology = 25

/** Whether a segment apologises, thanks, feels with the customer, or is no more than a name. */
const onlyCourteous = (passage: PassageView, segment: Range): boolean => {
  const { tokens } = passage
  let words = 0
  for (let at = firstEndingAfter(tokens, segment.start); at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (token.start >= segment.end || words > longestApology) break
    if (token.type !== 'mark') words++
  }
  if (words <= (passage.language === 'zh' ? longestFiller : longestName)) return true
  return words <= longestApology && courtesies(passage)(segment)
}

const madeFor = new WeakMap<PassageView, (range: Range) => boolean>()

/** Tells whether a stretch of the passage is sorry or kind; its segments all ask. */
const courtesies = (passage: PassageView): ((range: Range) => boolean) => {
  const made =
    madeFor.get(passage) ?? overlapping([...passage.signal('sorry-said'), ...passage.signal('courtesy-said')])
  madeFor.set(passage, made)
  return made
}

/** Whether a message does nothing but apologise. */
const onlyApologises = (message: MessageView): boolean => {
  if (holds(message, 'repair-told', 'alternative-offered', 'condolence', 'matter-done')) return false
  const told = message.passages.some(
    ({ text, tokens }) => /[?？]/.test(text) || tokens.some(token => token.type === 'value'),
  )
  if (told) return false
  return message
    .content()
    .every(({ passage, sentence }) =>
      [...segments(passage, sentence)].every(segment => onlyCourteous(passage, segment)),
    )
}

/** What the company says between two messages of the customer. */
interface Turn {
  readonly messages: MessageView[]
  /** The customer's message before it. */
  readonly asked: MessageView | undefined
  repairs: boolean
  onlyApologises?: boolean
}

interface Talk {
  readonly company: readonly MessageView[]
  readonly repairs: boolean
  readonly turnOf: ReadonlyMap<MessageView, Turn>
}

/** Reads a conversation for all its messages, as each would walk over all the others. */
const readTalk = (message: MessageView): Talk => {
  const all = [...[...message.earlier()].reverse(), message, ...message.later()]
  const turnOf = new Map<MessageView, Turn>()
  let asked: MessageView | undefined
  let turn: Turn | undefined
  for (const each of all) {
    if (fromCustomer(each)) {
      asked = each
      turn = undefined
    } else if (fromCompany(each)) {
      turn ??= { messages: [], asked, repairs: false }
      turn.messages.push(each)
      turn.repairs ||= holds(each, 'repair-told')
      turnOf.set(each, turn)
    }
  }
  const repairs = [...turnOf.values()].some(each => each.repairs)
  const talk = { company: [...turnOf.keys()], repairs, turnOf }
  for (const each of talk.company) if (each !== message) each.once(readTalk, () => talk)
  return talk
}

const talkOf = (message: MessageView): Talk => message.once(readTalk, () => readTalk(message))

/** Whether the customer's turn before tells of a grievance, and does not end the matter. */
const isAggrieved = (message: MessageView, { asked }: Turn): boolean => {
  const before = message.before()
  if (!before || before.has('thanks') || before.has('farewell') || before.has('apology')) return false
  return before.has('complaint') || (asked !== undefined && holds(asked, 'fault-reported'))
}

/** Which apology turn in a row this is since anything was last repaired; `most` is as far as it counts. */
const turnInARow = (message: MessageView, most: number): number => {
  let count = 1
  let apologised = true
  for (const each of message.earlier()) {
    if (fromCustomer(each)) apologised = false
    if (!fromCompany(each)) continue
    if (holds(each, 'repair-told')) break
    if (apologyIn(each) === undefined) continue
    if (apologised) {
      // An earlier message of this turn has apologised, and was judged.
      if (count === 1) return 0
      continue
    }
    apologised = true
    if (++count > most) break
  }
  return count
}

/** So many messages before one are looked at: in a long conversation each of them might be asked about all the others. */
const reach = 100

/** Whether the customer's turn before a message may tell of a grievance. */
const answersGrievance = ({ messages, index, heldBy }: Glance): boolean => {
  let hasAsked = false
  for (let at = index - 1; at >= 0; at--) {
    if (index - at > reach) return true
    const isCustomer = messages[at]?.role === 'customer'
    if (isCustomer && heldBy(at, 'customer-complaint')) return true
    if (isCustomer && !hasAsked && heldBy(at, 'fault-reported')) return true
    if (hasAsked && !isCustomer) return false
    hasAsked ||= isCustomer
  }
  return false
}

/** What makes a message more than an apology. */
const more = ['alternative-offered', 'condolence', 'matter-done']

/** Whether a message that is sorry may be all apology, or one apology too many. */
const maySpeak = (glance: Glance, turns: number): boolean => {
  const { message, messages, index, holds, heldBy } = glance
  if (holds('repair-told') || message.audience === 'internal') return false
  const isBare = !more.some(holds) && !message.passages.some(({ located }) => /[?？]/.test(located.text))
  if (isBare && answersGrievance(glance)) return true
  let apologies = 1
  for (let at = index - 1; at >= 0 && apologies < turns; at--) {
    if (!speaksToCustomers(messages[at] as Message)) continue
    if (heldBy(at, 'repair-told')) break
    if (heldBy(at, 'sorry-said')) apologies++
  }
  return apologies >= turns
}

export default defineRule({
  id: 'apology-without-repair',
  title: { en: 'Say sorry, then mend it', zh: '道歉之后要补救' },
  why: {
    en: 'An apology with nothing behind it leaves the customer where the fault did.',
    zh: '只道歉不补救，顾客还停在出错的地方。',
  },
  severity: 'warning',
  cite: [
    {
      source: 'timm',
      where: 'chapter 5, point 10 (apologise, solve, give a token); chapter 8',
      statements: ['S62', 'S66', 'S53'],
    },
    { source: 'inghilleri-solomon', where: 'Solomon on apologies', statements: ['S78', 'S38'] },
    { source: 'lewicki', where: 'the offer of repair, the second strongest element', statements: [] },
  ],
  languages: ['en', 'zh'],
  messages: {
    bare: {
      en: '“{found}” is all that the customer gets; say what you do about it, and by when.',
      zh: '顾客得到的只有“{found}”，请写怎么补救、什么时候。',
    },
    loop: {
      en: 'The {count}th turn with an apology, and nothing mended so far; say what you do about it.',
      zh: '已经第{count}次道歉，还没有任何补救，请写怎么处理。',
    },
  },
  options: {
    turns: integer({
      default: 3,
      least: 2,
      about: 'Turns with an apology and no repair before they count as a loop.',
    }),
  },
  notes: [
    'Needs the customer’s turn before: a message counts only in answer to a complaint, a template alone never does.',
    'A repair, a number, a link, a question or anything else that is said makes it more than an apology, and so does a repair in an earlier or later turn of the company. Condolences are left alone.',
    '“Sorry! Sorry again!”, “words cannot express how sorry we are”, 对不起对不起, 再次向您致歉, 我们深感抱歉 and 请您原谅 need no phrase of their own: whatever only apologises counts. Where it names no fault, generic-apology speaks first.',
  ],
  examples: [
    {
      about: 'A complaint is answered by an apology alone, and the conversation ends.',
      turns: [
        'agent: Hello, this is the bike workshop.',
        'customer: My bike came back with a bent wheel, this is ridiculous.',
        'agent: Oh dear. Once again, «we are so sorry» that the wheel was bent, Iris.',
      ],
      also: [],
    },
    {
      about: 'An apology for nothing in particular belongs to generic-apology, which speaks first.',
      turns: ['customer: The soup was cold again, terrible.', 'agent: Please accept our sincere apologies.'],
      also: ['generic-apology'],
    },
    {
      about: 'The third apology in a row, and nothing done.',
      turns: [
        'customer: Where is my sofa?',
        'agent: I am sorry that it is late.',
        'customer: And?',
        'agent: So sorry that it is late, the road was closed all day.',
        'customer: Hello?',
        'agent: «I am really sorry» the road was closed, which nobody saw coming.',
      ],
      also: [],
    },
    {
      about: 'Chinese: nothing but an apology.',
      turns: ['customer: 你们发错货了，等了一周！', 'agent: «真的非常抱歉»我们发错了颜色'],
      also: [],
    },
    {
      about: 'Chinese: sorry for the second time, the fault in the same breath.',
      turns: ['customer: 你们发错货了，等了一周！', 'agent: 为发错颜色再次向您«致歉»'],
      also: [],
    },
    {
      about: 'Words that cannot express it.',
      turns: [
        'customer: My bike came back with a bent wheel, this is ridiculous.',
        'agent: Words cannot express how «sorry» we are.',
      ],
      also: [],
    },
    {
      about: 'Traditional characters.',
      turns: ['customer: 收到的杯子是破的，裂了一條。', 'agent: 您好，«很抱歉»杯子在路上破損了。'],
      also: [],
    },
    {
      about: 'The refund comes with the apology.',
      turns: [
        'customer: You charged me twice, unacceptable.',
        "agent: I'm sorry we charged you twice. The second £40 left our account five minutes ago.",
      ],
      also: [],
    },
    {
      about: 'The fix follows in the next message.',
      turns: [
        'customer: My parcel never arrived, I am furious.',
        'agent: I am so sorry that it got lost.',
        'agent: I have sent a second one by courier.',
      ],
      also: [],
    },
    {
      about: 'An apology and the answer.',
      turns: [
        'customer: Nobody answered my mail, useless.',
        'agent: Sorry for the late reply; the answer is yes.',
      ],
      also: [],
    },
    {
      about: 'Chinese: the matter is done.',
      turns: ['customer: 一直没人处理我的退货！', 'agent: 抱歉让您久等，退货已经办好了'],
      also: [],
    },
    {
      about: 'A template without its conversation tells too little.',
      turns: ['agent: We are sorry that the lid was cracked.'],
      also: [],
    },
    {
      about: 'The customer has already said goodbye.',
      turns: ['customer: No luck then. Thanks anyway, bye', 'agent: Sorry that the red one is sold out.'],
      also: [],
    },
  ],
  when: whereHeld(['sorry-said'], (glance, { turns }: { readonly turns: number }) => maySpeak(glance, turns)),
  *check(message, { say, options }) {
    if (message.message.audience === 'internal') return
    const apology = apologyIn(message)
    if (!apology || holds(message, 'repair-told')) return
    const { passage, range } = apology
    const { company, repairs, turnOf } = talkOf(message)
    const turn = turnOf.get(message)
    if (!turn || turn.repairs) return
    const count = turnInARow(message, options.turns)
    if (count === options.turns) {
      yield say.loop(passage, range, { count }, { severity: 'error' })
      return
    }
    if (!isAggrieved(message, turn)) return
    turn.onlyApologises ??= turn.messages.every(onlyApologises)
    if (!turn.onlyApologises || repairs) return
    const isLast = company.at(-1) === message
    const isAnswered = company[0] !== message
    const found = passage.text.slice(range.start, range.end)
    yield say.bare(passage, range, { found }, isLast && isAnswered ? { severity: 'error' } : {})
  },
})
