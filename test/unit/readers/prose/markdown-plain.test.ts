import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readPlainMarkdown } from '../../../../src/readers/prose/markdown.ts'
import { readBlocks } from '../../../../src/readers/prose/markdown-blocks.ts'
import { readMarkdown } from '../../../../src/readers/prose/markdown-parsed.ts'
import { blocksOf, segmentsOf } from '../../../../src/readers/prose/markdown-plain.ts'
import { findPlaceholders, mask } from '../../../../src/readers/prose/placeholders.ts'
import { Located } from '../../../../src/text/located.ts'
import { isProblem } from '../../../../src/text/problem.ts'
import { expectLinear } from '../../../linear.ts'
import * as fc from '../../../random.ts'

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

/** Piece by piece. */
const sameBlocks = (text: string): void => {
  const masked = mask(text, findPlaceholders(text))
  expect(blocksOf(masked, readBlocks)).toEqual(readBlocks(masked))
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

const beginnings = [
  ...['  - ', '   - ', '    - ', '      - ', '   1. ', '   2. ', '  2) ', '     '],
  ...[
    '',
    '',
    '',
    '- ',
    '- ',
    '* ',
    '+ ',
    '1. ',
    '2. ',
    '3) ',
    '10. ',
    '01. ',
    '# ',
    '## ',
    '> ',
    '  ',
    '   ',
  ],
  ...['    ', '- - ', '- # ', '-', '1.', '+1 ', '---', '- ---', '===', '***', '* * *', ':-', '-:', '- [ ] '],
  ...[
    '- [x] ',
    '-  ',
    '-     ',
    ' - ',
    '  - ',
    '#1 ',
    '-5 ',
    '1.5 ',
    '--x ',
    '\t',
    '```',
    '!',
    '=a',
    '1234567890. ',
  ],
]

const phrases = [
  ...['words', 'words of a sentence.', '**bold**', '**Note:**', '*em*', '**a b**', '[help](https://a.b/c_d)'],
  ...[
    '[a](b)',
    '[a](b "t")',
    '[a](b(c))',
    '![i](u)',
    '[x](#top)',
    '[a]( b)',
    '[](b)',
    '[ a ](b)',
    '[a](b)(c)',
  ],
  ...['[a](b)[c](d)', '[a][b](c)', '[^a](b)', '[https://x.y](b)', '[a b](http://c.d/e*f*)', '[**a**](b)'],
  ...[
    '**[a](b)**',
    '**a **',
    '** a**',
    'a**b**c',
    '**a**b',
    '**(a)**',
    '(**a**)',
    '"**a**"',
    '**a.**b',
    '***a***',
  ],
  ...[
    '**你好**吗',
    '**你好。**吗',
    '🎉**a**',
    '**a🎉**',
    '****a****',
    '*a **b** c*',
    '**a***b*',
    '*a***b**',
    '*a*b',
  ],
  ...[
    '**',
    '*',
    '_',
    '_em_',
    '__b__',
    '[',
    '](',
    '[a]',
    ']',
    '(',
    ')',
    '{{n}}',
    'é',
    '. ',
    '!',
    '~~s~~',
    '&amp;',
    '&',
  ],
  ...[
    'a@b.co',
    'www.a.b',
    'http://a.b',
    '`',
    '\\',
    '\\*',
    '  ',
    '|',
    '—',
    '-',
    '#',
    '1.',
    '<br>',
    ':',
    '\uE000',
    '\u00A0',
  ],
]

it('finds the pieces of lists, bold words and links that the parser finds', () => {
  const words = fc
    .array(fc.tuple(fc.constantFrom('', '', ' ', '\n'), fc.constantFrom(...phrases)), { maxLength: 3 })
    .map(all => all.flat().join('').replace(/^\s/, ''))
  const line = fc
    .tuple(fc.constantFrom(...beginnings), words, fc.constantFrom('', '', '', ' ', '  ', '\\'))
    .map(parts => parts.join(''))
  const gap = fc.constantFrom('\n', '\n', '\n\n', '\n  \n', '\r\n', '\r\n\r\n')
  const texts = fc
    .array(fc.tuple(line, gap), { minLength: 1, maxLength: 6 })
    .map(lines => lines.map(parts => parts.join('')).join(''))
  fc.assert(fc.property(texts, sameBlocks), { numRuns: 1000 })
})

it('finds the pieces of macros with marks strewn in', () => {
  const marks = fc.array(fc.tuple(fc.nat(300), fc.nat(4), fc.constantFrom(...beginnings, ...phrases, '\n')), {
    maxLength: 4,
  })
  const texts = fc.tuple(fc.nat(macros.length), marks).map(([at, strewn]) =>
    strewn.reduce(
      (text, [place, gone, mark]) => {
        const start = place % (text.length + 1)
        return text.slice(0, start) + mark + text.slice(start + gone)
      },
      macros.slice(at, at + 300),
    ),
  )
  fc.assert(fc.property(texts, sameBlocks), { numRuns: 1000 })
})

const fixtures = fileURLToPath(new URL('../../../../fixtures/readers', import.meta.url))
const files = readdirSync(fixtures, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && /\.(?:md|txt|erb|liquid|html)$/.test(entry.name))
  .map(entry => join(entry.parentPath, entry.name))

/** All of them one after the other, so that any stretch may be taken. */
const macros = files
  .filter(path => path.endsWith('.md'))
  .map(path => readFileSync(path, 'utf8').slice(0, 3000))
  .join('\n\n')

it.each(files)('reads %s as the parser does', path => {
  same(readFileSync(path, 'utf8').slice(0, 20_000))
})

/** Each segment with the kinds of its blocks and their pieces; left out where the parser must read it. */
const known = (text: string) =>
  segmentsOf(text).map(segment => [
    text.slice(segment.start, segment.end),
    ...(segment.known?.blocks ?? []).map(block =>
      block.type === 'prose'
        ? [block.kind, block.pieces.map(piece => piece.text ?? text.slice(piece.start, piece.end))]
        : [],
    ),
  ])

it('leaves to the parser only what may hold markup that it does not know', () => {
  const text =
    '# Late order\n\nHi {{name}},\nwe are on it.\n\n- one\n- two\n\n- three\n\n  still three\n\nThank you.  \nAna\n'
  expect(known(text)).toEqual([
    ['# Late order\n', ['heading', ['Late order']]],
    ['Hi {{name}},\nwe are on it.\n', ['paragraph', ['Hi {{name}},', '\n', 'we are on it.']]],
    ['- one\n- two\n', ['item', ['one']], ['item', ['two']]],
    ['- three\n\n  still three\n'],
    ['Thank you.  \nAna\n', ['paragraph', ['Thank you.', '\n', 'Ana']]],
  ])
  expect(readBlocks(text).blocks).toHaveLength(7)
})

it('knows lists, bold words, links and bare addresses', () => {
  const steps =
    'To pay:\n1. **Open** [your page](https://a.b/c_d?e=f#g).\n   - *Sign in*\n     as always\n2. **Pay:** all.\n'
  expect(known(`## **Late** order\n\n${steps}\nhttps://a.b/c, help@a.b?\n\n**[your** page\n`)).toEqual([
    ['## **Late** order\n', ['heading', ['Late', ' order']]],
    [
      steps,
      ['paragraph', ['To pay:']],
      ['item', ['Open', ' ', 'your page', '.']],
      ['item', ['Sign in', '\n', 'as always']],
      ['item', ['Pay:', ' all.']],
    ],
    ['https://a.b/c, help@a.b?\n', ['paragraph', ['https://a.b/c', ', ', 'help@a.b', '?']]],
    ['**[your** page\n'],
  ])
})

it.each([
  ['a paragraph that a number other than 1 would end', 'one\n2. two'],
  ['a list in a list that does so', '- one\n  2. two'],
  ['a head of a table', 'one\n:-'],
  ['an underlined heading', '- one\n  ==='],
  ['a rule', '- - -'],
  ['an item that is a heading', '- # one'],
  ['an item without words', '- one\n-\n- two'],
  ['a task', '- [x] one'],
  ['words too far in to be an item', '- one\n      - two'],
  ['marks that may both open and close', 'a **(b)**c'],
  ['an image', '![one](two)'],
  ['a link in a link', '[one [two](three)](four)'],
  ['an address with a bracket', '[one](two(three))'],
  ['an address that ends in a sign', 'https://a.b/c_ d'],
])('leaves %s to the parser', (_, text) => {
  expect(known(text)).toEqual([[text]])
  sameBlocks(text)
})

it.each([
  '- a\n',
  '- ',
  ' ',
  '#',
  '# ',
  '*',
  '**a',
  '**a** ',
  '*a ',
  '[',
  '[a](b',
  '[a](b) ',
  'https://a.',
  ' https://a.b/c_',
  ' a@b.',
  'a.b',
  'a\n\n',
  '1. a\n',
  '- a\n  - b\n',
])('takes time that grows with the number of %j', async mark => {
  await expectLinear(20_000, size => mark.repeat(size), segmentsOf)
  await expectLinear(20_000, size => `# *${mark.repeat(size)}"#`, segmentsOf)
})

it('needs no parser for plain paragraphs, simple marks and tags that leave such', () => {
  const needs = (text: string): boolean =>
    readPlainMarkdown({ path: 'a.md', located: Located.file(text) }, {}) === undefined
  expect(needs('Hi {{name}},\r\n\r\nThank you.\r\n')).toBe(false)
  expect(needs('\uFEFF# Hi\nThank you.')).toBe(false)
  expect(needs('Hi {% if vip %}dear{% endif %} Ana')).toBe(false)
  expect(needs('Hi {% if vip %}`dear`{% endif %} Ana')).toBe(true)
  expect(needs('A *word*.')).toBe(false)
  expect(needs('A _word_.')).toBe(true)
  expect(needs('Ask help@example.com, or see https://example.com/help.')).toBe(false)
  expect(needs('[REFUND]: /policy')).toBe(true)
})
