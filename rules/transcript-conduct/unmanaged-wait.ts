import type { Token } from '../../src/language/tokens.ts'
import { judge, type Said } from '../../src/rule/check.ts'
import type { Glance } from '../../src/rule/gate.ts'
import { integer } from '../../src/rule/options.ts'
import { contentAt } from '../../src/rule/position.ts'
import { tokensFrom } from '../../src/rule/regions.ts'
import type { Turns } from '../../src/rule/rule.ts'
import {
  firstFitting,
  firstOf,
  fromCompany,
  fromCustomer,
  holds,
  until,
  withoutEndMarks,
} from '../../src/rule/talk.ts'
import type { MessageView, PassageView } from '../../src/rule/view.ts'
import { speaksToCustomers } from '../../src/text/company.ts'
import type { Message } from '../../src/text/conversation.ts'
import type { Range } from '../../src/text/range.ts'

const inWriting = ({ channel, audience }: Message): boolean =>
  channel === 'email' || channel === 'social' || channel === 'macro' || audience === 'public'

/** Words after which a message no longer only asks to wait. */
const answerWords = { en: 4, zh: 6 }

/** Whether the answer follows the request to wait in the same message. */
const answersItself = (message: MessageView, passage: PassageView, range: Range): boolean => {
  const most = passage.language === 'zh' ? answerWords.zh : answerWords.en
  let weight = 0
  for (let index = passage.index; index < message.passages.length; index++) {
    const each = message.passages[index] as PassageView
    for (let at = each === passage ? tokensFrom(each, range.end) : 0; at < each.tokens.length; at++) {
      const { type, start, end } = each.tokens[at] as Token
      if (type === 'mark') continue
      weight += /\d/.test(each.text.slice(start, end)) ? answerWords.zh : 1
      if (weight > most) return true
    }
  }
  return false
}

const say = (
  place: { readonly passage: PassageView; readonly range: Range },
  severity: Said['severity'],
  en: string,
  zh: string,
): Said => ({
  ...place,
  severity,
  message: place.passage.language === 'zh' ? zh : en,
  offers: [],
})

/** So many messages after one are looked at: in a long conversation each of them might be asked about all the others. */
const reach = 100

/** Seconds up to the next message of the company that tells its time: undefined where none does, endless where it is far. */
const silenceAfter = ({ messages, message: { at }, index }: Glance): number | undefined => {
  if (at === undefined) return undefined
  const end = Math.min(messages.length, index + reach)
  for (let next = index + 1; next < end; next++) {
    const each = messages[next] as Message
    if (each.at !== undefined && speaksToCustomers(each)) return each.at - at
  }
  return end === messages.length ? undefined : Number.POSITIVE_INFINITY
}

/** Whether a request to wait may stand before a silence, or may be the second one. */
const mayHold = (glance: Glance, seconds: number): boolean => {
  if (!glance.holds('talk-waiting')) return false
  return (!inWriting(glance.message) && (silenceAfter(glance) ?? 0) > seconds) || askedBefore(glance)
}

/** Whether the company asked to wait already, before the customer wrote. */
const askedBefore = ({ messages, index, heldBy }: Glance): boolean => {
  let isAnswered = false
  for (let before = index - 1; before >= 0; before--) {
    const each = messages[before] as Message
    isAnswered ||= each.role === 'customer'
    if (speaksToCustomers(each)) return isAnswered && heldBy(before, 'talk-waiting')
  }
  return false
}

/** Whether the customer may have waited for this message longer than a chat bears. */
const comesLate = ({ messages, message, index }: Glance, seconds: number, asynchronous: number): boolean => {
  if (message.at === undefined || !speaksToCustomers(message) || inWriting(message)) return false
  for (let before = index - 1; before >= 0; before--) {
    const { role, audience, at } = messages[before] as Message
    if (role === 'customer') {
      const silence = at === undefined ? 0 : message.at - at
      return silence > seconds && silence < asynchronous
    }
    if (role !== 'system' && audience !== 'internal') return false
  }
  return false
}

const minutes = (seconds: number): string => `${Math.round(seconds / 6) / 10}`

