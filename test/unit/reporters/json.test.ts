import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { json } from '../../../src/reporters/json.ts'
import schema from '../../../src/reporters/report.schema.json' with { type: 'json' }
import { finding, report, settings, summary } from './report.ts'

const valid = new Ajv2020({ strict: true, allErrors: true }).compile(schema)

const [source, found] = finding('Hi.\n«No problem»', {
  entry: 'en',
  conversation: 'c',
  id: 'm',
  messagePath: ['body'],
  related: ['tone'],
  cite: [{ source: 'thompson', where: 'p. 4' }],
  rewrites: [{ text: 'Sure', safe: true, edits: [{ start: 4, end: 14, text: 'Sure' }] }],
})

const problem = { path: 'b.md', line: 1, column: 2, message: 'broken', hint: 'mend it' }

test('one document, streamed, that keeps to its schema', () => {
  const reporter = json(settings)
  const text = [
    reporter.open(),
    reporter.file(report(source, [found, { ...finding('«a»')[1], role: 'bot' }])),
    reporter.file(report('', [])),
    reporter.close(summary({ files: 2, findings: 3, warning: 2, info: 1, problems: [problem] })),
  ].join('')
  const read = JSON.parse(text)
  valid(read)
  expect(valid.errors).toBe(null)
  expect(Object.keys(read)).toEqual(['schema', 'version', 'date', 'files', 'rules', 'summary', 'problems'])
  expect(read).toMatchInlineSnapshot(`
    {
      "date": "2026-11-22",
      "files": [
        {
          "findings": [
            {
              "cite": [
                {
                  "source": "thompson",
                  "where": "p. 4",
                },
              ],
              "conversation": "c",
              "end": {
                "column": 11,
                "line": 2,
                "offset": 14,
              },
              "entry": "en",
              "fingerprint": "f",
              "id": "m",
              "message": "“No problem” hints at a problem.",
              "messagePath": [
                "body",
              ],
              "related": [
                "tone",
              ],
              "rewrites": [
                {
                  "edits": [
                    {
                      "end": 14,
                      "start": 4,
                      "text": "Sure",
                    },
                  ],
                  "safe": true,
                  "text": "Sure",
                },
              ],
              "role": "agent",
              "rule": "no-problem",
              "severity": "warning",
              "start": {
                "column": 1,
                "line": 2,
                "offset": 4,
              },
              "text": "No problem",
              "url": "https://example.org/no-problem",
              "why": "The customer hears trouble where there was none.",
            },
            {
              "cite": [],
              "end": {
                "column": 2,
                "line": 1,
                "offset": 1,
              },
              "fingerprint": "f",
              "message": "“No problem” hints at a problem.",
              "messagePath": [],
              "related": [],
              "rewrites": [],
              "role": "bot",
              "rule": "no-problem",
              "severity": "warning",
              "start": {
                "column": 1,
                "line": 1,
                "offset": 0,
              },
              "text": "a",
              "url": "https://example.org/no-problem",
              "why": "The customer hears trouble where there was none.",
            },
          ],
          "format": "markdown",
          "messages": 1,
          "otherLanguages": 0,
          "path": "macros/a.md",
        },
        {
          "findings": [],
          "format": "markdown",
          "messages": 1,
          "otherLanguages": 0,
          "path": "macros/a.md",
        },
      ],
      "problems": [
        {
          "column": 2,
          "hint": "mend it",
          "line": 1,
          "message": "broken",
          "path": "b.md",
        },
      ],
      "rules": [],
      "schema": "tactful/report@1",
      "summary": {
        "error": 0,
        "files": 2,
        "findings": 3,
        "hidden": 1,
        "info": 1,
        "known": 0,
        "messages": 1,
        "otherLanguages": 0,
        "skipped": 0,
        "stale": 0,
        "suppressed": 0,
        "warning": 2,
      },
      "version": "1.2.3",
    }
  `)
})

test('nothing read is a document as well', () => {
  const reporter = json(settings)
  const read = JSON.parse(reporter.open() + reporter.close(summary({ files: 0, messages: 0 })))
  expect(valid(read)).toBe(true)
  expect(read.files).toEqual([])
})

test.each([
  ['an unknown field', { extra: 1 }],
  ['another schema', { schema: 'tactful/report@2' }],
  ['a lost summary', { summary: undefined }],
])('the schema refuses %s', (_, change) => {
  const reporter = json(settings)
  const read = JSON.parse(reporter.open() + reporter.close(summary()))
  expect(valid(JSON.parse(JSON.stringify({ ...read, ...change })))).toBe(false)
})
