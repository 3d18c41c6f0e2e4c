import type { Message, Passage } from '../../text/conversation.ts'
import { lineStarts, positionAt } from '../../text/lines.ts'
import { padTo } from '../columns.ts'
import type { Paint } from '../paint.ts'
import { visible, visibleLine } from '../visible.ts'
import type { ReadFile } from './facts.ts'

const signs = '123456789abcdefghijklmnopqrstuvwxyz'

/** The sign of a passage, by its place in the file's reading order. */
export const signOf = (index: number): string => signs[index % signs.length] as string

const seconds = (at: number | undefined): string => (at === undefined ? '' : `at ${at} s`)

const audienceName = { customer: '', internal: 'internal note', public: 'in public' } as const

const heading = (
  { id, path, role, audience, channel, author, lang, at }: Message,
  conversation: string,
  paint: Paint,
): string => {
  const name = path.join(' › ') || id || conversation
  const facts = [role, audienceName[audience], channel, author, lang, seconds(at)].filter(Boolean)
  return `${paint.bold(visibleLine(name || 'message'))}  ${paint.dim(visibleLine(facts.join(' · ')))}`
}

/** Line breaks of a passage show as ⏎; nothing in it steers the terminal. */
const quoted = (text: string): string => visible(text.replaceAll('\n', '⏎'))

/** What a placeholder is, where its type is no word for it. */
const typeNames: Readonly<Record<string, string>> = { block: 'tag', unknown: 'value', money: 'sum of money' }

const placeholder = ({ text, name, type, fallback }: PlaceholderFact): string =>
  `${quoted(text)} is a ${typeNames[type] ?? type}${name === text ? '' : ` (${visibleLine(name)})`}${
    fallback ? ', with a fallback' : ''
  }`

interface PlaceholderFact {
  readonly text: string
  readonly name: string
  readonly type: string
  readonly fallback: boolean
}

const placeholdersOf = ({ located, placeholders }: Passage): readonly PlaceholderFact[] =>
  placeholders.map(each => ({
    text: located.text.slice(each.start, each.end),
    name: each.name,
    type: each.type,
    fallback: each.fallback === true,
  }))

/**
 * What was read, message by message, as people read it: who says it to whom, and each passage with its sign, its place,
 * its kind and its placeholders.
 */
export const outline = (
  { path, format, source, conversations, problems }: ReadFile,
  paint: Paint,
): string => {
  const starts = lineStarts(source)
  const place = (offset: number): string => {
    const { line, column } = positionAt(starts, offset)
    return `${line}:${column}`
  }
  let count = 0
  const passage = (each: Passage, sign: string): readonly string[] => {
    const { located, kind } = each
    const at = place(located.source({ start: 0, end: located.text.length }).start)
    return [
      `  ${sign}  ${padTo(at, 7)} ${paint.cyan(padTo(kind, 9))} ${quoted(located.text)}`,
      ...placeholdersOf(each).map(token => paint.dim(`${' '.repeat(23)}${placeholder(token)}`)),
    ]
  }
  const message = (said: Message, conversation: string): readonly string[] => [
    heading(said, conversation, paint),
    ...(said.passages.length === 0 ? ['  nothing to read'] : []),
    ...said.passages.flatMap(each => passage(each, signOf(count++))),
    ...(said.otherReadings ?? []).flatMap((reading, index) => [
      paint.dim(`  reading ${index + 2} of ${(said.otherReadings?.length ?? 0) + 1}:`),
      ...reading.flatMap(each => passage(each, '+')),
    ]),
    ...(said.twin ? [paint.dim('  the same in its other copy:')] : []),
    ...(said.twin ?? []).flatMap(each => passage(each, '=')),
  ]
  const talks = conversations.flatMap(({ id = '', uses, messages }, index) => [
    ...(messages.length > 1 || uses !== undefined
      ? [
          paint.underline(visibleLine(`conversation ${id || index + 1}`)) +
            (uses === undefined ? '' : paint.dim(`  used ${uses} times`)),
        ]
      : []),
    ...messages.flatMap(each => message(each, id)),
    '',
  ])
  const broken = problems.map(
    ({ problem, hint, offset }) =>
      `  ${offset === undefined ? '' : `${place(offset)}  `}${paint.red(visibleLine(problem))} ${visibleLine(hint)}`,
  )
  const messages = conversations.reduce((sum, talk) => sum + talk.messages.length, 0)
  return [
    `${paint.underline(visibleLine(path))}  ${format}, ${many(conversations.length, 'conversation')}, ${many(messages, 'message')}`,
    '',
    ...talks,
    ...(broken.length > 0 ? ['not read:', ...broken, ''] : []),
    '',
  ].join('\n')
}

const many = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`
