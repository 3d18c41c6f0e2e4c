import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Data, type Processor, unified } from 'unified'
import { expect, it } from 'vitest'
import { readBlocks } from '../../../../src/readers/prose/markdown-blocks.ts'
import { readPortions } from '../../../../src/readers/prose/markdown-long.ts'
import { readByRemark } from '../../../../src/readers/prose/markdown-remark.ts'
import type { Token } from '../../../../src/readers/prose/markdown-tokens.ts'
import { expectLinear } from '../../../linear.ts'
import * as fc from '../../../random.ts'

type Extension = Exclude<NonNullable<Data['fromMarkdownExtensions']>[number], readonly unknown[]>

/** Tokens in their order: whether they begin or end, their type, and where they stand. */
type Told = readonly [when: string, type: string, start: number, end: number][]

/** Hears tokens. Words that stand beside each other are taken together, and a name that is settled for the tree alone is left. */
const teller = () => {
  const told: [string, string, number, number][] = []
  const tell = (when: string, type: string, start: number, end: number): void => {
    const last = told.at(-1)
    const before = told.at(-2)
    if (type === 'data' && when === 'enter' && last?.[1] === 'data') return
    if (type === 'data' && when === 'exit' && last?.[0] === 'exit' && last[1] === 'data' && before) {
      last[3] = end
      before[3] = end
    } else if (type !== 'listItem') {
      told.push([when, type === 'lineEndingBlank' ? 'lineEnding' : type, start, end])
    }
  }
  return { told, tell }
}

/** All tokens that remark makes a tree of. */
const tokensOfRemark = (text: string): Told => {
  const { told, tell } = teller()
  const listening: Extension = {
    beforeEnter: ({ type, start, end }) => tell('enter', type, start.offset, end.offset),
    afterExit: ({ type, start, end }) => tell('exit', type, start.offset, end.offset),
  }
  unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkFrontmatter)
    .use(function (this: Processor) {
      const data = this.data()
      data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), listening]
    })
    .parse(text)
  return told
}

const tokensOf = (text: string): Told => {
  const { told, tell } = teller()
  readPortions(text, {
    enter: ({ type, start, end }) => tell('enter', type, start, end),
    exit: ({ type, start, end }) => tell('exit', type, start, end),
  })
  return told
}

const same = (text: string): void => {
  expect(tokensOf(text)).toEqual(tokensOfRemark(text))
}

const signs = [
  ...[
    '[',
    '[',
    ']',
    ']',
    '![',
    '](',
    '](b)',
    '](b (t))',
    '][',
    '[]',
    '[a]',
    '[^a]',
    '![^a]',
    '[^',
    '(',
    ')',
    '!',
    '^',
  ],
  ...[
    '\\',
    '\\]',
    '\\[',
    '*',
    '**',
    '_',
    '~~',
    '`',
    '``',
    '```',
    '&amp;',
    '&',
    '&#42;',
    '<',
    '<b>',
    '<!--',
    '-->',
    '>',
  ],
  ...[
    '<!A ',
    '<?',
    '?>',
    '<![CDATA[',
    ']]>',
    '<a:b>',
    '"',
    "'",
    'a',
    'a',
    ' ',
    ' ',
    'b c',
    'é',
    '😀',
    '\t',
    '  \n',
    '\\\n',
  ],
  ...[
    'www.a.b',
    'http://a.b/',
    'a@b.co',
    'www.',
    '|',
    '|-|\n',
    '\n|a|b|\n|-|-|\n|c|d|\n',
    '\u0000',
    '\r\n',
    '\r',
    '\n',
    '\n',
    '\n\n',
  ],
]

const lines = [
  ...[
    '[^a]: ',
    '\n\n[^a]: a\n\n',
    '\n\n[^b]: b\n\n    c\n',
    '\n\n[a]: b\n',
    '\n\n[b]: c "d"\n',
    '\n[a]: b (\n',
    '\n- ',
    '\n1. ',
  ],
  ...[
    '\n2. ',
    '\n> ',
    '\n>> ',
    '\n  - ',
    '\n    ',
    '\n# ',
    '\n---\n',
    '\n===\n',
    '\n```\n',
    '\n~~~\n',
    '\n<div>\n',
    '\n<!--\n',
  ],
  ...['\n\n', '\n\n', 'word ', 'word ', '\nlazy', '- [ ] ', '- [x] a'],
]

it('reads marks within words as remark does', () => {
  const texts = fc.array(fc.constantFrom(...signs), { maxLength: 40 }).map(all => all.join(''))
  const defined = fc.constantFrom('', '', '\n\n[a]: x\n\n[^a]: y\n')
  fc.assert(
    fc.property(texts, defined, (text, labels) => same(text + labels)),
    { numRuns: 2000 },
  )
})

