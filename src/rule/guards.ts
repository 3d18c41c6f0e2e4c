import { overlaps, type Range } from '../text/range.ts'
import { chineseCondition, chineseNegation, chineseQuestion, chineseReport } from './chinese.ts'
import { isWholeReply } from './position.ts'
import {
  clauseAround,
  longestClause,
  mayBeClauseAround,
  type Region,
  sentenceAt,
  standsWithin,
  whole,
} from './regions.ts'
import type { PassageView, Spot } from './view.ts'

/** A guard looks at a spot, within a region around it, and says whether what it is named after holds. */
export type Guard = (spot: Spot, region: Region) => boolean

/** How far a guard looks to either side: no sentence that people write is longer. */
const reach = 1000

const wordsBefore = (passage: PassageView, from: number, to: number): string =>
  passage.text
    .slice(Math.max(from, to - reach), to)
    .toLowerCase()
    .replaceAll('’', "'")

const negation =
  /\b(?:not|never|no|nothing|nobody|without|cannot)\b|n't\b|\b(?:dont|doesnt|wont|cant|isnt|arent|didnt)\b/
/** The group of “and” captures though nobody reads it: V8 takes 2 ms to compile one that does not, as it unrolls it. */
const questionOpening =
  /^\W*(?:(?:hi|hello|hey)\b[^,.!?]{0,20}[,.!]?\s*)?(and |so |but |or )?(?:do|does|did|is|are|was|were|have|has|can|could|would|will|shall|should|may|might|what|which|who|when|where|why|how)\b[^.!]*\b(?:you|your|i|we|it|this|that|there|they)\b/
const condition = /\b(?:if|unless|whether|in case|when|whenever|once|until|provided)\b/
const opened = /[“"«„「『][^”"»“]*$/
const closed = /^[^“"«„「『]*[”"»“」』]/
const longestQuote = 200
const closingMarks = 20
const reporting =
  /\b(?:you|they|he|she|customer|which|who|it)\b[^.!?]{0,20}\b(?:said|says|say|mentioned|told|wrote|asked|stated|saying|quoted)\b/

const before = (spot: Spot, within: Range): string =>
  wordsBefore(spot.passage, within.start, spot.range.start)

const opens = (spot: Spot, sentences: number): boolean =>
  spot.message
    .content()
    .slice(0, sentences)
    .some(({ passage, sentence }) => passage === spot.passage && overlaps(sentence, spot.range))

const offersWay = (spot: Spot): boolean => standsWithin('message', 'alternative-offered', spot)

const isChinese = ({ passage }: Spot): boolean => passage.language === 'zh'

const angry = /[😠😡🤬😤👿🙄😒😞😣😖😫😩😑🤦🤮💩👎☹🖕]/u

/** The customer's turn before complains, in words or with a face. */
const isAggrieved = ({ message }: Spot): boolean => {
  if (message.before()?.has('complaint')) return true
  for (const earlier of message.earlier()) {
    if (earlier.message.role === 'customer') {
      return earlier.passages.some(
        ({ text, signal }) => signal('customer-grievance').length > 0 || angry.test(text),
      )
    }
  }
  return false
}

/** No word of the message is sorry, thanks, feels with the customer, asks or does anything. */
const isCold = ({ message }: Spot): boolean =>
  !['apology', 'gratitude', 'care-shown'].some(signal => message.holding(signal).length > 0) &&
  !message.passages.some(({ text }) => /[?？]/.test(text))

/** Guards that need more than a phrase; lexicons and code use them by name. */
export const guards: Readonly<Record<string, Guard>> = {
  /** A negation stands before the words, in their clause. */
  negated: spot => {
    const { passage, range } = spot
    const pattern = isChinese(spot) ? chineseNegation : negation
    const negates = (clause: Range): boolean => pattern.test(before(spot, clause))
    // Where no word negates as far as the clause may reach, its beginning is not looked for, which takes tokens.
    return negates(mayBeClauseAround(passage, range)) && negates(clauseAround(passage, range))
  },
  /** The sentence asks something. */
  question: spot => {
    const { range } = sentenceAt(spot.passage, spot.range.start)
    const { text } = spot.passage
    if (isChinese(spot))
      return chineseQuestion.test(text.slice(range.start, Math.min(range.end, range.start + reach)))
    const opening = text.slice(range.start, Math.min(range.end, range.start + reach))
    const ending = text.slice(Math.max(range.start, range.end - closingMarks), range.end)
    return /[?？]["”')\]]*$/.test(ending.trimEnd()) || questionOpening.test(opening.toLowerCase())
  },
  /** The words stand under an if, unless or when of the same region. */
  conditional: (spot, region) => {
    const pattern = isChinese(spot) ? chineseCondition : condition
    const supposes = (within: Range): boolean => pattern.test(before(spot, within))
    // Where no word supposes from the beginning of the passage on, that of the region is not looked for.
    const isNear = spot.range.start <= longestClause
    return (!isNear || supposes(whole(spot.passage).range)) && supposes(region.range)
  },
  /** The words stand between quotation marks. */
  quoted: ({ passage: { text }, range }) =>
    opened.test(text.slice(Math.max(0, range.start - longestQuote), range.start)) &&
    closed.test(text.slice(range.end, range.end + longestQuote)),
  /** Besides greeting and signature the message holds nothing but this sentence. */
  'whole-reply': spot => isWholeReply(spot),
  /** The words are all that there is, and nobody spoke before them: the label of a button. */
  'button-label': spot => spot.message.before() === undefined && isWholeReply(spot),
  /** Every sentence of the message thanks or praises; nothing is done or said about the matter. */
  'only-thanks': ({ message }) => message.onlyThanks(),
  /** The customer's turn before tells a grievance. */
  aggrieved: spot => isAggrieved(spot),
  /** Nothing in the message apologises, thanks, feels with the customer, asks or acts. */
  cold: spot => isCold(spot),
  /** The words stand after the second sentence of the message. */
  'not-opening': spot => !opens(spot, 2),
  /** The words lead the message's first sentence, and no way out is offered anywhere in it. */
  'leads-without-way': spot => opens(spot, 1) && !offersWay(spot),
  /** The words are told as somebody's. */
  reported: spot =>
    (isChinese(spot) ? chineseReport : reporting).test(
      before(spot, sentenceAt(spot.passage, spot.range.start).range),
    ),
}
