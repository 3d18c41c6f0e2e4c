import { expect, test } from 'vitest'
import { troubles } from '../../src/cli/complaint.ts'
import { noPaint } from '../../src/reporters/paint.ts'

const problem = (line: number, message: string) => ({
  path: 'chat.ndjson',
  line,
  column: 1,
  message,
  hint: 'Add it.',
})

test('a file that is wrong on every line is told in a few lines, with their number', () => {
  const all = [
    ...Array.from({ length: 500 }, (_, index) => problem(index + 1, '“role” is missing.')),
    problem(501, 'not JSON'),
  ]
  expect(troubles(all, noPaint)).toBe(
    [
      '✖ chat.ndjson:1:1: “role” is missing.',
      '  Add it.',
      '✖ chat.ndjson:2:1: “role” is missing.',
      '  Add it.',
      '✖ chat.ndjson:3:1: “role” is missing.',
      '  Add it.',
      '✖ chat.ndjson:501:1: not JSON',
      '  Add it.',
      '✖ chat.ndjson: 497 more like it: “role” is missing.',
      '',
    ].join('\n'),
  )
})
