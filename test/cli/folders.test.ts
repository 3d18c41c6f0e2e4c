import { describe, expect, test } from 'vitest'
import { tools } from '../../src/cli/tools.ts'
import { tactful } from './world.ts'

const real = { tools }
const text =
  'Your chairs left our depot in Graz on Monday and reach you by Thursday noon; the driver calls half an hour before, so that you can stay in.\n'
const files = {
  '/w/macros/late.md': text,
  '/w/macros/more/delay.md': `No problem!\n\n${text}`,
  '/w/macros/other.md': 'The chairs come in oak and ash.\n',
}
const strict = ['-f', 'json', '--show', 'info', '--rule', 'near-duplicate', '--rule', 'no-problem']

const findings = async (...argv: readonly string[]) => {
  const { out, err, code } = await tactful([...argv, ...strict], files, real)
  const report = JSON.parse(out)
  const found = report.files.flatMap(
    ({
      path,
      findings,
    }: {
      path: string
      findings: { rule: string; message: string; start: { line: number } }[]
    }) => findings.map(each => `${path}:${each.start.line} ${each.rule}`),
  )
  return { found, err, code, report }
}

describe('rules over whole folders', () => {
  test('speak of a folder, at their places among other findings, in the order of the files', async () => {
    const { found, report, err } = await findings('macros')
    expect(found).toEqual([
      'macros/late.md:1 near-duplicate',
      'macros/more/delay.md:1 no-problem',
      'macros/more/delay.md:1 near-duplicate',
    ])
    expect(report.summary.files).toBe(3)
    expect(report.files.map(({ path }: { path: string }) => path)).toContain('macros/other.md')
    expect(report.files[0].findings[0].message).toContain('macros/more/delay.md, line 1')
    expect(err).toBe('')
  })

  test('and of what a pattern matches', async () => {
    expect((await findings('macros/**/*.md')).found).toContain('macros/late.md:1 near-duplicate')
  })

  test('but not of single files, and say so where they were asked for', async () => {
    const { found, err } = await findings('macros/late.md', 'macros/more/delay.md')
    expect(found).toEqual(['macros/more/delay.md:1 no-problem'])
    expect(err).toBe('near-duplicate compares whole folders: name the folder, not single files.\n')
    const quiet = await findings('macros/late.md', '--quiet')
    expect(quiet.err).toBe('')
  })

  test('are off by themselves, and on in strict', async () => {
    const run = async (...argv: readonly string[]) =>
      (await tactful(['macros', '-f', 'json', '--show', 'info', ...argv], files, real)).out
    expect(await run()).not.toContain('near-duplicate')
    expect(await run('--profile', 'strict')).toContain('near-duplicate')
  })

  test('a file that cannot be read does not keep the others from being judged', async () => {
    const { code, out } = await tactful(['.', ...strict], { ...files, '/w/macros/bad.json': '[{"a": ' }, real)
    expect(code).toBe(2)
    expect(out).toContain('near-duplicate')
  })
})
