import { expect, it } from 'vitest'
import { makePage } from '../../../src/cli/page.ts'
import * as fc from '../../random.ts'

it('holds what was added since it was turned, as UTF-8', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('“soon”', '\ud800', 'x'.repeat(90_000)),
  )
  fc.assert(
    fc.property(fc.array(fc.array(text, { maxLength: 4 }), { maxLength: 4 }), pages => {
      const page = makePage()
      const turned = pages.map(texts => {
        for (const one of texts) page.add(one)
        const length = page.length()
        const bytes = page.turn()
        expect(bytes.length).toBe(length)
        return bytes
      })
      // A page stays as it is when others are filled.
      const wanted = pages.map(texts => Buffer.concat(texts.map(one => Buffer.from(one))))
      expect(wanted.map((bytes, at) => bytes.equals(turned[at] as Uint8Array))).toEqual(pages.map(() => true))
    }),
  )
})
