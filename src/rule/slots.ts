import type { Message, Passage, Placeholder } from '../text/conversation.ts'
import { late } from '../text/late-pattern.ts'
import type { Range } from '../text/range.ts'
import type { MessageView } from './view.ts'

const opening = /^(?:\{|%|\[|<|\$|#|\||\*)/

/** Whether it is a placeholder that prints something, and not a bare link, code, or a tag that only steers. */
export const isSlot = (text: string, { start, end, type }: Placeholder): boolean =>
  type !== 'block' && opening.test(text.slice(start, Math.min(end, start + 1)))

/** Whether it is a note for a person to fill in, `[AMOUNT]`, and no variable of a program. */
export const isHandSlot = (text: string, { start }: Placeholder): boolean =>
  text[start] === '[' && text[start + 1] !== '['

/** A path, and what may follow it: a filter, a fallback, the end. */
const variable = late(
  () => /^[@$]?[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+|\[\w+\])*(?=\s*(?:$|[|,?]|or\s))/u,
)
const positional = /^%(?:\d+\$)?[-+#0]*\d*(?:\.\d+)?(?:hh?|ll?|[qzjt])?[sdiuxXfeEgGc@]$/

/** Whether it is filled by its place and has no name: `%s`, `%1$d`, `%lld`. */
export const isPositional = (text: string, { start, end }: Placeholder): boolean =>
  positional.test(text.slice(start, end))

/** The variable that a placeholder prints, with its place in the name; undefined for calls, sums and positions. */
export const variableOf = (text: string, slot: Placeholder): string | undefined => {
  if (!isSlot(text, slot) || isHandSlot(text, slot)) return undefined
  if (isPositional(text, slot)) return undefined
  return variable().exec(slot.name)?.[0]
}

/** Where the variable stands in the text. */
export const variableRange = (text: string, slot: Placeholder, name: string): Range | undefined => {
  const at = text.slice(slot.start, slot.end).indexOf(name)
  return at < 0 ? undefined : { start: slot.start + at, end: slot.start + at + name.length }
}

/** Every passage of a message, in all its readings. */
export const allPassages = ({ passages, otherReadings }: Message): readonly Passage[] => [
  ...passages,
  ...(otherReadings ?? []).flat(),
]

/** Messages further away than this have nothing to say of one. */
const reach = 100

/** The nearest of some messages. */
export function* near(messages: Iterable<MessageView>): Iterable<MessageView> {
  let count = 0
  for (const message of messages) {
    if (++count > reach) return
    yield message
  }
}

/** Whether a customer speaks near a message. */
export const answersCustomer = (view: MessageView): boolean => {
  for (const one of near(view.earlier())) if (one.message.role === 'customer') return true
  for (const one of near(view.later())) if (one.message.role === 'customer') return true
  return false
}

/**
 * Whether a message went out to somebody: a customer takes part, or it is known who said it or when. A macro did not,
 * and of a text of which nothing is known it is not so: canned answers name their channel too.
 */
export const wasSent = (view: MessageView): boolean => {
  const { channel, author, at } = view.message
  if (channel === 'macro') return false
  return author !== undefined || at !== undefined || answersCustomer(view)
}
