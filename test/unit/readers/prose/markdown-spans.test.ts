import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { readBlocks } from '../../../../src/readers/prose/markdown-blocks.ts'
import { linearSpans } from '../../../../src/readers/prose/markdown-spans.ts'
import { expectLinear } from '../../../linear.ts'
import * as fc from '../../../random.ts'

const plain = unified().use(remarkParse).use(remarkGfm).freeze()
const linear = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(function (this: Processor) {
    const data = this.data()
    data.micromarkExtensions = [...(data.micromarkExtensions ?? []), linearSpans]
  })
  .freeze()

const same = (text: string): void => {
  expect(linear.parse(text)).toEqual(plain.parse(text))
}

describe('emphasis, text struck through and underlined headings', () => {
  it.each([
    '*a* **b** ***c*** _d_ __e__ ~f~ ~~g~~',
    '***a** b* and ***a* b**',
    '*foo**bar**baz* *foo**bar*',
    '**a*b**c*',
    '_a*_b*_',
    'a_b_c *a*b*c',
    '*~a*~ ~*b~* ~~c *d~~ e*',
    '[*a](b)* *[a*](b) *[~a](b)~*',
    '[_~_~](x) [*~~*~~](x) _~_~',
    'a *b\nc* d\n===\n\n*e*\n---\nf',
    '[a]: b\nTitle\n---\n- x\n  ===\n> y\n> ---',
    '| *a* | ~b~ |\n|-|-|\n| *a | b* |',
    '****a**** *****b***** **c*** ***d**',
    '~a ~~b~ c~~',
  ])('are those of remark: %j', same)

  it('are those of remark in any text', () => {
    const bit = fc.constantFrom(
      ...[
        '*',
        '**',
        '***',
        '_',
        '__',
        '~',
        '~~',
        'a',
        'b c',
        ' ',
        '\n',
        '\n\n',
        '.',
        '\\',
        '`',
        '[',
        '](x)',
        '!',
      ],
      ...['===\n', '---\n', '- ', '> ', '|', '|-|\n', '&amp;', 'é', '😀', '[a]: b\n', '<b>', '1. '],
    )
    fc.assert(
      fc.property(
        fc.array(bit, { maxLength: 40 }).map(bits => bits.join('')),
        same,
      ),
      { numRuns: 2000 },
    )
  })

  it.each(['_a*', '~a ~~b', '-----\nHi\n', '- > ', '[a]('])(
    'take time that grows with the text, of many %j',
    bit =>
      expectLinear(
        5000,
        size => bit.repeat(Math.ceil(size / bit.length)),
        text => readBlocks(text),
      ),
  )

  it('stand a hundred quotes deep, and no deeper', () => {
    expect(readBlocks(`${'> '.repeat(100)}Hi`).blocks).toMatchObject([{ pieces: [{ start: 200, end: 202 }] }])
    expect(readBlocks(`${'> '.repeat(101)}Hi`).blocks).toMatchObject([{ pieces: [{ start: 200, end: 204 }] }])
  })
})
