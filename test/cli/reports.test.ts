import { describe, expect, test } from 'vitest'
import { commandsIn } from '../unit/reporters/runner.ts'
import { type Files, memory, tactful } from './world.ts'

const slip = 'Hello,\n\nNo problem, we will refund it.\n'
const here: Files = { '/w/a.txt': slip }

/** A run whose written files are kept. */
const writing = async (argv: readonly string[], files: Files, env: Readonly<Record<string, string>> = {}) => {
  const written = new Map<string, string>()
  const said = await tactful(argv, files, { fs: memory(files, written), env })
  return { ...said, written: Object.fromEntries(written) }
}

describe('--format', () => {
  test('several reports at once, each where it was sent', async () => {
    const { code, out, written } = await writing(
      ['a.txt', '-f', 'compact', '--format', 'sarif=out/a=b.sarif', '-f', 'json=report.json'],
      here,
    )
    expect(code).toBe(1)
    expect(out).toBe('a.txt:3:1: warning “No problem” is not kind. [no-problem]\n')
    expect(Object.keys(written)).toEqual(['/w/out/a=b.sarif', '/w/report.json'])
    const { results, tool, invocations } = JSON.parse(written['/w/out/a=b.sarif'] ?? '').runs[0]
    expect(results.length).toBe(1)
    expect(tool.driver.rules[0].shortDescription.text).toBe('About no-problem')
    expect(invocations).toEqual([{ executionSuccessful: true, exitCode: 1 }])
    expect(JSON.parse(written['/w/report.json'] ?? '').summary.findings).toBe(1)
  })

  test('nothing is printed where all reports go to files', async () => {
    const { out, written } = await writing(['a.txt', '-f', 'csv=a.csv'], here)
    expect(out).toBe('')
    expect(written['/w/a.csv']).toContain('"a.txt",3,1,3,11')
  })

  test('- is standard output; a report in a file has no colours', async () => {
    const { out, written } = await writing(
      ['a.txt', '--color', '--format', 'compact=-', '--format', 'pretty=a.log'],
      here,
    )
    expect(out).toMatch(/^a\.txt:3:1: /)
    expect(written['/w/a.log']).toMatch(/^a\.txt\n\n {2}a\.txt:3:1 {2}warning/)
  })

  test('a report of an earlier run is replaced, and not read', async () => {
    const files = { ...here, '/w/old.md': slip, '/w/b.txt': 'Thank you.' }
    const { code, out, written } = await writing(['.', '-f', 'markdown=old.md', '-f', 'compact'], files)
    expect([code, out]).toEqual([1, 'a.txt:3:1: warning “No problem” is not kind. [no-problem]\n'])
    expect(written['/w/old.md']).toMatch(/^## ⚠ Tactful: 1 finding/)
  })

  test.each([
    [['-f', 'jsno'], 'there is no output format “jsno”', 'Did you mean json?'],
    [['-f', 'json=a.json', '-f', 'srif=b'], 'there is no output format “srif”', 'Did you mean sarif?'],
    [['-f', 'json='], '--format json= names no file', '--format json=FILE'],
    [
      ['-f', 'json', '-f', 'sarif=-'],
      'two reports can’t share standard output: json and sarif',
      '--format sarif=FILE',
    ],
    [['-f', 'json=x', '-f', 'sarif=./x'], 'two reports can’t share a file: /w/x', 'Name another one.'],
    [
      ['-f', 'json=a.txt'],
      'the report a.txt can’t be written: it is one of the files to check',
      'Name another file',
    ],
    [['-f', 'json=sub'], 'the report sub can’t be written: it is a folder', 'Name another file'],
  ])('%j is a mistake that is told', async (flags, message, hint) => {
    const { code, out, err, written } = await writing(['a.txt', ...flags], { ...here, '/w/sub/x.txt': '' })
    expect([code, out, written]).toEqual([2, '', {}])
    expect(err).toContain(message)
    expect(err).toContain(hint)
  })

  test('a file that can’t be written makes the run unsure; the other reports are there', async () => {
    const { code, err, out, written } = await writing(
      ['a.txt', '-f', 'compact', '-f', 'json=/locked/x.json', '-f', 'csv=x.csv'],
      here,
    )
    expect(code).toBe(2)
    expect(out).toMatch(/^a\.txt:3:1/)
    expect(err).toContain('the report /locked/x.json can’t be written: permission denied')
    expect(Object.keys(written)).toEqual(['/w/x.csv'])
  })

  test('a mended text and a diff keep standard output for themselves; files are written all the same', async () => {
    const { out, written } = await writing(['a.txt', '--diff', '-f', 'compact=x.txt'], here)
    expect(out).not.toContain('a.txt:3:1')
    expect(written['/w/x.txt']).toMatch(/^a\.txt:3:1/)
  })
})

describe('in a CI service', () => {
  const github = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: '/', GITHUB_STEP_SUMMARY: '/tmp/summary.md' }

  test('GitHub: pretty, annotations beside it, and a summary behind what is there', async () => {
    const files = { ...here, '/tmp/summary.md': '# Before' }
    const plain = await writing(['a.txt'], files)
    const { code, out, err, written } = await writing(['a.txt'], files, github)
    expect([code, out]).toEqual([1, plain.out])
    expect(commandsIn(out)).toEqual([])
    expect(commandsIn(err).map(({ name, properties }) => [name, properties.file])).toEqual([
      ['warning', 'w/a.txt'],
    ])
    expect(written['/tmp/summary.md']).toMatch(/^# Before\n## ⚠ Tactful: 1 finding/)
  })

  test.each([[['a.txt', '-f', 'pretty']], [['a.txt', '--diff']]])(
    'GitHub: %j is all that is wanted',
    async argv => {
      const plain = await writing(argv, here)
      expect(await writing(argv, here, github)).toEqual(plain)
    },
  )

  test('GitLab: a word about the report that it shows', async () => {
    const gitlab = { GITLAB_CI: 'true', CI_PROJECT_DIR: '/w' }
    const { out, err } = await writing(['a.txt'], here, gitlab)
    expect(out).toContain('a.txt:3:1  warning')
    expect(err).toBe(
      '--format pretty --format gitlab=gl-code-quality-report.json writes what GitLab shows in merge requests.\n',
    )
    expect((await writing(['a.txt', '--quiet'], here, gitlab)).err).toBe('')
    expect((await writing(['a.txt', '-f', 'pretty'], here, gitlab)).err).toBe('')
  })
})
