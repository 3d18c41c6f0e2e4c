import { describe, expect, it } from 'vitest'
import { proposeEnds } from '../../../src/language/english.ts'
import { hasUnsureMark, type Propose, sentences } from '../../../src/language/sentences.ts'
import type { Placeholder } from '../../../src/text/conversation.ts'

/** `{{…}}` and `{%…%}` stand for placeholders. */
const placeholdersIn = (text: string): Placeholder[] =>
  [...text.matchAll(/\{\{.*?\}\}|\{%.*?%\}/gs)].map(({ 0: whole, index: start }) => ({
    start,
    end: start + whole.length,
    type: 'unknown',
    name: 'x',
  }))

const never: Propose = text => {
  throw new Error(`asked about ${JSON.stringify(text)}`)
}

const split = (text: string, propose: Propose): string[] =>
  sentences(text, placeholdersIn(text), propose).map(({ start, end }) => text.slice(start, end))

/** Each line is one sentence; joined by a space they are the text. */
const sure: Readonly<Record<string, readonly string[]>> = {
  'a small letter after a full stop': ['no.', "we don't"],
  'a small letter after a question mark': ['Can I?', 'no.', 'we do not.'],
  'a capital after p.m.': ['We close at 5 p.m.', 'We open at 9 a.m. on Monday.'],
  'a small letter after p.m.': ['Open 9 a.m. to 5 p.m. daily.'],
  'a number after No.': ['Order No. 4471 was sent.'],
  'a placeholder after No.': ['Order No. {{order.id}} was sent.'],
  'a word after No.': ['No.', 'It was not.'],
  'numbers after nos.': ['Invoice nos. 12 and 13 are paid.'],
  titles: ['Contact Dr. Lee or Mrs. Jones.', 'They know.'],
  'months and places': ['Jan. 5 is fine.', 'Call ext. 42.', 'St. Louis is far.'],
  'Latin short forms': ['Use a code, e.g. SAVE.', 'Then pay.'],
  'short forms before a small letter': ['Acme Inc. will call.', 'Tools, etc. are in the U.S. today.'],
  'web addresses': ['See https://x.com/a.b?c=1.', 'Or www.x.com.', 'Mail a.b@x.co.uk.', 'Then wait.'],
  'file and product names': ['Open file.txt in Node.js now.'],
  decimals: ['It costs 3.50.', 'Pay now.', 'Version 2.0.1 is out.'],
  'quotes after marks': ['You said "no."', 'We said “yes!”', '(See above.)', 'Then go.'],
  'marks in rows': ['What?!', 'No way.', 'Really??', 'yes!!!'],
  'an ellipsis that goes on': ['Wait... what… is it?'],
  'an ellipsis that ends': ['Wait...', 'We know…', 'Okay.'],
  'an ellipsis at the start': ['... and so on'],
  'marks inside placeholders': ['Hello {{user.first. Name}}.', 'Your {{a.b! C}} is here.'],
  'a signature': ['Thanks!', '^KD'],
  emoji: ['Great!', '😀 We did.'],
}

