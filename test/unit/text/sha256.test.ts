import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sha256 } from '../../../src/text/sha256.ts'
import * as fc from '../../random.ts'

const theirs = (text: string): string => createHash('sha256').update(text).digest('hex')

test('the digest of nothing is the one that everybody knows', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('it is what node says, at every length around a block and in every script', () => {
  for (let length = 0; length < 200; length++)
    expect(sha256('a'.repeat(length))).toBe(theirs('a'.repeat(length)))
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
      expect(sha256(text)).toBe(theirs(text))
    }),
  )
})