const examples: readonly Turns[] = [
  {
    about: 'An answer within two minutes clears the wait',
    channel: 'chat',
    turns: [
      '@0 customer: Does the ferry run on Whit Monday as well?',
      '@20 agent: One moment please.',
      '@95 agent: It does, every hour from nine to six.',
    ],
    also: [],
  },
  {
    about: 'Six minutes of silence after it',
    channel: 'chat',
    turns: [
      '@0 customer: Does the ferry run on Whit Monday as well?',
      '@20 agent: «One moment please».',
      '@380 agent: It does, every hour from nine to six.',
    ],
    also: [],
  },
  {
    about: 'A reason does not fill five minutes',
    channel: 'chat',
    turns: [
      '@0 customer: Does the ferry run on Whit Monday as well?',
      '@20 agent: «One moment» while I look at the timetable.',
      '@330 agent: It does, every hour from nine to six.',
    ],
    also: [],
  },
  {
    about: 'A question of the customer that waits for an answer',
    channel: 'chat',
    turns: [
      '@0 agent: Hello, Dana here from the harbour office.',
      '@10 customer: Does the ferry run on Whit Monday as well?',
      '@310 agent: «It does, every hour from nine to six».',
    ],
    also: [],
  },
  {
    about: 'A late answer that owns the wait',
    channel: 'chat',
    turns: [
      '@0 agent: Hello, Dana here from the harbour office.',
      '@10 customer: Does the ferry run on Whit Monday as well?',
      '@310 agent: Sorry for the five minutes of silence. It does, every hour from nine to six.',
    ],
    also: [],
  },
  {
    about: 'Asked to wait twice without news',
    turns: [
      'customer: Does the ferry run on Whit Monday as well?',
      'agent: Let me ask the harbour. One moment please.',
      'customer: ok',
      'agent: «Please hold on».',
    ],
    also: [],
  },
  {
    about: 'The customer asked for the pause',
    turns: [
      'customer: Can you hold on? Somebody is at the door, give me a minute',
      "agent: I'll be right back with you then, take your time.",
    ],
    also: [],
  },
  {
    about: 'Mails may take hours',
    channel: 'email',
    turns: [
      '@0 customer: Does the ferry run on Whit Monday as well?',
      '@3000 agent: It does, every hour from nine to six.',
    ],
    also: [],
  },
  {
    about: 'Without times a gap cannot be seen',
    channel: 'chat',
    turns: [
      'customer: Does the ferry run on Whit Monday as well?',
      'agent: It does, every hour from nine to six.',
    ],
    also: [],
  },
  {
    about: '五分钟没有回音',
    channel: 'chat',
    turns: [
      '@0 customer: 周一渡轮开吗？',
      '@20 agent: 好的，«请稍等»。',
      '@320 agent: 周一照常，九点到六点每小时一班。',
    ],
    also: [],
  },
  {
    about: '一分鐘內回覆',
    channel: 'chat',
    turns: [
      '@0 customer: 週一渡輪開嗎？',
      '@20 agent: 好的，請稍等。',
      '@70 agent: 週一照常，九點到六點每小時一班。',
    ],
    also: [],
  },
]

