import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { logTimes, orderIn } from '../../../src/readers/conversations/log-time.ts'
import { personIn } from '../../../src/readers/conversations/role.ts'
import { writtenClock } from '../../../src/readers/conversations/seconds.ts'
import { readFile } from './reading.ts'

const read = async (text: string, path: string) => (await readFile(text, path)).conversations

const began = async (text: string, path: string) => (await read(text, path)).map(talk => talk.began)

const authors = async (text: string, path: string) =>
  (await read(text, path)).flatMap(({ messages }) => messages.map(({ author }) => author))

it.each<readonly [string, readonly (string | undefined)[]]>([
  ['log/chinese-shop.log', ['2024-05-01T09:59:00']],
  ['log/intercom-transcript.txt', ['2024-05-01T10:00:00']],
  ['log/names-above.txt', ['2024-04-30T10:03:00']],
  ['log/pasted-chat.log', ['2024-05-01T10:02:40', undefined]],
  ['whatsapp/android.txt', ['2021-09-02T19:26:00']],
  ['whatsapp/iphone.txt', ['2026-01-12T09:14:22']],
  ['slack/support-acme/2024-05-01.json', ['2024-05-01T08:41:40', '2024-05-01T08:43:00']],
  ['ndjson/messages.ndjson', ['2024-05-01T10:00:00', undefined]],
  ['teams/chat-messages.json', ['2024-05-01T08:42:50']],
  ['transcript/call.toml', [undefined]],
  ['transcript/messages.csv', ['2026-03-02T10:00:00', '2026-03-02T10:00:40']],
  ['transcript/turns.json', ['2024-05-01T10:02:00']],
  ['vtt/call.vtt', [undefined]],
  ['zendesk-tickets/audits.json', ['2024-07-20T22:55:29', '2024-07-21T10:00:01']],
  ['zendesk-tickets/chats.json', ['2024-08-01T12:00:05', '2024-08-02T20:00:00']],
  ['zendesk-tickets/export.ndjson', ['2024-06-01T08:00:00', '2024-06-01T09:00:00']],
  ['zendesk-tickets/tickets.json', ['2024-05-01T09:00:00', '2024-05-02T10:16:08', '2024-05-03T08:00:00']],
  ['intercom-conversations/conversation.json', ['2024-06-01T08:20:00']],
  ['help-scout-conversations/conversation.json', ['2024-03-01T08:00:00']],
  ['eml/reply-with-two-copies.eml', ['2024-03-05T10:03:12']],
  ['eml/outlook-thread.eml', ['2024-03-11T16:45:00']],
])('%s tells when its conversations began', async (path, moments) => {
  expect(await began(readFileSync(`fixtures/readers/${path}`, 'utf8'), path)).toEqual(moments)
})

describe('the clock of the file', () => {
  const line = (time: unknown, role = 'agent') =>
    JSON.stringify({ conversation: 'c', role, author: 'Ana', time, text: 'Hello.' })

  it.each([
    ['2026-03-02T23:30:00-05:00', '2026-03-02T23:30:00'],
    ['2026-03-02T23:30Z', '2026-03-02T23:30:00'],
    ['2026-03-02', '2026-03-02'],
    [1772494200, '2026-03-02T23:30:00'],
    [1772494200000, '2026-03-02T23:30:00'],
    ['1772494200000', '2026-03-02T23:30:00'],
    [12.5, undefined],
  ])('shows %s as %s', async (time, clock) => {
    expect(writtenClock(time)).toBe(clock)
    expect(await began(line(time), 'a.ndjson')).toEqual([clock])
  })

  it('is that of the first message that tells a time', async () => {
    const lines = [line(undefined), line('2026-03-02T10:00:00Z'), line('2026-03-03T10:00:00Z')].join('\n')
    const [talk] = await read(lines, 'a.ndjson')
    expect(talk?.began).toBe('2026-03-02T10:00:00')
    expect(talk?.messages.map(({ at }) => at)).toEqual([undefined, 0, 86_400])
  })

  it('is that of the one who wrote a mail', async () => {
    const mail = (date: string) => `From: Acme Support <support@acme.example>\nDate: ${date}\n\nHello.\n`
    expect(await began(mail('Mon, 2 Mar 2026 23:30:00 -0500 (EST)'), 'a.eml')).toEqual([
      '2026-03-02T23:30:00',
    ])
    expect(await began(mail('Mon, 2 Mar 2026 23:30:00 GMT'), 'a.eml')).toEqual(['2026-03-02T23:30:00'])
  })
})

describe('the days of a log', () => {
  const days = (lines: readonly string[]) => {
    const text = lines.map(line => `${line}\n`).join('')
    return read(text, 'a.log')
  }

  it('go on where a line names a new one', async () => {
    const [talk] = await days([
      '2 March 2026',
      '[23:50] Agent: Hello.',
      '[23:55] Customer: Hello.',
      '4 March 2026',
      '[09:00] Agent: It is sent.',
    ])
    expect(talk?.began).toBe('2026-03-02T23:50:00')
    expect(talk?.messages.map(({ at }) => at)).toEqual([0, 300, 86_400 + 33_000])
  })

  it('are told by dates beside the times, in the order that one of them proves', async () => {
    const [proved] = await days(['01/03/2026 10:00 Agent: Hello.', '13/03/2026 10:00 Customer: Hello.'])
    expect(proved?.began).toBe('2026-03-01T10:00:00')
    expect(proved?.messages.map(({ at }) => at)).toEqual([0, 12 * 86_400])
  })

  it('stay unknown where nothing tells the order of the numbers', async () => {
    const [open] = await days(['02/03/2026 10:00 Agent: Hello.', '02/03/2026 10:04 Customer: Hello.'])
    expect(open?.began).toBeUndefined()
    expect(open?.messages.map(({ at }) => at)).toEqual([0, 240])
    const chat = '2/3/26, 7:26 pm - Acme Support: Hello.\n2/3/26, 7:27 pm - Kai: Hello.\n'
    expect(await began(chat, 'chat.txt')).toEqual([undefined])
    expect(await began(chat.replaceAll('/', '.'), 'chat.txt')).toEqual(['2026-03-02T19:26:00'])
  })

  it('hold for the second of two conversations only where it tells its own', () => {
    expect(orderIn(['02/03/2026 10:00', undefined])).toBeUndefined()
    expect(logTimes([{ time: '10:00' }], '', undefined).began).toBeUndefined()
    expect(logTimes([{ time: '10:00' }], 'Started on May 1, 2024', undefined).began).toBe(
      '2024-05-01T10:00:00',
    )
  })
})

describe('the author', () => {
  it('is the person whom a name tells beside a role', () => {
    expect(
      ['Agent Tom', '客服小李', 'Megan', 'Acme Support', 'Agent', 'Agent 2', '客服'].map(personIn),
    ).toEqual(['Tom', '小李', 'Megan', undefined, undefined, undefined, undefined])
  })

  it('stands beside the role in a transcript', async () => {
    const turns = [
      { role: 'agent', author: 'Megan', text: 'Hello.' },
      { speaker: { role: 'agent', name: 'Tom' }, text: 'Hello.' },
      { role: 'customer', text: 'Hello.' },
    ]
    expect(await authors(JSON.stringify(turns), 'a.json')).toEqual(['Megan', 'Tom', undefined])
    const log = '[10:03] Support (Megan): Hello.\n[10:04] Customer: Hello.\n[10:05] Agent Tom: Hello.\n'
    expect(await authors(log, 'a.log')).toEqual(['Megan', undefined, 'Tom'])
  })
})
