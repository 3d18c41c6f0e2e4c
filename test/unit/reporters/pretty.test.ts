import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../../src/engine/report.ts'
import { pretty } from '../../../src/reporters/pretty.ts'
import { finding, report, settings, summary, tags } from './report.ts'

const show = (marked: string, more: Partial<Diagnostic> = {}, change = {}): string => {
  const [source, found] = finding(marked, more)
  return pretty({ ...settings, ...change }).file(report(source, [found]))
}

/** The line of the source and the marks below it. */
const quoted = (marked: string, width = 80): string =>
  show(marked, {}, { width })
    .split('\n')
    .filter(line => line.includes('│'))
    .join('\n')

test('a finding with all that can be said of it', () => {
  expect(
    show('Hello,\n\n«No problem», we will refund it.\n', {
      entry: 'en',
      messagePath: ['macros', 'Refund denied', 'body'],
      conversation: 'ticket 7',
      related: ['filler', 'tone'],
      rewrites: [
        { text: 'You are welcome', safe: true, edits: [{ start: 8, end: 18, text: 'You are welcome' }] },
        { text: 'By {time}', safe: false, edits: [] },
        { text: '', safe: false, edits: [], refused: 'markup stands between the words' },
      ],
    }),
  ).toMatchInlineSnapshot(`
    "macros/a.md

      macros/a.md:3:1  warning  no-problem/en
        “No problem” hints at a problem.

        3 │ No problem, we will refund it.
          │ ^^^^^^^^^^

        The customer hears trouble where there was none.
        → You are welcome (safe)
        → By {time}
        → leave it out (by hand: markup stands between the words)
        in macros › Refund denied › body; also filler, tone

    "
  `)
})

test('each part has its colour', () => {
  expect(show('«No problem»', { severity: 'error' }, { paint: tags })).toMatchInlineSnapshot(`
    "<underline>macros/a.md</underline>

      <cyan>macros/a.md:1:1</cyan>  <red>error</red>  <dim>no-problem</dim>
    <bold>    “No problem” hints at a problem.</bold>

        <dim>1 │</dim> <bold>No problem</bold>
        <dim>  │</dim> <red>^^^^^^^^^^</red>

        The customer hears trouble where there was none.

    "
  `)
})

test('findings of a file stand together; a file without any says nothing', () => {
  const [source, first] = finding('«No problem». Just no problem.')
  const [, second] = finding('No problem. Just «no problem».')
  const text = pretty(settings).file(report(source, [first, second]))
  expect(text.match(/^macros\/a\.md$/gm)).toHaveLength(1)
  expect(text.match(/^ {2}macros\/a\.md:1:(1|18) /gm)).toHaveLength(2)
  expect(pretty(settings).file(report(source, []))).toBe('')
})

describe('marks stand under their words', () => {
  test.each([
    ['wide characters', '抱歉,«没问题»。'],
    ['emoji', '👩‍👩‍👧 🇨🇦 «no 👍🏽 problem» ok'],
    ['combining characters', 'Cafe\u0301 n\u0303o «no proble\u0301m»'],
    ['tabs', '\ta\t«no\tproblem»\tb'],
    ['controls', '\u001b[1m\u202e«no\u0000problem»\u0085'],
    ['an absence, which has no words', 'Sorry.«»'],
  ])('%s', (_, marked) => {
    expect(`\n${quoted(marked)}`).toMatchSnapshot()
  })
})

test('words over several lines: the first line and how many', () => {
  expect(quoted('Well, «no\r\nproblem\r\nat» all')).toMatchInlineSnapshot(`
    "    1 │ Well, no
          │       ^^ …(3 lines)"
  `)
})

test.each([40, 60])('a long line is a window around the words, %i columns wide', width => {
  const words = 'many words before and after '
  const cut = quoted(`${words.repeat(9000)}«no problem»${` ${words}`.repeat(9000)}`, width)
  for (const line of cut.split('\n')) expect(line.length).toBeLessThanOrEqual(width)
  expect(cut).toMatchSnapshot()
})

test('long words are cut as well', () => {
  expect(quoted(`x «${'no problem '.repeat(5000)}» y`, 40)).toMatchInlineSnapshot(`
    "    1 │ no problem no problem no probl…
          │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
  `)
})

test('prose is broken at the width', () => {
  const text = show('«a»', { why: `Long ${'word '.repeat(40)}`, message: '没问题'.repeat(30) }, { width: 50 })
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(60)
})

describe('the last lines', () => {
  const close = (
    findings: readonly Partial<Diagnostic>[],
    more: Parameters<typeof summary>[0],
    change = {},
  ) => {
    const all = findings.map(one => finding('«a»', one)[1])
    const reporter = pretty({ ...settings, ...change })
    reporter.file(report('a', all))
    return reporter.close(summary(more))
  }

  test('counts, what is hidden, and the next step', () => {
    const found = [{ severity: 'error', rule: 'insult' }, {}, {}] as const
    const counts = { files: 3, messages: 24, findings: 15, error: 1, warning: 2, info: 12 }
    expect(close(found, counts)).toMatchInlineSnapshot(`
      "✖ 3 problems (1 error, 2 warnings) in 3 files, 24 messages.
        12 info hidden: --show info.
        Why and what instead: tactful explain no-problem
      "
    `)
  })

  test('what was left out is told', () => {
    const problem = { path: 'a', message: 'broken', hint: '' }
    const more = { skipped: 2, otherLanguages: 1, suppressed: 3, problems: [problem, problem] }
    expect(close([], more)).toMatchInlineSnapshot(`
      "⚠ No problems in what could be read: 1 file, 1 message.
        3 suppressed. 2 files of other formats skipped: tactful formats. 1 passage
        neither English nor Chinese, not checked. 2 things could not be checked, see
        above.
      "
    `)
  })

  test.each([
    [[], { files: 2, messages: 5 }, '<green>✔ No problems in 2 files, 5 messages.</green>'],
    [
      [],
      { files: 1, messages: 2, otherLanguages: 2 },
      '<yellow>⚠ No problems in what is English or Chinese: 1 file, 2 messages.',
    ],
    [
      [],
      { files: 2, messages: 5, otherLanguages: 4 },
      '<green>✔ No problems in 2 files, 5 messages.</green>',
    ],
    [[], { files: 0, messages: 0 }, '<yellow>⚠ Nothing was checked.</yellow>'],
    [
      [],
      { files: 1, messages: 0 },
      '<yellow>⚠ 1 file, 0 messages: nothing the company says was found in it.',
    ],
    [[], { warning: 2 }, '<yellow>⚠ Nothing as grave as warning in 1 file, 1 message.'],
    [[{ severity: 'error' }], { error: 1 }, '<red>✖ 1 problem (1 error) in 1 file, 1 message.</red>'],
    [[{}], { warning: 1 }, '<yellow>⚠ 1 problem (1 warning)'],
    [[{ severity: 'info' }], { info: 1 }, '<blue>ℹ 1 problem (1 info)'],
  ] as const)('%j with %j', (found, more, line) => {
    expect(close(found, more, { paint: tags }).startsWith(line)).toBe(true)
  })

  test('none when quiet', () => {
    expect(close([], {}, { quiet: true })).toBe('')
  })
})
