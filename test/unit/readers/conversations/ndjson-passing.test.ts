import { describe, expect, it } from 'vitest'
import { readNdjson } from '../../../../src/readers/conversations/ndjson.ts'
import type { ReadOptions, Source } from '../../../../src/readers/reader.ts'
import type { Conversation, Passage } from '../../../../src/text/conversation.ts'
import { Located } from '../../../../src/text/located.ts'
import { passingText } from '../../../../src/text/passing.ts'
import { isProblem, type Problem } from '../../../../src/text/problem.ts'
import * as fc from '../../../random.ts'

const passageOf = ({ kind, located, placeholders }: Passage) => ({
  kind,
  text: located.text,
  places: Array.from(located.text, (_, at) => located.source({ start: at, end: at + 1 })),
  placeholders,
})

const itemOf = (item: Conversation | Problem) =>
  isProblem(item)
    ? item
    : { ...item, messages: item.messages.map(one => ({ ...one, passages: one.passages.map(passageOf) })) }

const readIn = (source: Source, options: ReadOptions) => {
  const reading = readNdjson(source, options)
  if (!reading || isProblem(reading)) return reading
  return { ...reading, conversations: Array.from(reading.conversations, itemOf) }
}

/** A text in parts of so many lines. */
const passing = (text: string, each: number) => {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const parts = Array.from({ length: Math.ceil(lines.length / each) }, (_, at) =>
    lines.slice(at * each, (at + 1) * each).join(''),
  )
  return passingText(parts, () => ({ bytes: 0, digest: undefined }))
}

const whole = (text: string): Source => ({ path: 'a.ndjson', located: Located.file(text) })

const inParts = (text: string, each: number): Source => {
  const { first: located, parts, forget } = passing(text, each)
  return { path: 'a.ndjson', located, passing: { parts, forget } }
}

const message = fc.record(
  {
    role: fc.constantFrom('agent', 'customer', 'boss'),
    text: fc.constantFrom('Hi.', '\uFEFFNo “problem” 😀', 'a\n\nb', '<b>{{name}}</b> & 您好', '\u2028'),
    conversation: fc.constantFrom('a', 'b', 'c', 7, ''),
    id: fc.constantFrom('1', '2'),
    time: fc.constantFrom(5, 60, '2024-05-01T10:00:00Z'),
  },
  { requiredKeys: ['role', 'text'] },
)
const broken = fc.constantFrom('', ' \t', '{', '[1]', '\uFEFF{}', '{"a":1}', '{"role":"agent"}', 'x\u2028y')
const line = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(message, fc.constantFrom('', '\t'), fc.constantFrom('', '\r', ' \r')) },
  { weight: 1, arbitrary: fc.tuple(broken, fc.constant(''), fc.constantFrom('', '\r')) },
)
const file = fc
  .tuple(
    fc.constantFrom('', '\uFEFF'),
    fc.array(line, { minLength: 1, maxLength: 14 }),
    fc.constantFrom('', '\n', '\n\n'),
  )
  .map(
    ([mark, lines, end]) =>
      mark +
      lines
        .map(([said, lead, tail]) => lead + (typeof said === 'string' ? said : JSON.stringify(said)) + tail)
        .join('\n') +
      end,
  )

const each = fc.integer({ min: 1, max: 5 })

describe('NDJSON in parts', () => {
  it('reads as the whole file does, offset by offset', () => {
    fc.assert(
      fc.property(file, each, (text, lines) => {
        expect(readIn(inParts(text, lines), { as: 'ndjson' })).toEqual(readIn(whole(text), { as: 'ndjson' }))
      }),
      { numRuns: 500 },
    )
  })

  it('is read so only where its first part tells that it holds messages', () => {
    fc.assert(
      fc.property(file, each, (text, lines) => {
        const reading = readIn(inParts(text, lines), {})
        if (reading) expect(reading).toEqual(readIn(whole(text), {}))
      }),
      { numRuns: 300 },
    )
    const good = '{"role":"agent","text":"Hi."}\n'
    expect(readIn(inParts(`{\n${good}`, 1), {})).toBeUndefined()
    expect(readIn(inParts(`{\n${good}`, 2), {})).toMatchObject({ format: 'ndjson' })
  })

  it('holds no part of which all conversations are told', () => {
    const said = (conversation: string): string =>
      `${JSON.stringify({ role: 'agent', text: 'Hi.', conversation })}\n`
    const text = passing(['a', 'a', 'b', 'b', 'b', 'c'].map(said).join(''), 1)
    const { length } = said('a')
    const reading = readNdjson({ ...whole(''), located: text.first, passing: text }, { as: 'ndjson' })
    if (!reading || isProblem(reading)) throw new Error('it is not read')
    const all = reading.conversations[Symbol.iterator]()
    const isHeld = (index: number): boolean => {
      try {
        return text.at(index * length + 1).line === index + 1
      } catch {
        return false
      }
    }
    const held = () => [0, 1, 2, 3, 4, 5].filter(isHeld)
    all.next()
    expect(held()).toEqual([0, 1, 2])
    all.next()
    expect(held()).toEqual([2, 3, 4, 5])
    all.next()
    expect(held()).toEqual([5])
  })
})
