import { describe, expect, it } from 'vitest'
import { readSource } from '../../../../src/readers/read.ts'
import type { Conversation } from '../../../../src/text/conversation.ts'
import { Located } from '../../../../src/text/located.ts'
import { isProblem } from '../../../../src/text/problem.ts'
import { expectLinear } from '../../../linear.ts'
import { messagesOf, readFile, said, spelledIn } from '../reading.ts'

const read = (value: unknown, as?: string) => readFile(JSON.stringify(value), 'a.json', as)

const comment = (author_id: number | undefined, body: string, more: object = {}) => ({
  ...(author_id === undefined ? {} : { author_id }),
  public: true,
  body,
  ...more,
})

describe('Zendesk tickets', () => {
  it('tell who writes by users, by what the ticket says, and by how it came', async () => {
    const outcome = await read({
      tickets: [
        {
          id: 1,
          requester_id: 10,
          assignee_id: 20,
          email_cc_ids: [30],
          comments: [
            comment(10, 'a'),
            comment(20, 'b'),
            comment(30, 'c'),
            comment(40, 'd', { public: false }),
            comment(50, 'e'),
            comment(60, 'f', { via: { channel: 'rule' } }),
            comment(-1, 'g'),
            comment(70, 'h'),
            comment(80, 'i'),
            comment(20, 'j', { type: 'VoiceComment' }),
          ],
        },
      ],
      users: [
        { id: 70, name: 'Ana', role: 'end-user' },
        { id: 80, name: 'Answer Bot', role: 'admin' },
      ],
    })
    expect(outcome.format).toBe('zendesk-tickets')
    expect(said(outcome)).toEqual([
      'customer: a',
      'agent: b',
      'customer: c',
      'agent: d',
      'agent: e',
      'bot: f',
      'system: g',
      'customer: h',
      'bot: i',
      'system: j',
    ])
    expect(messagesOf(outcome)[3]?.audience).toBe('internal')
    expect(messagesOf(outcome)[7]?.author).toBe('Ana')
    expect(messagesOf(outcome)[1]?.author).toBe('20')
  })

  it('give the plain copy as twin, the subject first, times and channels', async () => {
    const [first, second] = messagesOf(
      await read({
        ticket: { id: 1, subject: 'Late', requester_id: 10, via: { channel: 'email' } },
        comments: [
          comment(20, 'note', { public: false, created_at: '2024-05-01T09:59:00Z' }),
          comment(10, 'Hi\nthere', {
            html_body: '<p>Hi<br>there</p>',
            created_at: '2024-05-01T10:00:00Z',
            via: { channel: 'twitter' },
          }),
        ],
        users: [{ id: 20, name: 'Ines', role: 'agent' }],
      }),
    )
    expect(first).toMatchObject({ at: 0, audience: 'internal', channel: 'email', author: 'Ines' })
    expect(second).toMatchObject({ at: 60, audience: 'customer', channel: 'social', path: ['ticket', '1'] })
    expect(second?.passages.map(({ kind, located }) => [kind, located.text])).toEqual([
      ['subject', 'Late'],
      ['paragraph', 'Hi\nthere'],
    ])
    expect(second?.twin?.map(({ located }) => located.text)).toEqual(['Hi\nthere'])
  })

  it('are split where a comment holds a whole chat', async () => {
    const body =
      'Chat started\n\n(10:12:13 AM) Visitor 3: hello\n(10:12:20 AM) *** Ines joined ***\n(10:13:00 AM) Ines: Hi!\nOne “moment”.\n(10:13:30 AM) Visitor 3: ok: fine'
    const text = JSON.stringify({
      comments: [comment(9, body, { public: false, id: 5, created_at: '2024-05-01T11:00:00Z' })],
    })
    const outcome = await readFile(text, 'a.json')
    expect(said(outcome)).toEqual(['customer: hello', 'agent: Hi!\nOne “moment”.', 'customer: ok: fine'])
    expect(messagesOf(outcome).map(({ audience, channel, at }) => [audience, channel, at])).toEqual([
      ['customer', 'chat', 0],
      ['customer', 'chat', 47],
      ['customer', 'chat', 77],
    ])
    expect(spelledIn(text, messagesOf(outcome)[1]?.passages[0], 'Hi!\nOne')).toBe('Hi!\\nOne')
  })

  it('are not split at a time in brackets', async () => {
    const outcome = await read({
      ticket: { id: 1, requester_id: 9 },
      comments: [comment(9, '(10:12) Ines: said so, and I wait since.')],
    })
    expect(said(outcome)).toEqual(['customer: (10:12) Ines: said so, and I wait since.'])
  })

  it('come as audits, each ticket a conversation', async () => {
    const audit = (ticket_id: number, author_id: number, body: string) => ({
      ticket_id,
      author_id,
      created_at: '2024-05-01T10:00:00Z',
      events: [
        { type: 'Notification', body: 'Ticket received' },
        { type: 'Comment', public: true, body },
      ],
    })
    const audits = [audit(1, 10, 'a'), audit(2, 11, 'b'), audit(1, 20, 'c')]
    const users = [10, 11].map(id => ({ id, role: 'end-user' })).concat({ id: 20, role: 'agent' })
    const outcome = await read({ audits, users })
    expect(outcome.conversations.map(({ id, messages }) => [id, messages.length])).toEqual([
      ['1', 2],
      ['2', 1],
    ])
    expect(said(outcome)).toEqual(['customer: a', 'agent: c', 'customer: b'])
    const lines = [audit(1, 10, 'a'), { ...audit(1, -1, 'b'), via: { channel: 'rule' } }]
    expect((await read(lines)).format).toBe('zendesk-tickets')
  })

  it('may hold only a description, by whoever wrote it', async () => {
    const ticket = { id: 1, subject: 'A', description: 'b', requester_id: 1, via: { channel: 'web' } }
    expect(
      said(
        await read({
          tickets: [
            { ...ticket, submitter_id: 1 },
            { ...ticket, submitter_id: 2 },
          ],
        }),
      ),
    ).toEqual(['customer: A | b', 'agent: A | b'])
  })

  it('name who nothing is known of, and read them as the user says', async () => {
    const text = JSON.stringify({ comments: [comment(1, 'Hi.', { html_body: '<p>Hi.' }), comment(2, 'Ho.')] })
    expect((await readFile(text, 'a.json')).problems).toEqual([
      {
        problem: 'Nothing tells whether “1”, “2” are on the side of the company or of the customer.',
        hint: expect.stringContaining('under “roles” in tactful.yaml: roles: {agent: ["1"]}'),
        offset: text.indexOf('{"author_id":1'),
      },
    ])
    const roleOf = (speaker: string) => (speaker === '1' ? ('agent' as const) : undefined)
    const reading = await readSource({ path: 'a.json', located: Located.file(text) }, { roleOf })
    if (!reading || isProblem(reading)) throw new Error('not read')
    const [talk] = [...reading.conversations] as Conversation[]
    expect(talk?.messages.map(({ role }) => role)).toEqual(['agent', 'customer'])
  })

  it('have problems with places where they break the rules', async () => {
    const text =
      '{"tickets":[{"id":1,"requester_id":1,"comments":[{"author_id":1,"public":true,"html_body":["x"]}]},"two"]}'
    expect((await readFile(text, 'a.json')).problems).toMatchObject([
      { problem: '“html_body” is no text.', offset: text.indexOf('["x"') },
      { problem: 'This is no ticket.', offset: text.indexOf('"two"') },
    ])
    const nobody = JSON.stringify({ comments: [comment(undefined, 'Hi.', { author: {} })] })
    expect((await readFile(nobody, 'a.json', 'zendesk-tickets')).problems).toMatchObject([
      { problem: 'Nothing tells who says this.' },
    ])
  })

  it('are not found in files of other kinds', async () => {
    expect(
      (await read({ name: 'a', description: 'A tool for teams.', comments: ['Fine.'] })).format,
    ).not.toBe('zendesk-tickets')
    expect((await read({ history: [{ type: 'push', message: 'Merge the branch.' }] })).format).not.toBe(
      'zendesk-tickets',
    )
  })

  it('hold as many users and comments as they like', async () => {
    const ticketOf = (many: number) => {
      const users = Array.from({ length: many }, (_, id) => ({ id, name: `N${id}`, role: 'end-user' }))
      const comments = Array.from({ length: many }, (_, id) => comment(id, 'Hi.'))
      return { tickets: [{ id: 1, requester: { id: 1 }, comments }], users }
    }
    expect(messagesOf(await read(ticketOf(3000)))).toHaveLength(3000)
    await expectLinear(2000, ticketOf, async ticket => messagesOf(await read(ticket)))
  })
})
