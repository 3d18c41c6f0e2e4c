import { Script } from 'node:vm'
import { afterEach, expect, test } from 'vitest'
import { asBuilt, holdOptimizer, releaseOptimizer } from '../../../src/node/optimizer.ts'

afterEach(releaseOptimizer)

const source = `(function () { return '${'x'.repeat(100)}' })`
const isHeldHere = process.versions.v8.startsWith('11.3.')

/** V8 keeps one script of each name and text: under another name it looks at what was compiled before. */
let names = 0
const isTaken = (code: Buffer): boolean => {
  const script = new Script(source, { filename: `again-${names++}.js`, cachedData: code })
  return script.cachedDataRejected === false
}

test('what was compiled before is taken while the optimizer is held back, if it is loaded as built, and afterwards', () => {
  const script = new Script(source, { filename: 'first.js' })
  const code = script.createCachedData()
  const loaded = () => asBuilt(() => isTaken(code))
  expect([isTaken(code), loaded()]).toEqual([true, true])
  holdOptimizer()
  holdOptimizer()
  expect([isTaken(code), loaded(), isTaken(code)]).toEqual([!isHeldHere, true, !isHeldHere])
  expect(() =>
    asBuilt(() => {
      throw new Error('lost')
    }),
  ).toThrow('lost')
  expect(isTaken(code)).toBe(!isHeldHere)
  // What is kept afterwards is taken by the next run.
  releaseOptimizer()
  expect([isTaken(code), loaded(), isTaken(script.createCachedData())]).toEqual([true, true, true])
})

test('who lets go while something is loaded is heard', () => {
  const code = new Script(source, { filename: 'second.js' }).createCachedData()
  holdOptimizer()
  asBuilt(releaseOptimizer)
  expect(isTaken(code)).toBe(true)
})
