import { expect, test } from 'vitest'
import { visible, visibleLine, visiblePage } from '../../../src/reporters/visible.ts'
import * as fc from '../../random.ts'

test.each([
  ['a\u001b[31mb', 'a␛[31mb'],
  ['\u0000\u0007\u0008\r\n\t', '␀␇␈␍␊␉'],
  ['\u007f\u0085\u009b', '␡<U+0085><U+009B>'],
  ['\u202eabc\u202c\u2066\u2069\u200f\u061c', '<U+202E>abc<U+202C><U+2066><U+2069><U+200F><U+061C>'],
  ['\u2028\u2029', '<U+2028><U+2029>'],
  ['\ufeffa\ufeff', 'a'],
  ['\ud800x', '\ufffdx'],
  ['é 抱歉 👩‍👩‍👧 🇨🇦 नमस्ते', 'é 抱歉 👩‍👩‍👧 🇨🇦 नमस्ते'],
])('%j', (text, shown) => {
  expect(visible(text)).toBe(shown)
})

test('in a sentence, line breaks are spaces; on a page they stay', () => {
  expect(visibleLine('a\r\n\tb\u001b')).toBe('a b␛')
  expect(visiblePage('a\r\n\tb\u001b\n')).toBe('a\r\n\tb␛\n')
})

test('nothing that steers a terminal gets through, whatever stands around it', () => {
  const steering = /[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => !steering.test(visible(text))))
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => visible(visible(text)) === visible(text)))
})
