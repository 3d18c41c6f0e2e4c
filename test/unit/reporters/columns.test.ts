import fc from 'fast-check'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { cells, widthOf } from '../../../src/reporters/columns.ts'

const plain = [...'aZ ~-“quoted” it’s – — … • → │ ✔ ✖ ⚠ àÿÀßØö']
const others = [...'\t\u00ad\u0301\ufe0f\u200d\u20e3×客👍é', '✔\ufe0f', '⚠\ufe0f', '👨‍👩‍👧']

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