it('reads lines as remark does', () => {
  const texts = fc
    .array(fc.oneof(fc.constantFrom(...lines), fc.constantFrom(...signs)), { maxLength: 60 })
    .map(all => all.join(''))
  fc.assert(fc.property(texts, same), { numRuns: 1000 })
})

it('tells what references stand for as remark does', () => {
  const valuesBy = (read: typeof readPortions, text: string) => {
    const values: string[] = []
    const exit = ({ type, value }: Token): void =>
      void (type === 'characterReference' && values.push(value ?? ''))
    read(text, { enter: () => {}, exit })
    return values
  }
  const parts = fc.constantFrom(
    '&amp;',
    '&#42;',
    '&#x1F600;',
    '&copy;',
    '&nope;',
    '&#0;',
    'a',
    ' ',
    '\n',
    '*',
    '> ',
  )
  fc.assert(
    fc.property(fc.array(parts), all => {
      const text = `a${all.join('')}`
      expect(valuesBy(readPortions, text)).toEqual(valuesBy(readByRemark, text))
    }),
    { numRuns: 500 },
  )
})

it('reads texts of many lines as remark does', () => {
  const texts = fc
    .tuple(fc.array(fc.constantFrom(...lines, ...lines, ...signs), { maxLength: 60 }), fc.nat(30))
    .map(([all, times]) => all.join('').repeat(times))
  fc.assert(fc.property(texts, same), { numRuns: 300 })
})

it.each([
  ['backticks', (n: number) => Array.from({ length: n }, (_, i) => '`'.repeat(n - i)).join(' ')],
  ['comments that do not end', (n: number) => `a ${'<!-- b <? c <!D <![CDATA[ '.repeat(n)}`],
  ['titles that do not end', (n: number) => `[a]: b (\n`.repeat(n)],
  ['links with titles that do not end', (n: number) => '[a](b (c '.repeat(n) + "[a](b 'c".repeat(n)],
  ['brackets in brackets', (n: number) => `${'['.repeat(n)}a@b.co${'](b) a@b.co '.repeat(n)}`],
  ['images in images', (n: number) => `${'![*a '.repeat(n)}b${'* c](d)'.repeat(n)}`],
  ['footnotes in images', (n: number) => `${'![^a] [^a] ![^b] '.repeat(n)}\n\n[^a]: c`],
  [
    'lines that end lists, quotes and footnotes',
    (n: number) => '- a\n# b\n> c\n***\n[^1]: d\n\nlazy\n'.repeat(n),
  ],
])('reads %s as remark does', (_, make) => {
  for (const size of [1, 2, 3, 10, 40, 41, 42, 43]) same(make(size))
})

it('reads a hundred images in each other in a long text, and more as words', () => {
  const nest = (depth: number): string => `${'![a '.repeat(depth)}${'](b)'.repeat(depth)}`
  same(nest(100))
  const [paragraph] = readBlocks(`${nest(600)} No problem`).blocks
  const said = paragraph?.type === 'prose' ? paragraph.pieces : []
  const text = `${nest(600)} No problem`
  const start = 500 * '![a '.length
  expect(said.map(piece => text.slice(piece.start, piece.end)).join('')).toBe(text)
  expect(said.map(piece => piece.start)).toContain(start)
})

it.each([
  '[a](',
  '[a][',
  '[',
  ']',
  '![',
  '![^a]',
  'a] *b* ',
  '[ *a ',
  'a <!-- ',
  'a <? ',
  'a <!A ',
  'a <![CDATA[',
  '[a]: b (\n',
  '[a](b (',
])('takes time that grows with the number of %j', sign =>
  expectLinear(4000, size => sign.repeat(size), readBlocks),
)

it('takes time that grows with the text', async () => {
  const each = (size: number, line: (at: number) => string): string =>
    Array.from({ length: size }, (_, at) => line(at)).join('')
  await expectLinear(1500, size => each(size, at => `Text[^${at}]\n\n[^${at}]: Words\n\n`), readBlocks)
  await expectLinear(1500, size => '- a\n# b\n'.repeat(size), readBlocks)
  await expectLinear(3000, size => each(size, at => `[a${at}]\n\n[a${at}]: b\n`), readBlocks)
  await expectLinear(4000, size => `${'['.repeat(size)}a${']'.repeat(size)}`, readBlocks)
  await expectLinear(3000, size => `${'['.repeat(size)}a${'](b)'.repeat(size)}`, readBlocks)
  await expectLinear(1500, size => `${'!['.repeat(size)}a${'](b)'.repeat(size)}`, readBlocks)
  await expectLinear(60_000, size => each(Math.sqrt(size), at => `${'`'.repeat(at + 1)} `), readBlocks)
})
