import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { parseXml } from '../../../../src/readers/catalogs/xml.ts'
import { isProblem } from '../../../../src/text/problem.ts'
import { fixtures } from '../../../formats/fixtures.ts'
import { expectLinear } from '../../../linear.ts'

const problem = (text: string): readonly [string, number | undefined] | undefined => {
  const read = parseXml(text)
  return isProblem(read) ? [read.problem.replace('This is not valid XML: ', ''), read.offset] : undefined
}

describe('XML', () => {
  it.each([
    ['<a><b>x</a>', '</b> is expected here.', 7],
    ['<a>\n<b>x', '<b> is not closed.', 4],
    ['<a>x & y</a>', 'an & stands alone.', 5],
    ['<a>x &nbsp; y</a>', 'XML does not know &nbsp;.', 5],
    ['<a>&#xD800;</a>', 'XML does not know &#xD800;.', 3],
    ['<a b="&">x</a>', 'an & stands alone.', 6],
    ['<a>x < y</a>', 'a < begins no tag.', 5],
    ['<a/><b/>', 'a second root element begins here.', 4],
    ['<a/>x', 'text stands outside the root element.', 4],
    ['<a b=c>x</a>', 'the tag <a> breaks off.', 0],
    ['<a b="c" b="d"/>', 'b stands twice in this tag.', 8],
    ['<a><b', 'the tag <b> breaks off.', 3],
    ['<a>x</a', 'an end tag breaks off.', 4],
    ['</a>', '</a> closes nothing.', 0],
    ['<a><!-- x</a>', 'a comment is not closed.', 3],
    ['<a><![CDATA[x]]</a>', 'a CDATA section is not closed.', 3],
    ['<?xml version="1.0"', 'a processing instruction is not closed.', 0],
    ['', 'it holds no element.', 0],
    [' \n', 'it holds no element.', 0],
    ['<a>'.repeat(500), 'elements are nested too deeply to read.', 300],
  ])('%j is not well formed', (text, told, offset) => {
    expect(problem(text)).toEqual([told, offset])
  })

  it.each([
    '\uFEFF<?xml version="1.0"?>\r\n<!-- a < b & c -->\n<a x = "1" y=\'&lt;"\'>&amp;&#65;&#x1F600;<![CDATA[<&]]><b /></a>\n<!-- end -->',
    '<!DOCTYPE a SYSTEM "a.dtd"><a/>',
    '<!DOCTYPE a [ <!ENTITY shop "Kettle"> <!ELEMENT a ANY> ]><a>&shop;</a>',
    '<名前 属性="値">文</名前>',
    '<a:b xmlns:a="urn:x"><a:c.d-e_f/></a:b>',
  ])('%j is well formed', text => {
    expect(problem(text)).toBeUndefined()
  })

  it('agrees with fast-xml-parser', () => {
    const files = fixtures.filter(({ format }) => ['xliff', 'android-strings'].includes(format))
    expect(files.length).toBeGreaterThan(3)
    for (const { text } of files) {
      expect(XMLValidator.validate(text)).toBe(true)
      expect(problem(text)).toBeUndefined()
      const [root = {}] = new XMLParser({ preserveOrder: true, ignoreDeclaration: true })
        .parse(text)
        .filter((node: object) => !('#text' in node))
      const read = parseXml(text)
      expect(isProblem(read) ? '' : read.name).toBe(Object.keys(root).find(key => key !== ':@'))
    }
  })

  it.each(
    [
      '<a>',
      '<a/>',
      '&amp;',
      '<a b="c"',
      ' b="c"',
      '<!--',
      '<!DOCTYPE',
      '<![CDATA[',
      '</a>',
      ']]',
      ' ',
      '<a>word</a>',
    ].flatMap(part => ['', '<r>', '<r', '<!DOCTYPE r ['].map(start => [start, part] as const)),
  )('costs no more than its length: %s and many %s', (start, part) =>
    expectLinear(5000, size => start + part.repeat(size), parseXml),
  )

  it('costs no more than its length where it is whole', () =>
    expectLinear(5000, size => `<r>${'<a>word</a>'.repeat(size)}</r>`, parseXml))
})
