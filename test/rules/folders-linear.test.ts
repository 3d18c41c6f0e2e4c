import { describe, test } from 'vitest'
import { judgeGathered } from '../../src/engine/collection.ts'
import { textPassages } from '../../src/readers/prose/text.ts'
import type { Conversation, Message } from '../../src/text/conversation.ts'
import { Located } from '../../src/text/located.ts'
import { expectLinear } from '../linear.ts'
import { checkerWith } from './harness.ts'

const messageOf = (text: string, more: Partial<Message> = {}): Message => ({
  path: ['m'],
  role: 'agent',
  audience: 'customer',
  passages: textPassages(Located.file(text)),
  ...more,
})

const declared = ['a.*b*c', 'customer.first_name']

const hostile: Readonly<Record<string, (size: number) => Conversation>> = {
  'placeholders by the thousand': size => ({ messages: [messageOf('Hi {{a.bx}},, '.repeat(size))] }),
  'greetings by the thousand': size => ({ messages: [messageOf('Hi {{first_name}},\n'.repeat(size))] }),
  'tags without an end': size => ({ messages: [messageOf(`{{x}} ${'{% for {{#'.repeat(size)}`)] }),
  'crosses by the thousand': size => ({
    messages: [messageOf('XXX '.repeat(size), { author: 'Megan' })],
  }),
  'notes by the thousand': size => ({
    messages: [messageOf('[AMOUNT] TODO '.repeat(size), { author: 'Megan' })],
  }),
  'a long talk without a customer': size => ({
    messages: Array.from({ length: size }, () => messageOf('You get [AMOUNT], TODO.')),
  }),
  'copies that differ everywhere': size => ({
    messages: [
      messageOf('one two three four '.repeat(size), {
        twin: textPassages(Located.file('one two five three two four '.repeat(size))),
      }),
    ],
  }),
}

describe.each(Object.entries(hostile))('%s', (_, make) => {
  test.each([
    'unknown-variable',
    'name-without-fallback',
    'leftover-placeholder',
    'placeholder-punctuation',
    'twin-drift',
  ])('for %s', async id => {
    const own = id === 'unknown-variable' ? { declared } : {}
    const checker = checkerWith(id, id === 'name-without-fallback' ? { every: true } : own, true)
    await expectLinear(1000, make, conversation => checker.conversation(conversation))
  })
})

const texts: Readonly<Record<string, (at: number) => Message>> = {
  'a thousand copies': () =>
    messageOf('The chairs left Graz on Monday and come by Thursday noon. '.repeat(3)),
  'a thousand that begin alike': at =>
    messageOf(`${'The chairs left Graz on Monday and come by Thursday noon. '.repeat(3)} ${at}`, {
      path: ['m', String(at)],
    }),
  'a thousand languages': at =>
    messageOf(`The chairs {{a${at % 7}}} come https://x.com/${at}\n1. a\n2. b`, { lang: `x${at}` }),
}

describe.each(Object.entries(texts))('%s', (_, make) => {
  test.each(['near-duplicate', 'variant-drift'])('for %s', async id => {
    const checker = checkerWith(id, {}, true)
    const conversationsOf = (size: number): Conversation[] =>
      Array.from({ length: size }, (_, at) => ({ messages: [make(at)] }))
    await expectLinear(500, conversationsOf, async conversations => {
      const file = { path: 'a.json', text: '', among: true }
      const { gathered = [] } = await checker.file({ format: 'json', conversations }, file)
      return judgeGathered(gathered)
    })
  })
})

test('ten thousand refusals in one paragraph', async () => {
  const checker = checkerWith('refusal-without-alternative', {}, true)
  const make = (size: number): Conversation => ({
    messages: [messageOf('Your claim was declined. We cannot do that. Thank you for that. '.repeat(size))],
  })
  await expectLinear(5000, make, conversation => checker.conversation(conversation))
})
