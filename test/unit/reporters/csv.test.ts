import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { csv } from '../../../src/reporters/csv.ts'
import { holds } from './nasty.ts'
import { finding, report, settings, summary } from './report.ts'

const [source, found] = finding('Hi.\n«No problem»', {
  entry: 'en',
  text: '=1+1, "x"',
  messagePath: ['refund', 'body'],
  rewrites: [
    { text: 'Sure', safe: true, edits: [] },
    { text: '-', safe: false, edits: [] },
  ],
})

test('a table', () => {
  const reporter = csv(settings)
  const text = [
    reporter.open(),
    reporter.file(report(source, [found])),
    reporter.close(
      summary({ problems: [{ path: '-', line: 2, column: 1, message: 'broken', hint: 'Mend it.' }] }),
    ),
  ].join('')
  expect(text).toMatchInlineSnapshot(`
    "﻿"path","line","column","end_line","end_column","severity","rule","entry","message","text","why","rewrite","conversation","message_path","role","url","fingerprint"
    "macros/a.md",2,1,2,11,"warning","no-problem","en","“No problem” hints at a problem.","'=1+1, ""x""","The customer hears trouble where there was none.","Sure | -","","refund › body","agent","https://example.org/no-problem","f"
    "'-",2,1,,,"error","tactful/unread",,"broken. Mend it.",,,,,,,,
    "
  `)
})

test('every run can be read: a row a finding or problem, as many cells in each, none of them a formula', () =>
  holds('csv', (text, { files, summary: { problems } }) => {
    const rows = parse(text, { bom: true, record_delimiter: '\r\n' }) as readonly (readonly string[])[]
    const findings = files.flatMap(file => file.findings)
    expect(rows.length).toBe(1 + findings.length + problems.length)
    for (const cell of rows.flat()) {
      expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠\t\r]/u)
      expect(cell).not.toMatch(/[\r\n\t]/)
    }
    expect(rows.slice(1, 1 + findings.length).map(row => row[1])).toEqual(
      findings.map(({ start }) => String(start.line)),
    )
  }))
