import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../../../src/text/edit.ts'
import { messagesOf, readFile, said, spelledIn } from '../reading.ts'
import { applied } from '../words.ts'
import { readListed } from './as-user.ts'

const user = (displayName: string, userIdentityType?: string) => ({
  application: null,
  user: { id: displayName, displayName, userIdentityType },
})

const post = (from: object | null, content: string, more: object = {}) => ({
  id: content,
  messageType: 'message',
  createdDateTime: '2024-05-01T10:00:00.5Z',
  from,
  body: { contentType: 'html', content },
  ...more,
})

const file = (...value: readonly object[]): string => JSON.stringify({ '@odata.context': 'x', value })
const teams = (text: string) => readFile(text, 'messages.json')

describe('messages of Teams', () => {
  it('tell who speaks by identity', async () => {
    const outcome = await teams(
      file(
        post(user('Megan', 'aadUser'), '<p>Hi <at id="0">Ana</at> &amp; Bo</p>'),
        post(user('Ana', 'emailUser'), 'Hi', { body: { contentType: 'text', content: 'a < b\n\nc' } }),
        post({ application: { displayName: 'Helper', applicationIdentityType: 'bot' } }, 'Wait'),
        post(null, '<systemEventMessage/>', { messageType: 'systemEventMessage' }),
      ),
    )
    expect(outcome).toMatchObject({ format: 'teams', problems: [] })
    expect(said(outcome)).toEqual(['agent: Hi Ana & Bo', 'customer: a < b | c', 'bot: Wait', 'system: '])
    expect(messagesOf(outcome)[0]).toMatchObject({ author: 'Megan', at: 0, channel: 'chat' })
  })

  it('come in the order of their times, in threads', async () => {
    const channelIdentity = { teamId: 't', channelId: 'c' }
    const [agent, customer] = [user('Support'), user('Ana')]
    const outcome = await teams(
      file(
        post(customer, 'c', { createdDateTime: '2024-05-01T10:03:00Z', replyToId: 'a', channelIdentity }),
        post(agent, 'b', { createdDateTime: '2024-05-01T10:02:00Z', channelIdentity, subject: 'Late' }),
        post(agent, 'a', {
          createdDateTime: '2024-05-01T10:01:00Z',
          channelIdentity,
          replies: [post(customer, 'd', { createdDateTime: '2024-05-01T10:04:00Z', replyToId: 'a' })],
        }),
      ),
    )
    expect(outcome.conversations.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(said(outcome)).toEqual(['agent: a', 'customer: c', 'customer: d', 'agent: Late | b'])
    expect(messagesOf(outcome).map(({ at }) => at)).toEqual([0, 120, 180, 0])
  })

  it('take roles from the user first, and ask once for those that nothing tells', async () => {
    const text = file(post(user('Ana', 'aadUser'), 'a'), post(user('Bo', 'aadUser'), 'b'))
    expect((await teams(text)).problems).toMatchObject([
      {
        problem: expect.stringContaining('“Ana”, “Bo”'),
        hint: expect.stringContaining('roles:'),
        offset: text.indexOf('{"application"'),
      },
    ])
    expect(said(await readListed(text, 'a.json', { Bo: 'agent' }))).toEqual(['customer: a', 'agent: b'])
  })

  it('read new words back', async () => {
    const text = file(post(user('Support'), '<p>We are &quot;sorry&quot;.</p>'), post(user('Ana'), 'ok'))
    const passage = messagesOf(await teams(text))[0]?.passages[0]
    expect(spelledIn(text, passage, '"sorry"')).toBe('&quot;sorry&quot;')
    const edit = passage?.located.replace({ start: 7, end: 14 }, 'so <glad> & "well"')
    if (!edit || isRefusal(edit)) throw new Error('refused')
    expect(said(await teams(applied(text, edit)))).toEqual([
      'agent: We are so <glad> & "well".',
      'customer: ok',
    ])
  })

  it.each([
    [
      'mails of Graph',
      [
        {
          subject: 'a',
          from: { emailAddress: { name: 'Ana' } },
          body: { contentType: 'html', content: 'x' },
        },
      ],
    ],
    ['issues', [{ id: 1, body: { content: 'x' }, createdDateTime: '2024-05-01' }]],
    ['users', [{ id: 1, displayName: 'Ana' }]],
  ])('are not %s', async (_, value) => {
    expect((await teams(JSON.stringify({ value }))).format).not.toBe('teams')
  })
})
