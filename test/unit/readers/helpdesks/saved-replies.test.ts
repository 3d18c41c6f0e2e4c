import { describe, expect, it } from 'vitest'
import { messagesOf, readFile, said, wordsOf } from '../reading.ts'

const read = (value: unknown, as?: string) => readFile(JSON.stringify(value), 'a.json', as)

describe('Gorgias macros', () => {
  const macro = (actions: readonly object[]) => ({ id: 1, name: 'A', language: 'en', usage: 9, actions })
  const action = (name: string, values: object) => ({ name, arguments: values })

  it('are read from the HTML, with uses, language, subject and twin', async () => {
    const outcome = await read({
      data: [
        macro([
          action('addTags', { tags: 'late, angry' }),
          action('addInternalNote', { body_html: '<div>Be nice</div>', body_text: 'Be nice' }),
          action('setSubject', { subject: 'Sent' }),
          action('setResponseText', { body_html: '<div>It&#39;s sent.</div>', body_text: "It's sent." }),
          action('forwardByEmail', { to: 'a@b.example', body_text: 'See below.' }),
        ]),
        macro([action('setStatus', { status: 'closed' })]),
      ],
      meta: { next_cursor: null },
    })
    expect(outcome.format).toBe('gorgias-macros')
    expect(outcome.conversations).toMatchObject(Array.from({ length: 3 }, () => ({ id: '1', uses: 9 })))
    expect(messagesOf(outcome).map(({ audience, lang }) => [audience, lang])).toEqual([
      ['internal', 'en'],
      ['customer', 'en'],
      ['internal', 'en'],
    ])
    expect(said(outcome)).toEqual(['agent: Be nice', "agent: Sent | It's sent.", 'agent: See below.'])
    expect(messagesOf(outcome)[1]?.twin?.map(({ located }) => located.text)).toEqual(["It's sent."])
  })

  it('may stand alone, and have problems with places', async () => {
    const text = JSON.stringify(macro([action('setResponseText', { body_html: 5, body_text: 'Hi.' })]))
    const outcome = await readFile(text, 'a.json')
    expect(said(outcome)).toEqual(['agent: Hi.'])
    expect(outcome.problems).toMatchObject([
      { problem: '“body_html” is no text.', offset: text.indexOf('5,') },
    ])
  })
})

describe('Help Scout saved replies', () => {
  it('are one reply where mail and chat say the same, else two', async () => {
    const outcome = await read([
      { id: 1, name: 'A', text: 'Hi,<br />you <b>can</b>.', chatText: 'Hi,\nyou can.' },
      { id: 2, name: 'B', text: '<p>Hi, you can.</p>', chatText: 'You can!' },
      { id: 3, name: 'C', text: '<p>Hi.</p>', chatText: null },
    ])
    expect(outcome.format).toBe('help-scout-saved-replies')
    expect(
      messagesOf(outcome).map(({ path, channel, twin }) => [path.join('/'), channel, twin?.length]),
    ).toEqual([
      ['A/text', 'macro', 1],
      ['B/text', 'macro', undefined],
      ['B/chatText', 'chat', undefined],
      ['C/text', 'macro', undefined],
    ])
    expect(outcome.conversations.map(({ id }) => id)).toEqual(['1', '2', '2', '3'])
  })

  it('hold variables with their fallbacks', async () => {
    const outcome = await read([
      { name: 'A', text: 'Hi {%customer.firstName,fallback=there%},', chatText: null },
    ])
    expect(messagesOf(outcome)[0]?.passages[0]?.placeholders).toMatchObject([
      { type: 'name', fallback: true },
    ])
  })

  it('are a problem where only previews are there', async () => {
    const text = '{"_embedded":{"replies":[{"id":1,"name":"A","preview":"Hi, …"}]}}'
    expect((await readFile(text, 'a.json')).problems).toEqual([
      {
        problem: 'This saved reply comes without its text.',
        hint: 'A list holds only previews; export each reply by its id.',
        offset: text.indexOf('{"id"'),
      },
    ])
  })
})

