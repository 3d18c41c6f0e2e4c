import { describe, expect, it } from 'vitest'
import { messagesOf, readFile, said, spelledIn, wordsOf } from '../reading.ts'

const csv = (text: string, as?: string) => readFile(text, 'a.csv', as)
const json = (value: unknown, as?: string) => readFile(JSON.stringify(value), 'a.json', as)

describe('Salesforce Quick Text', () => {
  it('is known in a table of Data Loader, whatever its capitals', async () => {
    const text =
      'ID,NAME,MESSAGE,CATEGORY,CHANNEL,ISINSERTABLE\n57,Late,"Hi {!Contact.FirstName}, it is ""late"".",FAQ,Email,true\n58,Note,Call first.,FAQ,Internal,true\n59,Any,Hello.,FAQ,Email;Chat,true\n'
    const read = await csv(text)
    expect(read.format).toBe('salesforce-quick-text')
    expect(read.conversations.map(({ id }) => id)).toEqual(['57', '58', '59'])
    expect(messagesOf(read)).toMatchObject([
      { path: ['Late', 'Message'], channel: 'email', audience: 'customer' },
      { path: ['Note', 'Message'], audience: 'internal' },
      { path: ['Any', 'Message'], channel: 'macro' },
    ])
    const [passage] = messagesOf(read)[0]?.passages ?? []
    expect(passage?.placeholders).toMatchObject([{ type: 'name', name: 'Contact.FirstName' }])
    expect(spelledIn(text, passage, 'is "late"')).toBe('is ""late""')
  })

  it('is known by its type in what the API answers', async () => {
    const record = (type: string) => ({
      records: [{ attributes: { type }, Name: 'A', Message: 'We are on it.' }],
    })
    expect(await json(record('QuickText'))).toMatchObject({ format: 'salesforce-quick-text' })
    expect((await json(record('Task'))).format).not.toBe('salesforce-quick-text')
  })

  it('tells what is no text', async () => {
    const text = JSON.stringify({ records: [{ Name: 'A', Message: 7, Channel: 'Email', Category: 'B' }] })
    expect((await readFile(text, 'a.json')).problems).toMatchObject([
      { problem: '“Message” is no text.', offset: text.indexOf('7') },
    ])
  })

  it('is no table of tasks or chats', async () => {
    expect(
      (await csv('Name,Email,Message,Channel\nBo,a@b.example,"Where is it, please?",Chat\n')).format,
    ).toBeUndefined()
  })
})

describe('HubSpot snippets', () => {
  it('are read by their columns', async () => {
    const read = await csv(
      '\uFEFFSnippet name;Shortcut;Snippet text\nLate;late;Hi {{ contact.firstname }}, it is late.\n',
    )
    expect(read.format).toBe('hubspot-snippets')
    expect(messagesOf(read)).toMatchObject([{ path: ['Late', 'body'], channel: 'macro', role: 'agent' }])
    expect(said(read)).toEqual(['agent: Hi {{ contact.firstname }}, it is late.'])
  })

  it('tell a row that is broken, and read the others', async () => {
    const text = 'name,shortcut,body\nA,a,Sorry, it is late.\nB,b,Thanks.\nC,c,"Hi.\n'
    const read = await csv(text)
    expect(said(read)).toEqual(['agent: Thanks.'])
    expect(read.problems).toMatchObject([
      { problem: expect.stringContaining('4 cells'), offset: text.indexOf('A,a') },
      { problem: expect.stringContaining('never closed'), offset: text.indexOf('"Hi') },
    ])
  })
})

describe('LiveChat canned responses', () => {
  it('are named by their first tag, and tags are no prose', async () => {
    const read = await json([{ id: 5, text: 'We are on it.', tags: ['on-it', 'No problem'], group: 0 }])
    expect(read.format).toBe('livechat-canned')
    expect(messagesOf(read)).toMatchObject([{ path: ['on-it', 'text'], channel: 'chat' }])
    expect(said(read)).toEqual(['agent: We are on it.'])
  })

  it('are no quotations of an author and no samples', async () => {
    const text = 'We are what we do, and so are you.'
    expect((await json([{ text, author: 'A', tags: ['life'] }])).format).not.toBe('livechat-canned')
    expect((await json([{ text, tags: ['two words'] }])).format).not.toBe('livechat-canned')
  })
})

