import type { Act, Condition, Entry, Place, Scope } from '../rule/rule.ts'
import { joined } from './markdown.ts'

const places: Readonly<Record<Place, string>> = {
  'sentence-start': 'at the start of a sentence',
  'whole-sentence': 'as a whole sentence',
  'whole-message': 'as the whole message',
  opening: 'in the first two sentences',
  closing: 'in the last three sentences',
}

const acts: Readonly<Record<Act | 'unknown', string>> = {
  thanks: 'thanks',
  apology: 'an apology',
  complaint: 'a complaint',
  question: 'a question',
  request: 'a request',
  praise: 'praise',
  farewell: 'a farewell',
  unknown: 'nothing that we know of',
}

const scopes: Readonly<Record<Scope, string>> = {
  clause: 'the same clause',
  sentence: 'the same sentence',
  'next-sentence': 'the next sentence',
  'previous-sentence': 'the sentence before',
  message: 'the message',
  conversation: 'the conversation so far',
}

/** Guards, as something that is or is not so of the words. */
const guards: Readonly<Record<string, string>> = {
  negated: 'they are negated',
  question: 'the sentence asks something',
  conditional: 'they hang on an “if” or a “when”',
  quoted: 'they are quoted',
  'whole-reply': 'they are the whole reply',
  'button-label': 'they are all there is, and nobody spoke before',
  'only-thanks': 'the message only thanks',
  'not-opening': 'they come after the second sentence',
  'leads-without-way': 'they open the message and no way out is offered',
  reported: 'somebody else said them',
  aggrieved: 'the customer told a grievance just before',
  cold: 'nothing in the message apologises, thanks, feels with the customer, asks or acts',
}

/** Signals, as something that stands near the words. */
const signals: Readonly<Record<string, string>> = {
  'alternative-offered': 'a way out',
  'reason-given': 'a reason',
  'good-news': 'good news',
  'concrete-time': 'a time',
  'fault-named': 'the name of the fault',
  'failure-told': 'an account of what failed',
  'case-named': 'the customer’s case',
  gratitude: 'thanks',
  apology: 'an apology',
  refusal: 'a refusal',
  sympathy: 'sympathy',
  condolence: 'condolences',
  'failure-owned': 'the company’s own “we fell short”',
  'care-shown': 'care for the customer or the matter',
  'help-underway': 'help that is under way',
  'policy-talk': 'a policy',
  'ticket-travel': 'a journey or a show that has tickets',
  'calm-help': 'what is being done or known',
  'customer-complaint': 'a complaint of the customer',
  'not-alone': 'word of others, to reassure',
  'form-letter-case': 'the case itself',
  'answer-time': 'a time for the answer',
  'greeting-said': 'a greeting',
  'welcome-said': 'an answer to thanks',
  'handling-promised': 'a promise that somebody handles it',
  'way-given': 'a link, a number or somebody who knows already',
  'asked-where': 'the customer’s question whom to turn to',
  'being-done': 'work that goes on at this moment',
  'asked-about-fault': 'a question to which “no” is good news',
  'asked-about-rules': 'a question after the rule itself',
  'talk-bot': 'word that a machine speaks',
  'talk-wait-reason': 'what the wait is for',
  'talk-wait-time': 'how long the wait is',
}

/** Whether pages have plain words for a guard or signal. */
export const hasWords = (name: string): boolean => Object.hasOwn({ ...guards, ...signals }, name)

/** A condition in plain words: “a time stands in the message”. */
const conditionWords = ({ name, scope }: Condition): string =>
  guards[name] ?? `${signals[name] ?? name.replaceAll('-', ' ')} stands in ${scopes[scope]}`

const unique = (words: readonly string[]): readonly string[] => [...new Set(words)]

const named = (words: readonly (Act | 'unknown')[], last: 'and' | 'or'): string =>
  joined(
    words.map(word => acts[word]),
    last,
  )

/** When an entry counts, in plain words. */
export const conditionsOf = (entry: Entry): readonly string[] => {
  const { at, after, notAfter, channel, audience, severity, softer, harder } = entry
  const ifs = unique(entry.if.map(conditionWords))
  const unless = unique(entry.unless.map(conditionWords))
  return [
    ...(severity ? [severity] : []),
    ...(at.length > 0
      ? [
          joined(
            at.map(place => places[place]),
            'or',
          ),
        ]
      : []),
    ...(after.length > 0 ? [`after ${named(after, 'or')}`] : []),
    ...(notAfter.length > 0 ? [`not after ${named(notAfter, 'or')}`] : []),
    ...(channel.length > 0 ? [`in ${joined(channel, 'or')}`] : []),
    ...(audience.length > 0 ? [`to readers: ${joined(audience, 'or')}`] : []),
    ...(ifs.length > 0 ? [`if ${joined(ifs, 'and')}`] : []),
    ...(unless.length > 0 ? [`unless ${joined(unless, 'or')}`] : []),
    ...[harder, softer].flatMap(change =>
      change ? [`${change.to} if ${joined(unique(change.if.map(conditionWords)), 'or')}`] : [],
    ),
  ]
}

/** What the customer did, for “after …”. */
export const actWords = (after: readonly Act[]): string => named(after, 'or')
