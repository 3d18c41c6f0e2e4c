import { describe, expect, it } from 'vitest'
import { parseString } from 'whatsapp-chat-parser'
import { readWhatsapp } from '../../../../src/readers/conversations/whatsapp.ts'
import { whatsappTimes } from '../../../../src/readers/conversations/whatsapp-time.ts'
import { isRefusal } from '../../../../src/text/edit.ts'
import * as fc from '../../../random.ts'
import { messagesOf, readFile, readWith, said, spelledIn, wordsOf } from '../reading.ts'
import { applied, expectTruePlaces } from '../words.ts'
import { readListed } from './as-user.ts'

const chat = (text: string, as?: string) => readWith(readWhatsapp, text, as)

const android = (...lines: readonly string[]) =>
  lines.map((line, index) => `2/9/21, 7:2${index} pm - ${line}\n`).join('')

describe('a WhatsApp export', () => {
  it.each([
    ['Android', '2/9/21, 7:26 pm - ', '\n'],
    ['Android with a narrow space', '2/9/21, 7:26\u202Fpm - ', '\r\n'],
    ['Android in German', '02.09.21, 19:26 - ', '\n'],
    ['Android in Spanish', '2/9/21 7:26 p. m. - ', '\n'],
    ['Android in Chinese', '2021/9/2 下午7:26 - ', '\n'],
    ['iPhone', '[12/01/2026, 09:14:22] ', '\n'],
    ['iPhone with marks', '\u200E[12/01/2026, 9:14:22\u202FAM] ', '\r\n'],
    ['iPhone in Chinese', '[2026/1/12 下午7:26:05] ', '\n'],
  ])('of %s', async (_, head, end) => {
    const text = `\uFEFF${head}Acme Support: We are *so* sorry.${end}${head}~\u202FAna: Hm: it’s late${end}and wet.${end}`
    const read = await readFile(text, 'a.txt')
    expect(read).toMatchObject({ format: 'whatsapp', problems: [] })
    expect(said(read)).toEqual(['agent: We are so sorry.', 'customer: Hm: it’s late\nand wet.'])
    expect(spelledIn(text, messagesOf(read)[0]?.passages[0], 'are so sorry')).toBe('are *so* sorry')
    expect(messagesOf(read)[1]).toMatchObject({ author: 'Ana', channel: 'chat', audience: 'customer' })
  })

  it('keeps what WhatsApp says apart, and pictures without words', () => {
    const text = android(
      'Messages and calls are end-to-end encrypted.',
      'Ana: <Media omitted>',
      'Agent: IMG-1.jpg (file attached)\nHere it is.',
      'Agent: This message was deleted',
      'Ana changed the group name to “Bag: late”',
      'Agent: Thanks! \u200E<This message was edited>',
      'Ana: \u200Eimage omitted',
    )
    expect(said(chat(text))).toEqual([
      'system: Messages and calls are end-to-end encrypted.',
      'customer: ',
      'agent: Here it is.',
      'system: This message was deleted',
      'system: Ana changed the group name to “Bag: late”',
      'agent: Thanks!',
      'customer: ',
    ])
  })

  it('knows the business that WhatsApp vouches for', () => {
    const notice = 'This chat is with the official business account of “Northwind”. Tap to learn more.'
    expect(said(chat(android(notice, 'Northwind: Hi', 'Kai: Hi'))).slice(1)).toEqual([
      'agent: Hi',
      'customer: Hi',
    ])
  })

  it('reads mentions as names, and leaves code out', () => {
    const [message] = messagesOf(
      chat(
        android(
          'Agent: Hi @\u2068~Ana Diaz\u2069, run `no problem`:\n```unfortunately```\nok {{name}}?',
          'Ana: ok',
        ),
      ),
    )
    expect(wordsOf(message)).toEqual(['Hi @~Ana Diaz, run `no problem`:', 'ok {{name}}?'])
    expect(message?.passages[0]?.placeholders).toMatchObject([
      { start: 3, end: 13, type: 'name', name: '~Ana Diaz' },
      { type: 'unknown' },
    ])
    expect(message?.passages[1]?.placeholders).toMatchObject([{ type: 'name', name: 'name' }])
  })

  it('needs a role, and takes it from the user', async () => {
    const text = android('Ana: Hi', 'Bo: Hi', 'Ana: Yes?')
    expect(chat(text).problems).toMatchObject([
      {
        problem: expect.stringContaining('“Ana”, “Bo”'),
        hint: expect.stringContaining('agent: [Ana]'),
        offset: 0,
      },
    ])
    const read = await readListed(text, 'a.txt', { Bo: 'agent' })
    expect(said(read)).toEqual(['customer: Hi', 'agent: Hi', 'customer: Yes?'])
  })

  it('takes days and months in the order in which time never runs back', () => {
    const at = (...dates: readonly string[]) =>
      whatsappTimes(dates.map(date => ({ date, clock: '1:00 pm' }))).seconds
    expect(at('2/9/21', '3/9/21')).toEqual([0, 86400])
    expect(at('9/30/21', '10/1/21')).toEqual([0, 86400])
    expect(at('1/12/21', '2/1/21')).toEqual([0, 20 * 86400])
    expect(at('2021/2/9', '2021/2/10')).toEqual([0, 86400])
    expect(
      whatsappTimes([
        { date: '1/1/21', clock: '上午12:30' },
        { date: '1/1/21', clock: '下午1:00' },
      ]).seconds,
    ).toEqual([0, 45_000])
  })

  it.each([
    ['a log', '[2024-05-01 10:03:12] Agent: Hi\n[2024-05-01 10:04:12] Ana: Hi\n'],
    ['one line', '2/9/21, 7:26 pm - Ana: Hi\n'],
    ['a list', '2/9/21 - Hi\n3/9/21 - Hi\n'],
    ['nothing', ''],
  ])('is not %s', (_, text) => {
    expect(chat(text)).toMatchObject({ format: undefined, problems: [] })
  })

  it('says what was expected', () => {
    expect(chat('Hi there', 'whatsapp').problems).toEqual([
      {
        problem: 'This file holds no WhatsApp chat.',
        hint: 'Expected lines such as “2/9/21, 7:26 pm - Ana: …” or “[12/01/2026, 09:14:22] Ana: …”.',
        offset: 0,
      },
    ])
  })

  it('reads new words back, or refuses them', () => {
    const text = android('Agent: We are *so* sorry.\nBye.', 'Ana: ok')
    const passage = messagesOf(chat(text))[0]?.passages[0]
    const change = (words: string, found: string) => {
      const start = passage?.located.text.indexOf(found) ?? -1
      return passage?.located.replace({ start, end: start + found.length }, words)
    }
    const edit = change('very\n“glad”', 'sorry')
    if (!edit || isRefusal(edit)) throw new Error('refused')
    expect(said(chat(applied(text, edit)))).toEqual(['agent: We are so very\n“glad”.\nBye.', 'customer: ok'])
    expect(change('*very*', 'sorry')).toEqual({ refused: 'the words would be read as marked' })
    expect(change('x\n2/9/21, 7:26 pm - Bo: y', 'sorry')).toEqual({
      refused: 'a line of the words would begin a new message',
    })
    expect(change('We were glad', 'We are so')).toHaveProperty('refused')
  })

  it('reads as whatsapp-chat-parser does', () => {
    const line = fc.constantFrom('ok', 'Hm: 5', 'a - b', '[x]', '7:26', '谢谢', '“a” 😀', 'x\ny')
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 6 }), fc.boolean(), (lines, phone) => {
        const text = lines
          .map((words, index) => {
            const name = index % 2 === 0 ? 'Acme Support' : 'Ana'
            return phone
              ? `[12/01/2026, 09:14:2${index}] ${name}: ${words}`
              : `12/01/26, 9:1${index} pm - ${name}: ${words}`
          })
          .join('\n')
        expect(messagesOf(chat(text)).map(message => wordsOf(message).join('\n'))).toEqual(
          parseString(text).map(({ message }) => message),
        )
      }),
      { numRuns: 100 },
    )
  })

  it('never fails', () => {
    const part = fc.constantFrom(
      '2/9/21, 7:26 pm - ',
      '[12/01/2026, 09:14:22] ',
      'Ana: ',
      'Agent: ',
      '\n',
      '\r\n',
      '\u200E',
      '*a*',
      '`',
      '_',
      '<Media omitted>',
      '@\u2068x\u2069',
      '😀',
      '99/99/99',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), parts => {
        const text = parts.join('')
        for (const as of [undefined, 'whatsapp']) {
          for (const { passages } of messagesOf(chat(text, as)))
            for (const { located } of passages) expectTruePlaces(located, text)
        }
      }),
      { numRuns: 300 },
    )
  })
})
