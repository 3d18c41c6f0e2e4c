import { expect, test } from 'vitest'
import { github } from '../../../src/reporters/github.ts'
import { visibleLine } from '../../../src/reporters/visible.ts'
import { holds } from './nasty.ts'
import { finding, report, settings, summary } from './report.ts'
import { commandsIn } from './runner.ts'

test('an annotation', () => {
  const [source, found] = finding('Hi.\n«No problem», 100%', {
    entry: 'en',
    rewrites: [{ text: 'Sure', safe: true, edits: [] }],
  })
  const reporter = github(settings)
  expect(reporter.open()).toBe('')
  expect(reporter.file({ ...report(source, [found]), path: 'a,b:c%.md' })).toBe(
    '::warning file=a%2Cb%3Ac%25.md,line=2,endLine=2,col=1,endColumn=11,title=no-problem/en::' +
      '“No problem” hints at a problem.%0AThe customer hears trouble where there was none.%0A→ Sure\n',
  )
})

test('words over two lines have no columns: GitHub takes none', () => {
  const [source, found] = finding('«No\nproblem»')
  const [said] = commandsIn(github(settings).file(report(source, [found])))
  expect(said?.properties).toEqual({ file: 'macros/a.md', line: '1', endLine: '2', title: 'no-problem' })
})

test('paths are seen from the root of the repository', () => {
  const [source, found] = finding('«a»')
  const at = (path: string): string | undefined => {
    const reporter = github({ ...settings, base: 'packages/mail' })
    return commandsIn(reporter.file({ ...report(source, [found]), path }))[0]?.properties.file
  }
  expect(['a.md', '../b.md', '../../../c.md', '/d.md', 'C:\\e.md'].map(at)).toEqual([
    'packages/mail/a.md',
    'packages/b.md',
    '../../../c.md',
    '/d.md',
    'C:/e.md',
  ])
})

test('ten annotations of a kind, as many as GitHub shows; the rest are lines', () => {
  const [source, found] = finding('«a»')
  const reporter = github(settings)
  const infos = Array.from({ length: 12 }, () => ({ ...found, severity: 'info' as const }))
  const text = reporter.file(report(source, [...infos, found]))
  expect(commandsIn(text).map(({ name }) => name)).toEqual([...Array(10).fill('notice'), 'warning'])
  expect(text.split('\n').slice(10, 12)).toEqual(
    Array(2).fill('macros/a.md:1:1: info “No problem” hints at a problem. [no-problem]'),
  )
})

test('what could not be read is an error', () => {
  const reporter = github(settings)
  const problems = [{ path: 'b.md', line: 3, column: 4, message: 'broken', hint: 'Mend it.' }]
  expect(commandsIn(reporter.close(summary({ problems })))).toEqual([
    {
      name: 'error',
      properties: { file: 'b.md', line: '3', col: '4', title: 'tactful/unread' },
      data: 'broken. Mend it.',
    },
  ])
})

test('each annotation comes out as it went in, and there are no others', () =>
  holds('github', (text, { files, summary: { problems } }) => {
    const said = commandsIn(text)
    const told = files.flatMap(({ findings }) => findings)
    const shown = (['error', 'warning', 'info'] as const).map(
      severity => told.filter(found => found.severity === severity).slice(0, 10).length,
    )
    expect(said.length).toBe(shown.reduce((sum, many) => sum + many, problems.length))
    const first = files.find(({ findings }) => findings.length > 0)
    const [found] = first?.findings ?? []
    if (!first || !found) return
    expect(said[0]?.properties.line).toBe(String(found.start.line))
    expect(said[0]?.data.split('\n').slice(0, 2)).toEqual([found.message, found.why].map(visibleLine))
    // The runner trims the properties.
    expect(said[0]?.properties.title).toBe(
      visibleLine(found.entry === undefined ? found.rule : `${found.rule}/${found.entry}`).trimEnd(),
    )
  }))