describe('Help Scout conversations', () => {
  it('are told in the order of time, with notes apart', async () => {
    const threads = [
      {
        type: 'message',
        body: 'Hi Ana',
        createdBy: { type: 'user', first: 'Ines' },
        createdAt: '2024-05-01T10:02:00Z',
      },
      {
        type: 'note',
        body: 'Odd',
        createdBy: { type: 'user', first: 'Ines' },
        createdAt: '2024-05-01T10:01:00Z',
      },
      { type: 'lineitem', createdBy: { type: 'user' }, createdAt: '2024-05-01T10:00:30Z' },
      {
        type: 'customer',
        body: 'Hi',
        createdBy: { type: 'customer', first: 'Ana', last: 'Ruiz' },
        createdAt: '2024-05-01T10:00:00Z',
      },
    ]
    const outcome = await read({ id: 4, type: 'chat', subject: 'Late', _embedded: { threads } })
    expect(outcome.format).toBe('help-scout-conversations')
    expect(said(outcome)).toEqual(['customer: Late | Hi', 'agent: Odd', 'agent: Hi Ana'])
    expect(
      messagesOf(outcome).map(({ audience, at, author, channel }) => [audience, at, author, channel]),
    ).toEqual([
      ['customer', 0, 'Ana Ruiz', 'chat'],
      ['internal', 60, 'Ines', 'chat'],
      ['customer', 120, 'Ines', 'chat'],
    ])
  })
})

describe('Freshdesk canned responses', () => {
  const response = {
    id: 1,
    title: 'Late',
    folder_id: 2,
    content: 'Sorry for it & hi.',
    content_html: '<div>Sorry for it &amp; hi.</div>',
  }

  it('are read from the HTML, alone, in a list, or in their folders', async () => {
    for (const value of [
      response,
      [response],
      { responses: [response] },
      [{ id: 2, name: 'F', responses: [response] }],
    ]) {
      const outcome = await read(value)
      expect(outcome.format).toBe('freshdesk-canned-responses')
      expect(said(outcome)).toEqual(['agent: Sorry for it & hi.'])
      expect(messagesOf(outcome)[0]?.twin?.map(({ located }) => located.text)).toEqual(['Sorry for it & hi.'])
    }
  })

  it('leave home-made lists alone', async () => {
    const other = { title: 'B', content_html: '<p>We are on it.</p>' }
    expect((await read([response, { title: 'C', body: 'We are on it, thank you so much.' }])).format).toBe(
      'macros',
    )
    expect((await read([other])).format).toBe('macros')
    expect((await read([other], 'freshdesk-canned-responses')).format).toBe('freshdesk-canned-responses')
  })
})

describe('Front templates', () => {
  it('have a subject and a body', async () => {
    const outcome = await read({
      _results: [{ id: 'rsp_1', name: 'Moved', subject: 'Your visit', body: '<p>We&#39;ve moved it.</p>' }],
    })
    expect(outcome.format).toBe('front-templates')
    expect(messagesOf(outcome)[0]?.path).toEqual(['_results', 'Moved', 'body'])
    expect(wordsOf(messagesOf(outcome)[0])).toEqual(['Your visit', "We've moved it."])
  })
})

describe('home-made macros', () => {
  it('hold the plain copy as twin of the HTML one', async () => {
    const outcome = await read([
      { title: 'A', text: 'Hello, it is here.', html: '<p>Hello, it is here.</p>' },
      { title: 'B', body_html: '<p>Thank you so much.</p>', body_text: 'Thank you so much!' },
      { title: 'C', body: 'We are on it.' },
    ])
    expect(
      messagesOf(outcome).map(({ path, twin }) => [path.at(-1), twin?.map(({ located }) => located.text)]),
    ).toEqual([
      ['html', ['Hello, it is here.']],
      ['body_html', ['Thank you so much!']],
      ['body', undefined],
    ])
  })
})
