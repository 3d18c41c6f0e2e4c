import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../cli/disk.ts'
import { areas } from './features.ts'
import { inShell } from './shell.ts'

const features = areas.flatMap(area => area.features)
let home = ''

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'tactful-features-'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

describe.concurrent('the command shows', () => {
  test.each(features.filter(({ steps }) => steps.length > 0).map(each => [each.id, each] as const))(
    '%s',
    async (id, { steps }) => {
      const folder = join(home, id, 'features')
      await cp(join(root, 'fixtures/features'), folder, { recursive: true })
      for (const name of ['readers', 'plugins', 'scorecards'])
        await symlink(join(root, 'fixtures', name), join(home, id, name))
      await mkdir(join(home, id, 'node_modules'))
      await symlink(root, join(home, id, 'node_modules/tactful'))
      for (const { run, exit, shows, hides } of steps) {
        const { code, out } = await inShell(run, folder)
        const told = `${run}\n${out}`
        for (const words of shows) expect(out, told).toContain(words)
        for (const words of hides) expect(out, told).not.toContain(words)
        expect(code, told).toBe(exit)
      }
    },
  )
})

test('each claim has a command, and what is missing a reason', () => {
  const ids = features.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)])
  for (const { id, has, steps, note } of features) {
    expect(steps.length, id).toBeGreaterThan(0)
    expect(
      steps.some(({ shows }) => shows.length > 0),
      id,
    ).toBe(true)
    if (has !== 'yes') expect(note, id).toBeDefined()
  }
})

describe('the shell of this test', () => {
  test.each([
    ["printf '%s|' 'a b' \"c 'd' \\\"e\\\"\" f\\ g", `a b|c 'd' "e"|f g|`],
    [
      "printf 'b\\na\\n' | sort > out.txt && cat < out.txt && printf c >> out.txt && cat out.txt",
      'a\nb\na\nb\nc',
    ],
    ['X=1 printenv X && cd sub && pwd', /^1\n.*\/sub\n$/],
  ])('%s', async (line, expected) => {
    const folder = join(home, 'shell')
    await mkdir(join(folder, 'sub'), { recursive: true })
    const { code, out } = await inShell(line, folder)
    expect(code).toBe(0)
    expect(out).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected))
  })

  test.each(['ls *.md', 'echo $HOME', 'echo `date`', 'true; false', 'echo "$(date)"', "echo 'open"])(
    'refuses what it does not understand: %s',
    async line => {
      await expect(inShell(line, home)).rejects.toThrow('not understood')
    },
  )
})
