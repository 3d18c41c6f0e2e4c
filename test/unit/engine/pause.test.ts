import { expect, test } from 'vitest'
import { checkerOf } from '../../../src/compose.ts'
import { readSource } from '../../../src/readers/read.ts'
import { Located } from '../../../src/text/located.ts'
import { isProblem } from '../../../src/text/problem.ts'

const macros = Array.from({ length: 5 }, (_, index) => ({
  title: `M${index}`,
  body: 'No problem. Your box was sent to your address today.',
}))
const text = JSON.stringify({ macros })

const check = async (source: string, path: string, turns: readonly (boolean | undefined)[]) => {
  const reading = await readSource({ path, located: Located.file(source) }, {})
  if (!reading || isProblem(reading)) throw new Error('it is not read')
  let asked = 0
  const pause = (): Promise<boolean> | undefined => {
    const turn = turns[asked++]
    return turn === undefined ? undefined : Promise.resolve(turn)
  }
  const checker = checkerOf({ profile: 'recommended', only: [], house: [] })
  return { ...(await checker.file(reading, { path, text: source, pause })), asked }
}

test('a file is asked to pause before each conversation, and goes on where nobody says no', async () => {
  const { report, cut, asked } = await check(text, 'macros.json', [undefined, false, undefined, false])
  expect([asked, cut, report.messages, report.findings.length]).toEqual([5, undefined, 5, 5])
})

test('what was found before it was told to end is kept, and the file is marked', async () => {
  const { report, cut, asked } = await check(text, 'macros.json', [false, false, true])
  expect([asked, cut, report.messages, report.findings.length]).toEqual([3, true, 2, 2])
})

test('nothing is said of suppressions of a file that was left halfway', async () => {
  const log = 'Agent: Fine.\n<!-- tactful-ignore-file insult -- old -->\nAgent: No problem.\n'
  const whole = await check(log, 'a.md', [])
  const cut = await check(log, 'a.md', [true])
  expect(whole.report.findings.length).toBeGreaterThan(0)
  expect([cut.cut, cut.report.findings]).toEqual([true, []])
})
