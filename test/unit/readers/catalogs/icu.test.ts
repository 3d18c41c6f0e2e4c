import { describe, expect, it } from 'vitest'
import { readIcu } from '../../../../src/readers/catalogs/icu.ts'
import { Located } from '../../../../src/text/located.ts'
import { isProblem } from '../../../../src/text/problem.ts'
import { expectLinear } from '../../../linear.ts'
import { readFile } from '../reading.ts'
import { outline } from './outline.ts'

const readings = (text: string): readonly string[] => {
  const read = readIcu(Located.file(text), true)
  return read && !isProblem(read) ? read.readings.map(({ text }) => text) : []
}

describe('a message of ICU', () => {
  it.each([
    ['{n, plural, one {# box} other {# boxes}} here', ['# boxes here', '# box here']],
    ['{n, plural, offset:1 =0 {none} one {you} other {you and #}}', ['you and #', 'none', 'you']],
    ['{g, select, female {her} male {his} other {their}} bag', ['their bag', 'her bag', 'his bag']],
    [
      'on the {n, selectordinal, one {#st} two {#nd} other {#th}}',
      ['on the #th', 'on the #st', 'on the #nd'],
    ],
    ["It''s '{'x'}' at {t, time, ::jmm} <b>now</b>", ["It's {x} at {t, time, ::jmm} <b>now</b>"]],
    ["{n, plural, other {'#'1 don't '{n}' stay}}", ["#1 don't {n} stay"]],
    [
      "'{a long quotation with ''one'' more}' {n, number}",
      ["{a long quotation with 'one' more} {n, number}"],
    ],
    ['{n, plural, one {one}}', ['one']],
  ])('%s reads as %j', (text, expected) => {
    expect(readings(text)).toEqual(expected)
  })

  it('is read in every arm, nested ones too, the other ones first', () => {
    const text = '{g, select, a {{n, plural, one {A1} other {An}}} other {O}} {m, plural, one {x} other {y}}'
    const [first, ...others] = readings(text)
    expect(first).toBe('O y')
    for (const arm of ['A1', 'An', 'x']) expect(others.join(' ').split(' ')).toContain(arm)
  })

  it('knows where each character stands, quoted or not', () => {
    const text = "{n, plural, other {'{'ab'}' it''s}}"
    const read = readIcu(Located.file(text), true)
    const [first] = read && !isProblem(read) ? read.readings : []
    expect(first?.text).toBe("{ab} it's")
    const places = Array.from(first?.text ?? '', (_, start) => {
      const place = first?.source({ start, end: start + 1 })
      return text.slice(place?.start, place?.end)
    })
    expect(places).toEqual(["'{'", 'a', 'b', "'}'", ' ', 'i', 't', "''", 's'])
  })

  it('is none where nothing tells', () => {
    expect(readIcu(Located.file("don't {name} ''"), false)).toBeUndefined()
    expect(readIcu(Located.file('plain {name}'), true)).toBeUndefined()
  })

  it('that is broken is plain to its readers, and a problem where the user insists', async () => {
    const text = '{"@@locale": "en", "a": "Ok then.", "b": "{n, plural, one {# box} other {# boxes}"}'
    expect(await outline(text, 'a.arb')).toEqual([
      'en a: Ok then.',
      'en b: {n, plural, one {# box} other {# boxes}',
    ])
    const { problems } = await readFile(text, 'a.arb', 'arb')
    expect(problems).toMatchObject([{ problem: expect.stringContaining('rules of ICU') }])
    expect(text.slice(problems[0]?.offset)).toMatch(/^[{"]/)
  })

  it.each(["{a} '", "''", "'{'", '{n, plural, other {', '{a, select, other {x}} ', "{a, number} don't "])(
    'costs no more than its length: many %s',
    part => expectLinear(5000, size => part.repeat(size), readings),
  )
})
