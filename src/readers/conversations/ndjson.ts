import type { Conversation, Message } from '../../text/conversation.ts'
import type { Located } from '../../text/located.ts'
import { isProblem, type Problem } from '../../text/problem.ts'
import type { Reader, ReadOptions, Source } from '../reader.ts'
import type { MessageLine } from './message-line.ts'
import { afterItsEnd, beganAt, type Line, messageOf, parsed, readLine, trimmed } from './ndjson-line.ts'

/** The lines that hold anything, without the white space around it; a byte order mark may stand in the first part only. */
function* linesOf(source: string, isFirst: boolean): Generator<Line> {
  let start = isFirst && source.startsWith('\uFEFF') ? 1 : 0
  while (start < source.length) {
    const found = source.indexOf('\n', start)
    const next = found === -1 ? source.length : found
    const line = trimmed(source, start, next)
    if (line) yield line
    start = next + 1
  }
}

interface Open {
  readonly id: string
  readonly messages: Message[]
  /** The first message that tells its time. */
  first?: MessageLine
}

const whole = ({ id, messages, first }: Open): Conversation => ({ id, ...beganAt(first), messages })

/** A problem of a part of a file, at its place in the file. */
const inFile = (part: Located, problem: Problem): Problem => {
  const start = problem.offset ?? 0
  return { ...problem, offset: part.source({ start, end: start }).start }
}

/** `told` hears when all that was read before the part at hand is done with. */
function* conversations(
  parts: Iterable<Located>,
  told: () => void,
  options: ReadOptions,
): Generator<Conversation | Problem> {
  const ended = new Set<string>()
  let open: Open | undefined
  let isFirst = true
  for (const part of parts) {
    for (const line of linesOf(part.text, isFirst)) {
      const said = readLine(part, line, options)
      if (isProblem(said)) {
        yield inFile(part, said)
        continue
      }
      const { conversation: id, time } = said
      if (open && open.id !== id) {
        yield whole(open)
        ended.add(open.id)
        open = undefined
        told()
      }
      if (id === undefined) {
        yield { ...beganAt(said), messages: [messageOf(part, line, said, time, options)] }
        told()
      } else if (!open && ended.has(id)) {
        yield inFile(part, afterItsEnd(part, line, id))
      } else {
        open ??= { id, messages: [] }
        if (time !== undefined) open.first ??= said
        open.messages.push(messageOf(part, line, said, open.first?.time, options))
      }
    }
    isFirst = false
  }
  if (open) yield whole(open)
}

/** What the first object among the lines is; undefined where there is none. */
const firstObject = (file: Located): 'message' | 'other' | undefined => {
  for (const { start, end } of linesOf(file.text, true)) {
    const object = parsed(file.text.slice(start, end))
    if (object) return 'role' in object || 'text' in object ? 'message' : 'other'
  }
  return undefined
}

const holdsMessages = ({ located: file, passing }: Source): boolean => {
  const first = firstObject(file)
  // Of a part of a file nobody knows what comes behind it.
  return passing ? first === 'message' : first !== 'other'
}

/** Canonical NDJSON, one message a line; conversations come as their last line is passed. */
export const readNdjson: Reader = (source, options) => {
  const { located, passing } = source
  if (options.as !== 'ndjson' && (options.fields !== undefined || !holdsMessages(source))) return undefined
  const parts = passing?.parts ?? [located]
  return { format: 'ndjson', conversations: conversations(parts, passing?.forget ?? (() => {}), options) }
}
