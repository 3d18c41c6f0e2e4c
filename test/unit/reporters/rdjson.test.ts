import { expect, test } from 'vitest'
import { rdjson } from '../../../src/reporters/rdjson.ts'
import { holds } from './nasty.ts'
import { finding, report, settings, summary } from './report.ts'
import { faults } from './schemas.ts'

test('columns are bytes of UTF-8', () => {
  const [source, found] = finding('é\r\n抱歉 👋 «No problem» é', {
    entry: 'en',
    rewrites: [
      { text: 'Sure', safe: true, edits: [{ start: 9, end: 19, text: 'Sure' }] },
      {
        text: 'in two places',
        safe: false,
        edits: [
          { start: 9, end: 10, text: '' },
          { start: 12, end: 13, text: '' },
        ],
      },
    ],
  })
  expect(source.slice(9, 19)).toBe('No problem')
  const reporter = rdjson(settings)
  const text = [
    reporter.open(),
    reporter.file(report(source, [found])),
    reporter.close(summary({ problems: [{ path: 'b.md', line: 2, message: 'broken', hint: 'Mend it.' }] })),
  ].join('')
  expect(faults.rdjson(text)).toEqual([])
  expect(JSON.parse(text)).toMatchInlineSnapshot(`
    {
      "diagnostics": [
        {
          "code": {
            "url": "https://example.org/no-problem",
            "value": "no-problem/en",
          },
          "location": {
            "path": "macros/a.md",
            "range": {
              "end": {
                "column": 23,
                "line": 2,
              },
              "start": {
                "column": 13,
                "line": 2,
              },
            },
          },
          "message": "“No problem” hints at a problem.",
          "severity": "WARNING",
          "suggestions": [
            {
              "range": {
                "end": {
                  "column": 23,
                  "line": 2,
                },
                "start": {
                  "column": 13,
                  "line": 2,
                },
              },
              "text": "Sure",
            },
          ],
        },
        {
          "code": {
            "value": "tactful/unread",
          },
          "location": {
            "path": "b.md",
            "range": {
              "start": {
                "line": 2,
              },
            },
          },
          "message": "broken. Mend it.",
          "severity": "ERROR",
        },
      ],
      "source": {
        "name": "tactful",
      },
    }
  `)
})

const encoded = new TextEncoder()

test('every run keeps to the schema, and its columns are those of the bytes', () =>
  holds('rdjson', (text, { files }) => {
    expect(faults.rdjson(text)).toEqual([])
    const { diagnostics } = JSON.parse(text)
    const all = files.flatMap(({ source, findings }) => findings.map(found => ({ source, found })))
    for (const [at, { source, found }] of all.entries()) {
      const { start, end } = diagnostics[at].location.range
      for (const [told, place] of [
        [start, found.start],
        [end, found.end],
      ]) {
        const before = source.slice(place.offset - place.column + 1, place.offset)
        // A place between the halves of a pair has no column in bytes.
        if (/[\ud800-\udbff]$/.test(before)) continue
        expect(told).toEqual({ line: place.line, column: encoded.encode(before).length + 1 })
      }
    }
  }))
