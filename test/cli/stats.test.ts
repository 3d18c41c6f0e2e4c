import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { tools } from '../../src/cli/tools.ts'
import { tactful } from './world.ts'

const clock = (): (() => number) => {
  let time = 0
  return () => {
    time += 1
    return time
  }
}

const files = {
  '/w/a.txt': 'Hi Ana,\n\nNo problem. We will look into it soon.\n',
  '/w/b.txt': 'No problem.\n',
}

test('--stats tells stages and rules on standard error, and leaves the report as it is', async () => {
  const argv = ['--no-config', '-f', 'json', '.']
  const plain = await tactful(argv, files, { tools })
  const { code, out, err } = await tactful([...argv, '--stats'], files, { tools, now: clock() })
  expect([code, out]).toEqual([plain.code, plain.out])
  expect(plain.err).toBe('')
  const page = err
    .replace(/\d+\.\d+/g, '0')
    .replace(/ +\d+ %/g, ' %')
    .replace(/ {2,}/g, '  ')
  for (const stage of [
    'starting',
    'finding files',
    'reading',
    'matching',
    'judging',
    'reporting',
    'the rest',
  ])
    expect(page).toContain(`\n${stage}  0 s`)
  expect(page).toMatch(
    /\n2 files, 2 messages, 0 kB; once it was started, 0 kB and \d+ messages? a second\.\n/,
  )
  expect(err).toMatch(/\nno-problem +2 +2 +\d+\.\d ms\n/)
  expect(err).toMatch(/\nvague-promise +1 +1 +\d+\.\d ms\n/)
})

test('the slowest rule comes first, and the shares are of the whole', async () => {
  const more = { ...files, '/w/c.txt': 'We apologize for any inconvenience.\n' }
  const { err } = await tactful(['--no-config', '--stats', '.'], more, { tools, now: clock() })
  const times = [...err.matchAll(/ (\d+\.\d) ms$/gm)].map(([, time]) => Number(time))
  expect(times.length).toBeGreaterThan(2)
  expect(times).toEqual(times.toSorted((a, b) => b - a))
  const seconds = [...err.matchAll(/ (\d+\.\d\d) s(?: |$)/gm)].map(([, time]) => Number(time))
  const all = seconds.at(-1) ?? 0
  expect(seconds.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBeCloseTo(all, 1)
})

test('what it calls starting began with the process', () => {
  const script = `import { main } from ${JSON.stringify(resolve('src/cli/main.ts'))}
    process.argv = ['node', 'tactful', '--no-config', '--stats', 'package.json']
    process.exitCode = await main(${JSON.stringify(resolve('.'))})`
  const { stderr } = spawnSync(
    process.execPath,
    ['--import', resolve('node_modules/tsx/dist/loader.mjs'), '--input-type=module', '--eval', script],
    { encoding: 'utf8' },
  )
  const seconds = Number(/^starting +(\d+\.\d\d) s/m.exec(stderr)?.[1])
  // Node alone takes as long before it comes to our code; counted from anywhere else it would be 0, or years.
  expect(seconds).toBeGreaterThanOrEqual(0.02)
  expect(seconds).toBeLessThan(60)
})
