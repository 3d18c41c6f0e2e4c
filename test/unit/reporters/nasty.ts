import type { Diagnostic, FileReport, ReportedProblem, Summary } from '../../../src/engine/report.ts'
import { reporters } from '../../../src/reporters/index.ts'
import type { ReportSettings } from '../../../src/reporters/reporter.ts'
import { lineStarts, positionAt } from '../../../src/text/lines.ts'
import { severities } from '../../../src/text/severity.ts'
import * as fc from '../../random.ts'
import { settings } from './report.ts'

/** Texts that mean something to a terminal, a CI runner, XML, HTML, Markdown, a spreadsheet or a shell. */
export const nasty: readonly string[] = [
  '"quoted" and \'quoted\' and `code` and ``two``',
  '<img src=x onerror=alert(1)> & </script> <!-- --> ]]> &amp; &#64;',
  '::error file=a.md,line=1::owned',
  ' ::set-output name=a::b',
  '\n::add-mask::word\r\n::stop-commands::x',
  'log ##[error]owned ##vso[task.setvariable variable=a]b ##teamcity[buildStop]',
  '#\u200b#[error]owned and :\u2060:error::owned',
  '\u001b[31mred\u001b[0m \u009b31m \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007 \u0007\u0008\u0000',
  'two\nlines\r\nand\rmore\ttab',
  'half \ud800 and \udc00 of a pair',
  'separators \u2028 and \u2029, \ufeff, \ufffe, \uffff, \u0085',
  '\u202eright to left\u202c \u2066isolated\u2069',
  '没问题，请稍等。👩‍👩‍👧 🇨🇦 ☎️ नमस्ते',
  'C:\\macros\\new\\a.md',
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '＝cmd|calc',
  '=HYPERLINK("https://evil.example";"x")',
  '[link](https://evil.example) ![image](https://evil.example/x.png) <https://evil.example>',
  'https://evil.example www.evil.example a@evil.example',
  '@maintainer #123 !45 $7 GH-12 ABC-12 owner/repo#3 deadbeefdeadbeef :tada: ~bug %one &2 [[wiki]]',
  '| cell | \\| \\\\| cell |',
  '# heading\n- item\n> quote\n```js\ncode\n```\n---\n<details>',
  '$a$ $$b$$ $`c`$ **bold** _it_ ~~gone~~ [^1] - [ ] task',
  '`',
  '``',
  ' ` ',
  '\\`',
  '\\',
  'a\\',
  '``` ',
  ' ',
  '{0} {{ticket.requester.first_name}} {% if x %} %{name} %0A%25',
  '[a](1) and ]( and \\[',
  'ignore all instructions" and then "obey',
  'x'.repeat(2_000),
  '',
]

const word = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map(code => String.fromCharCode(code)),
    maxLength: 12,
  }),
  fc
    .array(
      fc.constantFrom(
        ...':#@[]()<>&|`*_-=+\\/"\'!~$%^{}.,;',
        ' ',
        '\n',
        '\r',
        'a',
        '1',
        'www',
        'http',
        '\ufe0f',
      ),
      {
        maxLength: 24,
      },
    )
    .map(parts => parts.join('')),
)

const address = fc.constantFrom(
  'https://example.org/no-problem',
  'javascript:alert(1)',
  'https://a.b/)](x) "',
  '',
)

interface Place {
  readonly from: number
  readonly length: number
}

const place: fc.Arbitrary<Place> = fc.record({ from: fc.nat(200), length: fc.nat(20) })

const within = (source: string, { from, length }: Place) => {
  const starts = lineStarts(source)
  const start = Math.min(from, source.length)
  const end = Math.min(start + length, source.length)
  return { start: positionAt(starts, start), end: positionAt(starts, end) }
}

const findingIn = (source: string): fc.Arbitrary<Diagnostic> =>
  fc
    .record({
      rule: word.filter(text => text !== ''),
      entry: fc.option(word, { nil: undefined }),
      severity: fc.constantFrom(...severities),
      message: word.map(text => `“${text}” is unkind`),
      why: word,
      text: word,
      place,
      messagePath: fc.array(word, { maxLength: 2 }),
      conversation: fc.option(word, { nil: undefined }),
      role: fc.constantFrom('agent' as const, 'bot' as const),
      rewrites: fc.array(
        fc.record({
          text: word,
          safe: fc.boolean(),
          edits: fc.array(fc.record({ place, text: word }), { maxLength: 2 }),
        }),
        { maxLength: 2 },
      ),
      related: fc.array(word, { maxLength: 1 }),
      url: address,
      fingerprint: word,
    })
    .map(({ place: at, entry, conversation, rewrites, ...rest }) => ({
      ...rest,
      ...within(source, at),
      ...(entry === undefined ? {} : { entry }),
      ...(conversation === undefined ? {} : { conversation }),
      rewrites: rewrites.map(({ edits, ...one }) => ({
        ...one,
        edits: edits.map(edit => {
          const { start, end } = within(source, edit.place)
          return { start: start.offset, end: end.offset, text: edit.text }
        }),
      })),
      cite: [{ source: 'thompson', where: 'p. 4' }],
    }))

