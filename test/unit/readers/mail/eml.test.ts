import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decode, isUndecodable } from '../../../../src/node/decode.ts'
import { readEml } from '../../../../src/readers/mail/eml.ts'
import { Located } from '../../../../src/text/located.ts'
import { isProblem } from '../../../../src/text/problem.ts'
import { messagesOf, readFile, said, spelledIn, wordsOf } from '../reading.ts'

const fixture = async (name: string) => {
  const path = `fixtures/readers/eml/${name}.eml`
  const read = decode(readFileSync(path), path)
  if (isUndecodable(read)) throw new Error(read.problem)
  return { text: read.text, read: await readFile(read.text, path) }
}

const mail = (...lines: readonly string[]): string => `${lines.join('\n')}\n`

const eml = (...lines: readonly string[]) => readFile(mail(...lines), 'a.eml')

const head = ['From: Megan <megan@brightwater.example>', 'Subject: Your kettle']

const body = (...lines: readonly string[]) =>
  eml(...head, 'Content-Type: text/plain; charset=utf-8', '', ...lines)

describe('a mail', () => {
  it('is its subject and its text, by the company', async () => {
    const read = await eml(
      ...head,
      'Message-ID: <1@b>',
      'Content-Language: en',
      '',
      'Hi Ana,',
      '',
      'It left.',
    )
    expect(said(read)).toEqual(['agent: Your kettle | Hi Ana, | It left.'])
    expect(messagesOf(read)[0]).toMatchObject({
      id: '1@b',
      lang: 'en',
      channel: 'email',
      audience: 'customer',
      author: 'Megan',
    })
    expect(messagesOf(read)[0]?.passages.map(({ kind }) => kind)).toEqual([
      'subject',
      'paragraph',
      'paragraph',
    ])
    expect(read.conversations[0]?.id).toBe('1@b')
  })

  it('has two copies: HTML is read, plain text is its twin', async () => {
    const { read, text } = await fixture('reply-with-two-copies')
    expect(said(read)).toEqual([
      'agent: We are sorry that the kettle arrived late.',
      'customer: Thank you for the quick answer!\nThe kettle is broken. Can you refund me?',
      'agent: Re: Your kettle – order €24.90 🫖 | Hi Ana, | No problem, I’ve looked into it. Unfortunately, we cannot refund the shipping fee, but your refund of €24.90 for the kettle left us this morning and should reach your card by Friday, 8\u00A0March. | Best,\nMegan',
    ])
    const own = messagesOf(read)[2]
    expect(spelledIn(text, own?.passages[2], 'I’ve')).toBe('I=E2=80=99ve')
    expect(spelledIn(text, own?.passages[2], '€')).toBe('=E2=82=AC')
    expect(spelledIn(text, own?.passages[0], '–')).toBe('=E2=80=93')
    expect(own?.twin?.map(({ located }) => located.text).slice(1, 2)).toEqual(['Hi Ana,'])
    expect(messagesOf(read)[0]?.passages[0]?.kind).toBe('quote')
    expect(messagesOf(read)[1]?.passages[0]?.kind).toBe('paragraph')
  })

  it('in Chinese, in base64', async () => {
    const { read, text } = await fixture('chinese-gb2312-base64')
    const [customer, agent] = messagesOf(read)
    expect(customer).toMatchObject({ role: 'customer', author: '王芳' })
    expect(agent).toMatchObject({ role: 'agent', author: '晴川家居客服', lang: 'zh-CN' })
    expect(wordsOf(agent)[2]).toContain('这个问题我们没法处理')
    const spelled = spelledIn(text, agent?.passages[2], '没法')
    expect(Buffer.from(spelled, 'base64').toString('latin1')).toContain('\xC3\xBB\xB7\xA8')
    expect(spelled.replace(/\s/g, '').length).toBeLessThanOrEqual(8)
  })

  it('in 8-bit Windows-1252, flowed', async () => {
    const { read, text } = await fixture('flowed-windows-1252')
    const [own] = messagesOf(read)
    expect(own).toMatchObject({ role: 'agent', author: 'Zoë Müller' })
    expect(wordsOf(own)[2]).toBe(
      'Thank you for writing. Unfortunately, we cannot deliver to the café before “9 a.m.”, as our driver starts at eight. We can bring it on Saturday – for free.',
    )
    expect(spelledIn(text, own?.passages[2], 'café before “')).toBe('caf\xE9 \nbefore \x93')
    expect(own?.passages.at(-1)).toMatchObject({
      kind: 'quote',
      located: { text: 'Could you come before nine?' },
    })
  })

  it('holds another mail; attachments are passed over', async () => {
    const { read } = await fixture('forwarded-with-attachment')
    expect(messagesOf(read).map(({ role, author, at }) => [role, author, at])).toEqual([
      ['agent', 'Warehouse', 0],
      ['agent', 'Lee Park', 4500],
    ])
    expect(wordsOf(messagesOf(read)[0])).toEqual([
      'Parcel 4471',
      'Hello Lee,',
      'the parcel is back with us & will leave again on Monday.',
    ])
  })

  it('of a robot is a bot’s', async () => {
    const { read } = await fixture('automatic-reply')
    expect(messagesOf(read)[0]).toMatchObject({ role: 'bot', author: 'Harbor Bikes' })
    expect(messagesOf(read)[0]?.passages[0]?.placeholders).toMatchObject([{ name: 'ticket.id' }])
  })

  it('with a head of Outlook’s above what it answers', async () => {
    const { read } = await fixture('outlook-thread')
    expect(messagesOf(read).map(({ role, author }) => [role, author])).toEqual([
      ['agent', 'Patel, Ravi'],
      ['customer', 'Joan Smith'],
      ['agent', 'Patel, Ravi'],
    ])
  })
})

