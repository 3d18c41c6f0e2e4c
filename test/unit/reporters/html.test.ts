import { createHash } from 'node:crypto'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import type { FileReport, SaidMessage, Summary } from '../../../src/engine/report.ts'
import type { PageFile } from '../../../src/reporters/html/data.ts'
import { html } from '../../../src/reporters/html.ts'
import type { ReportSettings } from '../../../src/reporters/reporter.ts'
import { holds } from './nasty.ts'
import { finding, report, settings, summary } from './report.ts'

type Element = DefaultTreeAdapterTypes.Element
type AnyNode = DefaultTreeAdapterTypes.Node

const elements = (node: AnyNode): readonly Element[] => [
  ...('tagName' in node ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(elements) : []),
]

const textOf = (node: AnyNode): string => {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find(each => each.name === name)?.value

/** The page as a browser would read it, and what it would complain about. */
const read = (page: string) => {
  const errors: string[] = []
  const all = elements(parse(page, { onParseError: ({ code }) => void errors.push(code) }))
  return {
    errors,
    all,
    by: (tag: string, className?: string) =>
      all.filter(
        one =>
          one.tagName === tag &&
          (className === undefined || (attribute(one, 'class') ?? '').split(' ').includes(className)),
      ),
  }
}

const dataOf = (page: string): readonly PageFile[] =>
  read(page)
    .by('script', 'file')
    .map(script => JSON.parse(textOf(script)))

const written = (
  files: readonly FileReport[],
  sums: Partial<Summary>,
  more: Partial<ReportSettings> = {},
): string => {
  const reporter = html({ ...settings, ...more })
  return [reporter.open(), ...files.map(file => reporter.file(file)), reporter.close(summary(sums), 1)].join(
    '',
  )
}

const words = (page: string, tag: string, className?: string): readonly string[] =>
  read(page)
    .by(tag, className)
    .map(each => textOf(each).replace(/\s+/g, ' ').trim())

const said = (texts: readonly string[], more: Partial<SaidMessage> = {}): SaidMessage => ({
  path: ['macros', 'Refund denied', 'body'],
  role: 'agent',
  passages: texts.map(text => ({ kind: 'paragraph', text })),
  ...more,
})

const [source, plain] = finding('Hi.\n«No problem», Ana.', {
  rewrites: [
    { text: 'Gladly', safe: true, edits: [] },
    { text: 'I will see to it by {time}', safe: false, edits: [] },
    { text: '', safe: false, edits: [] },
  ],
  cite: [{ source: 'thompson', where: 'p. 4' }],
})
const spotted = { ...plain, spot: { message: 0, passage: 1, range: { start: 0, end: 10 } } }
const heard: FileReport = {
  ...report(source, [spotted]),
  said: [said(['Hi.', 'No problem, Ana.'], { uses: 1200, author: 'Bo' })],
}

/** All tags that the page itself writes. */
const known = new Set(
  `html head meta title link style body div a button main header p time h1 h2 h3 dl dt dd section ul li ol span strong
   figure figcaption svg g path rect line text tspan details summary table thead tbody tr th td form label input fieldset
   legend select option kbd nav article mark blockquote cite q footer script`.split(/\s+/),
)

describe('whatever text a file holds', () => {
  test('the page is well formed, and the text makes no element, no attribute and no script', () =>
    holds('html', page => {
      const { errors, all, by } = read(page)
      expect(errors).toEqual([])
      expect(all.map(({ tagName }) => tagName).filter(tag => !known.has(tag))).toEqual([])
      const attributes = all.flatMap(({ attrs }) => attrs)
      expect(attributes.filter(({ name }) => /^on|^style$|^src|^srcdoc$|^action$/.test(name))).toEqual([])
      expect(by('script').filter(one => attribute(one, 'type') === undefined).length).toBe(1)
      for (const link of by('a')) expect(attribute(link, 'href')).toMatch(/^(?:#findings|https?:\/\/)/)
    }))

  test('the data of the page is the text as it was', () =>
    holds('html', (page, { files }) => {
      const told = dataOf(page).flatMap(file => file.messages.flatMap(({ findings }) => findings))
      const given = files.flatMap(({ findings }) => findings)
      const whole = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd')
      expect(told.map(({ text }) => text).sort()).toEqual(given.map(({ text }) => whole(text)).sort())
      expect(told.flatMap(one => one.rewrites.map(({ text }) => text)).sort()).toEqual(
        given.flatMap(one => one.rewrites.map(({ text }) => whole(text))).sort(),
      )
    }))
})

describe('what the page may do', () => {
  const page = written([heard], { findings: 1, warning: 1 })
  const { by } = read(page)
  const policy = by('meta').find(one => attribute(one, 'http-equiv') === 'Content-Security-Policy')
  const content = (policy && attribute(policy, 'content')) ?? ''

  test('nothing but its own script and style', () => {
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    const [script] = by('script').filter(one => attribute(one, 'type') === undefined)
    const [style] = by('style')
    expect(content.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${script && hash(textOf(script))}`,
      `style-src ${style && hash(textOf(style))}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ])
  })

  test('it loads nothing: only links lead away', () => {
    const away = read(page)
      .all.filter(({ tagName }) => tagName !== 'a')
      .flatMap(({ attrs }) => attrs)
      .filter(({ value }) => /^(?:https?:)?\/\//.test(value))
    expect(away).toEqual([])
    expect(textOf(by('style')[0] as Element)).not.toMatch(/url\(|@import/)
  })
})

describe('without a script', () => {
  test('the message stands there with the words marked, why, and what is better', () => {
    const page = written([heard], { findings: 1, warning: 1 })
    expect(words(page, 'article')).toEqual([
      'Refund deniedmacros/a.mdmacros › Refund denied › bodyby Boused 1,200 times' +
        'Hi.No problem (warning 1) , Ana.' +
        '1▲ warningno-problem' +
        '“No problem” hints at a problem.The customer hears trouble where there was none.' +
        'BetterGladlysafe to take as it isCopy: Gladly' +
        'I will see to it by {time}fill in what stands in bracesCopy: I will see to it by {time}Leave it out.' +
        'macros/a.md:2:1no-problemAfter thompson: p. 4',
    ])
    expect(words(page, 'mark')).toEqual(['No problem (warning 1)'])
  })

  test('rules have their titles, and books their names', () => {
    const page = written(
      [heard],
      { findings: 1, warning: 1 },
      {
        rules: [{ id: 'no-problem', group: 'wording', title: 'Say yes', severity: 'warning' }],
        works: [{ id: 'thompson', author: 'Bob Thompson', title: 'Hooked on Customers' }],
      },
    )
    expect(words(page, 'strong')).toEqual(['Say yes'])
    expect(words(page, 'cite')).toEqual(['Bob Thompson, Hooked on Customers: p. 4'])
  })

  test('Chinese is marked as such', () => {
    const zh = { ...heard, said: [said(['您好。', '没问题，请稍等。我们会尽快处理。'])] }
    const [, passage] = read(written([zh], { findings: 1, warning: 1 })).by('p', 'passage')
    expect(passage && attribute(passage, 'lang')).toBe('zh')
  })

  test('the worst of very many stand there, and the page says how many', () => {
    const many = Array.from({ length: 90 }, (_, at) => ({
      ...spotted,
      severity: at === 89 ? ('error' as const) : ('info' as const),
      spot: { ...spotted.spot, message: at },
    }))
    const page = written(
      [{ ...heard, findings: many, said: many.map((_, at) => said(['a', 'b'], { id: `m${at}` })) }],
      { findings: 90, error: 1, info: 89 },
    )
    expect(read(page).by('article').length).toBe(60)
    expect(words(page, 'p', 'scriptless')[0]).toMatch(/^This page shows 60 of 90 findings, the worst first;/)
    expect(words(page, 'p', 'head')[0]).toBe('1■ errorno-problem')
    expect(dataOf(page)[0]?.messages.length).toBe(90)
  })

  test('a message with very many findings comes in parts, each with its stretch of the text', () => {
    const text = 'No problem. '.repeat(1_000)
    const many = Array.from({ length: 1_000 }, (_, at) => ({
      ...spotted,
      spot: { message: 0, passage: 0, range: { start: at * 12, end: at * 12 + 10 } },
    }))
    const page = written([{ ...heard, findings: many, said: [said([text])] }], {
      findings: 1_000,
      warning: 1_000,
    })
    const [file] = dataOf(page)
    expect(file?.messages.map(({ part }) => part?.[0])).toEqual(Array.from({ length: 25 }, (_, at) => at + 1))
    for (const { passages, findings } of file?.messages ?? [])
      for (const { at: [passage, start, end] = [0, 0, 0] } of findings)
        expect(passages[passage]?.text.slice(start, end)).toBe('No problem')
    expect(words(page, 'dd')).toContain('1 of 1')
  })
})

describe('what the page says of the run', () => {
  const headline = (sums: Partial<Summary>, files: readonly FileReport[] = []): readonly string[] => {
    const page = written(files, sums)
    return [...words(page, 'h1'), ...words(page, 'p', 'lead'), ...words(page, 'section', 'notice')]
  }

  test('findings, and what they are a rate of', () => {
    expect(headline({ messages: 1_204, files: 3, findings: 1, warning: 1 }, [heard])).toEqual([
      '1 place worth another look',
      'Tactful read 1,204 messages in 3 files and found 1 warning: 0.08 for every hundred messages. 1,203 of the messages are fine as they stand.',
    ])
  })

  test('too few messages for a rate', () => {
    const page = written([heard], { messages: 3, files: 1, findings: 1, warning: 1 })
    expect(words(page, 'p', 'lead')).toEqual([
      'Tactful read 3 messages in 1 file and found 1 warning. 2 of the messages are fine as they stand.',
    ])
    expect(words(page, 'dt')).not.toContain('findings per 100 messages')
  })

  test('nothing to mend', () => {
    expect(headline({ messages: 12, files: 1 })).toEqual([
      'Every message reads well',
      'Tactful read 12 messages in 1 file and found nothing to mend.',
    ])
  })

  test('nothing found is not well where something could not be read', () => {
    const problem = { path: 'b.json', line: 3, column: 1, message: 'this is not JSON', hint: 'Mend it.' }
    expect(headline({ messages: 12, problems: [problem] })).toEqual([
      'Nothing found in what could be read',
      'Tactful read 12 messages in 1 file and found nothing to mend.',
      '1 thing could not be checkedWhat stands there is not in this report, and nobody knows whether it is well.b.json, line 3: this is not JSON. Mend it.',
    ])
    expect(headline({ messages: 0, files: 0, problems: [problem] })[0]).toBe('Nothing could be read')
    expect(headline({ messages: 3, incomplete: true }).slice(0, 1)).toEqual([
      'Nothing found in what could be read',
    ])
    expect(headline({ messages: 3, incomplete: true })[2]).toMatch(/^This report is not completeThe run was/)
  })

  test('nothing to read', () => {
    expect(headline({ messages: 0, files: 0 })[0]).toBe('There was nothing to read')
  })

  test('what was silenced, hidden, known and passed over', () => {
    const silenced: FileReport = {
      ...report(source, []),
      suppressed: [{ finding: plain, by: 'comment', reason: 'a name', until: '2027-01-31' }],
    }
    const page = written([silenced], {
      findings: 4,
      info: 4,
      suppressed: 1,
      known: 2,
      skipped: 3,
      otherLanguages: 1,
    })
    const [section = ''] = words(page, 'section', 'left-out')
    for (const part of [
      '4 milder findings not listed here; --show info lists them all.',
      '2 findings known from before',
      '1 passage neither English nor Chinese',
      '3 files of a kind that Tactful does not read',
      'No problem',
      'silenced by a comment beside it, until 31 January 2027, because: a name',
      'macros/a.md:2:1',
    ])
      expect(section).toContain(part)
  })
})

describe('the trend', () => {
  const run = (date: string, messages: number, warning: number, more = {}) => ({
    date,
    messages,
    found: { error: 0, warning, info: 0 },
    listed: { 'no-problem': { error: 0, warning, info: 0 } },
    partial: false,
    ...more,
  })
  const sums = { messages: 1_000, findings: 1, warning: 1 }
  const trendOf = (earlier: ReportSettings['earlier']): readonly string[] => {
    const page = written([heard], sums, earlier ? { earlier } : {})
    return [...words(page, 'p', 'said'), ...words(page, 'section', 'trend').map(() => 'drawn')]
  }

  test('there is none without an earlier run', () => {
    expect(trendOf(undefined)).toEqual([])
    expect(trendOf([run('2026-10-01', 0, 0)])).toEqual([])
  })

  test('tells what fell since the last run before, whatever the order of the files', () => {
    expect(trendOf([run('2026-10-01', 1_000, 90), run('2026-05-01', 1_000, 1)])).toEqual([
      'Since 1 October 2026, findings per hundred messages fell from 9.0 to 0.1.',
      'What fell most: “no-problem” (from 9.0 to 0.1).',
      'drawn',
    ])
  })

  test('says that a small change may be chance', () => {
    expect(trendOf([run('2026-10-01', 1_000, 2)])).toEqual([
      'Since 1 October 2026, findings per hundred messages fell from 0.2 to 0.1. So small a change may be chance.',
      'No single rule changed by more than chance may do.',
      'drawn',
    ])
  })

  test('says that nothing changed', () => {
    expect(trendOf([run('2026-10-01', 1_000, 1)])).toEqual([
      'Since 1 October 2026, findings per hundred messages stayed at 0.1.',
      'drawn',
    ])
  })

  test('compares no rule by findings that a run did not list', () => {
    const page = written([heard], sums, { earlier: [run('2026-10-01', 1_000, 90, { listed: {} })] })
    expect(words(page, 'p', 'said')).toEqual([
      'Since 1 October 2026, findings per hundred messages fell from 9.0 to 0.1.',
    ])
    expect(words(page, 'section', 'trend')[0]).toContain('only by the findings that every run lists')
  })

  test('every picture has a name and a table', () => {
    const page = written([heard], sums, { earlier: [run('2026-10-01', 1_000, 90)] })
    const { by } = read(page)
    expect(by('figure').length).toBe(4)
    for (const one of by('figure')) {
      const inside = elements(one)
      const pictures = inside.filter(({ tagName }) => tagName === 'svg')
      expect(pictures.map(each => attribute(each, 'role'))).toEqual(['img', 'img'])
      for (const each of pictures) expect(attribute(each, 'aria-label')).toMatch(/: /)
      expect(inside.some(({ tagName }) => tagName === 'table')).toBe(true)
    }
  })
})
