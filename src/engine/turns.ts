import { type Act, acts } from '../rule/rule.ts'
import type { MessageView } from '../rule/view.ts'
import type { Message } from '../text/conversation.ts'

/** What was said before a message. */
export interface Talk {
  readonly before: (index: number) => ReadonlySet<Act> | undefined
  readonly heardEarlier: (signal: string, end: number) => boolean
}

const signalOf = Object.fromEntries(acts.map(act => [act, `customer-${act}`])) as Readonly<
  Record<Act, string>
>

const asks = ({ message }: MessageView): boolean =>
  message.passages.some(({ located }) => /[?？]/.test(located.text))

const actsOf = (turn: readonly MessageView[]): ReadonlySet<Act> => {
  const said = (act: Act): boolean =>
    turn.some(view => view.holding(signalOf[act]).length > 0 || (act === 'question' && asks(view)))
  const found = new Set(acts.filter(said))
  // “Great job losing my bag” is no praise.
  if (found.has('complaint')) found.delete('praise')
  return found
}

/**
 * What the customer's turn before a message did. All messages of the company up to the customer's next turn answer the
 * same one.
 */
export const turnsBefore = (messages: readonly Message[], views: readonly MessageView[]): Talk['before'] => {
  let known: Map<number, ReadonlySet<Act>> | undefined
  const isCustomer = (at: number): boolean => messages[at]?.role === 'customer'
  /** The first message of the turn before each message; -1 where there is none. */
  let turns: Int32Array | undefined
  return index => {
    if (!turns) {
      turns = new Int32Array(messages.length)
      let turn = -1
      for (let at = 0; at < messages.length; at++) {
        turns[at] = turn
        if (isCustomer(at) && !isCustomer(at - 1)) turn = at
      }
    }
    const first = turns[index] as number
    if (first < 0) return undefined
    known ??= new Map()
    const found = known.get(first)
    if (found) return found
    let end = first + 1
    while (isCustomer(end)) end++
    const made = actsOf(views.slice(first, end))
    known.set(first, made)
    return made
  }
}

/** Where each signal stands first in a conversation; a message is read when the first question reaches it. */
export const heardEarlierIn = (views: readonly MessageView[]): Talk['heardEarlier'] => {
  let looked: Map<string, { at: number }> | undefined
  return (signal, end) => {
    looked ??= new Map()
    const place = looked.get(signal) ?? { at: 0 }
    looked.set(signal, place)
    while (place.at < end && views[place.at]?.holding(signal).length === 0) place.at++
    return place.at < end
  }
}
