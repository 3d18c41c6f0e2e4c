import { expect, it } from 'vitest'
import { readFile } from '../reading.ts'

const words = '"No problem, we are sorry."'

it.each<readonly [string, (levels: number) => string]>([
  ['a.json', levels => `${'{"a":'.repeat(levels)}${words}${'}'.repeat(levels)}`],
  ['a.yml', levels => `${'{a: '.repeat(levels)}${words}${'}'.repeat(levels)}`],
  ['a.toml', levels => `${'a.'.repeat(levels - 1)}a = ${words}`],
])(
  '%s is told to be nested too deeply, and is not walked down',
  async (path, make) => {
    const names = path.slice(2).replace('yml', 'yaml').toUpperCase()
    expect((await readFile(make(499), path)).problems).toEqual([])
    for (const levels of [500, 5000, 40_000]) {
      const { problems } = await readFile(make(levels), path)
      expect(problems[0]?.problem).toMatch(new RegExp(`^This (?:${names} is nested too deeply|is not valid)`))
    }
  },
  30_000,
)

it('and YAML that names values in values is looked at once', async () => {
  const line = (at: number): string => `a${at}: &a${at} [*a${at - 1}, *a${at - 1}]\n`
  const text = `a0: &a0 [x]\n${Array.from({ length: 200 }, (_, at) => line(at + 1)).join('')}`
  expect((await readFile(text, 'a.yml')).problems.length).toBeLessThan(2)
})