describe('what a mail quotes', () => {
  it.each([
    ['On Tue, 5 Mar 2024 at 09:12, Ana <ana@mail.example> wrote:\n> It is late.', 'Ana'],
    ['On Tue, 5 Mar 2024 at 09:12, Ana\n<ana@mail.example> wrote:\n\n> It is late.', 'Ana'],
    ['On 2024-03-05 09:12, Ana Diaz wrote:\n> It is late.', 'Ana Diaz'],
    ['Ana <ana@mail.example> 于2024年3月5日周二 09:12写道：\n> It is late.', 'Ana'],
    ['在 2024年3月5日，09:12，Ana <ana@mail.example> 写道：\n\n> It is late.', 'Ana'],
    ['Am 05.03.24 um 09:12 schrieb Ana:\n> It is late.', 'Ana'],
    ['-----Original Message-----\nFrom: Ana <ana@mail.example>\nSent: Tuesday\nTo: us\n\nIt is late.', 'Ana'],
    ['________________________________\nFrom: Ana\nSent: Tuesday\n\nIt is late.', 'Ana'],
    ['From: Ana <ana@mail.example>\nSent: Tuesday\nTo: us\nSubject: Late\n\nIt is late.', 'Ana'],
    ['---------- Forwarded message ---------\nFrom: Ana <ana@mail.example>\nDate: x\n\nIt is late.', 'Ana'],
    [
      '------------------ 原始邮件 ------------------\n发件人: "Ana" <a@b.example>;\n主题: x\n\nIt is late.',
      'Ana',
    ],
  ])('%j is an earlier message', async (quoted, author) => {
    const read = await body('It is here now.', '', ...quoted.split('\n'))
    expect(said(read)).toEqual(['customer: It is late.', 'agent: Your kettle | It is here now.'])
    expect(messagesOf(read)[0]?.author).toBe(author)
  })

  it.each([
    ['> It is late.'],
    ['-----Original Message-----\nIt is late.'],
    ['On Monday, somebody:\n\n> It is late.'],
  ])('%j is a quotation where nobody is named', async quoted => {
    const read = await body('It is here now.', '', ...quoted.split('\n'))
    expect(messagesOf(read)).toHaveLength(1)
    expect(messagesOf(read)[0]?.passages.at(-1)).toMatchObject({
      kind: 'quote',
      located: { text: 'It is late.' },
    })
  })

  it('may stand between the answers', async () => {
    const read = await body(
      'On 5 Mar 2024, Ana <ana@mail.example> wrote:',
      '> Where is it?',
      'On its way.',
      '> Can I pay later?',
      'Yes.',
    )
    expect(said(read)).toEqual([
      'customer: Where is it? | Can I pay later?',
      'agent: Your kettle | On its way. | Yes.',
    ])
  })

  it('and a signature are no prose', async () => {
    const read = await body('It left.', '', '-- ', 'Megan', 'No problem Ltd.')
    expect(said(read)).toEqual(['agent: Your kettle | It left.'])
    const html = await eml(
      ...head,
      'Content-Type: text/html',
      '',
      '<p>It left.</p><div class="gmail_signature"><div>Ltd.</div></div><p>Yes.</p><p>--<br>Megan</p>',
    )
    expect(said(html)).toEqual(['agent: Your kettle | It left. | Yes.'])
  })

  it('may have two dashes between its parts', async () => {
    const parts = Array.from({ length: 13 }, (_, index) => `Part ${index}.`)
    expect(said(await body('It left.', '--', ...parts))).toEqual([
      `agent: Your kettle | It left. | ${parts.join('\n')}`,
    ])
  })

  it.each([
    ['On Monday we wrote: nothing.'],
    ['From: Rome\nTo: Paris\nDate: 5 March'],
    ['From: Rome to Paris'],
    ['On your bill it says 10:03.'],
    ['We have 5 – 10 left -- few.'],
  ])('%j begins none', async line => {
    expect(said(await body(line, '', 'More.'))).toEqual([`agent: Your kettle | ${line} | More.`])
  })
})