/** Texts whose sentences touch or are parted by line ends. */
const exact: readonly (readonly [name: string, text: string, found: readonly string[]])[] = [
  ['a forgotten space', 'Thanks.We will reply.', ['Thanks.', 'We will reply.']],
  ['a forgotten space after a placeholder', 'Hi {{name}}.We did.', ['Hi {{name}}.', 'We did.']],
  ['forgotten spaces after marks', 'Yes!!!Not now.Why?Because', ['Yes!!!', 'Not now.', 'Why?', 'Because']],
  ['a name with a dot', 'thanks.we reply', ['thanks.we reply']],
  ['a quote that touches', 'He said “no.”We did.', ['He said “no.”', 'We did.']],
  ['Chinese marks', '您好。请稍等！可以吗？好的', ['您好。', '请稍等！', '可以吗？', '好的']],
  ['Chinese quotes', '他说：“好的。”然后走了。', ['他说：“好的。”', '然后走了。']],
  ['narrow marks in Chinese', '你好!请等', ['你好!', '请等']],
  ['a greeting line', 'Hi Ana,\nyour order left.', ['Hi Ana,', 'your order left.']],
  ['short lines', 'First line\nSecond line', ['First line', 'Second line']],
  ['a colon at the line end', 'Choose one:\nred or blue', ['Choose one:', 'red or blue']],
  ['an empty line', 'one\n\ntwo', ['one', 'two']],
  ['a line that ends with p.m.', '5 p.m.\nwe open', ['5 p.m.', 'we open']],
  ['a margin before a small letter', 'It left\nour house.', ['It left\nour house.']],
  [
    'a margin before a capital',
    'We sent your order to the address that you gave us in\nMarch. It left.',
    ['We sent your order to the address that you gave us in\nMarch.', 'It left.'],
  ],
  ['a line end inside a placeholder', 'We {% if\nx %} can. Yes', ['We {% if\nx %} can.', 'Yes']],
  ['no words', ' \n ', []],
  ['nothing', '', []],
]

describe('sentences that need no parser', () => {
  it.each(Object.entries(sure))('%s', (_, lines) => {
    expect(split(lines.join(' '), never)).toEqual(lines)
    expect(hasUnsureMark(lines.join(' '), placeholdersIn(lines.join(' ')))).toBe(false)
  })

  it.each(exact)('%s', (_, text, found) => {
    expect(split(text, never)).toEqual(found)
  })
})

describe('an unsure mark', () => {
  it.each([
    ['an initial', 'J. Smith will call.', 2],
    ['a company', 'Acme Inc. We sell it.', 9],
    ['etc.', 'Parts, etc. They are here.', 11],
    ['a country', 'Send it to the U.S. Orders take a week.', 19],
    ['a letter', 'Plan B. We did.', 7],
  ])('is settled by the proposal: %s', (_, text, end) => {
    expect(hasUnsureMark(text, [])).toBe(true)
    expect(() => split(text, never)).toThrow('asked about')
    expect(split(text, () => [])).toEqual([text])
    expect(split(text, () => [end])).toEqual([text.slice(0, end), text.slice(end + 1)])
    expect(split(text, () => [end - 1, end + 1])).toEqual([text])
  })

  it('is asked about once for a whole passage, with placeholders made plain', () => {
    const asked: string[] = []
    const text = 'J. R. Smith and {{a. B}} know. U.S. Orders'
    split(text, masked => {
      asked.push(masked)
      return []
    })
    expect(asked).toEqual(['J. R. Smith and 0xxxxxxx know. U.S. Orders'])
  })

  it('is settled by retext-english in a run', () => {
    expect(split('Ask J. R. R. Tolkien. He knows.', proposeEnds)).toEqual([
      'Ask J. R. R. Tolkien.',
      'He knows.',
    ])
    expect(split('I met John F. Kennedy. He knows.', proposeEnds)).toEqual([
      'I met John F. Kennedy.',
      'He knows.',
    ])
  })

  it('does not unsettle the sure ones around it', () => {
    expect(split('No. We met J. Smith at 5 p.m. We talked.', () => [])).toEqual([
      'No.',
      'We met J. Smith at 5 p.m.',
      'We talked.',
    ])
  })
})

describe('a paragraph of hundreds of thousands of characters', () => {
  const told = 'We wrote to Acme Inc. We left at ten. '
  const text = told.repeat(10_000)

  it('is put to the parser in pieces, each of its parts once', () => {
    const asked: number[] = []
    sentences(text, [], piece => {
      asked.push(piece.length)
      return []
    })
    expect(Math.max(...asked)).toBe(16_384)
    expect(asked.reduce((sum, length) => sum + length, 0)).toBeLessThan(text.length * 1.1)
  })

  it('has the same sentences all along', () => {
    const ends = Array.from({ length: 10_000 }, (_, at) => ({
      start: at * told.length,
      end: (at + 1) * told.length - 1,
    }))
    expect(sentences(text, [], proposeEnds)).toEqual(ends)
  })
})
