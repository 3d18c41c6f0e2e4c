import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { cells, widthOf, wrap } from '../../../src/reporters/columns.ts'
import { excerpt } from '../../../src/reporters/excerpt.ts'
import * as fc from '../../random.ts'

const plain = [...'aZ ~-“quoted” it’s – — … • → │ ✔ ✖ ⚠ àÿÀßØö×÷·‹›']
const others = [
  ...'\t\u00ad\u0301\ufe0f\u200d\u20e3客、。！？（）～〒〩\u302a〰〽㊗一龥\u9fff👍é',
  '✔\ufe0f',
  '⚠\ufe0f',
  '👨‍👩‍👧',
]

test('a text has the width that a terminal gives it, whichever way it is measured', () => {
  const text = fc.array(fc.oneof(fc.constantFrom(...plain), fc.constantFrom(...others), fc.string()))
  fc.assert(
    fc.property(text, parts => {
      expect(widthOf(parts.join(''))).toBe(stringWidth(parts.join('')))
    }),
  )
})

test('plain text is a column a character', () => {
  const text = plain.join('')
  expect(stringWidth(text)).toBe(text.length)
  expect(cells(text, 0).map(cell => cell.width)).toEqual(Array.from(text, () => 1))
})

test('Chinese characters and their marks take two columns each, alone and among others', () => {
  const text = '、〇〒〩一龥\u9fff！（）？～'
  expect(stringWidth(text)).toBe(text.length * 2)
  expect(widthOf(`${text} ok`)).toBe(text.length * 2 + 3)
  expect(cells(`好a！`, 0).map(cell => cell.width)).toEqual([2, 1, 2])
})

test('each character that counts as one or two columns has that width', () => {
  const wrong: string[] = []
  for (let code = 0; code < 0x10000; code++) {
    const character = String.fromCharCode(code)
    if (widthOf(character) !== stringWidth(character)) wrong.push(code.toString(16))
  }
  expect(wrong).toEqual([])
})

test('wrapping loses no character and fills no line beyond its room', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'é', '’', '好', '，'), maxLength: 12 })
  const text = fc.array(word, { maxLength: 40 }).map(words => words.join(' '))
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 40 }), (given, width) => {
      const lines = wrap(given, width)
      expect(lines.join('').replaceAll(' ', '')).toBe(given.replaceAll(' ', ''))
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(Math.max(width, 8))
    }),
  )
})

test('a line of plain text is cut as any other one', () => {
  const part = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '’'), maxLength: 90 })
  // A letter that is a column wide, and not among those that are known to be.
  const other = (text: string): string => text.replaceAll('a', 'ā')
  fc.assert(
    fc.property(part, part, part, fc.integer({ min: 1, max: 60 }), (before, mark, after, room) => {
      const start = { offset: before.length, line: 1, column: before.length + 1 }
      const end = { offset: start.offset + mark.length, line: 1, column: start.column + mark.length }
      const line = before + mark + after
      const { before: b, marked, after: a, ...rest } = excerpt({ line, start, end }, room)
      const shown = { before: other(b), marked: other(marked), after: other(a), ...rest }
      expect(excerpt({ line: other(line), start, end }, room)).toEqual(shown)
    }),
  )
})