const unmanagedWait = judge({
  options: {
    seconds: integer({
      default: 120,
      least: 10,
      about: 'Seconds of silence after which a wait counts as unmanaged.',
    }),
    asynchronous: integer({
      default: 3600,
      least: 60,
      about: 'Seconds from which a gap is taken for that of letters, not of a chat.',
    }),
  },
  when: (glance, { seconds, asynchronous }) =>
    mayHold(glance, seconds) || comesLate(glance, seconds, asynchronous),
  keeps: (glance, { seconds }) => (silenceAfter(glance) ?? Number.POSITIVE_INFINITY) > seconds,
  *check(message, { hits, options: { seconds, asynchronous } }) {
    if (!fromCompany(message)) return
    const { at } = message.message
    const wait = firstOf(message, 'talk-waiting')
    const next = firstFitting(message.later(), each => fromCompany(each) && each.message.at !== undefined)
    const gap = at === undefined || next?.message.at === undefined ? undefined : next.message.at - at
    const isLong = gap !== undefined && gap > seconds && gap < asynchronous && !inWriting(message.message)
    const inTurn = firstFitting(until(message.earlier(), fromCustomer), fromCompany)
    const { isAsked, last } = askedOf(message)

    const isWait =
      wait !== undefined &&
      (!answersItself(message, wait.passage, wait.range) || holds(message, 'talk-wait-reason')) &&
      !message.passages.some(({ text }) => /[?？]/.test(text))
    const heldBefore = isWait && !isAsked ? firstFitting(message.earlier(), fromCompany) : undefined
    const again = heldBefore !== undefined && isBareWait(heldBefore) && !inTurn && isBareWait(message)
    for (const hit of hits) {
      if (isAsked || answersItself(message, hit.passage, hit.range)) continue
      if (gap !== undefined && gap <= seconds) continue
      if (inTurn && isToldBy(inTurn)) continue
      if (isLong || again) break
      yield { ...hit, range: withoutEndMarks(hit.passage, hit.range) }
    }
    if (isWait && !isAsked && isLong && !holds(message, 'talk-wait-time')) {
      const place = { passage: wait.passage, range: withoutEndMarks(wait.passage, wait.range) }
      const time = minutes(gap)
      yield say(
        place,
        'warning',
        `After “${found(place)}” ${time} minutes of silence follow; say how long it takes, and that you are still at it.`,
        `“${found(place)}”之后沉默了${time}分钟；请先说要多久，中途告知还在处理。`,
      )
    } else if (again && wait) {
      const place = { passage: wait.passage, range: withoutEndMarks(wait.passage, wait.range) }
      yield say(
        place,
        'warning',
        `“${found(place)}” asks to wait a second time without news; say what is known and how long it takes.`,
        `“${found(place)}”第二次让客户等，却没有新消息；请说明进展和还要多久。`,
      )
    }

    // A question of the customer that met silence.
    if (
      at === undefined ||
      inWriting(message.message) ||
      inTurn !== undefined ||
      holds(message, 'talk-wait-thanked')
    )
      return
    const first = contentAt(message, 'first')
    if (last === undefined || !first || !message.before()?.has('question')) return
    const silence = at - last
    if (silence <= seconds || silence >= asynchronous) return
    const place = { passage: first.passage, range: withoutEndMarks(first.passage, first.sentence) }
    const time = minutes(silence)
    yield say(
      place,
      'warning',
      `The customer's question waited ${time} minutes for this; a short sign of life in between holds the line.`,
      `客户的问题等了${time}分钟才有回音；中途请先告知正在处理。`,
    )
  },
})

const found = ({ passage, range }: { readonly passage: PassageView; readonly range: Range }): string =>
  passage.text.slice(range.start, range.end)

/** A message that only asks to wait. */
const isBareWait = (message: MessageView): boolean => {
  const wait = firstOf(message, 'talk-waiting')
  return (
    wait !== undefined &&
    !answersItself(message, wait.passage, wait.range) &&
    !message.passages.some(({ text }) => /[?？]/.test(text)) &&
    !holds(message, 'talk-wait-time')
  )
}

function* withItself(message: MessageView): Iterable<MessageView> {
  yield message
  yield* until(message.earlier(), fromCustomer)
}

const told = new WeakMap<MessageView, boolean>()

/** Whether the company has told in its turn, up to a message of it, why or how long it takes. */
const isToldBy = (message: MessageView): boolean => {
  const passed: MessageView[] = []
  let is = false
  for (const each of withItself(message)) {
    const known = told.get(each)
    is = known ?? (fromCompany(each) && holds(each, 'talk-wait-reason', 'talk-wait-time'))
    if (known === undefined) passed.push(each)
    if (is || known !== undefined) break
  }
  for (const each of passed) told.set(each, is)
  return is
}

interface Asked {
  readonly isAsked: boolean
  /** When the customer said the last of it. */
  readonly last: number | undefined
}

const asked = new WeakMap<MessageView, Asked>()

/** What the customer said in the turn before, whatever was said since: each turn is gone through once. */
const askedOf = (message: MessageView): Asked => {
  const passed: MessageView[] = [message]
  let found: Asked | undefined
  let turn: MessageView | undefined
  for (const each of message.earlier()) {
    if (!turn) found = fromCustomer(each) ? undefined : asked.get(each)
    if (found) break
    if (!turn && !fromCustomer(each)) passed.push(each)
    else if (!fromCustomer(each)) break
    else {
      turn ??= each
      if (holds(each, 'talk-wait-wanted')) {
        found = { isAsked: true, last: turn.message.at }
        break
      }
    }
  }
  const said = found ?? { isAsked: false, last: turn?.message.at }
  for (const each of passed) asked.set(each, said)
  return said
}

export default { ...unmanagedWait, examples }
