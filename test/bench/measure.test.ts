import { expect, test } from 'vitest'
import { measure } from './measure.ts'
import { rowTable } from './table.ts'
import type { Tool } from './tools.ts'

const script = (code: string, hits?: Tool['hits']): Tool => ({
  name: code,
  args: () => ['-e', code],
  ...(hits ? { hits } : {}),
})

const rowOf = (limit: number, ...tools: readonly Tool[]) => ({
  name: 'own',
  about: 'a file',
  path: 'package.json',
  runs: 2,
  limit,
  tools,
})

const minute = 60_000

test('a tool is run as often as its row says, and its hits are counted', async () => {
  const [one] = await measure(
    rowOf(
      minute,
      script("console.log('hit\\nhit')", output => output.split('hit').length - 1),
    ),
  )
  expect(one).toMatchObject({ failed: undefined, hits: 2 })
  expect(one?.times).toHaveLength(2)
  expect(one?.peak).toBeGreaterThan(1e6)
})

test.each([
  ['takes too long', 100, 'setInterval(() => {}, 1000)', '> 0.1 s'],
  [
    'runs out of memory',
    minute,
    "console.error('JavaScript heap out of memory'); process.exitCode = 1",
    'broke down',
  ],
  ['is killed', minute, "process.kill(process.pid, 'SIGKILL')", 'ended by SIGKILL'],
])('one that %s says so in its row, and is not timed', async (_, limit, code, said) => {
  const row = rowOf(limit, script(code))
  const timed = await measure(row)
  expect(timed).toMatchObject([{ failed: said, times: [], hits: undefined }])
  expect(rowTable(row, timed).trimEnd().split('\n').at(-1)).toBe(`${code}  ${said}`)
})
