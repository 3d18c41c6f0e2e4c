import { expect, test } from 'vitest'
import { gitlab } from '../../../src/reporters/gitlab.ts'
import { holds } from './nasty.ts'
import { finding, report, settings, summary } from './report.ts'
import { faults } from './schemas.ts'

const [source, found] = finding('Hi.\n«No problem»', { entry: 'en', severity: 'error' })

test('a report', () => {
  const reporter = gitlab({ ...settings, base: 'mail' })
  const text = [
    reporter.open(),
    reporter.file(report(source, [found, found])),
    reporter.close(summary({ problems: [{ path: 'b.md', message: 'broken', hint: 'Mend it.' }] })),
  ].join('')
  expect(faults.gitlab(text)).toEqual([])
  expect(JSON.parse(text)).toMatchInlineSnapshot(`
    [
      {
        "check_name": "no-problem/en",
        "description": "“No problem” hints at a problem.",
        "fingerprint": "1 no-problem f mail/macros/a.md",
        "location": {
          "lines": {
            "begin": 2,
            "end": 2,
          },
          "path": "mail/macros/a.md",
        },
        "severity": "major",
      },
      {
        "check_name": "no-problem/en",
        "description": "“No problem” hints at a problem.",
        "fingerprint": "2 no-problem f mail/macros/a.md",
        "location": {
          "lines": {
            "begin": 2,
            "end": 2,
          },
          "path": "mail/macros/a.md",
        },
        "severity": "major",
      },
      {
        "check_name": "tactful/unread",
        "description": "broken. Mend it.",
        "fingerprint": "1 tactful/unread mail/b.md",
        "location": {
          "lines": {
            "begin": 1,
          },
          "path": "mail/b.md",
        },
        "severity": "critical",
      },
    ]
  `)
})

test.each([
  ['./macros/a.md', '', 'macros/a.md'],
  ['././/a.md', '', 'a.md'],
  ['./a.md', 'mail', 'mail/a.md'],
  ['./../../a.md', 'mail', '../../a.md'],
  ['.a.md', '', '.a.md'],
  ['../a.md', '', '../a.md'],
])('%s seen from “%s” is %s', (path, base, shown) => {
  const [issue] = JSON.parse(
    [
      '[',
      gitlab({ ...settings, base })
        .file({ ...report(source, [found]), path })
        .replace(/^,/, ''),
      ']',
    ].join(''),
  )
  expect(issue.location.path).toBe(shown)
})

test('every run keeps to the schema, and no two issues share a fingerprint', () =>
  holds('gitlab', text => {
    expect(faults.gitlab(text)).toEqual([])
    const prints = JSON.parse(text).map((one: { fingerprint: string }) => one.fingerprint)
    expect(new Set(prints).size).toBe(prints.length)
  }))
