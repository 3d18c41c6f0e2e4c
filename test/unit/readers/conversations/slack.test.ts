import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../../../src/text/edit.ts'
import * as fc from '../../../random.ts'
import { expectTruePlaces } from '../laws.ts'
import { messagesOf, readFile, said, spelledIn, wordsOf } from '../reading.ts'
import { applied } from '../words.ts'
import { readListed } from './as-user.ts'

const post = (fields: object): object => ({ type: 'message', user: 'U1', ts: '1714552980.000100', ...fields })

const agent = { user: 'U1', user_profile: { real_name: 'Acme Support', display_name: 'megan' } }
const ana = { user: 'U2', user_profile: { real_name: 'Ana', display_name: '' } }

const day = (...posts: readonly object[]): string => JSON.stringify(posts.map(post), null, 1)
const slack = (text: string) => readFile(text, 'general/2024-05-01.json')

/** What is read of one text by the agent. */
const read = async (text: string) => messagesOf(await slack(day({ ...agent, text })))[0]

describe('a Slack export', () => {
  it('tells who speaks by profiles and subtypes', async () => {
    const text = day(
      { user: 'U2', subtype: 'channel_join', text: '<@U2> has joined the channel' },
      { ...ana, text: 'Hi', ts: '1714552990.000100' },
      { ...agent, text: 'Hello', ts: '1714553000.000100' },
      { user: undefined, bot_id: 'B1', subtype: 'bot_message', username: 'Ana’s helper', text: 'Wait' },
      { bot_id: 'B2', bot_profile: { name: 'Notes' }, user: 'U9', text: 'Saved' },
    )
    const outcome = await slack(text)
    expect(outcome).toMatchObject({ format: 'slack', problems: [] })
    expect(said(outcome)).toEqual([
      'system: @Ana has joined the channel',
      'customer: Hi',
      'agent: Hello',
      'bot: Wait',
      'bot: Saved',
    ])
    expect(messagesOf(outcome)[2]).toMatchObject({
      id: '1714553000.000100',
      author: 'Acme Support',
      at: 20,
      channel: 'chat',
      audience: 'customer',
    })
  })

  it('makes a conversation of each thread', async () => {
    const outcome = await slack(
      day(
        { ...agent, text: 'a', ts: '1.1', thread_ts: '1.1' },
        { ...agent, text: 'b', ts: '2.1' },
        { ...ana, text: 'c', ts: '3.1', thread_ts: '1.1' },
        { ...ana, text: 'd', ts: '4.1' },
      ),
    )
    expect(outcome.conversations.map(({ id }) => id)).toEqual(['1.1', undefined])
    expect(said(outcome)).toEqual(['agent: a', 'customer: c', 'agent: b', 'customer: d'])
  })

  it.each([
    ['*bold* _it_ ~s~', ['bold it s']],
    ['2 * 3 * 4 and a_b_c', ['2 * 3 * 4 and a_b_c']],
    ['R&amp;D &lt;3', ['R&D <3']],
    ['see <https://a.example/x|this &amp; that>.', ['see this & that.']],
    ['see <https://a.example/x>.', ['see https://a.example/x.']],
    ['mail <mailto:a@b.example|a@b.example>', ['mail a@b.example']],
    ['hi <@U1>, <@U7>, <@U8|bo>', ['hi @megan, @U7, @bo']],
    ['in <#C1|general> or <#C2>', ['in #general or #C2']],
    ['<!here> <!subteam^S1|@support>', ['@here @support']],
    ['by <!date^1714552980^{date}|1 May>', ['by 1 May']],
    ['ok :thumbsup::skin-tone-2: at 10:30:45', ['ok  at 10:30:45']],
    ['run\n```no problem```\nnow', ['run', 'now']],
    ['&gt; quoted\nnot', ['quoted', 'not']],
    ['{{first_name}}, hi', ['{{first_name}}, hi']],
  ])('reads %j as it is shown', async (text, words) => {
    expect(wordsOf(await read(text))).toEqual(words)
  })

  it('knows names, links and code among the words', async () => {
    const message = await read('Hi <@U1>, `no` to <https://a.example> {{name}}')
    expect(message?.passages[0]?.placeholders.map(({ type }) => type)).toEqual([
      'name',
      'unknown',
      'link',
      'name',
    ])
  })

  it('reads what an app attaches, but not what it links to', async () => {
    const text = day({
      bot_id: 'B1',
      text: '',
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Your *ticket* is open.' } }],
      attachments: [
        { pretext: 'We', text: 'will write.' },
        { from_url: 'https://a.example', text: 'no' },
      ],
    })
    expect(said(await slack(text))).toEqual(['bot: Your ticket is open. | We | will write.'])
  })

  it('keeps places behind escapes', async () => {
    const text = String.raw`[{"type":"message","ts":"1.1","user":"U1","user_profile":{"name":"support"},"text":"\u002aWe can\u2019t &amp; won\u2019t\u002a \ud83d\ude00 do <https:\/\/a.example|this>"}]`
    const passage = messagesOf(await slack(text))[0]?.passages[0]
    expect(passage?.located.text).toBe('We can’t & won’t 😀 do this')
    expect(spelledIn(text, passage, 'can’t & won')).toBe('can\\u2019t &amp; won')
    expect(spelledIn(text, passage, 'this')).toBe('this')
  })

  it('takes guests as customers, and roles from the user first', async () => {
    const guest = { user: 'U2', user_profile: { real_name: 'Kai', is_ultra_restricted: true } }
    const bo = { user: 'U3', user_profile: { real_name: 'Bo' } }
    expect(said(await slack(day({ ...guest, text: 'a' }, { ...bo, text: 'b' })))).toEqual([
      'customer: a',
      'agent: b',
    ])
    const text = day({ ...ana, text: 'a' }, { ...bo, text: 'b' })
    for (const name of ['U3', 'Bo'])
      expect(said(await readListed(text, 'a.json', { [name]: 'agent' }))).toEqual(['customer: a', 'agent: b'])
  })

  it('asks once for the roles of all it does not know, and reads the rest', async () => {
    const bo = { user: 'U3', user_profile: { real_name: 'Bo' } }
    const text = day(
      { ...ana, text: 'a' },
      { ...bo, text: 'b' },
      { ...bo, text: 'c' },
      { ...agent, text: 'd', thread_ts: '9.1' },
    )
    const { problems, conversations } = await slack(text)
    expect(conversations).toHaveLength(1)
    expect(problems).toMatchObject([
      {
        problem: expect.stringContaining('“Ana”, “Bo”'),
        hint: expect.stringContaining('roles: {agent: [Ana]}'),
        offset: text.indexOf('"U2"'),
      },
    ])
  })

  it('reads new words back, or refuses them', async () => {
    const text = day({ ...agent, text: 'We *are* sorry &amp; late.' }, { ...ana, text: 'ok' })
    const passage = messagesOf(await slack(text))[0]?.passages[0]
    const change = (found: string, words: string) => {
      const start = passage?.located.text.indexOf(found) ?? -1
      return passage?.located.replace({ start, end: start + found.length }, words)
    }
    const edit = change('sorry & late', 'so <"glad"> & well')
    if (!edit || isRefusal(edit)) throw new Error('refused')
    expect(said(await slack(applied(text, edit)))).toEqual([
      'agent: We are so <"glad"> & well.',
      'customer: ok',
    ])
    for (const words of ['*very*', ':smile:', '`x`']) expect(change('sorry', words)).toHaveProperty('refused')
  })

  it.each([
    ['users', [{ id: 'U1', name: 'ana', real_name: 'Ana' }]],
    ['a log of events', [{ type: 'login', ts: '1.2', text: 'a' }]],
    ['turns', [{ role: 'agent', text: 'Hi', ts: '1.1' }]],
    ['nothing', []],
  ])('is not %s', async (_, tree) => {
    expect((await slack(JSON.stringify(tree))).format).not.toBe('slack')
  })

  it('never fails', async () => {
    const part = fc.constantFrom(
      '<',
      '>',
      '|',
      '@U1',
      '#',
      '!',
      '*',
      '_',
      '`',
      '```',
      ':',
      'a',
      ' ',
      '\n',
      '&amp;',
      '&',
      '😀',
      'https://a.b',
      '{{x}}',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 40 }), async parts => {
        const text = parts.join('')
        const file = day({ ...agent, text })
        const messages = messagesOf(await slack(file))
        expect(messages).toHaveLength(1)
        expectTruePlaces(
          file,
          messages.flatMap(({ passages }) => passages),
        )
      }),
      { numRuns: 200 },
    )
  })
})
