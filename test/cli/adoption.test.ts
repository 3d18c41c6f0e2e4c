import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Temporary, temporaryRepository } from '../unit/node/repository.ts'
import { built } from './built-command.ts'

/** Habits of five years, in the formats that a support team has. */
const macros = Array.from({ length: 120 }, (_, index) => ({
  title: `Macro ${index}`,
  body: [
    `Unfortunately, we cannot send box ${index} again.`,
    `You must fill in form ${index} first!!!`,
    `As I said, we will refund order ${index} shortly.`,
  ].join(' '),
}))

const fine = 'Your refund was sent today, Ana.'
/** One that a safe rewrite mends. */
const bad = 'Your refund was sent today, Ana!!!'

const macroFile = (body: string): string =>
  `${JSON.stringify({ macros: [{ title: 'Refund sent', body }] }, null, 2)}\n`

const adopted = 'macros/refund-sent.json'
const hooked = 'macros/refund-late.json'

describe.skipIf(!existsSync('dist/cli.cjs'))('a team of thirty switches it on', { timeout: 60_000 }, () => {
  let team: Temporary
  const tactful = (...args: readonly string[]) => built(args, { cwd: team.root })
  const found = (...args: readonly string[]) => {
    const { status, stdout, stderr } = tactful(...args, '--format', 'json')
    expect(stderr).toBe('')
    const { files, summary } = JSON.parse(stdout)
    const findings: readonly string[] = files.flatMap(
      ({ path, findings }: { path: string; findings: readonly { rule: string }[] }) =>
        findings.map(({ rule }) => `${path} ${rule}`),
    )
    return { status, findings, summary }
  }
  const onDisk = (path: string): string => readFileSync(join(team.root, path), 'utf8')

  beforeAll(() => {
    team = temporaryRepository()
    for (const folder of ['zendesk-macros', 'markdown', 'html', 'zendesk-tickets'])
      cpSync(join('fixtures/readers', folder), join(team.root, folder), { recursive: true })
    team.write('macros/all.json', `${JSON.stringify({ macros }, null, 2)}\n`)
    team.commit()
  })
  afterAll(() => team.remove())

  test('there are hundreds of findings', () => {
    const { status, summary } = found('.')
    expect(status).not.toBe(0)
    expect(summary.findings).toBeGreaterThan(300)
  })

  test('init writes settings, baseline records, and the day ends in green', () => {
    expect(tactful('init', '--yes')).toMatchObject({ status: 0, stderr: '' })
    expect(tactful('baseline')).toMatchObject({ status: 0, stderr: '' })
    expect(found('.')).toMatchObject({ status: 0, findings: [] })
    team.commit()
  })

  test('one new bad macro fails, and nothing else', () => {
    team.write(adopted, macroFile(bad))
    expect(found('.')).toMatchObject({ status: 1, findings: [`${adopted} shouting`] })
  })

  test('--fix mends it and touches nothing else', () => {
    const { status, stderr } = tactful('--fix', '.')
    expect(stderr).toContain(`fixed ${adopted}:`)
    expect(status).toBe(0)
    expect(onDisk(adopted)).toBe(macroFile(fine))
    expect(team.git('status', '--porcelain', '--untracked-files=all')).toBe(`?? ${adopted}`)
    expect(found('.')).toMatchObject({ status: 0, findings: [] })
    team.commit()
  })

  describe('the hook looks at what is staged', () => {
    test('a bad macro is staged, and the working tree has it mended already', () => {
      team.write(hooked, macroFile(bad))
      team.git('add', hooked)
      team.write(hooked, macroFile(fine))
      expect(found('--staged')).toMatchObject({ status: 1, findings: [`${hooked} shouting`] })
      expect(found('.')).toMatchObject({ status: 0 })
    })

    test('it is mended, staged again, and passes; what the working tree has by now is of no matter', () => {
      team.git('checkout', '--', hooked)
      expect(onDisk(hooked)).toBe(macroFile(bad))
      expect(tactful('--fix', hooked)).toMatchObject({ status: 0 })
      team.git('add', hooked)
      team.write(hooked, macroFile(`${bad} You must not worry.`))
      expect(found('--staged')).toMatchObject({ status: 0, findings: [] })
      expect(found('.').status).toBe(1)
    })

    test('an old fault beside a new line is nobody’s today', () => {
      team.git('checkout', '--', hooked)
      const all = JSON.parse(onDisk('macros/all.json'))
      all.macros.splice(60, 0, { title: 'New', body: fine })
      team.write('macros/all.json', `${JSON.stringify(all, null, 2)}\n`)
      team.git('add', 'macros/all.json')
      expect(found('--staged')).toMatchObject({ status: 0, findings: [] })
      expect(found('.')).toMatchObject({ status: 0, findings: [] })
    })
  })
})
