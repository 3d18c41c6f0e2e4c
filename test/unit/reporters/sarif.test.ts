import { expect, test } from 'vitest'
import { uriOf } from '../../../src/reporters/paths.ts'
import { sarif } from '../../../src/reporters/sarif.ts'
import { holds } from './nasty.ts'
import { finding, report, settings, summary } from './report.ts'
import { faults } from './schemas.ts'

const [source, found] = finding('Hi 👋.\n«No problem», {{name}}', {
  entry: 'en',
  messagePath: ['refund', 'body'],
  conversation: 'c',
  related: ['tone'],
  cite: [{ source: 'thompson', where: 'p. 4' }],
  rewrites: [
    { text: 'Sure', safe: true, edits: [{ start: 7, end: 17, text: 'Sure' }] },
    { text: 'by hand', safe: false, edits: [] },
  ],
})

const rules = [{ id: 'no-problem', group: 'wording', title: 'Say yes', severity: 'info' as const }]

const run = (text = source, more = {}) => {
  const reporter = sarif({ ...settings, rules, ...more })
  const one = { ...report(text, [found]), path: 'macros/é #1.md' }
  const silenced = { finding: found, by: 'comment' as const, reason: 'a quotation' }
  const all = [
    reporter.open(),
    reporter.file({ ...one, suppressed: [silenced] }),
    reporter.close(
      summary({ problems: [{ path: 'b.md', line: 1, column: 2, message: 'broken', hint: 'Mend it.' }] }),
      2,
    ),
  ].join('')
  expect(faults.sarif(all)).toEqual([])
  return JSON.parse(all).runs[0]
}

test('a log', () => {
  expect(run()).toMatchSnapshot()
})

test('a byte order mark is not counted', () => {
  const [marked, first] = finding('\ufeffHi «no problem»')
  const reporter = sarif(settings)
  const text = reporter.open() + reporter.file(report(marked, [first])) + reporter.close(summary())
  expect(JSON.parse(text).runs[0].results[0].locations[0].physicalLocation.region).toEqual({
    startLine: 1,
    startColumn: 4,
    endLine: 1,
    endColumn: 14,
    charOffset: 3,
    charLength: 10,
    snippet: { text: 'no problem' },
  })
})

test.each([
  ['a b/c#%?.md', 'a%20b/c%23%25%3F.md'],
  ['抱歉.md', '%E6%8A%B1%E6%AD%89.md'],
  ['a:b.md', 'a%3Ab.md'],
  ['/tmp/a b.md', 'file:///tmp/a%20b.md'],
  ['C:\\Users\\Jo É\\a.md', 'file:///C:/Users/Jo%20%C3%89/a.md'],
  ['\\\\server\\share\\a.md', 'file://server/share/a.md'],
  ['half \ud800.md', 'half%20%EF%BF%BD.md'],
  ['back\\slash.md', 'back%5Cslash.md'],
])('the address of %j', (path, uri) => {
  expect(uriOf(path)).toBe(uri)
})

test('paths are seen from the root of the repository', () => {
  expect(run(source, { base: 'packages/a' }).artifacts[0].location.uri).toBe(
    'packages/a/macros/%C3%A9%20%231.md',
  )
})

test('a run without findings is a log', () => {
  const reporter = sarif(settings)
  expect(
    faults.sarif(reporter.open() + reporter.file(report('', [])) + reporter.close(summary(), 0)),
  ).toEqual([])
})

test('every run keeps to the schema, its regions and replacements to the file', () =>
  holds('sarif', (text, { files }) => {
    expect(faults.sarif(text)).toEqual([])
    const { results, tool, artifacts } = JSON.parse(text).runs[0]
    const all = files.flatMap(file => [
      ...file.findings.map(one => ({ file, one })),
      ...(file.suppressed ?? []).map(({ finding: one }) => ({ file, one })),
    ])
    expect(results.length).toBe(all.length)
    for (const [at, { file, one }] of all.entries()) {
      const { ruleIndex, locations, message } = results[at]
      const { artifactLocation } = locations[0].physicalLocation
      expect(tool.driver.rules[ruleIndex].id).toBe(results[at].ruleId)
      expect(artifacts[artifactLocation.index].location.uri).toBe(artifactLocation.uri)
      expect(artifactLocation.uri).toBe(uriOf(file.path))
      expect(message.text).not.toMatch(/(?<!\\)\]\(/)
      expect(message.text.replace(/\{\{|\}\}/g, '')).not.toMatch(/[{}]/)
      if (!file.source.startsWith('\ufeff'))
        expect(locations[0].physicalLocation.region.charOffset).toBe(one.start.offset)
    }
  }))
