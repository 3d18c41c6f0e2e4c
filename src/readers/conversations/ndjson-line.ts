import type { Conversation, Message } from '../../text/conversation.ts'
import { type Late, Located } from '../../text/located.ts'
import { nothing } from '../../text/nothing.ts'
import { isProblem, type Problem } from '../../text/problem.ts'
import { readTemplate } from '../prose/template.ts'
import { textPassages } from '../prose/text.ts'
import type { ReadOptions } from '../reader.ts'
import { jsonText, parseJson } from '../trees/json-text.ts'
import { at } from '../trees/tree.ts'
import { findLiteral } from './json-line.ts'
import { type Flaw, isFlaw, type MessageLine, messageLine } from './message-line.ts'
import { isOneParagraph } from './one-paragraph.ts'
import { writtenClock } from './seconds.ts'

const hint = 'Expected a line such as {"conversation": "c1", "role": "agent", "text": "Hello!"}.'

/** Where the words of a line stand in a text, without the white space around them. */
export interface Line {
  readonly start: number
  readonly end: number
}

/** What of a stretch of a text is no white space; undefined where nothing is. */
export const trimmed = (source: string, from: number, to: number): Line | undefined => {
  let [start, end] = [from, to]
  while (end > start && ' \t\r'.includes(source[end - 1] ?? '')) end--
  while (start < end && ' \t'.includes(source[start] ?? '')) start++
  return end > start ? { start, end } : undefined
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

/** The object that a line holds; undefined for anything else. */
export const parsed = (source: string): JsonObject | undefined => {
  try {
    const value: unknown = JSON.parse(source)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** What a line says, or what is wrong with it. */
export const readLine = (file: Located, line: Line, { roleOf }: ReadOptions): MessageLine | Problem => {
  const object = parsed(file.text.slice(line.start, line.end))
  if (object) {
    const message = messageLine(object, roleOf)
    return isFlaw(message) ? flawed(file, line, message) : message
  }
  const tree = parseJson(file.slice(line.start, line.end))
  if (isProblem(tree)) return inFile(tree, line.start)
  return { problem: 'This line is not a JSON object.', hint, offset: line.start }
}

/** What is wrong with a line whose conversation was over before. */
export const afterItsEnd = (file: Located, line: Line, id: string): Problem => {
  const problem = `Conversation “${id}” has already ended above.`
  return {
    ...flawed(file, line, { key: 'conversation', missing: false, problem }),
    hint: 'Put all lines of one conversation together, in their order.',
  }
}

const pathOf = ({ conversation, id }: MessageLine): readonly string[] => {
  if (conversation === undefined) return id === undefined ? [] : [id]
  return id === undefined ? [conversation] : [conversation, id]
}

/** When a conversation began, as its first message with a time tells. */
export const beganAt = (first: MessageLine | undefined): Pick<Conversation, 'began'> => {
  const began = first?.written === undefined ? undefined : writtenClock(first.written)
  return began === undefined ? {} : { began }
}

type Draft = { -readonly [Key in keyof Message]: Message[Key] }

/** Where a text comes from. */
interface Origin {
  readonly file: Located
  readonly line: Line
}

const anyText: Late<Origin> = { locate: (text, { file, line }) => located(file, line, text) }

/** A paragraph of its own. Most hold no finding: where the words stand is worked out when somebody asks. */
const paragraph: Late<Origin> = {
  locate: (text, { file, line }) => {
    const whole = located(file, line, text)
    return textPassages(whole)[0]?.located ?? whole
  },
  startOf: ({ length }, { file, line }) => {
    const literal = findLiteral(file.text, line.start, 'text')
    // Any escape is longer than what it stands for.
    if (!literal || literal.end > line.end || literal.end - literal.start !== length + 2) return undefined
    return file.source({ start: literal.start + 1, end: literal.start + 1 }).start
  },
}

/** The message of a line. `began` is the time of the first one of its conversation that has a time. */
export const messageOf = (
  file: Located,
  line: Line,
  said: MessageLine,
  began: number | undefined,
  { fastPath = true }: ReadOptions = {},
): Message => {
  const { id, role, audience, channel, author, lang, time, text } = said
  const path = pathOf(said)
  const alone = fastPath && isOneParagraph(text)
  const words = Located.later(text, { file, line }, alone ? paragraph : anyText)
  const draft: Draft = alone
    ? { path, role, audience, passages: [{ kind: 'paragraph', located: words, placeholders: nothing }] }
    : { path, role, audience, ...readTemplate(words, textPassages) }
  if (id !== undefined) draft.id = id
  if (channel !== undefined) draft.channel = channel
  if (author !== undefined) draft.author = author
  if (lang !== undefined) draft.lang = lang
  if (time !== undefined && began !== undefined) draft.at = time - began
  return draft
}
