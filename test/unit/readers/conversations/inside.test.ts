import { describe, expect, it } from 'vitest'
import { messagesOf, readFile, said } from '../reading.ts'

describe('notes among messages', () => {
  it('are told by a column', async () => {
    const text =
      'Ticket ID,From,Body,Is Public\n1,Customer,Where?,TRUE\n1,Agent,Soon.,TRUE\n1,Agent,A bother.,FALSE\n'
    const read = await readFile(text, 'messages.csv')
    expect(messagesOf(read).map(({ audience }) => audience)).toEqual(['customer', 'customer', 'internal'])
  })

  it('are told by a key', async () => {
    const text = JSON.stringify([
      { role: 'customer', text: 'Where?' },
      { role: 'agent', text: 'A bother.', private: true },
    ])
    const read = await readFile(text, 'talk.json')
    expect(messagesOf(read).map(({ audience }) => audience)).toEqual(['customer', 'internal'])
  })
})

describe('a system that serves a user', () => {
  it('is a bot where nobody else does', async () => {
    const text = JSON.stringify([
      { speaker: 'USER', utterance: 'A room, please.' },
      { speaker: 'SYSTEM', utterance: 'No problem.' },
    ])
    expect(said(await readFile(text, 'talk.json'))).toEqual(['customer: A room, please.', 'bot: No problem.'])
  })

  it('is none where it begins, or somebody else answers', async () => {
    const text = JSON.stringify([
      { role: 'system', content: 'You are helpful.' },
      { role: 'user', content: 'Hi' },
    ])
    expect(said(await readFile(text, 'talk.json'))).toEqual(['system: You are helpful.', 'customer: Hi'])
  })
})

describe('a side behind a name', () => {
  it('tells the role in a cue', async () => {
    const text =
      'WEBVTT\n\n00:01.000 --> 00:02.000\nMegan Smith (Support): Hi there.\n\n00:03.000 --> 00:04.000\nAna Lopez: Hello\n'
    expect(said(await readFile(text, 'call.vtt'))).toEqual(['agent: Hi there.', 'customer: Hello'])
  })
})

describe('a draft of a mail', () => {
  it('has neither a writer nor a time', async () => {
    const text =
      'X-Unsent: 1\nSubject: Hi\nFrom: Ana <ana@gmail.com>\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n\nHi there.\n'
    const [message] = messagesOf(await readFile(text, 'a.eml'))
    expect(message).toMatchObject({ role: 'agent' })
    expect(message).not.toHaveProperty('author')
    expect(message).not.toHaveProperty('at')
  })
})
