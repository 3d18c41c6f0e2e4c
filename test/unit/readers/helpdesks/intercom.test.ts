import { describe, expect, it } from 'vitest'
import { messagesOf, readFile, said, wordsOf } from '../reading.ts'

const read = (value: unknown, as?: string) => readFile(JSON.stringify(value), 'a.json', as)

describe('Intercom macros', () => {
  it('are read from the HTML, with the plain text as twin and attributes as placeholders', async () => {
    const outcome = await read({
      type: 'list',
      data: [
        {
          type: 'macro',
          id: '1',
          name: 'Ready',
          body: '<p>Hi <attribute key="user.name" default="you &amp; yours"/>, it is ready!</p>',
          body_text: 'Hi {{user.name|fallback:"you & yours"}}, it is ready!',
        },
      ],
    })
    const [message] = messagesOf(outcome)
    expect(outcome.format).toBe('intercom-macros')
    expect(message).toMatchObject({ path: ['data', 'Ready', 'body'], role: 'agent', channel: 'macro' })
    expect(message?.passages[0]?.placeholders).toMatchObject([
      { type: 'name', name: 'user.name', fallback: true },
    ])
    expect(message?.twin?.[0]?.placeholders).toMatchObject([{ type: 'name', fallback: true }])
  })

  it('are known without their type, and may stand alone', async () => {
    const one = { name: 'A', body: '<p>Hi.</p>', body_text: 'Hi.', visible_to: 'everyone' }
    expect((await read(one)).format).toBe('intercom-macros')
    expect((await read({ macros: [one] })).format).toBe('intercom-macros')
    expect(said(await read({ name: 'A', body_text: 'Hi.' }, 'intercom-macros'))).toEqual(['agent: Hi.'])
  })

  it('have problems with places', async () => {
    const text = '{"type":"macro","name":"A","body":{"html":"Hi."}}'
    expect((await readFile(text, 'a.json')).problems).toMatchObject([{ offset: text.indexOf('{"html') }])
  })
})

describe('Intercom articles', () => {
  const content = { title: 'Returns', description: 'Four steps', body: '<h1>Pack</h1><p>Print it.</p>' }
  const article = {
    type: 'article',
    id: '1',
    ...content,
    default_locale: 'en',
    translated_content: {
      type: 'article_translated_content',
      en: { type: 'article_content', ...content },
      'zh-CN': { type: 'article_content', title: '退货', description: null, body: '<p>请打印标签。</p>' },
    },
  }

  it('are public, with each language once', async () => {
    const outcome = await read({ type: 'list', data: [article] })
    expect(outcome.format).toBe('intercom-articles')
    expect(messagesOf(outcome).map(({ audience, lang, path }) => [audience, lang, path.at(-1)])).toEqual([
      ['public', 'en', 'Returns'],
      ['public', 'zh-CN', 'zh-CN'],
    ])
    expect(messagesOf(outcome)[0]?.passages.map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'heading',
      'paragraph',
    ])
    expect(messagesOf(outcome)[0]?.twin).toHaveLength(4)
    expect(wordsOf(messagesOf(outcome)[1])).toEqual(['退货', '请打印标签。'])
  })

  it('are for colleagues where they are internal', async () => {
    const outcome = await read({ data: [{ type: 'internal_article', title: 'A', body: '<p>Hush.</p>' }] })
    expect(messagesOf(outcome)[0]?.audience).toBe('internal')
  })

  it('are found under a search', async () => {
    expect((await read({ type: 'list', data: { articles: [article] } })).format).toBe('intercom-articles')
  })
})

describe('Intercom conversations', () => {
  const part = (type: string, author: object, body: string | null, more: object = {}) => ({
    part_type: type,
    author,
    body,
    created_at: 1_700_000_060,
    ...more,
  })
  const ana = { type: 'user', name: 'Ana' }
  const ines = { type: 'admin', name: 'Ines' }
  const conversation = {
    type: 'conversation',
    id: '9',
    created_at: 1_700_000_000,
    source: { type: 'whatsapp', id: '1', subject: '<p>Late &amp; lost</p>', body: '<p>Hi</p>', author: ana },
    conversation_parts: {
      conversation_parts: [
        part('comment', { type: 'bot', name: 'Fin' }, '<p>Hello</p>'),
        part('comment', { ...ines, from_ai_agent: true }, '<p>From the AI</p>'),
        part('comment', { ...ines, is_ai_answer: true }, '<p>An answer</p>'),
        part('assignment', ines, null),
        part('note', ines, '<p>Careful</p>'),
        part('note_and_reopen', ines, '<p>Open again</p>'),
        part('comment', { type: 'team', name: 'Billing' }, '<p>Paid</p>'),
        part('comment', { type: 'lead', id: '5' }, '<p>Me too</p>'),
        part('comment', ana, '<p>secret</p>', { redacted: true }),
        part('close', ines, '<p>Bye</p>'),
      ],
    },
  }

  it('tell agents, bots and customers, notes and times', async () => {
    const outcome = await read(conversation)
    expect(outcome.format).toBe('intercom-conversations')
    expect(said(outcome)).toEqual([
      'customer: Late & lost | Hi',
      'bot: Hello',
      'bot: From the AI',
      'bot: An answer',
      'agent: Careful',
      'agent: Open again',
      'agent: Paid',
      'customer: Me too',
      'agent: Bye',
    ])
    const messages = messagesOf(outcome)
    expect(messages.map(({ audience }) => audience).join(' ')).toBe(
      'customer customer customer customer internal internal customer customer customer',
    )
    expect(messages[0]).toMatchObject({ id: '1', path: ['9', '1'], at: 0, channel: 'chat', author: 'Ana' })
    expect(messages[0]?.passages[0]?.kind).toBe('subject')
    expect(messages[1]?.at).toBe(60)
    expect(messages[7]?.author).toBe('5')
  })

  it('come in lists, and a line each', async () => {
    expect(
      (await read({ type: 'conversation.list', conversations: [conversation, conversation] })).conversations,
    ).toHaveLength(2)
    const lines = `${JSON.stringify(conversation)}\n${JSON.stringify(conversation)}\n`
    const outcome = await readFile(lines, 'a.ndjson')
    expect([outcome.format, outcome.conversations.length]).toEqual(['intercom-conversations', 2])
  })

  it('begun by a custom bot are begun by a bot', async () => {
    const source = {
      type: 'conversation',
      delivered_as: 'operator_initiated',
      author: ines,
      body: '<p>Hi!</p>',
    }
    expect(said(await read({ type: 'conversation', source }))).toEqual(['bot: Hi!'])
  })

  it('name an author of unknown type', async () => {
    const text = JSON.stringify({
      conversation_parts: [part('comment', { type: 'ghost', name: 'Bo' }, '<p>Hi</p>')],
    })
    expect((await readFile(text, 'a.json')).problems).toMatchObject([
      { problem: expect.stringContaining('“Bo”'), hint: expect.stringContaining('roles: {agent: [Bo]}') },
    ])
  })
})
