import { describe, expect, it } from 'vitest'
import { type Edit, isRefusal } from '../../../src/text/edit.ts'
import { Located, type Piece, type Spell } from '../../../src/text/located.ts'
import * as fc from '../../random.ts'

const apply = (source: string, { start, end, text }: Edit): string =>
  source.slice(0, start) + text + source.slice(end)

/** Reads `\x` as `x`, as a string literal does. */
const unspell = (source: string): Piece[] =>
  [...source.matchAll(/\\(.)|[^\\]+/gs)].map(({ index: start, 0: whole, 1: escaped }) => ({
    start,
    end: start + whole.length,
    ...(escaped === undefined ? {} : { text: escaped }),
  }))
const respell: Spell = words => words.replace(/[\\"]/g, sign => `\\${sign}`)
const readString = (located: Located): Located => located.select(unspell(located.text), respell)

/** Reads `&amp;` as `&`. */
const readHtml = (located: Located): Located =>
  located.select(
    [...located.text.matchAll(/&amp;|[^&]+/g)].map(({ index: start, 0: whole }) => ({
      start,
      end: start + whole.length,
      ...(whole === '&amp;' ? { text: '&' } : {}),
    })),
    words => (words.includes('<') ? { refused: 'no markup here' } : words.replaceAll('&', '&amp;')),
  )

describe('replacing words', () => {
  it('spells them for every layer, so that reading again gives them', () => {
    const source = 'say \\"AT&amp;T\\" now'
    const located = readHtml(readString(Located.file(source)))
    expect(located.text).toBe('say "AT&T" now')
    const edit = located.replace({ start: 5, end: 9 }, '"R&D"')
    expect(edit).toEqual({ start: 6, end: 14, text: '\\"R&amp;D\\"' })
    expect(readHtml(readString(Located.file(apply(source, edit as Edit)))).text).toBe('say ""R&D"" now')
  })

  it('writes the whole text anew where words do not fit in, if the text has a way to', () => {
    const bare: Spell = words => (words.includes(',') ? { refused: 'no commas here' } : words)
    const quoted: Spell = words => (words.includes('\0') ? { refused: 'not even in quotes' } : `"${words}"`)
    const file = Located.file('a,so be it,b')
    const cell = readHtml(file.select([{ start: 2, end: 10 }], bare, { start: 2, end: 10, spell: quoted }))
    const at = { start: 3, end: 5 }
    expect(cell.replace(at, 'is')).toEqual({ start: 5, end: 7, text: 'is' })
    expect(cell.replace(at, '&, is')).toEqual({ start: 2, end: 10, text: '"so &amp;, is it"' })
    expect(cell.replace(at, ',\0')).toEqual({ refused: 'not even in quotes' })
    expect(cell.replace(at, '<')).toEqual({ refused: 'no markup here' })
  })

  it('gives the new words at their place and leaves all others, whatever they are', () => {
    const words = fc.string({ unit: fc.constantFrom('a', ' ', '"', '\\', '&', '好'), maxLength: 12 })
    fc.assert(
      fc.property(words, words, fc.nat(12), fc.nat(12), (text, fresh, one, other) => {
        const html = text.replaceAll('&', '&amp;')
        const source = respell(html) as string
        const located = readHtml(readString(Located.file(source)))
        expect(located.text).toBe(text)
        const [start = 0, end = 0] = [one, other].map(at => Math.min(at, text.length)).sort((a, b) => a - b)
        const edit = located.replace({ start, end }, fresh)
        if (isRefusal(edit)) throw new Error(edit.refused)
        const again = readHtml(readString(Located.file(apply(source, edit))))
        expect(again.text).toBe(text.slice(0, start) + fresh + text.slice(end))
      }),
      { numRuns: 200 },
    )
  })

  it('works over kept pieces that touch', () => {
    const located = Located.file('abcdef').select([
      { start: 1, end: 3 },
      { start: 3, end: 5 },
    ])
    expect(located.replace({ start: 1, end: 3 }, 'X')).toEqual({ start: 2, end: 4, text: 'X' })
  })

  it('refuses over a gap, and takes the words on either side of it', () => {
    const located = Located.file('no **way** out').select([
      { start: 0, end: 3 },
      { start: 5, end: 8 },
      { start: 10, end: 14 },
    ])
    expect(located.text).toBe('no way out')
    expect(located.replace({ start: 0, end: 6 }, 'yes')).toEqual({
      refused: 'markup stands between the words',
    })
    expect(located.replace({ start: 3, end: 6 }, 'sir')).toEqual({ start: 5, end: 8, text: 'sir' })
    expect(located.replace({ start: 0, end: 3 }, 'a ')).toEqual({ start: 0, end: 3, text: 'a ' })
  })

  it('refuses over a gap of an outer layer', () => {
    const outer = Located.file('> one\n> two').select([
      { start: 2, end: 6 },
      { start: 8, end: 11 },
    ])
    const inner = outer.select([
      { start: 0, end: 3 },
      { start: 3, end: 4, text: ' ' },
      { start: 4, end: 7 },
    ])
    expect(inner.text).toBe('one two')
    expect(inner.replace({ start: 0, end: 7 }, 'three')).toEqual({
      refused: 'markup stands between the words',
    })
    expect(inner.replace({ start: 4, end: 7 }, 'three')).toEqual({ start: 8, end: 11, text: 'three' })
  })

  it('refuses a part of a read piece, and a place inside it', () => {
    const located = Located.file('a&hellip;b').select([
      { start: 0, end: 1 },
      { start: 1, end: 9, text: '...' },
      { start: 9, end: 10 },
    ])
    const inside = { refused: 'the words begin or end inside an escape' }
    expect(located.replace({ start: 0, end: 2 }, 'x')).toEqual(inside)
    expect(located.replace({ start: 2, end: 3 }, 'x')).toEqual(inside)
    expect(located.replace({ start: 3, end: 5 }, 'x')).toEqual(inside)
    expect(located.replace({ start: 2, end: 2 }, 'x')).toEqual(inside)
    expect(located.replace({ start: 1, end: 4 }, 'x')).toEqual({ start: 1, end: 9, text: 'x' })
    expect(located.replace({ start: 1, end: 1 }, 'x')).toEqual({ start: 1, end: 1, text: 'x' })
    expect(located.replace({ start: 4, end: 4 }, 'x')).toEqual({ start: 9, end: 9, text: 'x' })
  })

  it('hands a refusal to spell on', () => {
    const located = readHtml(Located.file('a b'))
    expect(located.replace({ start: 0, end: 1 }, '<b>')).toEqual({ refused: 'no markup here' })
  })

  it('adds words at the end of a text behind its last words, not behind the markup that follows', () => {
    const list = Located.file('- one\n- two').select([
      { start: 2, end: 5 },
      { start: 8, end: 11 },
    ])
    const first = list.slice(0, 3)
    expect(first.replace({ start: 3, end: 3 }, '!')).toEqual({ start: 5, end: 5, text: '!' })
    expect(list.slice(3, 6).replace({ start: 0, end: 0 }, '!')).toEqual({ start: 8, end: 8, text: '!' })
  })
})

describe('an empty text', () => {
  it('has the place of its empty piece', () => {
    const empty = Located.file('key: ""').select([{ start: 6, end: 6 }])
    expect(empty.text).toBe('')
    expect(empty.source({ start: 0, end: 0 })).toEqual({ start: 6, end: 6 })
    expect(empty.replace({ start: 0, end: 0 }, 'Hi')).toEqual({ start: 6, end: 6, text: 'Hi' })
    expect(empty.slice(0, 0).source({ start: 0, end: 0 })).toEqual({ start: 6, end: 6 })
  })

  it('is the file when the file is empty, and nothing when nothing is selected', () => {
    expect(Located.file('').replace({ start: 0, end: 0 }, 'Hi')).toEqual({ start: 0, end: 0, text: 'Hi' })
    expect(Located.file('abc').select([]).text).toBe('')
  })
})

describe('pieces that a reader got wrong', () => {
  it.each([
    [
      'overlap',
      [
        { start: 0, end: 2 },
        { start: 1, end: 3 },
      ],
      'piece 1–3 after 2 in a text of 3',
    ],
    ['run backwards', [{ start: 2, end: 1 }], 'piece 2–1 after 0 in a text of 3'],
    ['leave the text', [{ start: 2, end: 4 }], 'piece 2–4 after 0 in a text of 3'],
  ])('throw when they %s', (_, pieces, message) => {
    expect(() => Located.file('abc').select(pieces)).toThrow(new RangeError(message))
  })
})