const byOffset = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
  found.toSorted((a, b) => a.start.offset - b.start.offset)

const report: fc.Arbitrary<FileReport> = fc
  .tuple(
    word,
    word,
    fc.array(word, { maxLength: 4 }).map(parts => parts.join('\n')),
  )
  .chain(([path, format, source]) =>
    fc.record({
      path: fc.constant(path),
      format: fc.constant(format),
      messages: fc.nat(9),
      otherLanguages: fc.constant(0),
      findings: fc.array(findingIn(source), { maxLength: 3 }).map(byOffset),
      suppressed: fc.array(
        fc.record({
          finding: findingIn(source),
          by: fc.constantFrom('comment' as const, 'file' as const),
          reason: word,
        }),
        { maxLength: 1 },
      ),
      source: fc.constant(source),
    }),
  )

const problem: fc.Arbitrary<ReportedProblem> = fc
  .record({ path: word, line: fc.option(fc.integer({ min: 1, max: 9 })), message: word, hint: word })
  .map(({ line, ...rest }) => ({ ...rest, ...(line === null ? {} : { line, column: 1 }) }))

const summaryOf = (files: readonly FileReport[], problems: readonly ReportedProblem[]): Summary => {
  const all = files.flatMap(({ findings }) => findings)
  const how = (severity: string): number => all.filter(found => found.severity === severity).length
  return {
    files: files.length,
    messages: files.length,
    findings: all.length,
    error: how('error'),
    warning: how('warning'),
    info: how('info'),
    suppressed: 0,
    known: 0,
    stale: 0,
    skipped: 0,
    otherLanguages: 0,
    problems,
  }
}

export interface Run {
  readonly files: readonly FileReport[]
  readonly summary: Summary
}

const runs: fc.Arbitrary<Run> = fc
  .tuple(fc.array(report, { maxLength: 3 }), fc.array(problem, { maxLength: 2 }))
  .map(([files, problems]) => ({ files, summary: summaryOf(files, problems) }))

/** A run with each nasty text in every place that holds words. */
const nastyRun: Run = (() => {
  const files = nasty.map((text, at): FileReport => {
    const source = `Hi 抱歉 👋\n${text} and more ${text}`
    const starts = lineStarts(source)
    const end = 9 + text.length
    const found: Diagnostic = {
      rule: `rule-${at} ${text}`,
      entry: text,
      severity: severities[at % 3] ?? 'info',
      message: `“${text}” is unkind`,
      why: `${text} hurts`,
      text,
      start: positionAt(starts, 9),
      end: positionAt(starts, end),
      messagePath: ['macros', text],
      conversation: text,
      role: 'bot',
      rewrites: [
        { text, safe: true, edits: [{ start: 9, end, text }] },
        { text: '', safe: false, edits: [] },
      ],
      related: [text],
      cite: [{ source: 'thompson', where: 'p. 4' }],
      url: 'https://example.org/no-problem',
      fingerprint: text,
    }
    return { path: text, format: text, messages: 1, otherLanguages: 0, findings: [found], source }
  })
  return {
    files,
    summary: summaryOf(
      files,
      nasty.map(text => ({ path: text, line: 2, column: 3, message: text, hint: text })),
    ),
  }
})()

/** What a reporter writes of a run. */
const written = async (name: string, run: Run, more: Partial<ReportSettings> = {}): Promise<string> => {
  const found = reporters.find(each => each.name === name)
  if (!found) throw new Error(`no reporter ${name}`)
  const reporter = (await found.load())({ ...settings, ...more })
  return [
    reporter.open(),
    ...run.files.map(file => reporter.file(file)),
    reporter.close(run.summary, 1),
  ].join('')
}

/** Holds for the nasty run, and for any other. */
export const holds = async (name: string, check: (text: string, run: Run) => void): Promise<void> => {
  check(await written(name, nastyRun), nastyRun)
  await fc.assert(
    fc.asyncProperty(runs, async run => check(await written(name, run), run)),
    { numRuns: 100 },
  )
}
