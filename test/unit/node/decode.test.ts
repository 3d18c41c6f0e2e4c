import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decode } from '../../../src/node/decode.ts'

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))))

test('UTF-8, with its byte order mark', () => {
  expect(decode(bytes('抱歉 👍\r\n'))).toBe('抱歉 👍\r\n')
  expect(decode(bytes('\uFEFFHi'))).toBe('\uFEFFHi')
  expect(decode(bytes())).toBe('')
})

test('UTF-16 of both orders, with its byte order mark', () => {
  const little = Buffer.from('\uFEFF抱歉 👍', 'utf16le')
  expect(decode(little)).toBe('\uFEFF抱歉 👍')
  expect(decode(Buffer.from(little).swap16())).toBe('\uFEFF抱歉 👍')
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
      if (typeof read === 'string') return
      const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
      expect(() => strict.decode(given.subarray(0, read.byte))).not.toThrow()
      expect(() => strict.decode(given)).toThrow()
      expect(read.byte).toBeLessThan(given.length)
    }),
  )
})
