import { expect, test } from 'vitest'
import { judgeGathered } from '../../src/engine/collection.ts'
import { textPassages } from '../../src/readers/prose/text.ts'
import type { Conversation, Message } from '../../src/text/conversation.ts'
import { Located } from '../../src/text/located.ts'
import { checkerWith } from './harness.ts'

const messageOf = (text: string, more: Partial<Message> = {}): Message => ({
  path: ['m'],
  role: 'agent',
  audience: 'customer',
  passages: textPassages(Located.file(text)),
  ...more,
})

const options = { declared: ['a.*b*c', 'customer.first_name'], every: true }

/** Quadratic work takes sixteen times as long at four times the size. Nothing under 30 ms is compared. */
const expectLinear = async (size: number, work: (size: number) => Promise<unknown>): Promise<void> => {
  const best = async (each: number): Promise<number> => {
    let least = Number.POSITIVE_INFINITY
    for (let run = 0; run < 2; run++) {
      const start = performance.now()
      await work(each)
      least = Math.min(least, performance.now() - start)
    }
    return least
  }
  const [one, four] = [await best(size), await best(size * 4)]
  expect(four / Math.max(one, 30), `${one}, ${four}`).toBeLessThan(9)
}

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

test.each(Object.entries(hostile))(
  '%s',
  async (_, make) => {
    for (const id of [
      'unknown-variable',
      'name-without-fallback',
      'leftover-placeholder',
      'placeholder-punctuation',
      'twin-drift',
    ]) {
      const own = id === 'unknown-variable' ? { declared: options.declared } : {}
      const checker = checkerWith(id, id === 'name-without-fallback' ? { every: true } : own, true)
      await expectLinear(1000, size => checker.conversation(make(size)))
    }
  },
  60_000,
)

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

test.each(Object.entries(texts))(
  '%s',
  async (_, make) => {
    for (const id of ['near-duplicate', 'variant-drift']) {
      const checker = checkerWith(id, {}, true)
      await expectLinear(500, async size => {
        const conversations = Array.from({ length: size }, (_, at) => ({ messages: [make(at)] }))
        const file = { path: 'a.json', text: '', among: true }
        const { gathered = [] } = await checker.file({ format: 'json', conversations }, file)
        return judgeGathered(gathered)
      })
    }
  },
  60_000,
)