describe('Chatwoot and Rocket.Chat', () => {
  it('have shortcuts for names', async () => {
    const chatwoot = await json({ payload: [{ id: 1, short_code: 'np', content: 'No problem!' }] })
    expect(chatwoot.format).toBe('chatwoot-canned')
    expect(messagesOf(chatwoot)).toMatchObject([{ path: ['payload', 'np', 'content'] }])
    const rocket = await json({
      cannedResponse: { _id: 'x', shortcut: 'np', text: 'No problem!', scope: 'user' },
    })
    expect(rocket.format).toBe('rocket-chat-canned')
    expect(rocket.conversations[0]?.id).toBe('x')
    expect(messagesOf(rocket)).toMatchObject([{ path: ['cannedResponse', 'np', 'text'], channel: 'chat' }])
  })

  it.each(['chatwoot-canned', 'rocket-chat-canned', 'livechat-canned', 'superoffice-reply-templates'])(
    '%s: a file of another shape is told what was expected',
    async as => {
      const { problems } = await json({ a: 'b' }, as)
      expect(problems).toMatchObject([
        { problem: expect.stringContaining(as), hint: expect.any(String), offset: 0 },
      ])
    },
  )
})

describe('Zammad text modules', () => {
  it('are HTML, with a note for the staff', async () => {
    const text =
      'id,name,keywords,content,note,active,locale\n1,A,"no problem","<p>It&rsquo;s #{ticket.title}, ""soon""</p>",They moan.,true,de_de\n'
    const read = await csv(text)
    expect(read.format).toBe('zammad-text-modules')
    expect(messagesOf(read)).toMatchObject([
      { path: ['A', 'content'], audience: 'customer', lang: 'de-de' },
      { path: ['A', 'note'], audience: 'internal' },
    ])
    expect(said(read)).toEqual(['agent: It’s #{ticket.title}, "soon"', 'agent: They moan.'])
    expect(spelledIn(text, messagesOf(read)[0]?.passages[0], 'It’s')).toBe('It&rsquo;s')
    expect(read.conversations).toHaveLength(2)
  })
})

describe('osTicket', () => {
  const yaml = (text: string, path = 'a.yaml') => readFile(text, path)

  it('has canned responses with notes', async () => {
    const read = await yaml(
      '- title: No problem\n  isenabled: 1\n  response: |\n    Hi %{ticket.name.first},<br>\n    it&rsquo;s sent.\n  notes: Be kind.\n',
    )
    expect(read.format).toBe('osticket-canned')
    expect(said(read)).toEqual(['agent: Hi %{ticket.name.first},\nit’s sent.', 'agent: Be kind.'])
    expect(messagesOf(read).map(({ path, audience }) => [...path, audience])).toEqual([
      ['No problem', 'response', 'customer'],
      ['No problem', 'notes', 'internal'],
    ])
  })

  it('has mails, whose folder tells the language and whose name the reader', async () => {
    const mail =
      'notes: |\n  For the owner.\nsubject: |\n  Sent\nbody: |\n  <p>%{recipient}, it is sent.</p>\n'
    const auto = await yaml(mail, 'i18n/pt_BR/templates/email/ticket.autoresp.yaml')
    expect(messagesOf(auto)[0]).toMatchObject({ audience: 'customer', lang: 'pt-BR', channel: 'email' })
    expect(messagesOf(auto)[0]?.passages.map(({ kind }) => kind)).toEqual(['subject', 'paragraph'])
    expect(wordsOf(messagesOf(auto)[0])).toEqual(['Sent', '%{recipient}, it is sent.'])
    const alert = await yaml(mail, 'ticket.alert.yaml')
    expect(messagesOf(alert).map(({ audience }) => audience)).toEqual(['internal', 'internal'])
    expect((await yaml('subject: Hi\nbody: We are on it.\n')).format).toBe('macros')
  })
})

describe('SuperOffice reply templates', () => {
  it('are read from the HTML, with the plain text as twin', async () => {
    const read = await json({
      Subject: 'Sent',
      PlainParsed: 'It is here.',
      HtmlParsed: '<p>It is <b>here</b>.</p>',
    })
    expect(read.format).toBe('superoffice-reply-templates')
    expect(said(read)).toEqual(['agent: Sent | It is here.'])
    expect(messagesOf(read)[0]?.twin?.map(({ located }) => located.text)).toEqual(['It is here.'])
    expect(said(await json({ PlainParsed: 'Here.', HtmlParsed: '' }))).toEqual(['agent: Here.'])
  })
})
