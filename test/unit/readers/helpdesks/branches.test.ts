import { describe, expect, it } from 'vitest'
import type { Passage } from '../../../../src/text/conversation.ts'
import { messagesOf, readFile } from '../reading.ts'

const choice = 'It is {% if late %}late{% else %}here{% endif %}.'
const texts = (passages: readonly Passage[] = []): readonly string[] =>
  passages.map(({ located }) => located.text)

describe('conditions in macros', () => {
  it.each([
    ['salesforce-quick-text', { records: [{ Name: 'A', Message: choice, Category: 'B', Channel: 'Email' }] }],
    ['livechat-canned', [{ text: choice, tags: ['a'], group: 0 }]],
    ['rocket-chat-canned', { cannedResponses: [{ shortcut: 'a', text: choice, scope: 'global' }] }],
    ['zammad-text-modules', [{ name: 'A', keywords: 'a', content: choice, active: true }]],
    ['front-templates', { _results: [{ id: 'rsp_1', name: 'A', subject: choice, body: '' }] }],
    [
      'zendesk-macros',
      { macros: [{ title: 'A', actions: [{ field: 'side_conversation', value: [choice] }] }] },
    ],
    ['zendesk-macros', { macros: [{ title: 'A', actions: [{ field: 'subject', value: choice }] }] }],
  ])('%s: each customer sees one way', async (format, value) => {
    const read = await readFile(JSON.stringify(value), 'a.json')
    expect(read.format).toBe(format)
    const [message] = messagesOf(read)
    expect([message?.passages, ...(message?.otherReadings ?? [])].map(texts)).toEqual([
      ['It is late.'],
      ['It is here.'],
    ])
  })
})
