import type { Conversation, Message, Passage } from '../../text/conversation.ts'
import { lineStarts, type Position, positionAt } from '../../text/lines.ts'
import type { Problem } from '../../text/problem.ts'
import type { Range } from '../../text/range.ts'

/** A file as it was read. */
export interface ReadFile {
  readonly path: string
  readonly format: string
  readonly source: string
  readonly conversations: readonly Conversation[]
  readonly problems: readonly Problem[]
}

interface Span {
  readonly start: Position
  readonly end: Position
}

const passageFact = ({ kind, located, placeholders }: Passage, span: (range: Range) => Span) => ({
  kind,
  text: located.text,
  ...span(located.source({ start: 0, end: located.text.length })),
  placeholders: placeholders.map(({ start, end, ...rest }) => ({
    ...rest,
    text: located.text.slice(start, end),
    ...span(located.source({ start, end })),
  })),
})

/** A message as plain values, with places in the file in place of offsets in the passage. */
const messageFact = ({ passages, otherReadings, twin, ...facts }: Message, span: (range: Range) => Span) => {
  const all = (some: readonly Passage[]) => some.map(passage => passageFact(passage, span))
  return {
    ...facts,
    passages: all(passages),
    ...(otherReadings ? { otherReadings: otherReadings.map(all) } : {}),
    ...(twin ? { twin: all(twin) } : {}),
  }
}

/** A file as it was read, as JSON says it. */
export const readingFact = ({ path, format, source, conversations, problems }: ReadFile) => {
  const starts = lineStarts(source)
  const span = ({ start, end }: Range): Span => ({
    start: positionAt(starts, start),
    end: positionAt(starts, end),
  })
  return {
    path,
    format,
    conversations: conversations.map(({ messages, ...facts }) => ({
      ...facts,
      messages: messages.map(message => messageFact(message, span)),
    })),
    problems: problems.map(({ offset, ...problem }) => ({
      ...problem,
      ...(offset === undefined ? {} : { at: positionAt(starts, offset) }),
    })),
  }
}
