import { expect, test } from 'vitest'
import { decode, isUndecodable } from '../../../src/node/decode.ts'
import { encode } from '../../../src/node/encode.ts'
import { bytesIn, decoderFor } from '../../../src/text/charset.ts'
import * as fc from '../../random.ts'

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))))

const textOf = (given: Uint8Array, path?: string): unknown => {
  const decoded = decode(given, path)
  return isUndecodable(decoded) ? decoded.problem : [decoded.text, decoded.encoding]
}

test('UTF-8, with its byte order mark', () => {
  expect(textOf(bytes('抱歉 👍\r\n'))).toEqual(['抱歉 👍\r\n', 'utf-8'])
  expect(textOf(bytes('\uFEFFHi'))).toEqual(['\uFEFFHi', 'utf-8'])
  expect(textOf(bytes())).toEqual(['', 'utf-8'])
})

test('UTF-16 of both orders, with its byte order mark', () => {
  const little = Buffer.from('\uFEFF抱歉 👍', 'utf16le')
  expect(textOf(little)).toEqual(['\uFEFF抱歉 👍', 'utf-16le'])
  expect(textOf(Buffer.from(little).swap16())).toEqual(['\uFEFF抱歉 👍', 'utf-16be'])
})

test.each([
  ['a byte of another encoding', bytes('Hi\nüxCaf', 0xe9, '!'), 9, 2, 6],
  ['a lone follower', bytes(0x80), 0, 1, 1],
  ['an overlong form', bytes('a', 0xc0, 0xaf), 1, 1, 2],
  ['half a surrogate pair', bytes('a', 0xed, 0xa0, 0x80), 1, 1, 2],
  ['beyond the last character', bytes(0xf4, 0x90, 0x80, 0x80), 0, 1, 1],
  ['cut short', bytes('👍\n', 0xf0, 0x9f, 0x91), 5, 2, 1],
  ['after a mark', bytes('\uFEFFa', 0xff), 4, 1, 3],
])('%s', (_, given, byte, line, column) => {
  expect(decode(given)).toMatchObject({ byte, line, column })
})

test('says which byte, and what it may have been', () => {
  expect(decode(bytes('Caf', 0xe9))).toEqual({
    problem: 'byte 3 (0xE9) is not UTF-8',
    hint: 'Save the file as UTF-8 (in Windows-1252 this byte is “é”).',
    byte: 3,
    offset: 3,
    line: 1,
    column: 4,
  })
})

test('broken UTF-16', () => {
  expect(decode(bytes(0xff, 0xfe, 'a', 0, 0x00, 0xd8, 'b', 0))).toMatchObject({ byte: 4, line: 1, column: 3 })
  expect(decode(bytes(0xfe, 0xff, 0, 'a', 0))).toMatchObject({ byte: 4, column: 3 })
})

test('finds a bad byte exactly where the platform refuses the text', () => {
  const some = fc.array(
    fc.oneof(fc.constantFrom(0x41, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x91, 0x8d), fc.nat(255)),
  )
  fc.assert(
    fc.property(some, list => {
      const given = Uint8Array.from(list)
      if ((list[0] === 0xff && list[1] === 0xfe) || (list[0] === 0xfe && list[1] === 0xff)) return
      const read = decode(given)
      if (!isUndecodable(read)) return
      const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
      expect(() => strict.decode(given.subarray(0, read.byte))).not.toThrow()
      expect(() => strict.decode(given)).toThrow()
      expect(read.byte).toBeLessThan(given.length)
    }),
  )
})

