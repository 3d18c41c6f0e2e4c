import { judge, type Said } from '../../src/rule/check.ts'
import type { Glance } from '../../src/rule/gate.ts'
import { integer } from '../../src/rule/options.ts'
import { contentAt } from '../../src/rule/position.ts'
import type { Turns } from '../../src/rule/rule.ts'
import {
  firstFitting,
  firstOf,
  fromCompany,
  fromCustomer,
  holds,
  withoutEndMarks,
  wordsIn,
  wordsOf,
} from '../../src/rule/talk.ts'
import type { MessageView } from '../../src/rule/view.ts'
import { late, lateRegExp } from '../../src/text/late-pattern.ts'

/** What a transcript calls those who write when it gives no name. */
const desk = late(
  () =>
    /^(?:(?:an?|the|our)\s)?(?:agent|support|service|customer\s?(?:service|care|support)|team|help\s?desk|operator|representative|rep|advisor|admin|staff|system|user|客服|坐席|专员|專員|商家|店家|卖家|賣家)(?:\W|\d|$)/iu,
)

const isNamed = ({ message: { author } }: MessageView): boolean =>
  author !== undefined && !desk().test(author) && /\p{L}{2}/u.test(author)

/** A name, a slot for one, or initials where a signature would stand. */
const personBehind = late(
  () =>
    /^[\s,，\n—–-]*(?:[\p{Lu}][\p{L}'’.-]+(?: [\p{Lu}][\p{L}'’.-]*){0,2}[\s.]*(?:$|[,\n])|\{|\[|\p{Script=Han}{2,4}\s*$)/u,
)

/** What may stand between the closing formula and the team: marks and a line end. */
const nothing = /^[\s,，.!！:：—–-]*$/u

/** A house's name in front of its team, alone on its line. */
const houseZh = lateRegExp(() => /(?:^|\n)[\s—–\-~【「《]*\p{Script=Han}{0,8}[】」》]?\s*$/u)
const notHouse = /[您你我他的在请請是找问問给給到和把让讓]/u
/** What makes a lone 客服 or 团队 a button, thanks or a request. */
const notSigned = /[线線工系繫询詢谢謝迎入专專客群]/u
const ends = /[.!?。！？~～…]['"”）)]?\s*$/u
const signedZh = /^\s*(?:敬上|谨上|謹上|敬启|敬啟|上|启)?[\s。.!！~～]*$/u
/** A line of a name above the team. */
const nameZh = lateRegExp(() => /(?:^|\n)\s*\p{Script=Han}{2,4}\s*\n\s*$/u)

const most = 12

/** At most this much of a house's name stands before its team. */
const longestHouse = 40

/** Where the words between the closing formula and the team begin; undefined where no formula stands before it. */
const signatureStart = (message: MessageView, { passage, range }: Said): number | undefined => {
  const own = passage
    .signal('talk-signing')
    .filter(({ end }) => end <= range.start)
    .at(-1)
  const above = own ? undefined : message.passages[passage.index - 1]
  const formula = above?.signal('talk-signing').at(-1)
  if (above && (!formula || !nothing.test(above.text.slice(formula.end)))) return undefined
  if (!own && !above) return undefined
  const from = own?.end ?? 0
  const lead = passage.text.slice(from, range.start)
  const start = from + (/^[\s,，.!！:：—–-]*/u.exec(lead)?.[0].length ?? 0)
  return start
}

/** What stands above the line of a hit: in its paragraph, or else in the paragraph before. */
const above = (message: MessageView, { passage, range }: Said): string => {
  const lines = passage.text.slice(0, range.start).split('\n').slice(0, -1).join('\n')
  return lines.trim() === '' ? (message.passages[passage.index - 1]?.text ?? '') : lines
}

/** Where the last line begins that is a team and nothing else, below a sentence; a name above ends in no mark. */
const lineStart = (message: MessageView, hit: Said): number | undefined => {
  const { passage, range } = hit
  const isLast = passage.index === message.passages.length - 1 && passage.passage.kind === 'paragraph'
  if (!isLast || passage.text.slice(range.end).trim() !== '') return undefined
  if (wordsOf(passage, range).length < 2 || !ends.test(above(message, hit))) return undefined
  const from = passage.text.lastIndexOf('\n', range.start - 1) + 1
  return from + (/^[\s—–-]*/u.exec(passage.text.slice(from, range.start))?.[0].length ?? 0)
}

/** A hit of the team entries as the whole signature, where it is one with nobody's name in it. */
const signature = (message: MessageView, hit: Said): Said | undefined => {
  const { passage, range, entry } = hit
  const { text } = passage
  const rest = text.slice(range.end)
  if (entry?.lang === 'zh') {
    const lead = text.slice(0, range.start)
    const line = lead.slice(lead.lastIndexOf('\n') + 1)
    const isEnd = passage.index === message.passages.length - 1
    const isAlone = isEnd && signedZh.test(rest) && houseZh.test(lead)
    if (!isAlone || notHouse.test(line) || nameZh.test(lead)) return undefined
    const isBare = /^(?:客服|团队|團隊)$/u.test(text.slice(range.start, range.end))
    const isBelow = lead.trim() !== line.trim()
    if (!isBare && isBelow) return hit
    return ends.test(above(message, hit)) && !(isBare && notSigned.test(line)) ? hit : undefined
  }
  if (rest.trim() !== '' && (personBehind().test(rest) || !/^\s*[.!]?\s*(?:\n|$)/.test(rest)))
    return undefined
  const start = signatureStart(message, hit) ?? lineStart(message, hit)
  if (start === undefined || start > range.start || holds(message, 'talk-role-letter', 'talk-bot'))
    return undefined
  const house = text.slice(start, range.start)
  // A comma or a line end before the team parts it from a name; a house's name runs on into it.
  const isHouse =
    house.length <= longestHouse &&
    /^(?:[Tt]he |[Yy]our |[Oo]ur )?(?:[\p{Lu}\d][\p{L}\d.&'’-]* ){0,4}$/u.test(house)
  if (house.trim() !== '' && (!isHouse || /\{|\[|[,\n]/.test(house))) return undefined
  const whole = { start, end: range.end }
  const found = text.slice(range.start, range.end).replace(/\s+/g, ' ')
  return { ...hit, range: whole, message: hit.message.replace(found, text.slice(start, range.end)) }
}

/** Lines that look like a signature: short, and no sentence. */
const isSigned = (message: MessageView): boolean => {
  const lines = message.passages.flatMap(({ text }) => text.split('\n')).filter(line => line.trim() !== '')
  return (
    lines.slice(-2).some(line => line.length < 40 && !/[.?!。？！:：,，]\s*$/u.test(line)) ||
    /[\^*~-]\s?\p{Lu}[\p{L}]{0,12}\s*$/u.test(lines.at(-1) ?? '')
  )
}

/** A last line that may be a signature: it ends in a letter, or is short. */
const mayBeSigned = (text: string): boolean => {
  const line = text.slice(text.trimEnd().lastIndexOf('\n') + 1).trimEnd()
  return line.length <= longestHouse || /\p{L}$/u.test(line)
}

/** Whether a message may hold a number for a name, or a team where a signature would stand. */
const mayBeKept = ({ message: { passages }, holds }: Glance): boolean =>
  holds('talk-signing') ||
  passages.some(({ located }) => /\d/.test(located.text)) ||
  ((passages.length > 1 || passages[0]?.located.text.includes('\n') === true) &&
    mayBeSigned(passages.at(-1)?.located.text ?? ''))

const examples: readonly Turns[] = [
  {
    about: 'An opening without a name',
    turns: [
      'agent: Hello! «How can I help you today»?',
      'customer: My season ticket shows the wrong photo, can that be changed?',
      'agent: Yes, any station with a camera does it on the spot.',
    ],
    also: [],
  },
  {
    about: 'An opening with one',
    turns: [
      'agent: Hello, I am Dana Reyes. How can I help you today?',
      'customer: My season ticket shows the wrong photo, can that be changed?',
      'agent: Yes, any station with a camera does it on the spot.',
    ],
    also: [],
  },
  {
    about: 'The transcript shows a name',
    turns: [
      'Dana Reyes (agent): Hello! How can I help you today?',
      'customer: My season ticket shows the wrong photo, can that be changed?',
      'Dana Reyes (agent): Yes, any station with a camera does it on the spot.',
    ],
    also: [],
  },
  {
    about: 'A bot that says it is one',
    turns: [
      'bot: I am the virtual assistant of the railway. How can I help you?',
      'customer: My season ticket shows the wrong photo, can that be changed?',
      'bot: Yes, any station with a camera does it on the spot.',
    ],
    also: [],
  },
  { about: 'One message is no conversation', turns: ['agent: Hello! How can I help you today?'], also: [] },
  {
    about: 'The offer comes in the middle',
    turns: [
      'agent: Hello, Dana here.',
      'customer: Hello Dana, one minute, I must find my season ticket first',
      'agent: How can I help you today?',
      'customer: The photo on it shows my sister, can that be changed?',
      'agent: Yes, any station with a camera does it on the spot.',
    ],
    also: [],
  },
  {
    about: 'A mail that nobody signs',
    channel: 'email',
    turns: [
      'agent: Dear Mr Lind,\n\nthe photo on your season ticket is the one that you gave us in March. «Any station with a camera takes a new one on the spot and prints the card again while you watch».',
    ],
    also: [],
  },
  {
    about: 'A mail with a name below it',
    channel: 'email',
    turns: [
      'agent: Dear Mr Lind,\n\nthe photo on your season ticket is the one that you gave us in March. Any station with a camera takes a new one on the spot and prints the card again while you watch.\n\nDana Reyes',
    ],
    also: [],
  },
  {
    about: '开场没有自我介绍',
    turns: [
      'agent: 您好，«请问有什么可以帮您»？',
      'customer: 我的月票照片印错了，能换一张吗',
      'agent: 可以的，任何一个有相机的车站都能当场换。',
    ],
    also: [],
  },
  {
    about: '開場有姓名',
    turns: [
      'agent: 您好，我是王敏，請問有什麼可以幫您？',
      'customer: 我的月票照片印錯了，能換一張嗎',
      'agent: 可以的，任何一個有相機的車站都能當場換。',
    ],
    also: [],
  },
]

const agentIdentity = judge({
  options: {
    names: integer({ default: 1, least: 1, about: 'Words that a name must have; 2 asks for the full name.' }),
    mail: integer({ default: 25, least: 1, about: 'Words from which a mail needs a name below it.' }),
  },
  when: ({ message: { channel }, holds }) => channel === 'email' || holds('talk-offer'),
  keeps: mayBeKept,
  *check(message, { hits, options: { names, mail } }) {
    if (!fromCompany(message)) return
    const isMail = message.message.channel === 'email'
    for (const hit of hits) {
      const isTeam = hit.entry?.id.startsWith('team') === true
      const said = isTeam
        ? signature(message, hit)
        : /\d/.test(hit.passage.text.slice(hit.range.start, hit.range.end))
          ? hit
          : undefined
      if (said) yield isMail ? { ...said, severity: 'warning' } : said
    }
    if (message.message.role === 'bot' || holds(message, 'talk-bot')) return
    if (isMail) {
      const last = contentAt(message, 'last')
      if (
        !last ||
        wordsIn(message) < mail ||
        isSigned(message) ||
        holds(message, 'talk-signing', 'talk-role-letter')
      )
        return
      const isZh = last.passage.language === 'zh'
      yield {
        passage: last.passage,
        range: withoutEndMarks(last.passage, last.sentence),
        severity: 'warning',
        message: isZh
          ? '这封邮件没有署名；请写上您的姓名。'
          : 'Nobody signs this mail; put your name below it.',
        offers: [],
      }
      return
    }
    const offer = firstOf(message, 'talk-offer')
    if (
      !offer ||
      hits.length > 0 ||
      isNamed(message) ||
      firstFitting(message.earlier(), each => fromCompany(each) && saysMore(each))
    )
      return
    // Who said the name once, in a greeting of its own, need not say it with the offer.
    const spoken = [message, ...[...message.earlier()].filter(fromCompany)]
    if (spoken.some(each => (names > 1 ? fullNamed(each, names) : holds(each, 'talk-self-named')))) return
    if (!firstFitting(message.later(), fromCustomer) || !firstFitting(message.later(), fromCompany)) return
    const range = withoutEndMarks(offer.passage, longest(offer.passage.signal('talk-offer'), offer.range))
    const isZh = offer.passage.language === 'zh'
    yield {
      passage: offer.passage,
      range,
      severity: 'info',
      message: isZh
        ? '开场没有说出您是谁；请先报上姓名。'
        : 'The opening does not say who is writing; give your name with it.',
      offers: isZh
        ? [{ text: `我是{您的姓名}，${offer.passage.text.slice(range.start, range.end)}`, safe: false }]
        : [
            {
              text: `I'm {your name}; ${decapitalised(offer.passage.text.slice(range.start, range.end))}`,
              safe: false,
            },
          ],
    }
  },
})

const decapitalised = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

const longest = <R extends { readonly start: number; readonly end: number }>(
  ranges: readonly R[],
  first: R,
): R =>
  ranges
    .filter(({ start }) => start === first.start)
    .reduce((best, each) => (each.end > best.end ? each : best), first)

/** More than a greeting: what stands before the offer is then no opening any more. */
const saysMore = (message: MessageView): boolean =>
  message.passages.reduce((sum, each) => sum + wordsOf(each, { start: 0, end: each.text.length }).length, 0) >
    most || !holds(message, 'talk-hello')

/** A name of that many words after the words that introduce it. */
const fullNamed = (message: MessageView, names: number): boolean =>
  message.holding('talk-self-named').some(passage =>
    passage.signal('talk-self-named').some(({ start }) => {
      const said = passage.text.slice(start, start + 80)
      if (passage.language === 'zh') return /(?:是|叫)\s*\p{Script=Han}{2,4}(?:\P{Script=Han}|$)/u.test(said)
      const longestName = Math.max(
        0,
        ...(said.match(/\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)*/gu) ?? []).map(
          name => name.split(' ').length,
        ),
      )
      return longestName >= names
    }),
  )

export default { ...agentIdentity, examples }
