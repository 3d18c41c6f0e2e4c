import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { markdown } from '../../../src/reporters/markdown.ts'
import { markdownCode, markdownText } from '../../../src/reporters/markdown-text.ts'
import { visibleLine } from '../../../src/reporters/visible.ts'
import { holds, nasty } from './nasty.ts'
import { finding, report, settings, summary } from './report.ts'

interface Node {
  readonly type: string
  readonly value?: string
  readonly url?: string
  readonly children?: readonly Node[]
}

const parse = (text: string): Node => unified().use(remarkParse).use(remarkGfm).parse(text) as Node

const nodes = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(nodes)]

const textIn = (node: Node): string => node.value ?? (node.children ?? []).map(textIn).join('')

const ours = 'https://example.org/no-problem'

/** All that a report is made of; nothing else may come from the words of a file. */
const expected = [
  'root',
  'heading',
  'paragraph',
  'text',
  'table',
  'tableRow',
  'tableCell',
  'list',
  'listItem',
  'strong',
  'inlineCode',
  'link',
]

/** What the site makes of text that is not code, after the Markdown is read. */
const linked = /[@#!~%&:^](?=[\w])(?<!\d:)|https?:\/\/|www\.|\bGH-\d|\b[\da-f]{7,}\b/u

test('a report', () => {
  const [source, found] = finding('Hi.\n«No problem» | `x`', {
    entry: 'en',
    message: '“No problem” isn’t <b>kind</b> @all',
    rewrites: [
      { text: 'Sure, {name}', safe: true, edits: [] },
      { text: '', safe: false, edits: [] },
    ],
  })
  const reporter = markdown(settings)
  const text = [
    reporter.open(),
    reporter.file(report(source, [found])),
    reporter.file({ ...report(source, []), path: 'clean.md' }),
    reporter.close(
      summary({
        files: 2,
        findings: 1,
        warning: 1,
        problems: [{ path: 'b.md', line: 2, message: 'broken', hint: 'Mend it.' }],
      }),
    ),
  ].join('')
  expect(text).toMatchInlineSnapshot(`
    "## ⚠ Tactful: 1 finding (1 warning) in 2 files; 1 thing could not be checked

    | file | errors | warnings | info |
    | --- | ---: | ---: | ---: |
    | macros/a.md | 0 | 1 | 0 |

    ### Could not be checked

    - b.md line 2: broken. Mend it.

    ### macros/a.md

    - **2:1** warning [no-problem/en](<https://example.org/no-problem>): “No problem” isn’t &#60;b&#62;kind&#60;/b&#62; @⁠all
      - words: \`No problem\`
      - better: \`Sure, {name}\` (safe)
      - better: leave it out

    "
  `)
})

test('a run without findings, and one whose findings are hidden', () => {
  expect(markdown(settings).close(summary())).toBe('## ✔ Tactful: 0 findings in 1 file\n\n')
  expect(markdown(settings).close(summary({ findings: 2, info: 2 }))).toBe(
    '## ⚠ Tactful: 2 findings (2 info) in 1 file; 2 of them not shown\n\n',
  )
})

test.each(nasty)('%j stays text', words => {
  const prose = nodes(parse(`a ${markdownText(words)} z`))
  expect(prose.map(({ type }) => type)).toEqual(['root', 'paragraph', 'text'])
  expect(textIn(prose[0] as Node).replaceAll('\u2060', '')).toBe(
    `a ${visibleLine(words)} z`.replaceAll('\u2060', ''),
  )
  const span = nodes(parse(`words: ${markdownCode(words)}`))
  expect(span.map(({ type }) => type)).toEqual(['root', 'paragraph', 'text', 'inlineCode'])
  if (visibleLine(words).trim() !== '') expect(span[3]?.value).toBe(visibleLine(words))
})

test('nothing in a file makes a link, a picture, HTML or a mention', () =>
  holds('markdown', (text, { files, summary: { problems } }) => {
    const tree = parse(text)
    const all = nodes(tree)
    expect([...new Set(all.map(({ type }) => type))].filter(type => !expected.includes(type))).toEqual([])
    for (const { type, url } of all) if (type === 'link') expect(url).toBe(ours)
    for (const { type, value = '' } of all)
      if (type === 'text') expect(value.replace(/^ (?:error|warning|info) /, '')).not.toMatch(linked)
    const found = files.filter(({ findings }) => findings.length > 0)
    const rows = all.filter(({ type }) => type === 'tableRow')
    expect(rows.length).toBe(found.length === 0 ? 0 : found.length + 1)
    expect(all.filter(({ type }) => type === 'heading').length).toBe(
      1 + found.length + (problems.length > 0 ? 1 : 0),
    )
  }))

test('it is never longer than a comment may be, and says what it leaves out', () => {
  const [source, found] = finding('«No problem»', { text: '没'.repeat(5_000), message: '#'.repeat(9_000) })
  const reporter = markdown(settings)
  for (let at = 0; at < 2_000; at++)
    reporter.file({ ...report(source, [found]), path: `${at}/${'@'.repeat(4_000)}` })
  const problems = Array.from({ length: 900 }, () => ({
    path: '!'.repeat(999),
    message: '<'.repeat(999),
    hint: '|'.repeat(999),
  }))
  const text = reporter.close(summary({ findings: 2_000, problems }))
  expect(text.length).toBeLessThan(65_536)
  expect(text).toContain('more files.')
  expect(text).toMatch(/…and \d+ more findings\.\n$/)
})
