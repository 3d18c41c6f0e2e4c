import type { Conversation, Message } from '../../text/conversation.ts'
import type { Located } from '../../text/located.ts'
import { isProblem, type Problem } from '../../text/problem.ts'
import type { Reader, ReadOptions } from '../reader.ts'
import type { MessageLine } from './message-line.ts'
import { afterItsEnd, beganAt, type Line, messageOf, parsed, readLine, trimmed } from './ndjson-line.ts'

/** The lines that hold anything, without the white space around it. */
function* linesOf(source: string): Generator<Line> {
  let start = source.startsWith('\uFEFF') ? 1 : 0
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

function* conversations(file: Located, options: ReadOptions): Generator<Conversation | Problem> {
  const ended = new Set<string>()
  let open: Open | undefined
  for (const line of linesOf(file.text)) {
    const said = readLine(file, line, options)
    if (isProblem(said)) {
      yield said
      continue
    }
    const { conversation: id, time } = said
    if (open && open.id !== id) {
      yield whole(open)
      ended.add(open.id)
      open = undefined
    }
    if (id === undefined) {
      yield { ...beganAt(said), messages: [messageOf(file, line, said, time, options)] }
    } else if (ended.has(id)) {
      yield afterItsEnd(file, line, id)
    } else {
      open ??= { id, messages: [] }
      if (time !== undefined) open.first ??= said
      open.messages.push(messageOf(file, line, said, open.first?.time, options))
    }
  }
  if (open) yield whole(open)
}

/** Whether the first object among the lines is something else than a message. */
const holdsOthers = (file: Located): boolean => {
  for (const { start, end } of linesOf(file.text)) {
    const object = parsed(file.text.slice(start, end))
    if (object) return !('role' in object || 'text' in object)
  }
  return false
}

/** Canonical NDJSON, one message a line; conversations come as their last line is passed. */
export const readNdjson: Reader = ({ located: file }, options) =>
  options.as !== 'ndjson' && (options.fields !== undefined || holdsOthers(file))
    ? undefined
    : { format: 'ndjson', conversations: conversations(file, options) }
