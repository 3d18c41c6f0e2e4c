import { expect, test } from 'vitest'
import { commandless } from '../../../src/reporters/commandless.ts'
import { reporters } from '../../../src/reporters/index.ts'
import { expectLinear } from '../../linear.ts'
import { holds } from './nasty.ts'
import { commandsIn } from './runner.ts'

const names = reporters.map(({ name }) => name)

/** C0 but for line ends, DEL and C1, what ends or reorders a line, halves of pairs. */
const ranges = [
  [0, 9],
  [0xb, 0xc],
  [0xe, 0x1f],
  [0x7f, 0x9f],
  [0x2028, 0x202e],
  [0x2066, 0x2069],
  [0xd800, 0xdfff],
]

const steers = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0
  return ranges.some(([from = 0, to = 0]) => code >= from && code <= to)
}

test.each(names)('%s: no text of a file steers a terminal', name =>
  holds(name, text => {
    expect([...text].filter(steers)).toEqual([])
    // A byte order mark only where a file begins.
    expect(text.lastIndexOf('\ufeff')).toBeLessThan(1)
    expect(/\r(?!\n)/.test(text)).toBe(false)
  }),
)

test.each(names.filter(name => name !== 'github'))(
  '%s: no text of a file is a command to a CI runner',
  name =>
    holds(name, text => {
      expect(commandsIn(text)).toEqual([])
    }),
)

test.each(['#', '##a', ' ', '\u2060', '\n', ':', ': ', '\n:'])(
  'many of %j cost no more than their length',
  piece =>
    expectLinear(
      75_000,
      size => piece.repeat(size),
      page => expect(commandsIn(commandless(page))).toEqual([]),
    ),
)
