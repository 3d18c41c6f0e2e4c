import { describe, expect, it } from 'vitest'
import { readNdjson } from '../../../../src/readers/conversations/ndjson.ts'
import { isRefusal } from '../../../../src/text/edit.ts'
import { Located } from '../../../../src/text/located.ts'
import { isProblem } from '../../../../src/text/problem.ts'
import * as fc from '../../../random.ts'
import { messagesOf, readWith, said, spelledIn, wordsOf } from '../reading.ts'
import { applied, expectTruePlaces, words } from '../words.ts'
import { readListed } from './as-user.ts'

const ndjson = (...lines: readonly string[]) => readWith(readNdjson, lines.join('\n'))

const line = (fields: object): string => JSON.stringify({ role: 'agent', text: 'Hi', ...fields })

describe('NDJSON', () => {
  it('holds one message a line', () => {
    const read = ndjson(
      line({
        conversation: 'c1',
        id: 'm1',
        author: 'Ana',
        time: '2024-05-01T10:00:00Z',
        channel: 'email',
        lang: 'en',
      }),
      line({ conversation: 'c1', id: 8, role: 'customer', time: '2024-05-01T12:00:05+02:00', other: [1] }),
      '',
      line({ conversation: 2, channel: 'internal', time: 5 }),
      line({}),
    )
    expect(read.problems).toEqual([])
    expect(read.conversations.map(({ id, messages }) => [id, messages.length])).toEqual([
      ['c1', 2],
      ['2', 1],
      [undefined, 1],
    ])
    const [first, second, third, fourth] = messagesOf(read)
    expect(first).toMatchObject({
      id: 'm1',
      path: ['c1', 'm1'],
      author: 'Ana',
      channel: 'email',
      lang: 'en',
      at: 0,
    })
    expect(second).toMatchObject({ role: 'customer', id: '8', at: 5 })
    expect(third).toMatchObject({ audience: 'internal', at: 0 })
    expect(third).not.toHaveProperty('channel')
    expect(fourth?.path).toEqual([])
  })

  it('knows the place of words behind escapes', () => {
    const text = `${line({})}\r\n{"text":"old","t\\u0065xt":"we won\\u2019t \\"try\\"", "role":"agent"}\r\n`
    const [, second] = messagesOf(ndjson(text))
    expect(wordsOf(second)).toEqual(['we won’t "try"'])
    expect(spelledIn(text, second?.passages[0], 'won’t "try"')).toBe('won\\u2019t \\"try\\"')
  })

  it.each([
    ['{"role":"agent","text":"Hi"', 27, 'closing }'],
    ['{"role":"agent"}', 0, '“text” is missing'],
    ['{"text":"Hi"}', 0, '“role” is missing'],
    ['{"role":"boss","text":"Hi"}', 8, 'agent, customer, bot or system'],
    ['{"role":"agent","text":["Hi"]}', 23, '“text” must be a text'],
    ['{"role":"agent","text":"Hi","time":"noon"}', 35, 'ISO 8601'],
    ['{"role":"agent","text":"Hi","channel":"fax"}', 38, 'chat, email'],
    ['{"role":"agent","text":"Hi","conversation":{}}', 43, '“conversation”'],
    ['["agent","Hi"]', 0, 'not a JSON object'],
    ['Agent: Hi', 0, 'JSON'],
  ])('tells what is wrong with %s, and reads on', (bad, offset, problem) => {
    const good = line({ conversation: 'c' })
    const read = ndjson(good, `  ${bad}`, good)
    const start = good.length + 3
    expect(read.problems).toMatchObject([
      {
        problem: expect.stringContaining(problem),
        offset: start + offset,
        hint: expect.stringContaining('"role"'),
      },
    ])
    expect(messagesOf(read)).toHaveLength(2)
  })

  it('wants a conversation in one place', () => {
    const [a, b] = [line({ conversation: 'a' }), line({ conversation: 'b' })]
    const read = ndjson(a, b, a)
    expect(read.problems).toMatchObject([{ offset: a.length + b.length + 2 + a.indexOf('"a"') }])
    expect(read.conversations).toHaveLength(2)
  })

  it('gives a conversation as soon as its last line is passed', () => {
    const reading = readNdjson(
      {
        path: '-',
        located: Located.file([line({ conversation: 'a' }), line({ conversation: 'b' }), '{'].join('\n')),
      },
      {},
    )
    if (!reading || isProblem(reading)) throw new Error('not read')
    const [first] = reading.conversations
    expect(first).toMatchObject({ id: 'a' })
  })

  it('takes roles that are names from the user', async () => {
    const text = [line({ role: 'Megan' }), line({ role: undefined, author: 'Ana' }), line({})].join('\n')
    const read = await readListed(text, 'a.ndjson', { Megan: 'agent', Ana: 'customer' })
    expect(read.problems).toEqual([])
    expect(said(read)).toEqual(['agent: Hi', 'customer: Hi', 'agent: Hi'])
  })

  it('reads any text as JSON.parse does, each kept character at its place', () => {
    const keys = fc.constantFrom('a', 'text', 'te"xt', 'lang', 'é')
    const extra = fc.dictionary(
      keys,
      fc.oneof(words, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant([1])),
    )
    fc.assert(
      fc.property(words, extra, fc.boolean(), (value, before, spaced) => {
        const fields = { ...before, role: 'agent', lang: 'en', text: `We ${value.replaceAll('\n', ' ')} it` }
        const text = JSON.stringify(fields, null, spaced ? 1 : 0).replaceAll('\n', ' ')
        const read = ndjson(text)
        expect(read.problems).toEqual([])
        for (const passage of messagesOf(read).flatMap(message => message.passages)) {
          expect(fields.text).toContain(passage.located.text)
          expectTruePlaces(passage.located, text)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('reads new words back, and all others unchanged', () => {
    fc.assert(
      fc.property(words, words, (value, next) => {
        const text = [
          line({ text: value }),
          line({ text: `We ${value.replace(/\s/g, '')} KEY` }),
          line({}),
        ].join('\n')
        const passages = (file: string) => messagesOf(ndjson(file)).map(wordsOf)
        const passage = messagesOf(ndjson(text))[1]?.passages[0]
        const start = passage?.located.text.lastIndexOf('KEY') ?? -1
        const edit = passage?.located.replace({ start, end: start + 3 }, `x${next.replace(/\s/g, '')}x`)
        if (!edit || isRefusal(edit)) return
        const [first, , third] = passages(applied(text, edit))
        expect([first, third]).toEqual([passages(text)[0], passages(text)[2]])
        expect(passages(applied(text, edit))[1]?.join('')).toContain(`x${next.replace(/\s/g, '')}x`)
      }),
      { numRuns: 100 },
    )
  })

  it('never fails', () => {
    const text = [line({ conversation: 'a', time: 3 }), line({ text: 'a \\ "b" é' })].join('\n')
    fc.assert(
      fc.property(
        fc.nat(text.length),
        fc.constantFrom('', '"', '{', '\n', '\\', ',', '\uD83D'),
        (where, junk) => {
          const read = ndjson(text.slice(0, where) + junk + text.slice(where + 1))
          said(read)
          for (const { offset } of read.problems) expect(offset).toBeTypeOf('number')
        },
      ),
      { numRuns: 200 },
    )
  })
})
