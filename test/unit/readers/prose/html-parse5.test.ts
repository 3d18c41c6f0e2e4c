import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { htmlPassages } from '../../../../src/readers/prose/html.ts'
import { Located } from '../../../../src/text/located.ts'
import { fixtures } from '../../../formats/fixtures.ts'
import * as fc from '../../../random.ts'

const unseen = new Set(['script', 'style', 'template', 'textarea', 'svg'])

/** The words of a page in their order, as a browser's parser has them. */
const shown = (node: DefaultTreeAdapterTypes.Node): string => {
  if ('value' in node) return node.value
  if (!('childNodes' in node) || unseen.has(node.nodeName)) return ''
  return node.childNodes.map(shown).join('')
}

const withoutSpace = (text: string): string => text.replace(/\s+/g, '')

const read = (html: string): string =>
  withoutSpace(
    htmlPassages(Located.file(html))
      .map(({ located }) => located.text)
      .join(''),
  )

const part = fc.letrec<{ all: string; one: string }>(tie => ({
  all: fc.array(tie('one'), { maxLength: 5 }).map(parts => parts.join('')),
  one: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      'a',
      'b c',
      ' \n ',
      '&amp;',
      '&lt;b&gt;',
      '&eacute',
      '&notit;',
      '&#x1F600;',
      '&#128;',
      '5 < 6',
      '😀',
      '感谢',
    ),
    fc.constantFrom(
      '<br>',
      '<hr/>',
      '<img src="a > b">',
      '<!-- c > -->',
      '<script>"<p>"</script>',
      '<style>a > b</style>',
    ),
    fc
      .tuple(fc.constantFrom('b', 'span', 'div', 'a', 'em', 'section'), tie('all'))
      .map(([name, inner]) => `<${name} title='"x">'>${inner}</${name.toUpperCase()} >`),
    fc
      .tuple(fc.constantFrom('p', 'h2'), fc.constantFrom('x', 'y &amp; z', '<b>w</b>'))
      .map(([name, inner]) => `<${name}>${inner}`),
    tie('all').map(inner => `<ul><li>${inner}<li>second</ul>`),
    tie('all').map(inner => `<table><tr><td>${inner}</td><th>last</table>`),
  ),
})).all

describe('the words that parse5 finds', () => {
  it('are read from any page', () => {
    fc.assert(
      fc.property(part, inner => {
        const html = `<!DOCTYPE html><html><head></head><body>${inner}</body></html>`
        expect(read(html), html).toBe(withoutSpace(shown(parse(html))))
      }),
      { numRuns: 300 },
    )
  })

  it('are in what a real page says', () => {
    const { text } = fixtures.find(({ path }) => path === 'receipt.html') ?? { text: '' }
    const words = withoutSpace(shown(parse(text)))
    const passages = htmlPassages(Located.file(text)).map(({ located }) => withoutSpace(located.text))
    const inText = passages.filter(passage => words.includes(passage))
    expect(inText.join('')).toBe(words)
    expect(passages.filter(passage => !words.includes(passage))).toEqual([
      'Theshop"Larkfield"istwominutesfromthestation.',
      'Opensyourorderpageinanewtab.',
      'Rateus★',
    ])
  })
})
