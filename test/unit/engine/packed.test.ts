import { expect, test } from 'vitest'
import { loadRules } from '../../../src/build/load-rules.ts'
import { packPhrases, unpackPhrases } from '../../../src/engine/packed.ts'
import { compileBook } from '../../../src/engine/ruleset.ts'
import { readyOf } from '../../../src/language/ready.ts'

test('packed phrases come back as they were, with the tables that a run would make', async () => {
  const compiled = compileBook(await loadRules('rules'))
  const { phrases, bytes } = packPhrases(compiled)
  const { words, ...others } = JSON.parse(JSON.stringify(phrases))
  const back = unpackPhrases({ ...others, words: () => words }, bytes)
  expect(back.owners).toEqual(compiled.owners)
  const { ready, ...program } = back.program
  for (const key of ['words', 'fits', 'next', 'flags', 'starts', 'classes', 'follows', 'firsts'] as const) {
    expect([...program[key]], key).toEqual([...compiled.program[key]])
  }
  expect([program.exact, program.names]).toEqual([compiled.program.exact, compiled.program.names])
  expect(ready).toEqual(readyOf(compiled.program))
})

test('they are read in place, wherever their bytes stand', async () => {
  const { phrases: packed, bytes } = packPhrases(compileBook(await loadRules('rules')))
  const phrases = { ...packed, words: () => packed.words }
  const elsewhere = new Uint8Array(bytes.length + 1)
  elsewhere.set(bytes, 1)
  expect([...unpackPhrases(phrases, elsewhere.subarray(1)).program.fits]).toEqual([
    ...unpackPhrases(phrases, bytes).program.fits,
  ])
})
