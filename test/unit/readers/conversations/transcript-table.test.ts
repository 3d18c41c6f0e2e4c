import { describe, expect, it } from 'vitest'
import { messagesOf, readFile, said } from '../reading.ts'
import { readListed } from './as-user.ts'

const csv = (text: string) => readFile(text, 'a.csv')

describe('a table of messages', () => {
  it('is put together by conversation, in the order of its rows', async () => {
    const read = await csv(
      'Conversation ID,Message ID,Created At,Role,Author,Message,Subject\n7,a,2026-03-02T10:00:00Z,customer,Bo,"Late, ""again""",X\n8,b,2026-03-02T10:00:05Z,user,Cy,Hi.,Y\n7,c,2026-03-02T10:01:00Z,agent,Megan,No problem.,X\n',
    )
    expect(read.format).toBe('transcript')
    expect(read.conversations.map(({ id }) => id)).toEqual(['7', '8'])
    expect(said(read)).toEqual(['customer: Late, "again"', 'agent: No problem.', 'customer: Hi.'])
    expect(messagesOf(read)[1]).toMatchObject({ path: ['7', 'c'], author: 'Megan', at: 60, id: 'c' })
  })

  it('is one conversation where no column tells more', async () => {
    const read = await csv('speaker;text\nAgent;Hi.\nBo;Hello, there.\n')
    expect(said(read)).toEqual(['agent: Hi.', 'customer: Hello, there.'])
  })

  it('asks for what it does not tell', async () => {
    const text = 'speaker,text\nMegan,Hi.\nBo,Yes?\n,Hm.\nCy,No.\n'
    const { problems } = await csv(text)
    expect(problems).toMatchObject([
      { problem: 'This row does not tell who says its words.', offset: text.indexOf(',Hm') },
      {
        problem: expect.stringContaining('“Megan”'),
        hint: expect.stringContaining('roles'),
        offset: text.indexOf('Hi'),
      },
    ])
    const read = await readListed('speaker,text\nMegan,Hi.\nBo,Yes?\nCy,No.\n', 'a.csv', {
      Megan: 'agent',
      Bo: 'customer',
      Cy: 'customer',
    })
    expect(said(read)).toEqual(['agent: Hi.', 'customer: Yes?', 'customer: No.'])
  })

  it('prefers a listed name to a role that nobody knows', async () => {
    const read = await readListed('role,author,text\nL2,Megan,Hi.\nxyz,Bo,Yes?\n', 'a.csv', {
      Megan: 'agent',
    })
    expect(said(read)).toEqual(['agent: Hi.', 'customer: Yes?'])
  })

  it.each([
    'title,author,body\nLate,Agent,Hi.\n',
    'date,amount\n1,2\n',
    'from,to\nA,B\n',
    'author,text\nPoe,Once upon a time.\n',
  ])('is not %j', async text => {
    expect((await csv(text)).format).not.toBe('transcript')
  })
})
