import { speaksToCustomers } from '../text/company.ts'
import type { Range } from '../text/range.ts'
import { type Region, sentenceAt, tokensIn } from './regions.ts'
import type { MessageView, PassageView } from './view.ts'

/** Said by the company to the customer, and not a note among colleagues. */
export const fromCompany = ({ message }: MessageView): boolean => speaksToCustomers(message)

export const fromCustomer = ({ message: { role } }: MessageView): boolean => role === 'customer'

/** How much a message says: English words, Chinese characters and values. */
export const wordsIn = (message: MessageView): number => message.words()

/** Whether a message holds one of the named signals. */
export const holds = (message: MessageView, ...signals: readonly string[]): boolean =>
  signals.some(signal => message.holding(signal).length > 0)

/** The first of some messages that fits. */
export const firstFitting = (
  messages: Iterable<MessageView>,
  fits: (message: MessageView) => boolean,
): MessageView | undefined => {
  for (const message of messages) if (fits(message)) return message
  return undefined
}

/** The messages up to the first that fits, without it. */
export function* until(
  messages: Iterable<MessageView>,
  fits: (message: MessageView) => boolean,
): Iterable<MessageView> {
  for (const message of messages) {
    if (fits(message)) return
    yield message
  }
}

/** The first stretch of a signal in a message. */
export const firstOf = (message: MessageView, signal: string): Region | undefined => {
  const [passage] = message.holding(signal)
  const range = passage?.signal(signal)[0]
  return passage && range && { passage, range }
}

const endMark = /[\s.!?,;:…~。！？，；：～]/

/** A stretch without the marks at its end. */
export const withoutEndMarks = ({ text }: PassageView, { start, end }: Range): Range => {
  let last = end
  while (last > start && endMark.test(text.charAt(last - 1))) last--
  return { start, end: last }
}

/** The words of a stretch as they are compared: lower case, without marks. */
export const wordsOf = (passage: PassageView, range: Range): readonly string[] =>
  [...tokensIn(passage, range)]
    .filter(({ type }) => type !== 'mark')
    .map(({ start, end }) => passage.text.slice(start, end).toLowerCase())

/** The sentence in which a stretch stands, without the marks at its end. */
export const sentenceOf = (passage: PassageView, { start }: Range): Range =>
  withoutEndMarks(passage, sentenceAt(passage, start).range)
