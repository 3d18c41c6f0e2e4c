import type { Marked } from '../language/automaton.ts'
import { standsAt } from '../rule/position.ts'
import type { Entry } from '../rule/rule.ts'
import type { MessageView, PassageView, Spot } from '../rule/view.ts'
import type { Message } from '../text/conversation.ts'
import { firstEndingAfter, overlaps, type Range } from '../text/range.ts'
import { rangeOf, withinSentence } from './stretch.ts'
import type { Candidate, Step, Watch } from './weigh.ts'

/** What a candidate is asked before its conditions are. Written down once, so that weighing makes no functions. */
interface Question<T extends { readonly entry: Entry }> {
  readonly check: Step['check']
  /** Left out where every candidate is asked. */
  readonly concerns?: (entry: Entry) => boolean
  readonly passes: (asked: T) => boolean
  /** The question and what was there, told only to somebody who watches. */
  readonly asks: (asked: T) => string
  readonly seen: (asked: T) => string
}

/** A candidate and its reported part, if its words are spelled as the entry asks. */
export interface Weighing extends Candidate {
  readonly marked: Marked | undefined
}

/** A spot and the entry that would report it. */
export interface Stand {
  readonly entry: Entry
  readonly spot: Spot
}

/** Words of a passage in one line. */
export const textIn = ({ text }: PassageView, { start, end }: Range): string =>
  text.slice(start, end).replace(/\s+/g, ' ').trim()

export const fitsAudience = (entry: Entry, { audience }: Message): boolean =>
  entry.audience.length > 0 ? entry.audience.includes(audience) : audience !== 'internal'

export const fitsChannel = (entry: Entry, { channel }: Message): boolean =>
  entry.channel.length === 0 || (channel !== undefined && entry.channel.includes(channel))

const around = ({ passage, match }: Candidate): Range => rangeOf(passage.found.tokens, match.from, match.to)

/** The longer phrase that silences a candidate. */
const longerAround = (candidate: Candidate): Range | undefined => {
  const range = around(candidate)
  const first = candidate.silenced[firstEndingAfter(candidate.silenced, range.start)]
  return first && overlaps(first, range) ? first : undefined
}

const fitsTurnBefore = (entry: Entry, message: MessageView): boolean => {
  const before = message.before()
  if (before === undefined) return entry.after.length === 0 || entry.after.includes('unknown')
  if (entry.notAfter.some(act => before.has(act))) return false
  return entry.after.length === 0 || entry.after.some(act => act !== 'unknown' && before.has(act))
}

const turnAsked = ({ after, notAfter }: Entry): string =>
  [
    ...(after.length > 0 ? [`after ${after.join(', ')}`] : []),
    ...(notAfter.length > 0 ? [`not after ${notAfter.join(', ')}`] : []),
  ].join('; ')

const turnSeen = (message: MessageView): string => {
  const acts = message.before()
  return acts === undefined
    ? 'no turn of the customer before'
    : [...acts].join(', ') || 'nothing of that kind'
}

export const questionsOfWords: readonly Question<Weighing>[] = [
  {
    check: 'not',
    concerns: entry => entry.not.length > 0,
    passes: weighing => longerAround(weighing) === undefined,
    asks: () => 'a longer phrase around it',
    seen: weighing => {
      const longer = longerAround(weighing)
      return longer ? `“${textIn(weighing.passage, longer)}”` : 'none'
    },
  },
  {
    check: 'lang',
    passes: ({ entry, passage }) => entry.lang === passage.language,
    asks: ({ entry }) => entry.lang,
    seen: ({ passage }) => passage.language,
  },
  {
    check: 'audience',
    passes: ({ entry, message }) => fitsAudience(entry, message.message),
    asks: ({ entry }) => entry.audience.join(', ') || 'all but internal notes',
    seen: ({ message }) => message.message.audience,
  },
  {
    check: 'channel',
    concerns: entry => entry.channel.length > 0,
    passes: ({ entry, message }) => fitsChannel(entry, message.message),
    asks: ({ entry }) => entry.channel.join(', '),
    seen: ({ message }) => message.message.channel ?? 'not told',
  },
  {
    check: 'words',
    passes: ({ marked, passage, match }) =>
      marked !== undefined && withinSentence(passage, match.from, match.to),
    asks: () => 'the exact case, within one sentence',
    seen: weighing => textIn(weighing.passage, around(weighing)),
  },
]

export const questionsOfPlace: readonly Question<Stand>[] = [
  {
    check: 'after',
    concerns: entry => entry.after.length + entry.notAfter.length > 0,
    passes: ({ entry, spot }) => fitsTurnBefore(entry, spot.message),
    asks: ({ entry }) => turnAsked(entry),
    seen: ({ spot }) => turnSeen(spot.message),
  },
  {
    check: 'at',
    concerns: entry => entry.at.length > 0,
    passes: ({ entry, spot }) => standsAt(spot, entry.at),
    asks: ({ entry }) => entry.at.join(' or '),
    seen: ({ entry, spot }) => (standsAt(spot, entry.at) ? 'it stands there' : 'it stands elsewhere'),
  },
]

/** Asks up to the first “no”; whether there was none. */
export const passesAll = <T extends { readonly entry: Entry }>(
  questions: readonly Question<T>[],
  asked: T,
  watch: Watch | undefined,
): boolean => {
  for (const question of questions) {
    if (question.concerns && !question.concerns(asked.entry)) continue
    const passes = question.passes(asked)
    watch?.({ check: question.check, passes, asks: question.asks(asked), seen: question.seen(asked) })
    if (!passes) return false
  }
  return true
}