const declaring = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>\n<a>`

test.each([
  ['a.xlf', declaring('ISO-8859-1'), 'windows-1252', 'Café – “naïve”'],
  ['strings.xml', declaring('gb2312'), 'gb18030', '抱歉，😀'],
  ['a.xml', declaring('Big5'), 'big5', '抱歉，請'],
  ['a.po', 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=KOI8-R\\n"\n', 'koi8-r', 'Привет'],
  ['a.html', '<!doctype html><meta charset=shift_jis><p>', 'shift_jis', 'すみません'],
  ['a.html', '<meta http-equiv="Content-Type" content="text/html; charset=euc-kr"><p>', 'euc-kr', '안녕'],
])('%s in the encoding that it declares', (path, start, encoding, words) => {
  const given = bytes(start, ...(bytesIn(words, encoding) ?? []))
  expect(textOf(given, path)).toEqual([start + words, encoding])
  expect(encode(start + words, encoding)).toEqual(Uint8Array.from(given))
})

test('what is declared counts for less than what is there', () => {
  expect(textOf(bytes(declaring('utf-16'), 'é'), 'a.xml')).toEqual([`${declaring('utf-16')}é`, 'utf-8'])
  expect(textOf(bytes('<meta charset=big5>é'), 'a.html')).toEqual(['<meta charset=big5>é', 'utf-8'])
  expect(textOf(bytes('charset=koi8-r', 0xe9), 'a.txt')).toBe('byte 14 (0xE9) is not UTF-8')
})

test('bytes that are not what the file declares', () => {
  const start = declaring('big5')
  expect(decode(bytes(start, 'a\nb', 0xa4, 0x20), 'a.xml')).toMatchObject({
    problem: `byte ${start.length + 3} (0xA4) is not BIG5`,
    hint: 'Save the file in the encoding that its XML declaration names, or as UTF-8 and say so there.',
    line: 3,
    column: 2,
  })
  expect(decode(bytes(start, 0xa4), 'a.xml')).toMatchObject({ byte: start.length })
  expect(textOf(bytes(declaring('klingon'), 0xe9), 'a.xml')).toBe(
    'its XML declaration names the encoding “klingon”, which nobody knows',
  )
})

test('UTF-16 without its mark, where ASCII must come first', () => {
  const little = Buffer.from('"a" = "抱歉";\n', 'utf16le')
  expect(textOf(little, 'de.lproj/Localizable.strings')).toEqual(['"a" = "抱歉";\n', 'utf-16le'])
  expect(textOf(Buffer.from(little).swap16(), 'a.strings')).toEqual(['"a" = "抱歉";\n', 'utf-16be'])
  expect(textOf(Buffer.from(declaring('utf-16'), 'utf16le'), 'a.xml')).toEqual([
    declaring('utf-16'),
    'utf-16le',
  ])
})

test('a mail that is not UTF-8, byte by byte', () => {
  const given = bytes('From: a@b.example\nMessage-ID: <1@b>\n\nCaf', 0xe9)
  expect(textOf(given, 'a.eml')).toEqual([given.toString().replace('\uFFFD', 'é'), 'binary'])
  expect(textOf(given, '-')).toEqual(textOf(given, 'a.eml'))
  expect(textOf(bytes('From: a@b.example\n\nCafé'), 'a.eml')).toEqual(['From: a@b.example\n\nCafé', 'utf-8'])
})

test('a character may have no place', () => {
  expect(encode('抱', 'windows-1252')).toBeUndefined()
  expect(encode('抱', 'binary')).toBeUndefined()
  expect(encode('\uD83D', 'utf-8')).toBeUndefined()
  expect(encode('\uD83D', 'utf-16le')).toBeUndefined()
  expect(encode('a', 'utf-7')).toBeUndefined()
})

test('a charset that spells one character in two ways is only read', () => {
  const given = bytes(declaring('shift_jis'), 0xfa, 0x5c)
  const read = decode(given, 'a.xml')
  if (isUndecodable(read)) throw new Error(read.problem)
  expect(encode(read.text, read.encoding)).toBeUndefined()
})

const charsets =
  'utf-8 us-ascii iso-8859-1 iso-8859-2 iso-8859-15 windows-1250 windows-1251 windows-1253 windows-1257 koi8-r macintosh gb2312 gbk gb18030 big5 shift_jis euc-jp euc-kr'.split(
    ' ',
  )

test('what was decoded is encoded to the same bytes', () => {
  const piece = fc.oneof(
    fc.nat(255).map(byte => [byte]),
    fc.tuple(fc.integer({ min: 0x81, max: 0xfe }), fc.nat(255)),
  )
  const given = fc.tuple(fc.constantFrom(...charsets), fc.array(piece, { maxLength: 12 }))
  fc.assert(
    fc.property(given, ([charset, parts]) => {
      for (const path of ['a.xml', 'a.eml', 'a.txt', 'a.strings']) {
        const whole = bytes(path === 'a.xml' ? declaring(charset) : '', ...parts.flat())
        const read = decode(whole, path)
        if (isUndecodable(read) || read.encoding.endsWith('(only read)')) continue
        expect(Buffer.from(whole).equals(encode(read.text, read.encoding) ?? bytes('?'))).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

test('what was encoded is decoded to the same text', () => {
  fc.assert(
    fc.property(fc.constantFrom(...charsets), fc.string({ unit: 'grapheme' }), (charset, text) => {
      const encoded = bytesIn(text, charset)
      if (encoded) expect(decoderFor(charset)?.decode(encoded)).toBe(text)
    }),
  )
})
