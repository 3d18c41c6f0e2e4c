import type { Conversation, Message } from '../text/conversation.ts'
import type { Winner } from './precedence.ts'

/** A conversation as other customers see it. */
export interface Version {
  readonly conversation: Conversation
  /** Which of its messages read otherwise than before. */
  readonly differs: (index: number) => boolean
}

const none: readonly Version[] = []

/**
 * The conversation once for each further reading of its messages, all of them at once: the nth version holds the nth
 * other reading of every message that has one, so the cost grows with the most readings of a message, not with their sum.
 */
export const otherVersions = (conversation: Conversation): readonly Version[] => {
  const { messages } = conversation
  let most = 0
  for (const { otherReadings } of messages) {
    if (otherReadings && otherReadings.length > most) most = otherReadings.length
  }
  if (most === 0) return none
  return Array.from({ length: most }, (_, reading): Version => {
    const read = (message: Message): Message => {
      const passages = message.otherReadings?.[reading]
      return passages ? { ...message, passages } : message
    }
    return {
      conversation: { ...conversation, messages: messages.map(read) },
      differs: index => messages[index]?.otherReadings?.[reading] !== undefined,
    }
  })
}

const keyOf = ({ finding: { rule, entry, passage, range } }: Winner): string => {
  const { start, end } = passage.passage.located.source(range)
  return `${rule.id}/${entry?.id ?? ''} ${start} ${end}`
}

/** What was found in several readings of one message, each finding once: the first that says it. */
export const withoutRepeats = (readings: readonly (readonly Winner[])[]): readonly Winner[] => {
  const [main = [], ...others] = readings
  if (others.length === 0) return main
  const known = new Set(main.map(keyOf))
  const more = others.flatMap(winners =>
    winners.filter(winner => {
      const key = keyOf(winner)
      return !known.has(key) && known.add(key)
    }),
  )
  return [...main, ...more]
}
