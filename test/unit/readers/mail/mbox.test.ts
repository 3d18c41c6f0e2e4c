import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { messagesOf, readFile, said, spelledIn, wordsOf } from '../reading.ts'

const mailbox = (...mails: readonly (readonly string[])[]): string =>
  mails.map(lines => `From x@y.example Tue Mar  5 10:03:12 2024\n${lines.join('\n')}\n\n`).join('')

const from = (address: string, id: string, answers = ''): readonly string[] => [
  `From: ${address}`,
  `Message-ID: <${id}>`,
  ...(answers === '' ? [] : [`In-Reply-To: <${answers}>`]),
]

describe('a mailbox', () => {
  it('holds threads, each in the order of its dates', async () => {
    const text = readFileSync('fixtures/readers/mbox/support.mbox', 'utf8')
    const read = await readFile(text, 'support.mbox')
    expect(read.format).toBe('mbox')
    expect(read.problems).toEqual([])
    expect(read.conversations.map(({ id }) => id)).toEqual(['1@mail.example', 'n1@parcels.example'])
    expect(messagesOf(read).map(({ role, author, at }) => [role, author, at])).toEqual([
      ['customer', 'Ana Diaz', 0],
      ['agent', 'Megan Okafor', 5874],
      ['customer', 'Ana Diaz', 58229],
      ['agent', 'Parcel News', 0],
    ])
    const agent = messagesOf(read)[1]
    expect(wordsOf(agent)).toEqual([
      'Re: Where is my kettle?',
      'No problem, I have asked the carrier.\nFrom tomorrow on you can follow it at https://parcels.example/4471.',
      'Hi, my kettle should have come on Friday.',
    ])
    expect(agent?.passages.map(({ kind }) => kind)).toEqual(['quote', 'paragraph', 'quote'])
    expect(spelledIn(text, agent?.passages[1], 'carrier.\nFrom tom')).toBe('carrier.\n>From tom')
    expect(agent?.path).toEqual(['Re: Where is my kettle?'])
  })

  it('groups by what is answered, and counts no mail twice', async () => {
    const text = mailbox(
      [...from('help@b.example', '2', '1'), '', 'Two'],
      [...from('ana@x.example', '1'), '', 'One'],
      [...from('bo@x.example', '9'), 'To: help@b.example', '', 'Nine'],
      [...from('help@b.example', '2', '1'), '', 'Two'],
    )
    const read = await readFile(text, 'a.mbox')
    expect(read.conversations.map(({ id, messages }) => [id, messages.length])).toEqual([
      ['1', 2],
      ['9', 1],
    ])
    expect(said(read)).toEqual(['agent: Two', 'customer: One', 'customer: Nine'])
  })

  it('needs to know who is the company', async () => {
    const text = mailbox(
      [...from('Ana <ana@x.example>', '1'), '', 'One'],
      [...from('Bo <bo@y.example>', '2', '1'), '', 'Two'],
      [...from('Cy <cy@y.example>', '3'), '', 'Three'],
    )
    const read = await readFile(text, 'a.mbox')
    expect(read.problems).toEqual([
      {
        problem: 'Nothing tells whether “Ana” is an agent or a customer.',
        hint: 'List the name under “roles” in tactful.yaml: roles: {agent: [Ana]}.',
        offset: text.indexOf('Ana'),
      },
    ])
    expect(said(read)).toEqual(['agent: Three'])
  })

  it('ends a mail only at a postmark behind an empty line', async () => {
    const text = mailbox([
      ...from('help@b.example', '1'),
      '',
      'Look:',
      'From 10:00 on, 2024',
      '',
      'From here.',
      '>>From me',
    ])
    expect(said(await readFile(text, 'a.mbox'))).toEqual([
      'agent: Look:\nFrom 10:00 on, 2024 | From here. | From me',
    ])
  })

  it('is known by its first line', async () => {
    const text = mailbox([...from('help@b.example', '1'), '', 'Hi.'])
    expect((await readFile(text, '-')).format).toBe('mbox')
    expect((await readFile(text, 'Inbox')).format).toBe('mbox')
    expect((await readFile('From here to there 10:30.\nMore.', '-')).format).toBe('text')
    expect((await readFile('Hi.', 'a.mbox')).problems).toMatchObject([{ offset: 0 }])
  })
})