describe('who writes', () => {
  const role = async (...lines: readonly string[]) => messagesOf(await eml(...lines, '', 'Hi.'))[0]?.role

  it.each([
    ['agent', ['From: Ana <ana@mail.example>']],
    ['agent', ['From: Ana <ana@gmail.com>']],
    ['customer', ['From: Ana <ana@mail.example>', 'To: support@brightwater.example']],
    ['customer', ['From: Ana <ana@gmail.com>', 'To: megan@brightwater.example']],
    ['agent', ['From: Megan <megan@brightwater.example>', 'To: ana@gmail.com']],
    ['agent', ['From: Megan <megan@brightwater.example>', 'Cc: help@brightwater.example']],
    ['agent', ['From: Brightwater Support <x@y.example>', 'To: ana@z.example']],
    ['agent', ['From: news@y.example', 'List-Unsubscribe: <mailto:x@y.example>', 'To: info@z.example']],
    ['bot', ['From: x@y.example', 'Auto-Submitted: auto-generated']],
    ['system', ['From: MAILER-DAEMON@y.example']],
  ])('%s: %j', async (expected, lines) => {
    expect(await role(...lines)).toBe(expected)
  })

  it('is what the user lists', () => {
    const text = mail('From: "Ana Diaz" <ana@mail.example>', '', 'Hi.')
    const read = readEml(
      { path: 'a.eml', located: Located.file(text) },
      { roleOf: name => (name === 'Ana Diaz' ? 'customer' : undefined) },
    )
    if (!read || isProblem(read)) throw new Error('not read')
    expect([...read.conversations]).toMatchObject([{ messages: [{ role: 'customer' }] }])
  })
})

describe('a broken mail', () => {
  const multipart = ['Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'Hi.']

  it.each([
    ['no mail', 'Hi there.\n', 'does not begin as a mail', 0],
    ['cut off between parts', mail(...head, ...multipart), 'have no end', '--b'],
    [
      'cut off in base64',
      mail(...head, 'Content-Transfer-Encoding: base64', '', 'SGkgd').trim(),
      'breaks off',
      'd',
    ],
    ['no base64', mail(...head, 'Content-Transfer-Encoding: base64', '', 'SGku!SGku'), 'no base64', '!'],
    [
      'cut off in an escape',
      mail(...head, 'Content-Transfer-Encoding: quoted-printable', '', 'Hi=E').trim(),
      'inside an escape',
      '=E',
    ],
    [
      'an unknown charset',
      mail(...head, 'Content-Type: text/plain; charset=klingon', '', 'Hi.'),
      '“klingon”',
      'Hi.',
    ],
    [
      'an unknown encoding',
      mail(...head, 'Content-Transfer-Encoding: x-uuencode', '', 'Hi.'),
      'x-uuencode',
      'Hi.',
    ],
    [
      'no boundary',
      mail(...head, 'Content-Type: multipart/mixed', '', 'Hi.'),
      'between its parts',
      'multipart',
    ],
    [
      'bytes of another charset',
      mail(
        ...head,
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Caf=E9',
      ),
      'utf-8',
      '=E9',
    ],
    ['encrypted', mail(...head, 'Content-Type: application/pkcs7-mime', '', 'Hi.'), 'sealed', 'Megan'],
  ])('%s', async (_, text, problem, place) => {
    const { problems } = await readFile(text, 'a.eml')
    expect(problems).toHaveLength(1)
    expect(problems[0]?.problem).toContain(problem)
    expect(problems[0]?.hint).toMatch(/\.$/)
    expect(problems[0]?.offset).toBe(typeof place === 'number' ? place : text.lastIndexOf(place))
  })

  it('is read as far as it goes', async () => {
    const quoted = await body('It is late.', 'Caf\xE9 \uFFFD.')
    expect(said(quoted)).toEqual(['agent: Your kettle | It is late.\nCaf\xE9 \uFFFD.'])
    expect(quoted.problems).toEqual([])
    const damaged = await eml(
      ...head,
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Caf=E9 =EF=BF=BD=C3=A9.',
    )
    expect(said(damaged)).toEqual(['agent: Your kettle | Caf\uFFFD \uFFFD\xE9.'])
    expect(damaged.problems).toHaveLength(1)
    const base64 = await eml(...head, 'Content-Transfer-Encoding: base64', '', 'SGkgQ!5h')
    expect(said(base64)).toEqual(['agent: Your kettle | Hi @\x0Ea'])
    const chinese = await eml(
      ...head,
      'Content-Type: text/plain; charset=gbk',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '=B1=A7=FF=C7=B8.',
    )
    expect(said(chinese)).toEqual(['agent: Your kettle | 抱\uFFFD歉.'])
    expect(chinese.problems).toMatchObject([{ offset: expect.any(Number) }])
  })

  it('is none of another kind', async () => {
    const { format } = await readFile(mail('From: Ana <a@b.example>', 'Message-ID: <1@b>', '', 'Hi.'), '-')
    expect(format).toBe('eml')
    expect((await readFile(mail('From: Ana', 'To: Bo', 'Subject: Late', '', 'Hello.'), 'a.txt')).format).toBe(
      'text',
    )
    expect((await readFile(mail(...head, '', 'Hi.'), 'a.xyz', 'mbox')).problems).toHaveLength(1)
  })
})
