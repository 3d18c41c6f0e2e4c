import type { PassageView } from '../rule/view.ts'
import type { Conversation, Message, Passage } from '../text/conversation.ts'
import type { Range } from '../text/range.ts'
import { answeredNames } from './named-persons.ts'
import type { SaidMessage, Speaker, Spot } from './report.ts'

const seen = (passages: readonly Passage[]): SaidMessage['passages'] =>
  passages.map(({ kind, located }) => ({ kind, text: located.text }))

/** The day of a message, which knows only its distance from the first one. */
const dayOf = ({ began }: Conversation, { at = 0 }: Message): string | undefined => {
  if (began === undefined) return undefined
  const clock = began.length > 10 ? began.slice(11, 19) : '00:00:00'
  const moment = Date.parse(`${began.slice(0, 10)}T${clock}Z`) + at * 1000
  return Number.isNaN(moment) ? undefined : new Date(moment).toISOString().slice(0, 10)
}

/** What is told of a message beside its words. */
interface Circumstances {
  readonly talk: number
  readonly answers: boolean
  readonly unchecked: boolean
}

const saidOf = (
  message: Message,
  passages: readonly Passage[],
  conversation: Conversation,
  { talk, answers, unchecked }: Circumstances,
): SaidMessage => {
  const { path, id, role, author, audience } = message
  const day = dayOf(conversation, message)
  return {
    path,
    ...(id === undefined ? {} : { id }),
    ...(conversation.id === undefined ? {} : { conversation: conversation.id }),
    ...(conversation.uses === undefined ? {} : { uses: conversation.uses }),
    role,
    ...(author === undefined ? {} : { author }),
    ...(day === undefined ? {} : { day }),
    passages: seen(passages),
    talk,
    ...(answers ? { answers } : {}),
    ...(audience === 'internal' ? { internal: true } : {}),
    ...(unchecked ? { unchecked } : {}),
  }
}

/** The reading that each passage stands in first, and its number there. */
const placesIn = (readings: readonly (readonly Passage[])[]) => {
  const places = new Map<Passage, readonly [readonly Passage[], number]>()
  for (const reading of readings) {
    for (const [index, passage] of reading.entries())
      if (!places.has(passage)) places.set(passage, [reading, index])
  }
  return places
}

/** Where a finding stands, as rules see it. */
export interface Place {
  readonly passage: PassageView
  readonly range: Range
}

/** Tells the spot of a place in a message that was taken down. */
export type SpotOf = (place: Place) => Spot | undefined

/** Takes down the messages of a file for reports that show or count them, and where findings stand in them. */
export const listener = () => {
  const said: SaidMessage[] = []
  const people = new Map<string, Speaker>()
  let talk = -1
  let current: Conversation | undefined
  let answering: ReadonlySet<Message> = new Set()
  /** Takes down who speaks in a conversation, before its messages are heard. */
  const meet = (conversation: Conversation): void => {
    const { messages } = conversation
    talk++
    current = conversation
    const asked = messages.findIndex(({ role }) => role === 'customer')
    answering = new Set(asked === -1 ? [] : messages.slice(asked + 1))
    const named = messages.flatMap(({ author, role }) =>
      author === undefined ? [] : [{ name: author, role }],
    )
    for (const speaker of [...named, ...answeredNames(messages)])
      people.set(`${speaker.role} ${speaker.name}`, speaker)
  }
  /** Takes down a message; what it gives tells the spots of its findings. */
  const hear = (message: Message, conversation: Conversation, unchecked = false): SpotOf => {
    if (conversation !== current) meet(conversation)
    const answers = answering.has(message)
    const readings = [message.passages, ...(message.otherReadings ?? [])]
    const numbers = new Map<readonly Passage[], number>()
    const numberOf = (passages: readonly Passage[]): number => {
      const known = numbers.get(passages)
      if (known !== undefined) return known
      const again = passages === message.passages ? {} : ({ again: true } as const)
      numbers.set(passages, said.length)
      return (
        said.push({ ...saidOf(message, passages, conversation, { talk, answers, unchecked }), ...again }) - 1
      )
    }
    numberOf(message.passages)
    let places: ReadonlyMap<Passage, readonly [readonly Passage[], number]> | undefined
    return ({ passage: { passage }, range }) => {
      places ??= placesIn(readings)
      const [passages, index] = places.get(passage) ?? []
      if (!passages || index === undefined) return undefined
      return { message: numberOf(passages), passage: index, range }
    }
  }
  return { said, hear, meet, people: (): readonly Speaker[] => [...people.values()] }
}
