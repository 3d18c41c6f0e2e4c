import { formats } from '../../../src/readers/index.ts'
import { readSource } from '../../../src/readers/read.ts'
import type { Reader, Source } from '../../../src/readers/reader.ts'
import type { Conversation, Message, Passage } from '../../../src/text/conversation.ts'
import { Located } from '../../../src/text/located.ts'
import { isProblem, type Problem } from '../../../src/text/problem.ts'

const source = (text: string, path: string): Source => ({ path, located: Located.file(text) })

/** What a reader makes of a text: its format, its conversations and its problems. */
export interface Outcome {
  readonly format: string | undefined
  readonly conversations: readonly Conversation[]
  readonly problems: readonly Problem[]
}

const outcome = (reading: ReturnType<Reader>): Outcome => {
  if (reading === undefined) return { format: undefined, conversations: [], problems: [] }
  if (isProblem(reading)) return { format: undefined, conversations: [], problems: [reading] }
  const all = [...reading.conversations]
  return {
    format: reading.format,
    conversations: all.filter(item => !isProblem(item)) as readonly Conversation[],
    problems: all.filter(isProblem),
  }
}

/** The reader of all formats of trees, for files that are called so. */
export const treeReader = (path: string): Promise<Reader> => {
  const format = formats.find(({ id }) => id === 'macros')
  if (!format) throw new Error('there is no format macros')
  return format.load(source('', path))
}

export const readWith = (reader: Reader, text: string, as?: string): Outcome =>
  outcome(reader(source(text, '-'), as === undefined ? {} : { as }))

export const readFile = async (text: string, path: string, as?: string): Promise<Outcome> =>
  outcome(await readSource(source(text, path), as === undefined ? {} : { as }))

export const messagesOf = ({ conversations }: Outcome): readonly Message[] =>
  conversations.flatMap(conversation => conversation.messages)

export const wordsOf = (message: Message | undefined): readonly string[] =>
  message?.passages.map(passage => passage.located.text) ?? []

/** Role and words of each message. */
export const said = (read: Outcome): readonly string[] =>
  messagesOf(read).map(message => `${message.role}: ${wordsOf(message).join(' | ')}`)

/** How the file spells some words of a passage. */
export const spelledIn = (text: string, passage: Passage | undefined, words: string): string => {
  const start = passage?.located.text.indexOf(words) ?? -1
  if (!passage || start === -1) return ''
  const place = passage.located.source({ start, end: start + words.length })
  return text.slice(place.start, place.end)
}
