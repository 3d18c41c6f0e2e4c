import { describe, expect, it } from 'vitest'
import { readText, textPassages } from '../../../../src/readers/prose/text.ts'
import { Located } from '../../../../src/text/located.ts'
import * as fc from '../../../random.ts'
import { at, expectReplaced, expectTruePlaces, outline } from '../laws.ts'

const read = (source: string) => textPassages(Located.file(source))

describe('plain text', () => {
  it('parts subject, paragraphs, items and quotes', () => {
    const source =
      'Subject: Your refund\n\nHi {{name}},\n  thank you for\n  waiting.\n- First\n  goes on\n* Second\n1. Third\nBye\n\n> You wrote\n> this\n-----\n-- \nAna'
    expect(outline(read(source))).toEqual([
      'subject: Your refund',
      'paragraph: Hi {{name}},\nthank you for\nwaiting.',
      'item: First\ngoes on',
      'item: Second',
      'item: Third',
      'paragraph: Bye',
      'quote: You wrote\nthis',
      'paragraph: Ana',
    ])
    expect(at(source, read(source), 'goes on')).toEqual([`${source.indexOf('goes on')}: goes on`])
    expect(read(source)[1]?.placeholders).toEqual([{ start: 3, end: 11, type: 'name', name: 'name' }])
  })

  it('hides a BOM and reads CR LF as one line break', () => {
    const source = '\uFEFFHello\r\nthere, no problem\r\n\r\nBye'
    expect(outline(read(source))).toEqual(['paragraph: Hello\nthere, no problem', 'paragraph: Bye'])
    expect(at(source, read(source), 'no problem')).toEqual(['15: no problem'])
    expectReplaced(textPassages, source, 'there', 'dear\nAna')
  })

  it('takes bare addresses for links', () => {
    const [passage] = read('See https://example.com/no-problem?id={{id}}. Or write to help@example.com.')
    expect(passage?.placeholders.map(({ name, type }) => `${type} ${name.slice(0, 30)}`)).toEqual([
      'link https://example.com/no-problem',
      'link help@example.com',
    ])
  })

  it('keeps no passage of tags that print nothing', () => {
    expect(outline(read('{% if vip %}\n\nHello\n\n{% endif %}\n\n{{link}}'))).toEqual([
      'paragraph: Hello',
      'paragraph: {{link}}',
    ])
  })

  it('reads only what it is asked for', () => {
    const source = { path: 'a.txt', located: Located.file('Hi') }
    expect(readText(source, { as: 'html' })).toBeUndefined()
    expect(readText(source, {})).toMatchObject({ format: 'text' })
  })
})

describe('laws', () => {
  const word = fc.constantFrom('hello', 'no', 'you’re', '没问题', '😀', '{{name}}', '[AMOUNT]', 'a-b', '3')
  const line = fc.tuple(
    fc.constantFrom('', '  ', '- ', '> ', '1. ', '\t'),
    fc.array(word, { maxLength: 4 }),
    fc.constantFrom('', ' '),
  )
  const file = fc
    .tuple(fc.constantFrom('', '\uFEFF'), fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'))
    .map(
      ([bom, lines, end]) =>
        bom + lines.map(([lead, words, tail]) => lead + words.join(' ') + tail).join(end),
    )

  it('every character is where it is said to be, and no word is lost', () => {
    fc.assert(
      fc.property(file, source => {
        const passages = read(source)
        expectTruePlaces(source, passages)
        const words = (text: string): string =>
          text
            .replace(/^\uFEFF/, '')
            .replace(/^[ \t]*(?:[->]|1\.)[ \t]*/gm, '')
            .replace(/\s+/g, '')
        expect(
          words(
            outline(passages)
              .map(text => text.replace(/^\w+: /, ''))
              .join('\n'),
          ),
        ).toBe(words(source))
      }),
      { numRuns: 200 },
    )
  })

  it('reads anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), source =>
        expectTruePlaces(source, read(source)),
      ),
      { numRuns: 200 },
    )
  })
})
