import { describe, it } from 'vitest'
import { judge } from '../../src/engine/judge.ts'
import { makeRuleset } from '../../src/engine/ruleset.ts'
import { viewConversation } from '../../src/engine/view.ts'
import { sentences } from '../../src/language/sentences.ts'
import type { Message } from '../../src/text/conversation.ts'
import { expectLinear } from '../linear.ts'
import { messageOf } from '../unit/rule/spots.ts'
import { checkerWith, folder } from './harness.ts'

const ruleset = makeRuleset({ ...folder, fastPath: true })

/** What all rules say of the last message of a conversation. */
const judged = (texts: readonly (readonly [Message['role'], string])[]): number => {
  const messages = texts.map(([role, text], at): Message => ({ ...messageOf(text, role), at: at * 300 }))
  const views = viewConversation({ messages }, ruleset, (text, slots) => sentences(text, slots, () => []))
  const last = views.at(-1)
  return last ? judge(last, ruleset).length : 0
}

const complaint = 'My parcel never came and nobody answers, this is ridiculous. Where is it?'

/** What is said over and over in one paragraph of the company, which answers a complaint. */
const bits: Readonly<Record<string, string>> = {
  waiting: 'please wait a moment and ',
  'waiting in sentences': 'Please wait a moment. ',
  capitals: 'THE PARCEL IS YOUR PARCEL ',
  'rows of marks': 'no!! ',
  'sorry without an end': 'sorry that we are late and ',
  'sorry in pieces': 'so sorry, ',
  ourselves: 'We ship our boxes on our vans. ',
  'ourselves without an end': 'we ship our boxes and ',
  'what we do': 'we are checking our list, ',
  transfers: 'if you like I will transfer you to billing and ',
  'transfers in pieces': 'if it fails I will transfer you to billing, ',
  teams: 'Best regards, the support team ',
  'questions for a name': 'may I have your order number, ',
  soon: 'we will look into it soon and ',
  'what is left open': 'We are looking into it. ',
  道歉: '很抱歉给您带来不便，',
  没有: '没有办法不行',
}

/** What the company says over and over after one complaint. */
const turns: Readonly<Record<string, readonly string[]>> = {
  'apologies in a row': ['We are so sorry.'],
  'apologies among other words': ['We are so sorry.', 'Your parcel left Graz on Monday.'],
  'apologies that repair at last': ['We are so sorry.', 'We are so sorry. We have refunded you.'],
}

describe('judging four times as many messages of one turn costs four times', () => {
  it.each(Object.entries(turns))('%s', (_, said) =>
    expectLinear(
      1000,
      size => [
        messageOf(complaint, 'customer'),
        ...Array.from({ length: size }, (_, at) => messageOf(said[at % said.length] ?? '', 'agent')),
      ],
      messages => checkerWith('apology-without-repair', {}, true).conversation({ messages }),
    ),
  )
})

describe('judging four times as long a paragraph costs four times', () => {
  it.each(Object.entries(bits))('%s', (_, bit) =>
    expectLinear(
      2 ** 14,
      size => bit.repeat(Math.ceil(size / bit.length)),
      text =>
        judged([
          ['customer', complaint],
          ['agent', text],
          ['customer', complaint],
          ['agent', text],
        ]),
    ),
  )
})

/** Paragraphs of a letter that may be all that somebody answers. */
const paragraphs: Readonly<Record<string, readonly string[]>> = {
  'one after the other': ['Please check our website.'],
  'among others': ['Please check our website.', 'Your parcel left Graz on Monday.'],
  'behind greetings': ['Hi Ana,', 'Please check our website!'],
}

describe('judging four times as many paragraphs of a message costs four times', () => {
  it.each(Object.entries(paragraphs))('%s', (_, said) =>
    expectLinear(
      4000,
      size => Array.from({ length: size }, (_, at) => said[at % said.length] ?? '').join('\n\n'),
      text => checkerWith('deflection', {}, true).conversation({ messages: [messageOf(text, 'agent')] }),
    ),
  )
})
