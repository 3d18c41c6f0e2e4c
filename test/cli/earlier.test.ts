import { describe, expect, test } from 'vitest'
import { type Files, memory, tactful } from './world.ts'

const counts = { files: 1, findings: 3, error: 0, warning: 2, info: 1, suppressed: 0, known: 0 }
const found = (rule: string, severity: string) => ({ rule, severity })
const earlier = (date: string | undefined, more: object = {}): string =>
  JSON.stringify({
    schema: 'tactful/report@1',
    version: '0.1.0',
    date,
    files: [
      {
        path: 'a.txt',
        findings: [found('no-problem', 'warning'), found('no-problem', 'warning'), found('just', 'info')],
      },
    ],
    summary: { ...counts, messages: 10 },
    problems: [],
    ...more,
  })

const here: Files = {
  '/w/a.txt': 'Hello,\n\nNo problem, we will refund it.\n',
  '/w/.gitignore': 'reports/\n',
  '/w/reports/1.json': earlier('2026-10-01'),
  '/w/reports/2.json': `\uFEFF${earlier('2026-11-01')}`,
}

const run = async (argv: readonly string[], files: Files = here) => {
  const written = new Map<string, string>()
  const said = await tactful(['a.txt', ...argv], files, { fs: memory(files, written) })
  return { ...said, page: written.get('/w/r.html') ?? '', written }
}

const html = ['-f', 'html=r.html']

describe('--earlier', () => {
  test('without it there is no trend', async () => {
    const { page, code } = await run(html)
    expect(code).toBe(1)
    expect(page).not.toContain('What changed')
  })

  test('a report of each run, by name or by a pattern, whatever git ignores', async () => {
    for (const names of [
      ['--earlier', 'reports/2.json', '--earlier', 'reports/1.json'],
      ['--earlier', 'reports/*.json'],
    ]) {
      const { page, err } = await run([...html, ...names])
      expect(err).toBe('')
      expect(page).toContain('Since 1 November 2026, findings per hundred messages rose from 30.0 to 100.')
      expect(page).toContain('1 Oct 2026')
    }
  })

  test('a pattern that matches no report yet is no fault', async () => {
    const { page, err, code } = await run([...html, '--earlier', 'runs/*.json'])
    expect(code).toBe(1)
    expect(err).toBe('--earlier runs/*.json matches no report yet: there is no trend to show.\n')
    expect(page).not.toContain('What changed')
  })

  test('what this run writes over is no earlier run', async () => {
    const { page, written } = await run([...html, '--earlier', 'reports/*.json', '-f', 'json=reports/2.json'])
    expect(page).toContain('Since 1 October 2026')
    const { date } = JSON.parse(written.get('/w/reports/2.json') ?? '')
    expect(date).toBe('2026-11-22')
  })

  test('a report of an earlier run is not read as messages', async () => {
    const { written } = await run(['.', ...html, '-f', 'json=x.json', '--earlier', 'reports/1.json'], {
      '/w/a.txt': 'No problem.',
      '/w/reports/1.json': earlier('2026-10-01'),
    })
    const { files } = JSON.parse(written.get('/w/x.json') ?? '')
    expect(files.map(({ path }: { path: string }) => path)).toEqual(['a.txt'])
  })

  const broken: Files = {
    ...here,
    '/w/no.json': '{"schema": ',
    '/w/other.json': '{"schema":"x"}',
    '/w/list.json': '[]',
    '/w/old.json': earlier(undefined),
    '/w/day.json': earlier('2026-02-30'),
    '/w/files.json': earlier('2026-10-01', { files: [1] }),
    '/w/findings.json': earlier('2026-10-01', { files: [{}] }),
    '/w/rule.json': earlier('2026-10-01', { files: [{ findings: [{ rule: 1 }] }] }),
    '/w/summary.json': earlier('2026-10-01', { summary: { ...counts, messages: -1 } }),
    '/w/bytes.json': new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x00, 0x00]),
    '/w/shut.json': { fails: 'EACCES' },
  }
  test.each([
    ['no.json', 'no.json is no report of an earlier run: it is not JSON', '--format json=FILE'],
    ['other.json', 'it does not begin with "schema": "tactful/report@1"', '--format json=FILE'],
    ['list.json', 'it does not begin with', '--format json=FILE'],
    ['old.json', 'it does not tell its day', 'add "date": "YYYY-MM-DD"'],
    ['day.json', 'its date is no day', '2026-11-22'],
    ['files.json', 'its files or its summary are missing', '--format json=FILE'],
    ['findings.json', 'a file in it has no list of findings', '--format json=FILE'],
    ['rule.json', 'a finding in it has no rule or severity', '--format json=FILE'],
    ['summary.json', 'does not tell how many messages', '--format json=FILE'],
    ['bytes.json', 'bytes.json', ''],
    ['shut.json', '--earlier shut.json can’t be read', 'Mend it or leave it out.'],
    ['gone.json', '--earlier gone.json names no file', 'Check the path; quote globs.'],
    ['reports', '--earlier reports is a folder', "--earlier 'reports/*.json'"],
  ])('%s is a mistake that is told', async (name, message, hint) => {
    const { code, err, out, written } = await run([...html, '--earlier', name], broken)
    expect([code, out, [...written]]).toEqual([2, '', []])
    expect(err).toContain(message)
    expect(err).toContain(hint)
    expect(err).not.toContain('bug in tactful')
  })

  test('without the HTML report it says so', async () => {
    const { code, err } = await run(['-f', 'json', '--earlier', 'reports/1.json'])
    expect(code).toBe(2)
    expect(err).toContain('--earlier is for the HTML report, which shows the trend')
    expect(err).toContain('Add --format html=report.html')
  })
})
