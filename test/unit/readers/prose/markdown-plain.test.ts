import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { needsParser } from '../../../../src/readers/prose/markdown.ts'
import { readBlocks } from '../../../../src/readers/prose/markdown-blocks.ts'
import { readMarkdown } from '../../../../src/readers/prose/markdown-parsed.ts'
import { segmentsOf } from '../../../../src/readers/prose/markdown-plain.ts'
import { Located } from '../../../../src/text/located.ts'
import { isProblem } from '../../../../src/text/problem.ts'

/** Everything that is read, each character at its place in the file. */
const read = (text: string, fastPath: boolean) => {
  const reading = readMarkdown({ path: 'a.md', located: Located.file(text) }, { as: 'markdown', fastPath })
  if (!reading || isProblem(reading)) throw new Error('not read')
  return [...reading.conversations].map(conversation => {
    if (isProblem(conversation)) throw new Error('not read')
    return conversation.messages.map(({ passages, otherReadings = [], ...message }) => ({
      ...message,
      readings: [passages, ...otherReadings].map(all =>
        all.map(({ kind, located, placeholders }) => ({
          kind,
          text: located.text,
          placeholders,
          places: Array.from(located.text, (_, i) => located.source({ start: i, end: i + 1 })),
          edit: located.text.length < 200 ? located.replace({ start: 0, end: 1 }, 'a\n*b') : undefined,
        })),
      ),
    }))
  })
}

const same = (text: string): void => {
  expect(read(text, true)).toEqual(read(text, false))
}

const pieces = [
  ...'abc AB.,!?:;\'"()-+=#>*_~`|[]\\&<@/$%^{}1029',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\t',
  ' ',
  '  ',
  '    ',
  '\uFEFF',
  '\u00A0',
  '\u2028',
  '你好。',
  '🎉',
  'word',
  'words of a sentence. ',
  '- ',
  '1. ',
  '# ',
  '> ',
  '***',
  '---',
  '===',
  '```',
  '{{name}}',
  '{% if vip %}',
  '{% endif %}',
  '[AMOUNT]',
  '[a]: /b',
  '[^1]',
  'http://a.b',
  'www.a.b',
  'WWW.A.B',
  'a@b.co',
  '&amp;',
  '<br>',
  '<div>',
  '<!--',
  '|-|',
]

it('reads any text as the parser does', () => {
  const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map(all => all.join(''))
  fc.assert(fc.property(texts, same), { numRuns: 3000 })
})

it('reads lines of plain words with a mark here and there as the parser does', () => {
  const mark = fc.constantFrom(...pieces)
  const line = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom('Thank you for writing.', 'We are on it', '你好，世界', '', '', 'A & B'),
    },
    { weight: 2, arbitrary: fc.tuple(mark, fc.constantFrom('some words', '1', '')).map(all => all.join('')) },
    { weight: 1, arbitrary: fc.tuple(fc.constant('some words'), mark).map(all => all.join('')) },
  )
  const texts = fc
    .tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\r\n'))
    .map(([lines, end]) => lines.join(end))
  fc.assert(fc.property(texts, same), { numRuns: 3000 })
})

const fixtures = fileURLToPath(new URL('../../../../fixtures/readers', import.meta.url))
const files = readdirSync(fixtures, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && /\.(?:md|txt|erb|liquid|html)$/.test(entry.name))
  .map(entry => join(entry.parentPath, entry.name))

it.each(files)('reads %s as the parser does', path => {
  same(readFileSync(path, 'utf8').slice(0, 20_000))
})

it('leaves to the parser only what may hold markup', () => {
  const text = '# Late order\n\nHi {{name}},\nwe are on it.\n\n- one\n\n- two\n\nThank you.  \nAna\n'
  expect(segmentsOf(text).map(({ start, end, block }) => [text.slice(start, end), block?.type])).toEqual([
    ['# Late order\n', 'prose'],
    ['Hi {{name}},\nwe are on it.\n', 'prose'],
    ['- one\n\n- two\n', undefined],
    ['Thank you.  \nAna\n', 'prose'],
  ])
  expect(readBlocks(text).blocks).toHaveLength(5)
})

it('needs no parser for plain paragraphs, and one for tags that hide lines', () => {
  const needs = (text: string): boolean => needsParser(Located.file(text))
  expect(needs('Hi {{name}},\r\n\r\nThank you.\r\n')).toBe(false)
  expect(needs('\uFEFF# Hi\nThank you.')).toBe(false)
  expect(needs('Hi {% if vip %}dear{% endif %} Ana')).toBe(true)
  expect(needs('A *word*.')).toBe(true)
  expect(needs('[REFUND]: /policy')).toBe(true)
})
