import { expect, test } from 'vitest'
import { formatsEnding, formatsOf } from '../../../src/readers/extensions.ts'
import { formats } from '../../../src/readers/index.ts'
import type { Format } from '../../../src/readers/reader.ts'
import * as fc from '../../random.ts'

const lengths = (path: string, { extensions }: Format): readonly number[] =>
  extensions.filter(end => path.toLowerCase().endsWith(end)).map(({ length }) => length)

/** The same, by looking at every extension of every format. */
const ending = (path: string) => formats.filter(format => lengths(path, format).length > 0)

const longest = (path: string) => {
  const most = Math.max(0, ...formats.flatMap(format => lengths(path, format)))
  return ending(path).filter(format => lengths(path, format).includes(most))
}

const extensions = [...new Set(formats.flatMap(format => format.extensions))]

const paths = fc
  .array(
    fc.oneof(
      fc.constantFrom(...extensions, ...extensions.map(each => each.toUpperCase())),
      fc.constantFrom('a', '/', '\\', '.', 'my', 'İ', ' ', ''),
    ),
    { maxLength: 5 },
  )
  .map(parts => parts.join(''))

test('formats are found by their extensions as by looking at all of them', () => {
  fc.assert(
    fc.property(paths, path => {
      expect(formatsEnding(path, formats)).toEqual(ending(path))
      expect(formatsOf(path, formats)).toEqual(longest(path))
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['dir.md/a', []],
  ['a.md', ['markdown', 'log']],
  ['a.TXT.erb', ['text']],
  ['values/strings.xml', ['android-strings']],
])('%s is a file of %j', (path, ids) => {
  expect(formatsOf(path, formats).map(({ id }) => id)).toEqual(ids)
})
