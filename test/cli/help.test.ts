import { describe, expect, test } from 'vitest'
import { program } from '../../src/cli/program.ts'
import { terminalOf } from '../../src/cli/terminal.ts'
import { usages } from '../../src/cli/usage/index.ts'
import type { World } from '../../src/cli/world.ts'
import { keep, tactful } from './world.ts'

const commands = usages.flatMap(group => group.usages.map(({ name }) => name))

const examplesIn = (help: string): readonly string[] => {
  const from = help.indexOf('Examples:\n')
  const lines = help.slice(from, help.indexOf('\n\n', from)).split('\n').slice(1)
  return lines.map(line => line.trim().split(/ {2,}/)[0] as string)
}

/** The words of a command line, as a shell takes it apart. */
const wordsIn = (line: string): readonly string[] =>
  (line.match(/'[^']*'|\S+/g) ?? []).map(word => word.replaceAll("'", ''))

describe.each(['', ...commands])('tactful %s --help', name => {
  test('teaches by examples that can be said, and tells the exit codes', async () => {
    const { code, out, err } = await tactful([...(name ? [name] : []), '--help'], {})
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/\nExit codes: 0 /)
    const examples = examplesIn(out)
    expect(examples.length).toBeGreaterThan(1)
    expect(examples.some(line => line.includes(`tactful ${name}`))).toBe(true)
    for (const line of examples) {
      const [call = ''] = line.slice(line.search(/tactful(?: |$)/)).split(/ [<>|&]+ /)
      const said = wordsIn(call)
      const run = tactfulParses(said.slice(1))
      expect([line, await run]).toEqual([line, undefined])
    }
  })

  test('has every flag under a heading that says what it is about', async () => {
    const { out } = await tactful([...(name ? [name] : []), '--help'], {})
    expect(out).not.toMatch(/^(?:Options|Commands|Global Options):$/m)
  })
})

/** Takes a command line apart and does nothing; what is wrong with it, if anything is. */
const tactfulParses = async (argv: readonly string[]): Promise<unknown> => {
  const out = keep().stream
  const world = { argv, stdout: out, stderr: out, env: {}, version: '1', signal: AbortSignal.abort(0) }
  const root = program(world as unknown as World, terminalOf(world as unknown as World), () => {})
  for (const command of root.commands) command.action(() => {})
  return root.parseAsync(argv, { from: 'user' }).then(
    () => undefined,
    error => error,
  )
}
