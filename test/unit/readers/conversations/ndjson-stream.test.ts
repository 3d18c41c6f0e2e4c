import { describe, expect, it } from 'vitest'
import { messageOf, readLine } from '../../../../src/readers/conversations/ndjson-line.ts'
import {
  isMissed,
  mostEnded,
  mostTurns,
  type Stretch,
  stretches,
} from '../../../../src/readers/conversations/ndjson-stream.ts'
import { isOneParagraph } from '../../../../src/readers/conversations/one-paragraph.ts'
import { Located } from '../../../../src/text/located.ts'
import { isProblem } from '../../../../src/text/problem.ts'
import * as fc from '../../../random.ts'
import { words } from '../words.ts'

const line = (fields: object): string => JSON.stringify({ role: 'agent', text: 'Hi', ...fields })

const read = (lines: readonly string[], most = 1_000_000): readonly Stretch[] => {
  const gather = stretches({}, most)
  let offset = 0
  const found: Stretch[] = []
  lines.forEach((text, index) => {
    found.push(...gather.take({ number: index + 1, offset, text }))
    offset += text.length + 1
  })
  return [...found, ...gather.close()]
}

const numbersIn = (all: readonly Stretch[]) =>
  all.flatMap(({ entries }) => entries.map(entry => entry.line.number))

describe('stretches of a stream', () => {
  it('are whole conversations, with what could not be read in its place', () => {
    const all = read([
      line({ conversation: 'a' }),
      '{',
      line({ conversation: 'a' }),
      '',
      line({}),
      line({ conversation: 'b' }),
    ])
    expect(
      all.map(({ spoken: { id }, entries, opens, closes }) => [id, entries.length, opens, closes]),
    ).toEqual([
      ['a', 3, true, true],
      [undefined, 1, false, false],
      ['b', 1, true, true],
    ])
    expect(numbersIn(all)).toEqual([1, 2, 3, 5, 6])
    expect(all[0]?.entries.map(entry => (isMissed(entry) ? entry.column : entry.turn))).toEqual([1, 2, 2])
  })

  it('tell each line of a long conversation once, among those around it', () => {
    const count = 1234
    const all = read(
      Array.from({ length: count }, (_, at) =>
        at % 7 === 3 ? 'x' : line({ conversation: 'a', id: at + 1 }),
      ),
    )
    expect(numbersIn(all)).toEqual(Array.from({ length: count }, (_, at) => at + 1))
    expect(all.map(({ opens }) => opens)).toEqual(all.map((_, at) => at === 0))
    expect(all.map(({ closes }) => closes)).toEqual(all.map((_, at) => at === all.length - 1))
    for (const { entries, spoken, closes, opens } of all) {
      expect(spoken.messages.length).toBeLessThanOrEqual(mostTurns)
      const ids = spoken.messages.map(({ id }) => Number(id))
      const told = entries.map(entry => entry.line.number)
      if (!opens) expect(Math.min(...told) - (ids[0] ?? 0)).toBeGreaterThanOrEqual(mostTurns / 4 - 2)
      if (!closes) expect((ids.at(-1) ?? 0) - Math.max(...told)).toBeGreaterThanOrEqual(mostTurns / 4 - 2)
    }
    expect(
      all.flatMap(({ entries }) => entries.flatMap(entry => (isMissed(entry) ? [] : [entry.turn]))),
    ).toEqual(Array.from({ length: count - Math.ceil((count - 3) / 7) }, (_, at) => at + 1))
  })

  it('hold no more text than they may', () => {
    const most = 10_000
    const long = line({ conversation: 'a', text: 'x'.repeat(most - 100) })
    const all = read(
      Array.from({ length: 20 }, () => long),
      most,
    )
    expect(numbersIn(all)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
    for (const { spoken } of all) expect(spoken.messages.length).toBeLessThanOrEqual(3)
  })

  it('tells of a conversation that goes on after its end', () => {
    const all = read([line({ conversation: 'a' }), line({ conversation: 'b' }), line({ conversation: 'a' })])
    const last = all.at(-1)?.entries[0]
    expect(last && isMissed(last) && [last.problem.problem, last.column]).toEqual([
      'Conversation “a” has already ended above.',
      line({ conversation: 'a' }).indexOf('"a"') + 1,
    ])
  })

  it('forgets the oldest of very many conversations', () => {
    const lines = Array.from({ length: mostEnded + 2 }, (_, at) => line({ conversation: at }))
    const again = read([...lines, line({ conversation: 0 }), line({ conversation: mostEnded })])
    expect(again.filter(({ entries }) => entries.some(isMissed))).toHaveLength(1)
  })

  it('read a plain paragraph as the slow way does', () => {
    const parts = fc.constantFrom(
      ...[
        'Subject: ',
        'subject :',
        'S',
        'No problem',
        ' ',
        '  ',
        '\n',
        '- ',
        '1. ',
        '> ',
        '\t',
        '。',
        '您好',
        '主题：',
      ],
      ...[
        'é',
        '\uE000',
        '{{x}}',
        '{',
        'a@b.co',
        'https://a.b',
        'WWW.a.b',
        '%s',
        '$t(a)',
        '[NAME]',
        '<b>',
        '|',
        '*',
        '#',
        '$',
        '$5',
        '%',
        '5 %',
        '12',
        '3)',
        '4. ',
        '}}',
      ],
      ...['---', '…', '\u00A0', '\u2028', '\uFEFF', '\u200B', '😀', '.', '=', '_', '~', '+', '•', '"', '\\'],
    )
    const text = fc.oneof(
      words,
      fc.array(parts, { maxLength: 6 }).map(all => all.join('')),
    )
    fc.assert(
      fc.property(text, given => {
        const file = Located.file(`  ${line({ text: given })}`, 7)
        const place = { start: 2, end: file.text.length }
        const said = readLine(file, place, {})
        if (isProblem(said)) throw new Error(said.problem)
        const ways = [true, false].map(fastPath =>
          messageOf(file, place, said, undefined, { fastPath }).passages.map(
            ({ kind, located, placeholders }) => ({
              kind,
              text: located.text,
              placeholders,
              places: Array.from(located.text, (_, at) => located.source({ start: at, end: at + 1 })),
              edits: ['', 'ok', '- a', 'a\nb', '> b', '"'].map(word =>
                located.replace({ start: 0, end: located.text.length }, word),
              ),
            }),
          ),
        )
        expect(ways[0]).toEqual(ways[1])
      }),
      { numRuns: 2000 },
    )
    for (const plain of [
      'Sure, I can do that. Your order 4471 ships today!',
      '2 nights at $5 each, room #4, with 10 % off',
      '14.5 kg (no more)',
    ]) {
      expect(isOneParagraph(plain), plain).toBe(true)
    }
    for (const other of ['1. Open it', '12) Close it', 'Save 5%, %s', 'A {b}', 'Ask a@b.co', 'Hi $t(a)']) {
      expect(isOneParagraph(other), other).toBe(false)
    }
  })
})
