import type { Conversation, Message } from '../../text/conversation.ts'
import type { Located } from '../../text/located.ts'
import { isProblem, type Problem } from '../../text/problem.ts'
import { readTemplate } from '../prose/template.ts'
import { textPassages } from '../prose/text.ts'
import type { Reader, ReadOptions } from '../reader.ts'
import { jsonText, parseJson } from '../trees/json-text.ts'
import { at } from '../trees/tree.ts'
import { findLiteral } from './json-line.ts'
import { type Flaw, isFlaw, type MessageLine, messageLine } from './message-line.ts'

const hint = 'Expected a line such as {"conversation": "c1", "role": "agent", "text": "Hello!"}.'

interface Line {
  readonly start: number
  readonly end: number
}

/** The lines that hold anything, without the white space around it. */
function* linesOf(source: string): Generator<Line> {
  let start = source.startsWith('\uFEFF') ? 1 : 0
  while (start < source.length) {
    const found = source.indexOf('\n', start)
    const next = found === -1 ? source.length : found
    let end = next
    while (end > start && ' \t\r'.includes(source[end - 1] ?? '')) end--
    while (start < end && ' \t'.includes(source[start] ?? '')) start++
    if (end > start) yield { start, end }
    start = next + 1
  }
}

const inFile = (problem: Problem, start: number): Problem => ({
  problem: problem.problem,
  hint,
  offset: start + (problem.offset ?? 0),
})

const located = (file: Located, line: Line, text: string): Located => {
  const literal = findLiteral(file.text, line.start, 'text')
  if (literal && literal.end <= line.end) {
    const read = jsonText(file, literal.start, literal.end)
    if (read.text === text) return read
  }
  const whole = file.slice(line.start, line.end)
  const tree = parseJson(whole)
  const value = isProblem(tree) ? undefined : at(tree, 'text')
  return value?.kind === 'text' ? value.located() : whole.select([{ start: 0, end: whole.text.length, text }])
}

const flawed = (file: Located, line: Line, flaw: Flaw): Problem => {
  const tree = parseJson(file.slice(line.start, line.end))
  const value = isProblem(tree) || flaw.missing ? undefined : at(tree, flaw.key)
  return { problem: flaw.problem, hint, offset: line.start + (value?.start ?? 0) }
}

type JsonObject = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parsed = (source: string): JsonObject | undefined => {
  try {
    const value: unknown = JSON.parse(source)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

const read = (file: Located, line: Line, { roleOf }: ReadOptions): MessageLine | Problem => {
  const object = parsed(file.text.slice(line.start, line.end))
  if (object) {
    const message = messageLine(object, roleOf)
    return isFlaw(message) ? flawed(file, line, message) : message
  }
  const tree = parseJson(file.slice(line.start, line.end))
  if (isProblem(tree)) return inFile(tree, line.start)
  return { problem: 'This line is not a JSON object.', hint, offset: line.start }
}

type Draft = { -readonly [Key in keyof Message]: Message[Key] }

const pathOf = ({ conversation, id }: MessageLine): readonly string[] => {
  if (conversation === undefined) return id === undefined ? [] : [id]
  return id === undefined ? [conversation] : [conversation, id]
}

const message = (file: Located, line: Line, said: MessageLine, began: number | undefined): Message => {
  const { id, role, audience, channel, author, lang, time } = said
  const words = readTemplate(located(file, line, said.text), textPassages)
  const draft: Draft = { path: pathOf(said), role, audience, ...words }
  if (id !== undefined) draft.id = id
  if (channel !== undefined) draft.channel = channel
  if (author !== undefined) draft.author = author
  if (lang !== undefined) draft.lang = lang
  if (time !== undefined && began !== undefined) draft.at = time - began
  return draft
}

function* conversations(file: Located, options: ReadOptions): Generator<Conversation | Problem> {
  const ended = new Set<string>()
  let open: { readonly id: string; readonly messages: Message[]; began: number | undefined } | undefined
  for (const line of linesOf(file.text)) {
    const said = read(file, line, options)
    if (isProblem(said)) {
      yield said
      continue
    }
    const { conversation: id, time } = said
    if (open && open.id !== id) {
      yield { id: open.id, messages: open.messages }
      ended.add(open.id)
      open = undefined
    }
    if (id === undefined) {
      yield { messages: [message(file, line, said, time)] }
    } else if (ended.has(id)) {
      const flaw = {
        key: 'conversation',
        missing: false,
        problem: `Conversation “${id}” has already ended above.`,
      }
      yield {
        ...flawed(file, line, flaw),
        hint: 'Put all lines of one conversation together, in their order.',
      }
    } else {
      open ??= { id, messages: [], began: time }
      open.began ??= time
      open.messages.push(message(file, line, said, open.began))
    }
  }
  if (open) yield { id: open.id, messages: open.messages }
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
